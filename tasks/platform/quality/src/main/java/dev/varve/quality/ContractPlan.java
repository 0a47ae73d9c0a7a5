package dev.varve.quality;

import java.util.List;

/**
 * What a changed contract would change, compared with what readers have.
 *
 * @param dataset {@code domain.name}
 * @param changes what is made otherwise, and so again
 * @param cost of making it again
 * @param rejects rows that would not fit, of the files that were judged
 * @param tables those whose rows or columns change
 * @param figures of aggregates that would move, the largest difference first
 * @param dependents datasets that carry columns of this one, or refer to it
 * @param checks those that would fail, and did not before
 * @param reasons why it waits for a person; none where nothing gets worse
 */
public record ContractPlan(
        String dataset,
        List<String> changes,
        Cost cost,
        Rejects rejects,
        List<Table> tables,
        List<Figures> figures,
        List<String> dependents,
        List<Failing> checks,
        List<String> reasons) {
    /** Behind the name of a column that appears without a value. */
    public static final String EMPTY = " (empty)";

    /**
     * @param files that are loaded
     * @param bytes of theirs, decompressed
     * @param readAgain they would be read again
     * @param judgedFiles those that were read to say so; all of them, where the tables were made too
     * @param seconds that it takes; where some files were read, as long as reading takes by their measure
     */
    public record Cost(long files, long bytes, boolean readAgain, long judgedFiles, double seconds) {
        public boolean whole() {
            return judgedFiles == files;
        }
    }

    /**
     * Rows of every file that is loaded.
     *
     * @param before rejected now
     * @param after that would be
     * @param fresh rows that are not rejected now, by column and reason
     */
    public record Rejects(long rows, long before, long after, List<Fresh> fresh, List<Sample> samples) {}

    /** @param column empty where none is to blame */
    public record Fresh(String column, String reason, long rows) {}

    public record Sample(String path, long rowNumber, String column, String message) {}

    /**
     * A table that readers have. Numbers are null where only some files were read.
     *
     * @param keysLost that are there now and would not be
     * @param lost some of them
     * @param emptied columns with values now, and none then
     */
    public record Table(
            String table,
            Long rowsBefore,
            Long rowsAfter,
            Long keysBefore,
            Long keysAfter,
            Long keysLost,
            List<String> lost,
            List<String> appear,
            List<String> go,
            List<Retyped> retyped,
            List<String> emptied) {}

    public record Retyped(String column, String was, String now) {}

    /** @param moved windows whose figure differs */
    public record Figures(String table, String measure, long moved, List<Figure> largest) {}

    /** @param window what identifies it @param was null where there is none */
    public record Figure(String window, String was, String now) {}

    /** @param load first characters of its key */
    public record Failing(String load, String check, String observed) {}

    ContractPlan with(List<Failing> failing, List<String> more) {
        return new ContractPlan(
                dataset, changes, cost, rejects, tables, figures, dependents, List.copyOf(failing), List.copyOf(more));
    }

    public ContractPlan costing(Cost other) {
        return new ContractPlan(dataset, changes, other, rejects, tables, figures, dependents, checks, reasons);
    }
}
