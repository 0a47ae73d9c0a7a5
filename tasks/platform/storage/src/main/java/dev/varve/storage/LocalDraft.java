package dev.varve.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that gets its name when it is written. */
final class LocalDraft implements Draft {
    private final Path file;
    private final LocalFolder folder;
    private final OutputStream out;

    LocalDraft(Path file, LocalFolder folder) throws IOException {
        this.file = file;
        this.folder = folder;
        this.out = Files.newOutputStream(file);
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public void keep(String path) throws IOException {
        out.close();
        folder.keep(file, path);
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
