package dev.varve.serve;

import dev.varve.derive.outbox.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A table as readers have it: rows in files, without those at removed positions. Of a table that changes row by row each file says from
 * when on a row is known ({@code _known_from}), each removal until when ({@code _known_to}), and past rows have both.
 *
 * @param token names the last change that is in it; of a table that is written whole its rows
 * @param knownSince from when on it tells what was known; null where it always does
 * @param versioned its files have {@code _known_from}
 * @param next number of the next file
 */
public record ServedTable(
        String token,
        Instant knownSince,
        boolean versioned,
        long next,
        List<Rows> rows,
        List<Removals> removed,
        List<Past> past) {

    /**
     * A file of rows, as they were written; positions in it count from 0.
     *
     * @param number by which removals name it; never used again in the table
     * @param parts ids of the loads whose rows it has, where the table grows by loads
     * @param removed how many of its rows are at removed positions
     */
    public record Rows(String file, long number, List<String> parts, long rows, long removed, long bytes) {
        Rows without(long more) {
            return new Rows(file, number, parts, rows, removed + more, bytes);
        }
    }

    /** A file of positions that were removed: {@code _file} (number), {@code _position}, {@code _known_to}. */
    public record Removals(String file, long rows, long bytes) {}

    /**
     * A file of rows that are no more.
     *
     * @param until when the last of them was known, exclusive
     */
    public record Past(String file, long rows, long bytes, Instant until) {}

    /** One without removals. @param token of one that is written whole; empty for one that grows by loads */
    static ServedTable of(String token, long next, List<Rows> files) {
        return new ServedTable(token, null, false, next, files, List.of(), List.of());
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        rows.forEach(file -> names.add(file.file()));
        removed.forEach(file -> names.add(file.file()));
        past.forEach(file -> names.add(file.file()));
        return names;
    }

    /** Rows that readers see. */
    public long count() {
        return rows.stream().mapToLong(file -> file.rows() - file.removed()).sum();
    }

    ServedTable since(Known known) {
        Instant since = known.since().orElse(null);
        return Objects.equals(since, knownSince)
                ? this
                : new ServedTable(token, since, versioned, next, rows, removed, past);
    }

    /** Its changes one by one tell what was known then. */
    boolean tells(Instant at) {
        return versioned && (knownSince == null || !at.isBefore(knownSince));
    }
}
