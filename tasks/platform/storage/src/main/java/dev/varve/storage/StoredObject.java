package dev.varve.storage;

import java.time.Instant;

/**
 * An object as a listing shows it.
 *
 * @param path relative to the store's root, with {@code /}
 * @param bytes its size
 * @param modifiedAt microseconds
 * @param folder a folder stands where an object is looked for
 * @param standsAs what changes when the object is replaced by one of the same size and time; null where the store has no such thing
 */
public record StoredObject(String path, long bytes, Instant modifiedAt, boolean folder, String standsAs) {}
