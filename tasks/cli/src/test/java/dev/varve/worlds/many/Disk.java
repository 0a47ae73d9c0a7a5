package dev.varve.worlds.many;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** The disk, where somebody stands beside each rename. */
final class Disk extends FileSystemProvider {

    /** What puts a file in place. */
    @FunctionalInterface
    interface Rename {
        void run() throws IOException;
    }

    /** Runs it, or does not come back. */
    @FunctionalInterface
    interface Beside {
        void rename(Rename rename) throws IOException;
    }

    private final FileSystem disk;
    private final FileSystemProvider provider;
    private final Beside beside;

    private Disk(FileSystem disk, Beside beside) {
        this.disk = disk;
        this.provider = disk.provider();
        this.beside = beside;
    }

    /** The same path; whatever is resolved against it, too. */
    static Path watched(Path path, Beside beside) {
        return new Disk(path.getFileSystem(), beside).watched(path);
    }

    private Path watched(Path real) {
        return (Path) Proxy.newProxyInstance(
                Disk.class.getClassLoader(), new Class<?>[] {Watched.class}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Watched.class) {
                        return real;
                    }
                    if (method.getName().equals("getFileSystem")) {
                        return system;
                    }
                    Object[] bare = arguments == null ? new Object[0] : arguments.clone();
                    for (int i = 0; i < bare.length; i++) {
                        bare[i] = bare[i] instanceof Path path ? real(path) : bare[i];
                    }
                    try {
                        Object answer = method.invoke(real, bare);
                        return answer instanceof Path path ? watched(path) : answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    /** A path of this disk. */
    interface Watched extends Path {
        Path real();
    }

    private static Path real(Path path) {
        return path instanceof Watched watched ? watched.real() : path;
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        beside.rename(() -> provider.move(real(source), real(target), options));
    }

    @Override
    public String getScheme() {
        return provider.getScheme();
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return system;
    }

    @Override
    public Path getPath(URI uri) {
        return watched(provider.getPath(uri));
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return provider.newByteChannel(real(path), options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        DirectoryStream<Path> real = provider.newDirectoryStream(real(folder), path -> filter.accept(watched(path)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> paths = real.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return paths.hasNext();
                    }

                    @Override
                    public Path next() {
                        return watched(paths.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        provider.createDirectory(real(folder), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        provider.delete(real(path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        provider.copy(real(source), real(target), options);
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        return provider.isSameFile(real(path), real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return provider.isHidden(real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return provider.getFileStore(real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        provider.checkAccess(real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return provider.getFileAttributeView(real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return provider.readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return provider.readAttributes(real(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        provider.setAttribute(real(path), attribute, value, options);
    }

    private final FileSystem system = new FileSystem() {
        @Override
        public FileSystemProvider provider() {
            return Disk.this;
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return disk.isOpen();
        }

        @Override
        public boolean isReadOnly() {
            return disk.isReadOnly();
        }

        @Override
        public String getSeparator() {
            return disk.getSeparator();
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            return disk.getRootDirectories();
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            return disk.getFileStores();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            return disk.supportedFileAttributeViews();
        }

        @Override
        public Path getPath(String first, String... more) {
            return watched(disk.getPath(first, more));
        }

        @Override
        public PathMatcher getPathMatcher(String pattern) {
            PathMatcher matcher = disk.getPathMatcher(pattern);
            return path -> matcher.matches(real(path));
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            return disk.getUserPrincipalLookupService();
        }

        @Override
        public WatchService newWatchService() throws IOException {
            return disk.newWatchService();
        }
    };
}
