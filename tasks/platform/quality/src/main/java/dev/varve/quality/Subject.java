package dev.varve.quality;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is judged: the rows that one load contributes, where the candidate is seen as the ordinary tables. The dataset's rows are
 * {@code load_rows}, those of a child {@code load_<child>}.
 *
 * @param receivedAt of the load; ages are measured at it
 * @param previousReceivedAt of the load of this dataset received before; empty for the first
 * @param others the datasets that this one refers to, by name; those without a table yet are missing
 */
record Subject(
        long loadId,
        Instant receivedAt,
        Optional<Instant> previousReceivedAt,
        Rows rows,
        List<FileCounts> files,
        LoadCounts counts,
        Map<String, Other> others) {

    /** @param readable a SELECT over tables that readers have which gives the load's rows */
    record Rows(Optional<String> readable) {}

    /** Records of one file: all read are accepted, rejected or ignored. */
    record FileCounts(String file, long read, long accepted, long rejected, long ignored) {}

    /** Rows of the load: all accepted contribute, are beaten by another row of the load, or came in an earlier file. */
    record LoadCounts(long accepted, long contributed, long duplicate, long repeated) {}

    /**
     * A dataset that is referred to.
     *
     * @param relation {@code snapshot.<table>_latest}
     * @param key its key, in the order of its contract
     */
    record Other(String relation, List<String> key) {}
}
