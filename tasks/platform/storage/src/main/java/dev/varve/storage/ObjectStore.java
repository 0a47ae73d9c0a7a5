package dev.varve.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Where files land; read only. */
public interface ObjectStore {
    /** Every object and folder below a folder, in the order of their paths; nothing where there is no such folder. */
    List<StoredObject> list(String folder);

    InputStream open(String path) throws IOException;

    /** For messages. */
    String location();
}
