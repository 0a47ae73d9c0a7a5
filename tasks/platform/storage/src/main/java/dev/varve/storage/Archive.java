package dev.varve.storage;

import dev.varve.failure.TaskFailure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Every byte that was ever delivered, under the hash of its decompressed content, written once and never again; and beside it
 * the manifests and decisions that make a lost warehouse again.
 */
public final class Archive {
    private static final int BUFFER = 1 << 16;
    private final Path root;

    public Archive(Path root) {
        this.root = root;
    }

    /**
     * What reading a file whole has shown.
     *
     * @param contentId SHA-256 of the decompressed bytes; of the bytes as they are where they are broken
     * @param bytes decompressed
     * @param storedBytes as they lay in landing
     * @param storedHash SHA-256 of the bytes as they lay in landing
     * @param archivedAs relative to the archive
     * @param damage why the file is not whole, or null
     */
    public record Content(
            String contentId, long bytes, long storedBytes, String storedHash, String archivedAs, Damage damage) {}

    /** @param code truncated, corrupt or too_large */
    public record Damage(String code, String message) {}

    /**
     * Reads every byte once: archives it, hashes it, and proves a compressed stream whole (every member's checksum and length,
     * nothing behind the last one).
     *
     * @param suffix of the file's name, {@code .gz} or empty
     * @param limit most decompressed bytes
     * @param ratio most decompressed bytes per stored byte
     */
    public Content store(InputStream source, String suffix, long limit, long ratio) throws IOException {
        Path incoming = root.resolve("incoming");
        Path temporary = null;
        try {
            Files.createDirectories(incoming);
            temporary = Files.createTempFile(incoming, "part", null);
            Content content = copy(source, temporary, suffix, limit, ratio);
            keep(temporary, root.resolve(content.archivedAs()));
            return content;
        } catch (FileSystemException e) {
            throw meaning(e, root);
        } finally {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    private static Content copy(InputStream source, Path temporary, String suffix, long limit, long ratio)
            throws IOException {
        MessageDigest stored = sha256();
        MessageDigest content = sha256();
        long bytes = 0;
        Damage damage = null;
        Tee tee;
        try (OutputStream out = Files.newOutputStream(temporary)) {
            tee = new Tee(source, out, stored);
            byte[] buffer = new byte[BUFFER];
            try {
                InputStream in = suffix.isEmpty()
                        ? tee
                        : GzipCompressorInputStream.builder()
                                .setInputStream(tee)
                                .setDecompressConcatenated(true)
                                .setBufferSize(BUFFER)
                                .get();
                for (int n = in.read(buffer); n >= 0 && damage == null; n = in.read(buffer)) {
                    content.update(buffer, 0, n);
                    bytes += n;
                    if (bytes > limit) {
                        damage = new Damage("too_large", "unpacks to more than " + limit + " bytes (limits.bytes)");
                    } else if (!suffix.isEmpty() && bytes > BUFFER * 16L && bytes / ratio > tee.count) {
                        damage = new Damage(
                                "too_large", "unpacks to more than " + ratio + " times its size (limits.ratio)");
                    }
                }
            } catch (java.io.EOFException e) {
                damage = new Damage(
                        "truncated", "the compressed stream ends after " + bytes + " bytes of content, before its end");
            } catch (IOException e) {
                if (tee.failed || e instanceof FileSystemException) {
                    throw e;
                }
                damage = new Damage("corrupt", "the compressed stream is damaged: " + e.getMessage());
            }
            tee.drain(buffer);
        }
        String storedHash = hex(stored);
        String contentId = damage == null ? hex(content) : storedHash;
        String folder = damage == null ? "content/" : "damaged/";
        return new Content(
                contentId,
                bytes,
                tee.count,
                storedHash,
                folder + contentId.substring(0, 2) + "/" + contentId + suffix,
                damage);
    }

    /** The decompressed bytes of an archived content. */
    public InputStream open(String archivedAs) throws IOException {
        try {
            InputStream stored = Files.newInputStream(root.resolve(archivedAs));
            return archivedAs.endsWith(".gz")
                    ? GzipCompressorInputStream.builder()
                            .setInputStream(stored)
                            .setDecompressConcatenated(true)
                            .setBufferSize(BUFFER)
                            .get()
                    : stored;
        } catch (NoSuchFileException e) {
            throw TaskFailure.configuration(
                    "the archive lacks " + root.resolve(archivedAs) + "; put the archive back as it was", e);
        }
    }

    /** Writes a small text once; an existing one stays. */
    public void writeOnce(String path, Supplier<String> text) {
        Path target = root.resolve(path);
        if (Files.exists(target)) {
            return;
        }
        try {
            Path incoming = Files.createDirectories(root.resolve("incoming"));
            Path temporary = Files.createTempFile(incoming, "part", null);
            Files.writeString(temporary, text.get());
            keep(temporary, target);
        } catch (IOException e) {
            throw meaning(e, target);
        }
    }

    /** Demands that an archived content still is what was delivered. */
    public void prove(String archivedAs, String contentId) {
        MessageDigest content = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = open(archivedAs)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                content.update(buffer, 0, n);
            }
        } catch (IOException e) {
            throw altered(archivedAs, e);
        }
        if (!hex(content).equals(contentId)) {
            throw altered(archivedAs, null);
        }
    }

    private TaskFailure altered(String archivedAs, IOException cause) {
        return TaskFailure.configuration(
                "the archived " + root.resolve(archivedAs)
                        + " is not what was delivered; put the archive back as it was",
                cause);
    }

    /** Every small text below a folder by its path, in the order of these. */
    public SortedMap<Path, String> texts(String folder) {
        Path start = root.resolve(folder);
        if (!Files.isDirectory(start)) {
            return Collections.emptySortedMap();
        }
        try (Stream<Path> files = Files.walk(start)) {
            SortedMap<Path, String> texts = new TreeMap<>();
            files.filter(Files::isRegularFile).forEach(file -> texts.put(file, read(file)));
            return texts;
        } catch (IOException e) {
            throw meaning(e, start);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw meaning(e, file);
        }
    }

    private static void keep(Path temporary, Path target) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        Files.createDirectories(target.getParent());
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What a failure to write means for the user. */
    public static TaskFailure meaning(IOException e, Path where) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("No space left") || message.contains("Disk quota")) {
            return TaskFailure.transientFailure(
                    "the disk is full while writing " + where
                            + "; nothing was changed: free some space and run this again",
                    e);
        }
        if (e instanceof java.nio.file.AccessDeniedException || message.contains("Read-only file system")) {
            return TaskFailure.configuration(
                    "no permission to write " + where + "; change it or choose another place with --home", e);
        }
        String reason = e instanceof FileSystemException file && file.getReason() != null ? file.getReason() : message;
        return TaskFailure.configuration(
                "cannot write " + where + ": " + reason + "; choose another place with --home", e);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Copies what is read. */
    private static final class Tee extends FilterInputStream {
        private final OutputStream out;
        private final MessageDigest digest;
        private long count;
        private boolean failed;

        Tee(InputStream in, OutputStream out, MessageDigest digest) {
            super(in);
            this.out = out;
            this.digest = digest;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                int n = in.read(buffer, offset, length);
                if (n > 0) {
                    out.write(buffer, offset, n);
                    digest.update(buffer, offset, n);
                    count += n;
                }
                return n;
            } catch (IOException e) {
                failed = true;
                throw e;
            }
        }

        void drain(byte[] buffer) throws IOException {
            while (read(buffer, 0, buffer.length) >= 0) {
                // every byte is archived, also behind the damage
            }
        }
    }
}
