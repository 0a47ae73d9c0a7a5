package dev.varve.derive;

import dev.varve.contract.Aggregate;
import dev.varve.contract.Contract;
import dev.varve.contract.Tables;
import dev.varve.derive.sum.Summed;
import dev.varve.warehouse.Dialect;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableColumn;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Queries of one aggregate over latest rows. */
public final class WindowSql {
    /** Sums of shares compare modulo a prime: what is multiplied fits 64 bits. */
    static final long PRIME = (1L << 31) - 1;

    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");

    private static final String INFINITE = "cast('Infinity' as double precision)";

    /** So many digits fit a decimal of 38 however many rows add up. */
    private static final int PRECISION_THAT_ALWAYS_FITS = 19;

    private final Contract contract;
    private final Aggregate aggregate;
    private final Dialect dialect;
    private final String window;
    private final List<TableColumn> latest;
    private final Optional<Pixels> cells;

    /** @param latest columns of the latest rows it reads; where it is of cells, of those of their scenes */
    public WindowSql(Contract contract, Aggregate aggregate, List<TableColumn> latest, Dialect dialect) {
        this.contract = contract;
        this.aggregate = aggregate;
        this.dialect = dialect;
        this.latest = latest;
        this.cells = cells(contract, aggregate, dialect);
        String time = aggregate.time().or(contract::effectiveAt).orElse("effective_from");
        boolean date = type(time).equals("DATE");
        this.window = dialect.windowStart(
                date ? "cast(_l." + Quoted.name(time) + " as timestamp)" : "_l." + Quoted.name(time),
                aggregate.window(),
                date ? ZoneOffset.UTC : contract.zone());
    }

    /** The pixels it is made of; empty where it is made of latest rows themselves. */
    public static Optional<Pixels> cells(Contract contract, Aggregate aggregate, Dialect dialect) {
        return aggregate.of().filter(Aggregate.CELLS::equals).flatMap(of -> Pixels.of(contract, dialect));
    }

    static Tables.Name table(Contract contract, String aggregate) {
        return Tables.aggregate(Tables.entity(contract.domain(), aggregate));
    }

    /** The windows, as a table that is summed: by every column. */
    Summed summed() {
        List<String> columns = new ArrayList<>(keyNames());
        if (aggregate.grid().isPresent()) {
            columns.addAll(Aggregate.Grid.EDGES);
        }
        aggregate.measures().forEach(measure -> columns.addAll(measure.columns()));
        return new Summed(table(contract, aggregate.name()), keyNames(), columns, false);
    }

    /**
     * A number for each measure that adds up: over all windows the same as over all rows that they are made of, since each counts
     * with a weight of its window. Empty where no measure does: least, greatest, sums of doubles.
     *
     * @param windows a relation
     */
    Optional<String> sharesOfWindows(String windows) {
        return shares(additive().map(Additive::ofWindow), windows);
    }

    /** The same of latest rows. */
    Optional<String> sharesOfRows(String latestRows) {
        return shares(additive().map(Additive::ofRow), "(" + placed(latestRows) + ")");
    }

    private Optional<String> shares(Stream<String> numbers, String relation) {
        String weight = "cast(" + dialect.hash("_l", keyNames()) + " % " + PRIME + " as bigint)";
        String sums = numbers.map(number -> "sum(cast((" + number + ") % " + PRIME + " as bigint) * " + weight + ")")
                .collect(Collectors.joining(", "));
        return sums.isEmpty()
                ? Optional.empty()
                : Optional.of(Sql.named("verify/shares")
                        .with("sums", sums)
                        .with("rows", relation)
                        .complete());
    }

    /** What one row adds to a column of its window, and what the window has. */
    private record Additive(String ofRow, String ofWindow) {}

    private Stream<Additive> additive() {
        return aggregate.measures().stream().flatMap(measure -> {
            List<String> names = measure.columns().stream()
                    .map(name -> "_l." + Quoted.name(name))
                    .toList();
            return switch (measure.function()) {
                case COUNT -> Stream.of(counted(measure, names.getFirst()));
                case SUM -> added(measure, names.getFirst()).stream();
                case AVG ->
                    Stream.concat(added(measure, names.get(1)).stream(), Stream.of(counted(measure, names.get(2))));
                case MIN, MAX -> Stream.empty();
            };
        });
    }

    private Additive counted(Aggregate.Measure measure, String ofWindow) {
        return new Additive(
                measure.column()
                        .map(column -> "case when " + measured(column) + " is null then 0 else 1 end")
                        .orElse("1"),
                ofWindow);
    }

    private Optional<Additive> added(Aggregate.Measure measure, String ofWindow) {
        String column = measure.column().orElseThrow();
        String sumType = dialect.sumType(type(column));
        return dialect.units(measured(column), type(column))
                .flatMap(row -> dialect.units(ofWindow, sumType)
                        .map(window -> new Additive("coalesce(" + row + ", 0)", "coalesce(" + window + ", 0)")));
    }

    /** The rows that the windows are made of, each with its {@code window_start} and zone. */
    public String placed(String latestRows) {
        return Sql.named("serve/placed_rows")
                .with("place", place())
                .with("rows", rows(latestRows))
                .with("condition", condition())
                .complete();
    }

    /** Every window, or those that the relation {@code _window} names. */
    String windows(String latestRows, boolean all) {
        return Sql.named("aggregate/windows")
                .with("place", place())
                .with("measures", measures())
                .with("rows", rows(all ? latestRows : ofTouchedWindows(latestRows)))
                .with("condition", condition())
                .with("touched", windowsOf(all))
                .with("group_by", Quoted.names("_l", keyNames()))
                .complete();
    }

    /**
     * A window whose sum may be beyond every decimal, as a query for its key; empty where no number of rows can make one. Judged by
     * what values add up to without their signs, since engines add in any order.
     *
     * @param all every window, or those that the relation {@code _window} names
     */
    Optional<String> tooLargeDecimal(Aggregate.Measure measure, String latestRows, boolean all) {
        return summed(measure)
                .map(column -> DECIMAL.matcher(column.type()))
                .filter(Matcher::matches)
                .filter(decimal -> Integer.parseInt(decimal.group(1)) > PRECISION_THAT_ALWAYS_FITS)
                .map(decimal -> tooLarge(
                        "sum(" + size(measure) + ") >= 1e" + (38 - Integer.parseInt(decimal.group(2))),
                        latestRows,
                        windowsOf(all)));
    }

    /**
     * The same of a window whose sum is infinite, and no value is.
     *
     * @param staged windows
     */
    Optional<String> tooLargeDouble(Aggregate.Measure measure, String latestRows, String staged) {
        String sum = Quoted.name(measure.columns().get(measure.function() == Aggregate.Function.AVG ? 1 : 0));
        return summed(measure)
                .filter(column -> column.type().equals("DOUBLE"))
                .map(column -> tooLarge(
                        "sum(" + size(measure) + ") >= " + INFINITE + " and max(" + size(measure) + ") < " + INFINITE,
                        latestRows,
                        "exists (select 1 from " + staged + " _t where abs(_t." + sum + ") = " + INFINITE + " and "
                                + SqlNames.alike("_t", "_l", keyNames()) + ")"));
    }

    private Optional<TableColumn> summed(Aggregate.Measure measure) {
        return switch (measure.function()) {
            case SUM, AVG -> measure.column().map(name -> new TableColumn(name, type(name)));
            case COUNT, MIN, MAX -> Optional.empty();
        };
    }

    private String size(Aggregate.Measure measure) {
        return "abs(cast(" + measured(measure.column().orElseThrow()) + " as double precision))";
    }

    private String tooLarge(String isTooLarge, String latestRows, String touched) {
        return Sql.named("aggregate/too_large")
                .with("place", place())
                .with("rows", rows(latestRows))
                .with("condition", condition())
                .with("touched", touched)
                .with("group_by", Quoted.names("_l", keyNames()))
                .with("too_large", isTooLarge)
                .complete();
    }

    String touched(String staged) {
        return Sql.named("aggregate/touched_windows")
                .with("key", Quoted.names("_l", keyNames()))
                .with("place", place())
                .with("staged", rows(staged))
                .with("condition", condition())
                .complete();
    }

    private String windowsOf(boolean all) {
        return all ? "true" : "exists (select 1 from _window _t where " + SqlNames.alike("_t", "_l", keyNames()) + ")";
    }

    /** Chooses published rows, on alias {@code _p}. */
    String isTouched() {
        return "exists (select 1 from _window _t where " + SqlNames.alike("_t", "_p", keyNames()) + ")";
    }

    /** Latest rows as they are, or the cells of these scenes. */
    private String rows(String latestRows) {
        return cells.map(pixels -> "("
                        + Pixels.ofScenes(
                                Tables.raw(pixels.table()).toString(),
                                SqlNames.names(pixels.columns()),
                                latestRows,
                                SqlNames.names(latest))
                        + ")")
                .orElse(latestRows);
    }

    /** Scenes are chosen by their window before their cells are read. */
    private String ofTouchedWindows(String latestRows) {
        return cells.isEmpty()
                ? latestRows
                : Sql.named("aggregate/scenes_of_touched_windows")
                        .with("scenes", latestRows)
                        .with("window", window)
                        .complete();
    }

    private String place() {
        String start = window + " as window_start";
        return aggregate
                .grid()
                .map(grid -> start + ", " + zone("x", grid) + " as zone_column, " + zone("y", grid) + " as zone_row")
                .orElse(start);
    }

    /** Null where a scene has no place, or one beyond all numbers. */
    private static String zone(String axis, Aggregate.Grid grid) {
        String number = "floor(_l." + axis + " / " + size(grid) + ")";
        return "case when abs(" + number + ") < 9e18 then cast(" + number + " as bigint) end";
    }

    private static String size(Aggregate.Grid grid) {
        return "cast(" + BigDecimal.valueOf(grid.size()).toPlainString() + " as double precision)";
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
        aggregate.grid().ifPresent(grid -> names.addAll(Aggregate.Grid.KEY));
        aggregate.by().forEach(by -> names.add(name(by)));
        return names;
    }

    /** {@code customer.country} is the latest row's {@code customer_country}. */
    private static String name(String by) {
        return by.replace('.', '_');
    }

    private String measures() {
        Stream<String> edges = aggregate.grid().stream()
                .flatMap(grid -> Stream.of("zone_column", "zone_row")
                        .map(number -> "_l." + number + " * " + size(grid) + " as "
                                + Aggregate.Grid.EDGES.get(number.equals("zone_column") ? 0 : 1)));
        return Stream.concat(edges, aggregate.measures().stream().map(this::measure))
                .collect(Collectors.joining(", "));
    }

    private String measure(Aggregate.Measure measure) {
        if (measure.column().isEmpty()) {
            return "count(*) as " + Quoted.name(measure.name());
        }
        String column = measured(measure.column().get());
        List<String> names = measure.columns().stream().map(Quoted::name).toList();
        String name = names.getFirst();
        String sum = dialect.sum(column, type(measure.column().get()));
        return switch (measure.function()) {
            case COUNT -> "count(" + column + ") as " + name;
            case SUM -> sum + " as " + name;
            case MIN -> "min(" + column + ") as " + name;
            case MAX -> "max(" + column + ") as " + name;
            case AVG ->
                "cast(" + sum + " as double precision) / nullif(count(" + column + "), 0) as " + name + ", " + sum
                        + " as " + names.get(1) + ", count(" + column + ") as " + names.get(2);
        };
    }

    /** Of a band only what is a number, as its statistics have it. */
    private String measured(String name) {
        String column = "_l." + Quoted.name(name);
        return cells.isPresent() && type(name).equals("DOUBLE")
                ? "nullif(" + column + ", cast('NaN' as double precision))"
                : column;
    }

    private String type(String name) {
        return Stream.concat(latest.stream(), cells.stream().flatMap(pixels -> pixels.columns().stream()))
                .filter(column -> column.name().equals(name))
                .map(TableColumn::type)
                .findFirst()
                .orElse("TIMESTAMP");
    }
}
