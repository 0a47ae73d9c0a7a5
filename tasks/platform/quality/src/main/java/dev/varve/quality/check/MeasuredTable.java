package dev.varve.quality.check;

import dev.varve.quality.sql.Queries;
import dev.varve.quality.sql.Value;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.UserSql;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table or view that expectations are measured on. Not for use by several threads. */
public final class MeasuredTable {

    private final Queries queries;
    private final String name;
    private final CheckedRows.Rows rows;
    private final List<String> key;
    private final Privacy privacy;
    private final Set<String> measured = new HashSet<>();
    private GroupedAggregates groups;

    /**
     * @param name for people
     * @param key shown in samples
     */
    public MeasuredTable(Queries queries, String name, CheckedRows.Rows rows, List<String> key, Privacy privacy) {
        this.queries = queries;
        this.name = name;
        this.rows = rows;
        this.key = List.copyOf(key);
        this.privacy = privacy;
    }

    /** @param relation a table or view, with or without its schema */
    public static MeasuredTable of(Warehouse warehouse, String relation) {
        return new MeasuredTable(
                new Queries(warehouse), relation, CheckedRows.Rows.of(relation), List.of(), Privacy.NONE);
    }

    public String name() {
        return name;
    }

    Queries queries() {
        return queries;
    }

    public Privacy privacy() {
        return privacy;
    }

    public List<String> partition() {
        return rows.partition();
    }

    public CheckedRows.Duplicates duplicates() {
        return rows.duplicates();
    }

    /**
     * A user's query, to stand in parentheses.
     *
     * @throws IllegalArgumentException where the text is anything but one SELECT
     */
    public String query(String text) {
        return UserSql.query(queries.warehouse(), text);
    }

    /**
     * A user's condition in parentheses.
     *
     * @throws IllegalArgumentException where the text is anything else
     */
    public String condition(String text) {
        return UserSql.condition(queries.warehouse(), text);
    }

    String from() {
        return Quoted.relation(rows.relation());
    }

    List<String> columns() {
        return queries.columns(Sql.named("quality/columns").with("rows", from()).complete());
    }

    /** Columns that tell a row from others: the key, then lineage. */
    List<String> identity() {
        Set<String> identity = new LinkedHashSet<>(key);
        identity.addAll(rows.lineage());
        identity.retainAll(new HashSet<>(columns()));
        return List.copyOf(identity);
    }

    /**
     * Computes in one scan what these expectations need; {@link #measure} then answers from it.
     *
     * @throws CheckCannotRun where one of them does not fit the table
     */
    public void scan(Collection<Expectation> expectations) {
        Set<String> aggregates = new LinkedHashSet<>();
        for (Expectation expectation : expectations) {
            switch (expectation) {
                case Expectation.Scanned scanned -> aggregates.addAll(scanned.aggregates());
                case Expectation.Searched searched -> aggregates.add(searched.evaluated());
                case Expectation.Known _ -> {}
            }
        }
        if (!aggregates.isEmpty()) {
            groups = groups(List.copyOf(aggregates));
            measured.addAll(aggregates);
        }
    }

    /** @throws CheckCannotRun where the expectation does not fit the table */
    public Measurement measure(Expectation expectation) {
        return switch (expectation) {
            case Expectation.Known known -> known.measurement();
            case Expectation.Searched searched ->
                searched.obstacle().map(Measurement::skipped).orElseGet(() -> search(searched));
            case Distinct distinct -> {
                Measurement surplus = distinct.judge(groupsOf(distinct.aggregates()));
                yield surplus.failing() == 0
                        ? surplus
                        : Measurement.ofRows(
                                surplus.evaluated(),
                                countFailing(distinct),
                                distinct.choice().mostly());
            }
            case Expectation.Scanned scanned -> scanned.judge(groupsOf(scanned.aggregates()));
        };
    }

    private Measurement search(Expectation.Searched searched) {
        long evaluated = groupsOf(List.of(searched.evaluated())).count(searched.evaluated());
        return searched.judge(evaluated, countFailing(searched));
    }

    private long countFailing(Expectation expectation) {
        String failing = expectation.failingRows(this).orElseThrow();
        return queries.rows(
                        Sql.named("quality/count_rows").with("failing", failing).complete())
                .getFirst()
                .number(0);
    }

    private GroupedAggregates groupsOf(List<String> aggregates) {
        return measured.containsAll(aggregates) ? groups : groups(aggregates);
    }

    private GroupedAggregates groups(List<String> aggregates) {
        String list = String.join(",\n    ", aggregates);
        String sql = Sql.named(partition().isEmpty() ? "quality/measure" : "quality/measure_partitions")
                .with("aggregates", list)
                .with("rows", from())
                .with("partition", Quoted.names(partition()))
                .complete();
        List<GroupedAggregates.Group> found = new ArrayList<>();
        queries.rows(sql).forEach(row -> found.add(group(aggregates, row)));
        rows.listed().stream()
                .filter(of -> found.stream().noneMatch(group -> group.of().equals(of)))
                .map(of -> new GroupedAggregates.Group(of, Map.of()))
                .forEach(found::add);
        return new GroupedAggregates(partition(), found);
    }

    private GroupedAggregates.Group group(List<String> aggregates, Cells row) {
        int first = partition().size();
        List<String> of = row.values().subList(0, first).stream()
                .map(value -> value == null ? "null" : Value.text(value))
                .toList();
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < aggregates.size(); i++) {
            values.put(aggregates.get(i), row.values().get(first + i));
        }
        return new GroupedAggregates.Group(of, values);
    }
}
