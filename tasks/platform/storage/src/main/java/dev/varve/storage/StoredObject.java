package dev.varve.storage;

import java.time.Instant;

/**
 * An object as a listing shows it.
 *
 * @param path relative to the store's root, with {@code /}
 * @param bytes its size
 * @param modifiedAt microseconds
 * @param folder a folder stands where an object is looked for
 */
public record StoredObject(String path, long bytes, Instant modifiedAt, boolean folder) {}
