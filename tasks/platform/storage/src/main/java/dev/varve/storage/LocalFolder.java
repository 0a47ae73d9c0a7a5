package dev.varve.storage;

import dev.varve.failure.TaskFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** A folder of this machine. */
public final class LocalFolder implements ObjectStore {
    private static final boolean UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private final Path root;

    public LocalFolder(Path root) {
        this.root = root;
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
                        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                            found.add(object(path, attributes));
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                            found.add(object(path, attributes));
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw TaskFailure.configuration("cannot list the landing folder " + start + ": " + e.getMessage(), e);
        }
        found.sort(Comparator.comparing(StoredObject::path));
        return found;
    }

    private StoredObject object(Path path, BasicFileAttributes attributes) {
        return new StoredObject(
                root.relativize(path).toString().replace('\\', '/'),
                attributes.isDirectory() ? 0 : attributes.size(),
                attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS),
                attributes.isDirectory(),
                attributes.isDirectory() ? null : standsAs(path));
    }

    /** The inode and when anything of it changed last, which no program sets. */
    private static String standsAs(Path path) {
        if (!UNIX) {
            return null;
        }
        try {
            Map<String, Object> inode = Files.readAttributes(path, "unix:ino,ctime");
            return inode.get("ino") + " " + inode.get("ctime");
        } catch (IOException e) {
            // It went since it was listed; whoever reads it says so.
            return null;
        }
    }

    @Override
    public InputStream open(String path) throws IOException {
        return Files.newInputStream(root.resolve(path));
    }

    @Override
    public String location() {
        return root.toString();
    }
}
