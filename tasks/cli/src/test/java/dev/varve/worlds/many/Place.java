package dev.varve.worlds.many;

import java.time.Instant;

/**
 * Where an object of landing lies.
 *
 * @param dataset which of the script's
 * @param receivedAt captured from the path, or null
 * @param region captured from the path, or null
 */
record Place(int dataset, Instant receivedAt, String region, String name) {}
