package dev.varve.cli.why;

import dev.varve.cli.screen.CellText;
import dev.varve.cli.served.DeclaredTable;
import dev.varve.contract.Child;
import dev.varve.contract.Relationship;
import dev.varve.contract.Tables;
import dev.varve.failure.TaskFailure;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the rows that a table has of a key, and the delivered rows that they come from. */
final class Why {
    private static final int LISTED = 10;

    private final Warehouse warehouse;
    private final Origins origins;
    private final DeclaredTable subject;
    private final List<TableColumn> columns;
    private final Map<String, String> given;
    private final Optional<String> column;
    private final RowCondition condition;

    /** @param column the one that is asked about; empty for the whole row */
    Why(
            Warehouse warehouse,
            Origins origins,
            DeclaredTable subject,
            Map<String, String> given,
            Optional<String> column) {
        this.warehouse = warehouse;
        this.origins = origins;
        this.subject = subject;
        this.columns = columns(subject.table());
        this.given = given;
        this.column = column;
        List<String> asked = new ArrayList<>(given.keySet());
        column.ifPresent(asked::add);
        List<String> names = columns.stream().map(TableColumn::name).toList();
        for (String name : asked) {
            if (!names.contains(name)) {
                throw TaskFailure.usage(subject.table() + " has no column " + name + "; a row of it is named by "
                        + String.join(", ", subject.identity()) + "; its other columns are "
                        + names.stream()
                                .filter(one -> !subject.identity().contains(one) && !one.startsWith("_"))
                                .collect(Collectors.joining(", ")));
            }
        }
        this.condition = RowCondition.typed(warehouse, columns, given);
    }

    /** @param related finds the row that an included attribute comes from */
    List<Explanation> ask(WhyRelated related) {
        return switch (subject.kind()) {
            case RAW, REJECTED, PIXELS, CHANGES -> delivered(LISTED);
            case RANGES -> ranges();
            case LATEST, AS_OF, AS_OF_CORRECTED -> snapshot(related);
            case WINDOWS ->
                List.of(new WhyWindow(warehouse, origins, subject).finding(one().orElseThrow(this::noRow), column));
            case OWN_SQL ->
                throw TaskFailure.usage(subject.table() + " is computed by SQL of "
                        + subject.contract().dataset() + "'s own; ask why of the tables that it reads");
        };
    }

    private List<Explanation> delivered(int limit) {
        List<Map<String, Object>> rows = rows(subject.table(), condition, subject.identity(), limit);
        if (rows.isEmpty()) {
            throw noRow();
        }
        long all = warehouse
                .query("select count(*) from " + subject.table() + " where " + condition.sql(), condition.arguments())
                .getFirst()
                .number(0);
        List<Explanation> findings = new ArrayList<>();
        if (all > rows.size()) {
            findings.add(new Explanation(
                    Map.of(), List.of(all + " rows match; these are the first " + rows.size()), List.of()));
        }
        rows.forEach(row -> findings.add(finding(row, List.of())));
        return findings;
    }

    private List<Explanation> ranges() {
        if (one().isEmpty()) {
            return gone();
        }
        return rows(subject.table(), condition, List.of("effective_from"), Integer.MAX_VALUE).stream()
                .map(row -> {
                    if (Boolean.TRUE.equals(row.get("deleted"))) {
                        return deletions().deletion(row);
                    }
                    return finding(
                            row,
                            List.of("in force from " + CellText.text(row.get("effective_from"))
                                    + (row.get("effective_to") == null
                                            ? " on"
                                            : " until " + CellText.text(row.get("effective_to")))));
                })
                .toList();
    }

    private List<Explanation> snapshot(WhyRelated related) {
        Optional<Map<String, Object>> row = one();
        if (row.isEmpty()) {
            return gone();
        }
        Optional<Relationship> included = column.flatMap(name -> WhyColumn.included(subject, name));
        if (included.isEmpty()) {
            return List.of(finding(row.get(), column.isPresent() ? List.of() : WhyColumn.includedSays(subject)));
        }
        Explanation own = finding(
                row.get(),
                List.of(column.get() + " is carried over from " + included.get().to() + "; the row that leads there:"));
        return List.of(own, related.finding(included.get(), row.get()));
    }

    /** No row now: it was deleted, withdrawn, or there never was one. */
    private List<Explanation> gone() {
        if (subject.kind() == Tables.Kind.LATEST || subject.kind() == Tables.Kind.RANGES) {
            List<Explanation> findings = deletions().findings(given);
            if (!findings.isEmpty()) {
                return findings;
            }
        }
        throw noRow();
    }

    private WhyDeleted deletions() {
        return new WhyDeleted(this, warehouse, origins, subject);
    }

    private TaskFailure noRow() {
        String ranges = Tables.ranges(subject.name()).toString();
        boolean point = given.containsKey("as_of");
        return TaskFailure.usage(subject.table() + " has no row"
                + (given.isEmpty() ? "" : " with " + WhyText.given(given))
                + (point
                        ? "; its points are "
                                + warehouse
                                        .query("select distinct as_of from " + subject.table() + " order by 1")
                                        .stream()
                                        .map(row -> row.text(0))
                                        .collect(Collectors.joining(", "))
                                + ", and varve why " + ranges + " shows the whole history of a key"
                        : "")
                + "; varve rejects " + subject.contract().dataset() + " lists the rows that did not get in");
    }

    /** The row that the condition names; a condition that several fit is answered with them. */
    private Optional<Map<String, Object>> one() {
        List<String> identity = subject.identity();
        List<Cells> keys = warehouse.query(
                Sql.named("serve/matching_keys")
                        .with("key", Quoted.names(identity))
                        .with("table", subject.table())
                        .with("condition", condition.sql())
                        .with("limit", Integer.toString(LISTED + 1))
                        .complete(),
                condition.arguments());
        if (keys.size() > 1) {
            List<String> lines = keys.stream()
                    .limit(LISTED)
                    .map(key -> "  " + WhyText.given(named(identity, key)))
                    .toList();
            throw TaskFailure.usage((given.isEmpty()
                            ? subject.table() + " has many rows"
                            : "several rows of " + subject.table() + " have " + WhyText.given(given))
                    + "; say which one:\n" + String.join("\n", lines)
                    + (keys.size() > LISTED ? "\n  … and more" : ""));
        }
        return rows(subject.table(), condition, identity, 1).stream().findFirst();
    }

    Explanation finding(Map<String, Object> row, List<String> first) {
        List<String> says = new ArrayList<>(first);
        boolean included =
                column.flatMap(name -> WhyColumn.included(subject, name)).isPresent();
        if (column.isPresent() && !included) {
            says.add(WhyColumn.says(subject, column.get()));
        }
        subject.child()
                .ifPresent(child -> position(child, row)
                        .ifPresent(position -> says.add(
                                "it is element " + position + " of " + child.each() + " in the record below")));
        return new Explanation(
                shown(row),
                says,
                origins.of(subject.contract(), row).map(List::of).orElse(List.of()));
    }

    private Optional<String> position(Child child, Map<String, Object> row) {
        Object known = row.get(row.containsKey("_position") || !child.isCounted() ? "_position" : Child.POSITION);
        if (known != null) {
            return Optional.of(known.toString());
        }
        RowCondition same = RowCondition.same(pick(row, subject.key()));
        return warehouse
                .first(
                        Sql.named("serve/child_position")
                                .with("table", subject.name())
                                .with("condition", same.sql()),
                        same.arguments(List.of(row.get("_file_id"), row.get("_row_number")), List.of()))
                .map(found -> found.text(0));
    }

    /** The values to show: those that name the row and the one asked about, or all that are not the platform's. */
    private Map<String, Object> shown(Map<String, Object> row) {
        Map<String, Object> shown = new LinkedHashMap<>();
        row.forEach((name, value) -> {
            boolean wanted = column.isPresent()
                    ? subject.identity().contains(name) || name.equals(column.get())
                    : !name.startsWith("_");
            if (wanted) {
                shown.put(name, value);
            }
        });
        return shown;
    }

    List<Map<String, Object>> rows(String table, RowCondition which, List<String> order, int limit) {
        List<Map<String, Object>> rows = new ArrayList<>();
        List<String> names = new ArrayList<>();
        warehouse.read(
                Sql.named("serve/matching_rows")
                        .with("table", table)
                        .with("condition", which.sql())
                        .with("order", Quoted.names(order))
                        .with("limit", Integer.toString(limit))
                        .complete(),
                names::addAll,
                row -> rows.add(named(names, row)),
                which.arguments());
        return rows;
    }

    List<TableColumn> columns(String table) {
        int dot = table.indexOf('.');
        return warehouse.columns(table.substring(0, dot), table.substring(dot + 1));
    }

    static Map<String, Object> named(List<String> names, Cells row) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            named.put(names.get(i), row.values().get(i));
        }
        return named;
    }

    static Map<String, Object> pick(Map<String, Object> row, List<String> names) {
        Map<String, Object> picked = new LinkedHashMap<>();
        names.forEach(name -> picked.put(name, row.get(name)));
        return picked;
    }
}
