package dev.varve.serve;

import dev.varve.ledger.Moments;
import dev.varve.warehouse.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Queries of served tables that apply the removals. */
final class ServedSql {
    static final String FROM = "_known_from";
    static final String TO = "_known_to";
    static final String FILE = "_file";
    static final String POSITION = "_position";
    static final String KNOWN = "_known";
    private static final String ALSO = " union all by name ";
    private final ServePlace place;
    private final String root;

    /** @param place that the catalog's names are in; whatever a query reads is brought here */
    ServedSql(ServePlace place) {
        this.place = place;
        this.root = place.folder().toAbsolutePath().toString();
    }

    /** Of files as others read them. @param root that the catalog's names are in */
    ServedSql(String root) {
        this.place = null;
        this.root = root;
    }

    /** The rows that readers see. */
    String now(ServedTable table) {
        return rows(table, "", table.versioned() ? List.of(FROM) : List.of(), "true");
    }

    /** The same with what they are known from, where the table has it. */
    String live(ServedTable table) {
        return rows(table, "", List.of(), "true");
    }

    /** The rows that readers saw then. */
    String knownAt(ServedTable table, Instant at) {
        String moment = "timestamp '" + Moments.text(at) + "'";
        String now = rows(table, " and " + TO + " <= " + moment, List.of(FROM), FROM + " <= " + moment);
        return table.past().isEmpty()
                ? now
                : now + ALSO + "select * exclude (" + FROM + ", " + TO + ") from " + past(table) + " where " + FROM
                        + " <= " + moment + " and " + TO + " > " + moment;
    }

    /** Every row that there ever was, with what it was known from and to; the latter null where it still is. */
    String versions(ServedTable table) {
        String rows = rows(
                table,
                clean -> "select *, cast(null as timestamp) as " + TO + " from " + clean,
                file -> "select _d.* exclude (" + POSITION + "), _r." + TO + " from " + placed(file) + " _d left join "
                        + removed(table, file, ""));
        return table.past().isEmpty() ? rows : rows + ALSO + "select * from " + past(table);
    }

    /**
     * Queries by the heads of macros, which answer as known at a time, or at each of a list of times beside it. Where changes one by one do
     * not tell what was known, an error says so: never another time's rows.
     */
    Map<String, String> macros(String target, ServedTable table) {
        if (!table.versioned()) {
            return Map.of();
        }
        String time = table.knownSince() == null
                ? "_time"
                : "case when _time < timestamp '" + Moments.text(table.knownSince()) + "' then error('" + target
                        + " tells what was known from " + Moments.text(table.knownSince())
                        + " on; for times before ask varve query --as-known-at') else _time end";
        return Map.of(
                target + KNOWN + "(_asked)", macro("serve/known", time, table),
                target + KNOWN + "_each(_asked)", macro("serve/known_each", time, table));
    }

    private String macro(String statement, String time, ServedTable table) {
        return Sql.named(statement)
                .with("time", time)
                .with("versions", versions(table))
                .complete();
    }

    /** @param removed condition on removals @param left out columns @param condition on rows */
    private String rows(ServedTable table, String removed, List<String> left, String condition) {
        List<String> more = new ArrayList<>(left);
        more.add(POSITION);
        return rows(
                table,
                clean -> "select *" + without(left) + " from " + clean + " where " + condition,
                file -> "select _d.*" + without(more) + " from " + placed(file) + " _d anti join "
                        + removed(table, file, removed) + " where " + condition);
    }

    /**
     * The rows of all files together.
     *
     * @param clean query of files of which nothing is removed
     * @param dirty query of one of which something is
     */
    private String rows(ServedTable table, UnaryOperator<String> clean, Function<ServedTable.Rows, String> dirty) {
        List<String> parts = new ArrayList<>();
        List<String> whole = table.rows().stream()
                .filter(file -> file.removed() == 0)
                .map(ServedTable.Rows::file)
                .toList();
        if (!whole.isEmpty()) {
            parts.add(clean.apply(files(whole)));
        }
        table.rows().stream().filter(file -> file.removed() > 0).map(dirty).forEach(parts::add);
        return String.join(ALSO, parts);
    }

    /** What of a file, {@code _d}, is removed, as the right side of a join. @param condition further one */
    String removed(ServedTable table, ServedTable.Rows file, String condition) {
        return "(select " + POSITION + ", " + TO + " from " + removals(table) + " where " + FILE + " = " + file.number()
                + condition + ") _r on _r." + POSITION + " = _d." + POSITION;
    }

    private void bring(List<String> files) {
        if (place != null) {
            place.bring(files);
        }
    }

    private static String without(List<String> columns) {
        return columns.isEmpty() ? "" : " exclude (" + String.join(", ", columns) + ")";
    }

    /** A file's rows with their positions. */
    String placed(ServedTable.Rows file) {
        bring(List.of(file.file()));
        return "(select _t.*, _t.file_row_number as " + POSITION + " from " + read(path(file.file())) + " _t)";
    }

    String removals(ServedTable table) {
        return files(table.removed().stream().map(ServedTable.Removals::file).toList());
    }

    String past(ServedTable table) {
        return files(table.past().stream().map(ServedTable.Past::file).toList());
    }

    String files(List<String> names) {
        bring(names);
        return read(names.stream().map(this::path).collect(Collectors.joining(", ")));
    }

    /** A folder env=prod on the way to home would answer for a column env. */
    private static String read(String paths) {
        return "read_parquet([" + paths + "], union_by_name = true, hive_partitioning = false)";
    }

    private String path(String file) {
        return "'" + (root + "/" + file).replace("'", "''") + "'";
    }
}
