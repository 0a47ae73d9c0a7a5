package dev.varve.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Keeps and hashes what is read. */
final class Tee extends Source {
    private final OutputStream out;
    private final Hash hash = new Hash();

    Tee(InputStream in, OutputStream out) {
        super(in);
        this.out = out;
    }

    @Override
    void taken(byte[] buffer, int offset, int length) throws IOException {
        out.write(buffer, offset, length);
        hash.add(buffer, offset, length);
    }

    String hash() {
        return hash.text();
    }
}
