package dev.varve.storage.stream;

import java.io.IOException;
import java.io.InputStream;

/** Takes the members of a bundle in their order. */
public interface MemberSink {
    /** @param name as the bundle has it */
    void folder(String name) throws Damaged;

    /** @param content need not be read to its end */
    void file(String name, InputStream content) throws IOException;
}
