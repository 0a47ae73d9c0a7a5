package dev.varve.storage;

import java.io.IOException;
import java.io.OutputStream;

/** An object while it is written. Closed without being kept, it never was. */
public interface Draft extends AutoCloseable {
    OutputStream out();

    /** Puts it in its place, whole; an object that stands there stays. */
    void keep(String path) throws IOException;

    @Override
    void close() throws IOException;
}
