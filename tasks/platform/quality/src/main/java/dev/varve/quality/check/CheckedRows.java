package dev.varve.quality.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is judged: the rows that one load contributes, on a connection that sees the candidate as the ordinary tables.
 *
 * @param receivedAt of the load; ages are measured at it
 * @param previousReceivedAt of the load of this dataset received before; empty for the first
 * @param rows of the dataset itself, {@code load_rows}
 * @param children rows of each child by its name, {@code load_<child>}
 * @param others the datasets that this one refers to, by name; those without a table yet are missing
 * @param delivered the dataset's rows with those that another of them beats
 */
public record CheckedRows(
        Instant receivedAt,
        Optional<Instant> previousReceivedAt,
        Rows rows,
        Map<String, Rows> children,
        List<FileCounts> files,
        LoadCounts counts,
        Map<String, Other> others,
        Rows delivered) {

    /** No row beats another. */
    public CheckedRows(
            Instant receivedAt,
            Optional<Instant> previousReceivedAt,
            Rows rows,
            Map<String, Rows> children,
            List<FileCounts> files,
            LoadCounts counts,
            Map<String, Other> others) {
        this(receivedAt, previousReceivedAt, rows, children, files, counts, others, rows);
    }

    public CheckedRows {
        children = Map.copyOf(children);
        files = List.copyOf(files);
        others = Map.copyOf(others);
    }

    /**
     * A table or view with the contract's columns and {@code effective_at} (TIMESTAMP, UTC): the rows left when those
     * that another row of the load beats are taken out.
     *
     * @param relation its name; checks in SQL use it
     * @param partition columns of the restated scope; empty where it is the whole dataset, or none
     * @param listed the partitions that the load lists, values as text in the order of {@code partition}, so that one
     *     without rows is judged too; empty: those that have rows
     * @param lineage further columns that samples show after the key, such as file and row number
     * @param readable a SELECT over tables that readers have which gives the same rows; empty where there is none
     * @param duplicates what the load names more than once
     */
    public record Rows(
            String relation,
            List<String> partition,
            List<List<String>> listed,
            List<String> lineage,
            Optional<String> readable,
            Duplicates duplicates) {
        public Rows {
            partition = List.copyOf(partition);
            listed = List.copyOf(listed);
            lineage = List.copyOf(lineage);
        }

        public static Rows of(String relation) {
            return new Rows(relation, List.of(), List.of(), List.of(), Optional.empty(), Duplicates.NONE);
        }
    }

    /**
     * Rows of a load that another of its rows with the same key beats.
     *
     * @param rows how many there are
     * @param accepted of how many
     * @param query a SELECT of their keys, with how often each stands there; empty where there is none
     */
    public record Duplicates(long rows, long accepted, String query) {
        public static final Duplicates NONE = new Duplicates(0, 0, "");
    }

    /** Records of one file: all read are accepted, rejected or ignored. */
    public record FileCounts(String file, long read, long accepted, long rejected, long ignored) {}

    /**
     * Rows of the load: all accepted contribute, are beaten by another row of the load, are of a file that says nothing again, or
     * of one that a newer version replaces.
     */
    public record LoadCounts(long accepted, long contributed, long duplicate, long repeated, long replaced) {}

    /**
     * A dataset that is referred to.
     *
     * @param relation {@code snapshot.<table>_latest}; it exists
     * @param key its key, in the order of its contract
     */
    public record Other(String relation, List<String> key) {
        public Other {
            key = List.copyOf(key);
        }
    }
}
