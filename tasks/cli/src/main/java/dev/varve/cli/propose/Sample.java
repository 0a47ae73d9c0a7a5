package dev.varve.cli.propose;

import dev.varve.failure.TaskFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The file that a proposal is made from.
 *
 * @param gzip whatever its name says
 */
record Sample(Path path, boolean gzip) {
    private static final int BUFFER = 1 << 16;
    /** By the first bytes. */
    private static final Map<String, String> LATER = Map.of(
            "PK\003\004", "a zip archive or a spreadsheet",
            "BZh", "compressed with bzip2",
            "\u00fd7zXZ", "compressed with xz",
            "(\u00b5/\u00fd", "compressed with zstd",
            "PAR1", "Parquet",
            "II*\000", "a TIFF",
            "MM\000*", "a TIFF");

    /** @throws TaskFailure where it is no file that can be read, or has no bytes */
    static Sample of(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw TaskFailure.usage("there is no file " + path);
        }
        if (!Files.isRegularFile(path)) {
            throw TaskFailure.usage(path + " is no file; name one file of the dataset as a sample");
        }
        if (!Files.isReadable(path)) {
            throw TaskFailure.usage(path + " cannot be read; ask for the permission to read it");
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(2);
        }
        Sample sample = new Sample(path, head.length == 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b);
        try (InputStream in = sample.open()) {
            String start = new String(in.readNBytes(6), StandardCharsets.ISO_8859_1);
            if (start.isEmpty()) {
                throw TaskFailure.refused(path + " is empty; take a file that has records");
            }
            LATER.forEach((mark, kind) -> {
                if (start.startsWith(mark)) {
                    throw TaskFailure.configuration("not yet: " + path + " is " + kind
                            + "; this version reads csv, tsv, json and ndjson, plain or as .gz");
                }
            });
        }
        return sample;
    }

    /** The decompressed bytes. */
    InputStream open() throws IOException {
        InputStream in = Files.newInputStream(path);
        return gzip ? new GZIPInputStream(in, BUFFER) : new BufferedInputStream(in, BUFFER);
    }

    String name() {
        return path.getFileName().toString();
    }

    /** The kind of file its name tells, without compression: {@code csv}; empty where it tells none. */
    String extension() {
        String name = name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".gz")) {
            name = name.substring(0, name.length() - 3);
        }
        return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
    }
}
