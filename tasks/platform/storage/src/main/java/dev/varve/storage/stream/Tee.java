package dev.varve.storage.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Keeps and hashes what is read. */
public final class Tee extends Source {
    private final OutputStream out;
    private final Hash hash = new Hash();

    public Tee(InputStream in, OutputStream out) {
        super(in);
        this.out = out;
    }

    @Override
    protected void taken(byte[] buffer, int offset, int length) throws IOException {
        out.write(buffer, offset, length);
        hash.add(buffer, offset, length);
    }

    public String hash() {
        return hash.text();
    }
}
