package dev.varve.storage;

import dev.varve.contract.Compression;
import dev.varve.contract.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** An archive in a folder of its own. */
record Stored(Archive archive) {
    static final Limits LIMITS = new Limits(new Limits.Limit(0, false), new Limits.Limit(0, false), 100_000_000, 1_000);

    Stored(Path root) {
        this(new Archive(root));
    }

    Archive.Content file(byte[] bytes, Compression compression) throws IOException {
        return archive.store(new ByteArrayInputStream(bytes), compression, LIMITS);
    }

    byte[] read(String archivedAs) throws IOException {
        try (InputStream in = archive.open(archivedAs)) {
            return in.readAllBytes();
        }
    }
}
