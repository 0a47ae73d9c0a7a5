package dev.varve.cli.rejects;

import dev.varve.ledger.RejectDecision;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A rejected row and what became of it: one row of {@code serve/rejects}.
 *
 * @param fileId names the file where several came under one path
 * @param annotation null where there is none
 */
record Rejected(
        long fileId,
        String path,
        long row,
        RejectDecision.Said said,
        Instant receivedAt,
        String load,
        State state,
        String annotation) {

    enum State {
        /** Waits for a person. */
        OPEN,
        /** Known, and stays out. */
        ACCEPTED,
        /** In by now. */
        REPLAYED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Which ones; an empty text chooses all.
     *
     * @param load first characters of its key
     * @param file part of its path
     */
    record Filter(String load, String reason, String column, String file) {}

    static void read(Warehouse warehouse, String dataset, Filter filter, Consumer<Rejected> each) {
        warehouse.read(
                Sql.named("serve/rejects").complete(),
                names -> {},
                row -> each.accept(of(row)),
                dataset,
                dataset,
                dataset,
                filter.load(),
                filter.reason(),
                filter.reason(),
                filter.column(),
                filter.column(),
                filter.file());
    }

    private static Rejected of(Cells row) {
        return new Rejected(
                row.number(13),
                row.text(0),
                row.number(1),
                new RejectDecision.Said(
                        row.number(2), row.number(3), row.text(4), row.text(5), row.text(6), row.text(7), row.flag(8)),
                row.time(9),
                row.text(10),
                State.valueOf(row.text(11).toUpperCase(Locale.ROOT)),
                row.text(12));
    }

    /** No spreadsheet takes it for a number. */
    String file() {
        return file(fileId);
    }

    static String file(long fileId) {
        return String.format("f%016x", fileId);
    }

    String place() {
        return path + ":" + row;
    }

    /** @param from on, for an admitted row */
    RejectDecision decided(RejectDecision.Kind decision, Instant from, String by, String reason) {
        return new RejectDecision(fileId, row, decision, from, by, reason, null, null, said);
    }
}
