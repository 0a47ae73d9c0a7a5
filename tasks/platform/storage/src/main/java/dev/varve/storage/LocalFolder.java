package dev.varve.storage;

import dev.varve.failure.TaskFailure;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** A folder of this machine. */
public final class LocalFolder implements ObjectStore {
    private static final boolean UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    /** Bytes of either end of a file that are looked at where it has no inode. */
    private static final int END = 4_096;

    /** In which the JDK says names of files here. */
    private static final String NAMES = System.getProperty("sun.jnu.encoding", "UTF-8");

    private final Path root;
    private final boolean inodes;
    private final boolean follows;
    private final Set<String> known = new HashSet<>();
    private final List<String> passedOver = new ArrayList<>();

    public LocalFolder(Path root) {
        this(root, UNIX, false);
    }

    /** @param follows whether links may lead out of the folder */
    LocalFolder(Path root, boolean follows) {
        this(root, UNIX, follows);
    }

    LocalFolder(Path root, boolean inodes, boolean follows) {
        this.root = root;
        this.inodes = inodes;
        this.follows = follows;
    }

    @Override
    public List<StoredObject> list(String folder) {
        Path start = root.resolve(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        List<StoredObject> found = new ArrayList<>();
        try {
            Files.walkFileTree(
                    start,
                    EnumSet.of(java.nio.file.FileVisitOption.FOLLOW_LINKS),
                    Integer.MAX_VALUE,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
                                throws IOException {
                            if (!path.equals(start) && isOdd(path, attributes)) {
                                return FileVisitResult.SKIP_SUBTREE;
                            }
                            found.add(object(path, attributes));
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                            if (!isOdd(path, attributes)) {
                                found.add(object(path, attributes));
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
                            return failed(start, path, e);
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(Path path, IOException e) throws IOException {
                            return e == null ? FileVisitResult.CONTINUE : failed(start, path, e);
                        }
                    });
        } catch (IOException e) {
            throw TaskFailure.configuration("cannot list the landing folder " + start + ": " + e.getMessage(), e);
        }
        found.sort(Comparator.comparing(StoredObject::path));
        return found;
    }

    private FileVisitResult failed(Path start, Path path, IOException e) throws IOException {
        if (path.equals(start)) {
            throw e;
        }
        if (!(e instanceof NoSuchFileException)) {
            passOver(
                    path,
                    e instanceof FileSystemLoopException
                            ? "is a link to a folder around it"
                            : "cannot be read: "
                                    + (e instanceof AccessDeniedException ? "access denied" : e.getMessage()));
        }
        return FileVisitResult.CONTINUE;
    }

    /** What is no file or folder of this place, or cannot be told from another by its name. */
    private boolean isOdd(Path path, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            passOver(path, "is a link that leads nowhere");
        } else if (attributes.isOther()) {
            passOver(path, "is no file, but a pipe, a socket or a device");
        } else if (!follows && Files.isSymbolicLink(path) && !path.toRealPath().startsWith(root.toRealPath())) {
            passOver(
                    path,
                    "is a link that leads out of " + root + " (landing_links: follow in the environment follows it)");
        } else if (!isNamed(path)) {
            passOver(path, "has a name that is no " + NAMES);
        } else {
            return false;
        }
        return true;
    }

    /** Its name, decoded and encoded again, is still its own. */
    private boolean isNamed(Path path) {
        try {
            return Files.exists(root.resolve(name(path)));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private synchronized void passOver(Path path, String why) {
        String said = visible(name(path)) + " " + why + "; it is passed over";
        if (known.add(said)) {
            passedOver.add(said);
        }
    }

    @Override
    public synchronized List<String> passedOver() {
        List<String> said = List.copyOf(passedOver);
        passedOver.clear();
        return said;
    }

    private static String visible(String name) {
        StringBuilder visible = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (Character.isISOControl(c)) {
                visible.append(String.format("\\u%04x", c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }

    private StoredObject object(Path path, BasicFileAttributes attributes) {
        return new StoredObject(
                name(path),
                attributes.isDirectory() ? 0 : attributes.size(),
                attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS),
                attributes.isDirectory(),
                attributes.isDirectory() ? null : standsAs(path));
    }

    /** The inode and when anything of it changed last, which no program sets; without inodes, a checksum of both ends. */
    private String standsAs(Path path) {
        try {
            if (!inodes) {
                return ends(path);
            }
            Map<String, Object> inode = Files.readAttributes(path, "unix:ino,ctime");
            return inode.get("ino") + " " + inode.get("ctime");
        } catch (IOException e) {
            // It went since it was listed; whoever reads it says so.
            return null;
        }
    }

    private static String ends(Path path) throws IOException {
        CRC32C checksum = new CRC32C();
        try (SeekableByteChannel file = Files.newByteChannel(path)) {
            ByteBuffer bytes = ByteBuffer.allocate(END);
            for (long from : List.of(0L, Math.max(END, file.size() - END))) {
                file.position(from);
                while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
                checksum.update(bytes.flip());
                bytes.clear();
            }
        }
        return Long.toHexString(checksum.getValue());
    }

    @Override
    public InputStream open(String path) throws IOException {
        return Files.newInputStream(root.resolve(path));
    }

    @Override
    public Set<String> missing(String folder, Set<String> paths) {
        Set<String> missing = new TreeSet<>(paths);
        missing.removeIf(path -> Files.exists(root.resolve(path)));
        return missing;
    }

    @Override
    public SortedMap<String, String> texts(String folder) throws IOException {
        Path start = root.resolve(folder);
        SortedMap<String, String> texts = new TreeMap<>();
        if (Files.isDirectory(start)) {
            try (Stream<Path> files = Files.walk(start)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    texts.put(name(file), Files.readString(file));
                }
            }
        }
        return texts;
    }

    @Override
    public Draft draft() throws IOException {
        return new LocalDraft(Files.createTempFile(workspace(), "part", null), this);
    }

    /** On the file system of what it is for, so that a file is put in its place by its name alone. */
    @Override
    public Path workspace() throws IOException {
        return Files.createDirectories(root.resolve("incoming"));
    }

    @Override
    public void keep(Path file, String path) throws IOException {
        Path target = root.resolve(path);
        if (Files.exists(target)) {
            return;
        }
        Files.createDirectories(target.getParent());
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public Tagged tagged(String path) throws IOException {
        try {
            String text = Files.readString(root.resolve(path));
            return new Tagged(text, text);
        } catch (NoSuchFileException e) {
            return Tagged.NOTHING;
        }
    }

    /** Whoever writes here holds the lock of the warehouse. */
    @Override
    public void swap(String path, String text, String before) throws IOException {
        if (!Objects.equals(tagged(path).tag(), before)) {
            throw new StoreFailure(TaskFailure.transientFailure(
                    root.resolve(path) + " was written by another process; run this again", null));
        }
        Files.createDirectories(root.resolve(path).getParent());
        Path temporary = root.resolve(path + ".part");
        Files.writeString(temporary, text);
        Files.move(temporary, root.resolve(path), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void touch(String path) throws IOException {
        Files.setLastModifiedTime(root.resolve(path), FileTime.from(Instant.now()));
    }

    @Override
    public void delete(String path) throws IOException {
        Files.deleteIfExists(root.resolve(path));
    }

    @Override
    public boolean isThere(String folder) {
        return Files.isDirectory(root.resolve(folder));
    }

    @Override
    public String examine(boolean writes) throws IOException {
        if (!writes) {
            if (!isThere("")) {
                throw new StoreFailure(
                        TaskFailure.usage("there is no folder " + root + "; create it and drop files there"));
            }
            try (Stream<Path> files = Files.list(root)) {
                files.findFirst();
            }
            return "listed";
        }
        Path file = Files.createTempFile(workspace(), "doctor", null);
        Path moved = file.resolveSibling(file.getFileName() + ".moved");
        try {
            Files.writeString(file, "varve doctor");
            Files.move(file, moved, StandardCopyOption.ATOMIC_MOVE);
            Files.readString(moved);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(moved);
        }
        return "written, renamed, read, deleted; " + (root.toFile().getUsableSpace() >> 30) + " GB free";
    }

    @Override
    public String location() {
        return root.toString();
    }

    @Override
    public String locate(String path) {
        return root.resolve(path).toString();
    }

    private String name(Path file) {
        String name = root.relativize(file).toString();
        // Elsewhere a backslash is a character of names as others are.
        return File.separatorChar == '\\' ? name.replace('\\', '/') : name;
    }
}
