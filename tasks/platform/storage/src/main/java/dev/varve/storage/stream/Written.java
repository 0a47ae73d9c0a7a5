package dev.varve.storage.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the archive while it is written. A full disk is no damage of what is read. */
public final class Written extends OutputStream {
    private final OutputStream out;
    private final Path file;

    public Written(Path file) throws IOException {
        this.out = Files.newOutputStream(file);
        this.file = file;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        try {
            out.write(buffer, offset, length);
        } catch (IOException e) {
            throw WriteFailure.of(e, file);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw WriteFailure.of(e, file);
        }
    }
}
