package dev.varve.serve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Chooses files that are worth writing together: some of about one size, so that a row is written again only as often as the logarithm of
 * the table's size says, and files of which much is removed.
 */
final class Compaction {
    /** A file's rows that may be removed before it is written anew; ten changes of a hundredth each share its cost. */
    private static final double REMOVED = 0.1;

    private static final int TOGETHER = 8;
    /** Rows of the smallest size. */
    private static final long SMALL = 8_000;

    private Compaction() {}

    static List<ServedTable.Rows> rows(List<ServedTable.Rows> files, boolean all) {
        if (all) {
            return files.size() > 1 || files.stream().anyMatch(file -> file.removed() > 0) ? files : List.of();
        }
        Set<ServedTable.Rows> chosen = new LinkedHashSet<>(together(files, file -> file.rows() - file.removed()));
        files.stream()
                .filter(file -> file.removed() > REMOVED * file.rows() && file.rows() > SMALL)
                .forEach(chosen::add);
        return List.copyOf(chosen);
    }

    static List<ServedTable.Removals> removals(List<ServedTable.Removals> files) {
        return together(files, ServedTable.Removals::rows);
    }

    static List<ServedTable.Past> past(List<ServedTable.Past> files, boolean all) {
        return all && files.size() > 1 ? List.copyOf(files) : together(files, ServedTable.Past::rows);
    }

    /** Files of one size, where there are enough of them; they are written as one. */
    private static <T> List<T> together(List<T> files, ToLongFunction<T> rows) {
        Map<Integer, List<T>> sizes = new TreeMap<>();
        for (T file : files) {
            int size = 0;
            for (long left = rows.applyAsLong(file); left >= SMALL; left /= TOGETHER) {
                size++;
            }
            sizes.computeIfAbsent(size, one -> new ArrayList<>()).add(file);
        }
        List<T> chosen = new ArrayList<>();
        sizes.values().stream().filter(same -> same.size() >= TOGETHER).forEach(chosen::addAll);
        return chosen;
    }
}
