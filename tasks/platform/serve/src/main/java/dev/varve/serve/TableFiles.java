package dev.varve.serve;

import dev.varve.contract.Tables;
import dev.varve.derive.SqlNames;
import dev.varve.derive.outbox.Known;
import dev.varve.derive.outbox.Outbox;
import dev.varve.derive.outbox.Waiting;
import dev.varve.ledger.Moments;
import dev.varve.serve.FileStore.Written;
import dev.varve.serve.ServedTable.Past;
import dev.varve.serve.ServedTable.Removals;
import dev.varve.serve.ServedTable.Rows;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Brings the files of a table that changes row by row up to what was published of it. */
final class TableFiles {
    /** What an engine gives each row of a Parquet file; a column of that name hides it. */
    private static final String ROW_NUMBER = "file_row_number";

    private final Warehouse warehouse;
    private final FileStore store;
    private final ServedSql sql;

    TableFiles(Warehouse warehouse, FileStore store, ServePlace serve) {
        this.warehouse = warehouse;
        this.store = store;
        this.sql = new ServedSql(serve);
    }

    /** The whole table as it is now. What was known before its last change is in none of its files. */
    ServedTable whole(Tables.Name target, Known known) throws IOException {
        return start(target, target.toString(), known.token(), known.at().orElse(Instant.EPOCH));
    }

    /**
     * What readers have, with the changes that wait.
     *
     * @return empty where the changes do not follow what readers have
     */
    Optional<ServedTable> follow(Tables.Name target, Optional<ServedTable> before, List<Waiting> waiting)
            throws IOException {
        Waiting first = waiting.getFirst();
        List<Waiting> differences = waiting;
        ServedTable table;
        if (first.whole()) {
            table = start(target, new Outbox(warehouse).whole(target), first.token(), first.knownAt());
            differences = waiting.subList(1, waiting.size());
        } else if (before.filter(one -> one.versioned() && one.token().equals(first.after()))
                .isPresent()) {
            table = before.orElseThrow();
        } else {
            return Optional.empty();
        }
        return differences.isEmpty() ? Optional.of(table) : differences(target, table, differences);
    }

    private ServedTable start(Tables.Name target, String rows, String token, Instant from) throws IOException {
        Written file = store.write(
                "select *, timestamp '" + Moments.text(from) + "' as " + ServedSql.FROM + " from " + rows + " _t",
                target.toString());
        return new ServedTable(token, null, true, 2, List.of(file.rows(1, List.of())), List.of(), List.of());
    }

    private Optional<ServedTable> differences(Tables.Name target, ServedTable table, List<Waiting> waiting)
            throws IOException {
        List<TableColumn> all = warehouse.columns(Tables.Name.of(Outbox.differences(target)));
        List<String> names =
                all.subList(1, all.size() - 2).stream().map(TableColumn::name).toList();
        if (names.stream().anyMatch(ROW_NUMBER::equalsIgnoreCase)) {
            return Optional.empty();
        }
        List<String> identity = waiting.getFirst().identity();
        warehouse.run("create or replace temp view _changes as "
                + Sql.named(waiting.size() == 1 ? "serve/one_difference" : "serve/differences")
                        .with("differences", Outbox.differences(target))
                        .with("identity", Quoted.names("_d", identity))
                        .complete());
        Optional<ServedTable> without = remove(target, table, identity);
        if (without.isEmpty()) {
            return without;
        }
        String columns = Quoted.names(names);
        ServedTable after = without.get();
        List<Rows> rows = new ArrayList<>(after.rows());
        Written come = store.write(
                "select " + columns + ", _at as " + ServedSql.FROM
                        + " from _changes where _op = 'insert' and _until is null",
                target.toString());
        if (come.rows() > 0) {
            rows.add(come.rows(after.next(), List.of()));
        }
        List<Past> past = new ArrayList<>(after.past());
        if (waiting.size() > 1) {
            past(
                    target,
                    "select " + columns + ", _at as " + ServedSql.FROM + ", _until as " + ServedSql.TO
                            + " from _changes where _op = 'insert' and _until > _at",
                    past);
        }
        return Optional.of(new ServedTable(
                waiting.getLast().token(), table.knownSince(), true, after.next() + 1, rows, after.removed(), past));
    }

    private void past(Tables.Name target, String query, List<Past> past) throws IOException {
        Written gone = store.write(query, target.toString());
        if (gone.rows() > 0) {
            past.add(new Past(gone.file(), gone.rows(), gone.bytes(), until(gone.file())));
        }
    }

    private Instant until(String file) {
        return warehouse
                .query("select max(" + ServedSql.TO + ") from " + sql.files(List.of(file)))
                .getFirst()
                .time(0);
    }

    /** @return empty where readers do not have a row that went */
    private Optional<ServedTable> remove(Tables.Name target, ServedTable table, List<String> identity)
            throws IOException {
        long expected = warehouse.count("(select 1 from _changes where _op = 'delete' and _nth = 1)");
        if (expected == 0) {
            return Optional.of(table);
        }
        String rows = table.rows().stream()
                .map(file -> "select " + file.number() + " as " + ServedSql.FILE + ", _d." + ServedSql.POSITION + ", "
                        + Quoted.names("_d", identity) + " from " + sql.placed(file) + " _d"
                        + (file.removed() == 0 ? "" : " anti join " + sql.removed(table, file, "")))
                .collect(Collectors.joining(" union all "));
        Written positions = store.write(
                Sql.named("serve/positions")
                        .with("rows", rows)
                        .with("identity", Quoted.names(identity))
                        .with("changes", "_changes")
                        .with("same", SqlNames.alike("_f", "_g", identity))
                        .complete(),
                target.toString());
        if (positions.rows() != expected) {
            return Optional.empty();
        }
        Map<Long, Long> byFile = new HashMap<>();
        for (Cells row : warehouse.query(
                Sql.named("serve/removed_by_file").with("removals", sql.files(List.of(positions.file()))))) {
            byFile.put(row.number(0), row.number(1));
        }
        List<Removals> removed = new ArrayList<>(table.removed());
        removed.add(new Removals(positions.file(), positions.rows(), positions.bytes()));
        return Optional.of(new ServedTable(
                table.token(),
                table.knownSince(),
                true,
                table.next(),
                table.rows().stream()
                        .map(file -> file.without(byFile.getOrDefault(file.number(), 0L)))
                        .toList(),
                removed,
                table.past()));
    }

    /** Fewer and larger files: the same rows, now and at any time from which on the table tells what was known. */
    ServedTable compact(Tables.Name target, ServedTable table, boolean all) throws IOException {
        ServedTable merged = mergeRows(target, table, all);
        return new ServedTable(
                merged.token(),
                merged.knownSince(),
                merged.versioned(),
                merged.next(),
                merged.rows(),
                mergeRemoved(target, merged),
                mergePast(target, merged, all));
    }

    private ServedTable mergeRows(Tables.Name target, ServedTable table, boolean all) throws IOException {
        List<Rows> merging = Compaction.rows(table.rows(), all);
        if (merging.isEmpty()) {
            return table;
        }
        ServedTable part = new ServedTable("", null, table.versioned(), 0, merging, table.removed(), List.of());
        Written file = store.write(sql.live(part), target.toString());
        List<Rows> rows = new ArrayList<>(table.rows());
        rows.removeAll(merging);
        if (file.rows() > 0 || rows.isEmpty()) {
            rows.add(file.rows(
                    table.next(),
                    merging.stream()
                            .flatMap(one -> one.parts().stream())
                            .sorted()
                            .toList()));
        }
        List<Past> past = new ArrayList<>(table.past());
        if (merging.stream().anyMatch(one -> one.removed() > 0)) {
            String gone = "select * from (" + sql.versions(part) + ") _v where " + ServedSql.TO + " > " + ServedSql.FROM
                    + (table.knownSince() == null
                            ? ""
                            : " and " + ServedSql.TO + " > timestamp '" + Moments.text(table.knownSince()) + "'");
            past(target, gone, past);
        }
        return new ServedTable(
                table.token(), table.knownSince(), table.versioned(), table.next() + 1, rows, table.removed(), past);
    }

    private List<Removals> mergeRemoved(Tables.Name target, ServedTable table) throws IOException {
        List<Rows> dirty =
                table.rows().stream().filter(file -> file.removed() > 0).toList();
        if (dirty.isEmpty()) {
            return List.of();
        }
        List<Removals> merging = Compaction.removals(table.removed());
        if (merging.isEmpty()) {
            return table.removed();
        }
        Written file = store.write(
                "select * from "
                        + sql.files(merging.stream().map(Removals::file).toList()) + " where " + ServedSql.FILE
                        + " in ("
                        + dirty.stream().map(one -> Long.toString(one.number())).collect(Collectors.joining(", "))
                        + ") order by " + ServedSql.FILE + ", " + ServedSql.POSITION,
                target.toString());
        List<Removals> removed = new ArrayList<>(table.removed());
        removed.removeAll(merging);
        if (file.rows() > 0) {
            removed.add(new Removals(file.file(), file.rows(), file.bytes()));
        }
        return removed;
    }

    private List<Past> mergePast(Tables.Name target, ServedTable table, boolean all) throws IOException {
        List<Past> past = new ArrayList<>(table.past());
        if (table.knownSince() != null) {
            past.removeIf(file -> !file.until().isAfter(table.knownSince()));
        }
        List<Past> merging = Compaction.past(past, all);
        if (merging.isEmpty()) {
            return past;
        }
        past.removeAll(merging);
        past(
                target,
                "select * from " + sql.files(merging.stream().map(Past::file).toList()),
                past);
        return past;
    }
}
