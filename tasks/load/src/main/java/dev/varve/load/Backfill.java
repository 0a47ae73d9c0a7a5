package dev.varve.load;

import dev.varve.contract.Tables;
import dev.varve.formats.reading.ExtraFields;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.TableWriter;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Fills the added columns of one raw table from its own {@code _extra}: no file is read again. */
final class Backfill {
    /** Rows of a file that are held in memory at a time. */
    private static final long ROWS = 50_000;

    private final Warehouse warehouse;
    private final String table;
    private final List<TableColumn> columns;
    private final int own;
    private final boolean child;

    /**
     * @param columns that the table gets
     * @param own how many of them are the platform's or declared; they stay as they are
     */
    Backfill(Warehouse warehouse, String table, List<TableColumn> columns, int own) {
        this.warehouse = warehouse;
        this.table = table;
        this.columns = columns;
        this.own = own;
        this.child = columns.stream().anyMatch(column -> column.name().equals("_position"));
    }

    void fill(ExtraFields fields) {
        List<TableColumn> place = new ArrayList<>(columns.subList(0, child ? 3 : 2));
        List<TableColumn> added = columns.subList(own, columns.size());
        List<TableColumn> read = new ArrayList<>(place);
        read.addAll(added);
        warehouse.run("drop table if exists staging.extra");
        warehouse.create("staging.extra", read);
        if (!added.isEmpty()) {
            for (Cells file : warehouse.query(sql("files_with_extra"))) {
                for (long from = file.number(1); from <= file.number(2); from += ROWS) {
                    copy(file.number(0), from, fields);
                }
            }
        }
        String target = Tables.raw("_added").toString();
        warehouse.run("drop table if exists " + target);
        warehouse.create(target, columns);
        warehouse.run(sql("with_extra")
                .with("target", target)
                .with("own", names("_r.", columns.subList(0, own)))
                .with("added", added.isEmpty() ? "" : ", " + names("_e.", added))
                .with(
                        "same_place",
                        place.stream()
                                .map(column -> "_e." + column.name() + " = _r." + column.name())
                                .collect(Collectors.joining(" and "))));
        warehouse.run("drop table " + Tables.raw(table));
        warehouse.run("alter table " + target + " rename to " + Quoted.name(table));
        warehouse.run("drop table staging.extra");
    }

    private void copy(long file, long from, ExtraFields fields) {
        List<Cells> rows = warehouse.query(
                sql("extra_of_file").with("position", child ? "_position" : "0"), file, from, from + ROWS - 1);
        try (TableWriter writer = warehouse.writer("staging", "extra")) {
            for (Cells row : rows) {
                writer.number(file);
                writer.number(row.number(0));
                if (child) {
                    writer.number(row.number(1));
                }
                RawSink.write(fields.of(row.text(2)), writer);
                writer.endRow();
            }
        }
    }

    private Sql sql(String name) {
        return Sql.named("load/" + name).with("table", table);
    }

    private static String names(String alias, List<TableColumn> columns) {
        return columns.stream()
                .map(column -> alias + Quoted.name(column.name()))
                .collect(Collectors.joining(", "));
    }
}
