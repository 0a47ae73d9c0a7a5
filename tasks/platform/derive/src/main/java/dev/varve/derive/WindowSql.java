package dev.varve.derive;

import dev.varve.contract.Aggregate;
import dev.varve.contract.Contract;
import dev.varve.warehouse.Column;
import dev.varve.warehouse.Dialect;
import dev.varve.warehouse.Sql;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Queries of one aggregate over latest rows. */
public final class WindowSql {
    private final Aggregate aggregate;
    private final Dialect dialect;
    private final String window;
    private final List<Column> columns;

    /** @param columns of the latest rows it reads */
    public WindowSql(Contract contract, Aggregate aggregate, List<Column> columns, Dialect dialect) {
        this.aggregate = aggregate;
        this.dialect = dialect;
        this.columns = columns;
        String time = aggregate.time().or(contract::effectiveAt).orElse("effective_from");
        boolean date = type(time).equals("DATE");
        this.window = dialect.windowStart(
                date ? "cast(l." + Names.id(time) + " as timestamp)" : "l." + Names.id(time),
                aggregate.window(),
                date ? ZoneOffset.UTC : contract.zone());
    }

    static String table(Contract contract, String aggregate) {
        return contract.domain() + "_" + aggregate;
    }

    /** The rows that the windows are made of, each with its {@code window_start}. */
    public String placed(String rows) {
        return Sql.named("serve/placed_rows")
                .with("window", window)
                .with("rows", rows)
                .with("condition", condition())
                .complete();
    }

    /** Every window, or those that the relation {@code d_window} names. */
    String windows(String rows, boolean all) {
        return Sql.named("aggregate/windows")
                .with("window", window)
                .with(
                        "measures",
                        aggregate.measures().stream().map(this::measure).collect(Collectors.joining(", ")))
                .with("rows", rows)
                .with("condition", condition())
                .with(
                        "touched",
                        all
                                ? "true"
                                : "exists (select 1 from d_window t where " + Names.alike("t", "l", keyNames()) + ")")
                .with("group_by", Names.of("l", keyNames()))
                .complete();
    }

    String touched(String staged) {
        return Sql.named("aggregate/touched_windows")
                .with("key", key())
                .with("staged", staged)
                .with("condition", condition())
                .complete();
    }

    /** Chooses published rows, on alias {@code p}. */
    String isTouched() {
        return "exists (select 1 from d_window t where " + Names.alike("t", "p", keyNames()) + ")";
    }

    private String condition() {
        return aggregate.where().orElse("true");
    }

    private List<String> keyNames() {
        return keyNames(aggregate);
    }

    /** Columns that identify a window's row. */
    public static List<String> keyNames(Aggregate aggregate) {
        List<String> names = new ArrayList<>(List.of("window_start"));
        aggregate.by().forEach(by -> names.add(name(by)));
        return names;
    }

    private String key() {
        List<String> parts = new ArrayList<>(List.of(window + " as window_start"));
        aggregate.by().forEach(by -> parts.add("l." + Names.id(name(by))));
        return String.join(", ", parts);
    }

    /** {@code customer.country} is the latest row's {@code customer_country}. */
    private static String name(String by) {
        return by.replace('.', '_');
    }

    private String measure(Aggregate.Measure measure) {
        if (measure.column().isEmpty()) {
            return "count(*) as " + Names.id(measure.name());
        }
        String column = "l." + Names.id(measure.column().get());
        String name = Names.id(measure.name());
        String sum = dialect.sum(column, type(measure.column().get()));
        return switch (measure.function()) {
            case COUNT -> "count(" + column + ") as " + name;
            case SUM -> sum + " as " + name;
            case MIN -> "min(" + column + ") as " + name;
            case MAX -> "max(" + column + ") as " + name;
            // The sum and the count stay beside it, so that averages of averages can be exact.
            case AVG ->
                "cast(" + sum + " as double precision) / nullif(count(" + column + "), 0) as " + name + ", " + sum
                        + " as " + measure.name() + "_sum, count(" + column + ") as " + measure.name() + "_count";
        };
    }

    private String type(String name) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().equals(name))
                .mapToObj(i -> columns.get(i).type())
                .findFirst()
                .orElse("TIMESTAMP");
    }
}
