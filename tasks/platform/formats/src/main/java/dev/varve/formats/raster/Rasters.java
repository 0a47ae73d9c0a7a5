package dev.varve.formats.raster;

import dev.varve.formats.refusal.RefusedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads rasters whose bytes come as a stream, all with one reader. */
public final class Rasters implements AutoCloseable {
    private static final String BARE = "raster";
    private static final String NAME = BARE + ".tif";
    private final Path root;
    private final Path temporary;
    private final Contents contents;
    private RasterReader reader;

    /**
     * @param root the folder of the product, which may hold a library in {@code .venv}
     * @param temporary where files stand while they are read: the library seeks in them
     * @param contents of sidecars
     */
    public Rasters(Path root, Path temporary, Contents contents) {
        this.root = root;
        this.temporary = temporary;
        this.contents = contents;
    }

    /** What was delivered, by the hash of its bytes. */
    @FunctionalInterface
    public interface Contents {
        InputStream open(String contentId) throws IOException;
    }

    /** @param contentId SHA-256 of the file's bytes */
    public record Open(RasterReader reader, RasterFile file, String contentId) {
        public List<Scene> scenes() {
            return reader.scenes(file);
        }
    }

    /** What is done with one file. */
    @FunctionalInterface
    public interface Use<T> {
        T of(Open file) throws IOException;
    }

    /** The bytes of a sidecar. */
    public InputStream sidecar(String contentId) throws IOException {
        return contents.open(contentId);
    }

    /**
     * @param sidecars hashes of their contents, by suffix
     * @param limits those of the first file count for all
     */
    public <T> T reading(InputStream content, Map<String, String> sidecars, RasterLimits limits, Use<T> use)
            throws IOException {
        // A folder of its own, so that no other file stands beside it.
        Path folder = Files.createTempDirectory(Files.createDirectories(temporary), "raster");
        Path file = folder.resolve(NAME);
        try {
            String contentId = copy(content, file);
            if (reader == null) {
                RasterLibrary.Settings usual = RasterLibrary.Settings.in(root);
                reader = RasterLibrary.installed()
                        .open(new RasterLibrary.Settings(usual.library(), root, limits, usual.patience()));
            }
            return use.of(new Open(reader, new RasterFile(file, beside(folder, sidecars)), contentId));
        } catch (RefusedFile e) {
            throw new RefusedFile(
                    e.reason(),
                    e.getMessage().replace(file.toString(), "the file").replaceAll(NAME + "[:,] ", ""));
        } finally {
            empty(folder);
        }
    }

    private List<String> beside(Path folder, Map<String, String> sidecars) throws IOException {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, String> sidecar : sidecars.entrySet()) {
            String name = BARE + sidecar.getKey();
            try (InputStream in = contents.open(sidecar.getValue())) {
                Files.copy(in, folder.resolve(name));
            }
            names.add(name);
        }
        return names;
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static String copy(InputStream content, Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"));
                OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
