package dev.varve.derive.outbox;

import java.time.Instant;
import java.util.List;

/**
 * A change of a table that readers do not have yet.
 *
 * @param place among those that wait
 * @param after token of the change before it
 * @param knownAt from when on it is known
 * @param whole its rows are the table
 * @param identity columns that identify a row
 */
public record Waiting(long place, String after, String token, Instant knownAt, boolean whole, List<String> identity) {}
