package dev.varve.contract.read.aggregate;

import dev.varve.contract.Aggregate;
import dev.varve.contract.Aggregate.Function;
import dev.varve.contract.Aggregate.Grid;
import dev.varve.contract.Aggregate.Measure;
import dev.varve.contract.Aggregate.Unit;
import dev.varve.contract.Aggregate.Window;
import dev.varve.contract.Column;
import dev.varve.contract.Relationship;
import dev.varve.contract.Type;
import dev.varve.contract.name.IdentifierRules;
import dev.varve.contract.name.NearestNames;
import dev.varve.contract.read.column.TableDraft;
import dev.varve.contract.read.column.Types;
import dev.varve.contract.yaml.YamlMapping;
import dev.varve.contract.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code aggregates}. */
public final class AggregateReader {

    private static final List<String> KEYS = List.of("window", "measures", "by", "time", "where", "of", "zones");
    private static final List<String> UNITS = List.of("minute", "hour", "day", "week", "month", "quarter", "year");
    private static final Pattern SIZE = Pattern.compile("(?:(\\d{1,4}) )?([a-z]+?)s?");
    private static final Pattern CALL = Pattern.compile("([a-z_]+)\\s*(?:\\(\\s*(.*?)\\s*\\))?");
    private static final Set<String> LATER = Set.of("count_distinct", "percentile", "increase");
    private static final List<String> FUNCTIONS = Stream.of(Function.values())
            .map(function -> function.name().toLowerCase(Locale.ROOT))
            .toList();

    /** What an aggregate may read. */
    public record Source(TableDraft table, List<Relationship> relationships) {}

    private final Source dataset;
    private final Map<String, Source> children;
    private final Optional<Column> effectiveAt;
    private final boolean raster;

    /**
     * @param children by name, and the cells of a raster that keeps them
     * @param effectiveAt places rows that an aggregate places by no column of its own; empty for {@code received_at}
     */
    public AggregateReader(Source dataset, Map<String, Source> children, Optional<Column> effectiveAt, boolean raster) {
        this.dataset = dataset;
        this.children = children;
        this.raster = raster;
        this.effectiveAt = effectiveAt;
    }

    public List<Aggregate> read(YamlValue item) {
        List<Aggregate> aggregates = new ArrayList<>();
        item.entries().forEach((name, value) -> {
            IdentifierRules.wrong(name).ifPresent(message -> value.wrong(name + " " + message));
            YamlMapping fields = value.fields("", KEYS);
            Optional<Source> source = source(fields);
            Optional<Grid> grid = fields.find("zones").flatMap(zones -> ZonesReader.read(zones, source));
            Optional<Window> window =
                    fields.required("window", "say week, 15 minutes or another").flatMap(AggregateReader::window);
            Optional<YamlValue> measures = fields.required("measures", "say at least one, such as {orders: count}");
            source.ifPresent(one -> aggregates.add(new Aggregate(
                    name,
                    one.table().child(),
                    window.orElse(null),
                    time(fields, one, window),
                    by(fields, one),
                    fields.text("where"),
                    grid,
                    measures.map(list -> measures(list, fields, one)).orElse(List.of()))));
        });
        return aggregates;
    }

    private Optional<Source> source(YamlMapping fields) {
        Optional<YamlValue> of = fields.find("of");
        if (of.isEmpty()) {
            return Optional.of(dataset);
        }
        return of.get().text().flatMap(name -> {
            if (!children.containsKey(name)) {
                if (raster && name.equals(Aggregate.CELLS)) {
                    of.get()
                            .wrong("needs format.pixels: cells; of a raster without them an aggregate can be of "
                                    + String.join(" or ", children.keySet()));
                } else {
                    of.get()
                            .wrong("is no child of this dataset: " + name
                                    + NearestNames.meant(name, children.keySet()));
                }
            }
            return Optional.ofNullable(children.get(name));
        });
    }

    private static Optional<Window> window(YamlValue item) {
        YamlMapping fields = item.fields("size", List.of("size", "every"));
        Optional<YamlValue> size = fields.required("size", "say week, 15 minutes or another");
        Optional<Window> window = size.flatMap(AggregateReader::size);
        Optional<Window> every = fields.find("every").flatMap(AggregateReader::size);
        if (window.isPresent() && every.isPresent() && !every.equals(window)) {
            fields.find("every").get().notYet("not yet: this version has tumbling windows, where every equals size");
        }
        return window;
    }

    private static Optional<Window> size(YamlValue item) {
        return item.text().flatMap(text -> {
            Matcher matcher = SIZE.matcher(text);
            if (!matcher.matches() || !UNITS.contains(matcher.group(2))) {
                item.wrong("is no window: " + text + NearestNames.meant(text, UNITS));
                return Optional.empty();
            }
            int count = matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
            Unit unit = Unit.valueOf(matcher.group(2).toUpperCase(Locale.ROOT));
            int whole = unit == Unit.MINUTE ? 60 : unit == Unit.HOUR ? 24 : 1;
            if (count < 1 || whole % count != 0) {
                item.wrong(
                        whole == 1
                                ? "can be one " + matcher.group(2) + " only, not " + text
                                : "must divide " + (unit == Unit.MINUTE ? "an hour" : "a day") + " evenly, not "
                                        + text);
                return Optional.empty();
            }
            return Optional.of(new Window(count, unit));
        });
    }

    private Optional<String> time(YamlMapping fields, Source source, Optional<Window> window) {
        Optional<YamlValue> item = fields.find("time");
        Optional<Column> column = item.isPresent() ? item.flatMap(source.table()::column) : effectiveAt;
        column.ifPresent(one -> {
            boolean within = window.filter(w -> w.unit() == Unit.MINUTE || w.unit() == Unit.HOUR)
                    .isPresent();
            if (!Types.isDay(one.type()) && !Types.isMoment(one.type())) {
                item.ifPresent(wrong -> wrong.wrong("must be a date or timestamp, but " + one.name() + " is "
                        + one.type().text()));
            } else if (within && one.type() instanceof Type.Date) {
                item.or(() -> fields.find("window"))
                        .ifPresent(wrong -> wrong.wrong(
                                "needs a timestamp for windows within a day, but " + one.name() + " is date"));
            }
        });
        return item.flatMap(ignored -> column.map(Column::name));
    }

    private List<String> by(YamlMapping fields, Source source) {
        Optional<YamlValue> by = fields.find("by");
        by.ifPresent(item -> item.list()
                .forEach(one -> one.word().filter(name -> !isZone(fields, name)).ifPresent(name -> {
                    if (Grid.KEY.contains(name) && fields.find("zones").isPresent()) {
                        one.wrong("names " + name + ", which every zone has anyway; leave it out");
                        return;
                    }
                    if (name.indexOf('.') < 0) {
                        source.table().column(one);
                        return;
                    }
                    String role = name.substring(0, name.indexOf('.'));
                    String column = name.substring(name.indexOf('.') + 1);
                    Optional<Relationship> relationship = source.relationships().stream()
                            .filter(candidate -> candidate.role().equals(role))
                            .findFirst();
                    if (relationship.isEmpty()) {
                        one.wrong("names no relationship: " + name
                                + NearestNames.meant(
                                        role,
                                        source.relationships().stream()
                                                .map(Relationship::role)
                                                .toList()));
                    } else if (!relationship.get().include().contains(column)) {
                        one.wrong("is not included: add " + column + " to include of relationship " + role);
                    }
                })));
        return by.map(YamlValue::texts).orElse(List.of()).stream()
                .filter(name -> !isZone(fields, name))
                .toList();
    }

    /** Zones are grouped by wherever they are declared; {@code by: zone} says it once more. */
    private static boolean isZone(YamlMapping fields, String name) {
        return name.equals("zone") && fields.find("zones").isPresent();
    }

    private List<Measure> measures(YamlValue item, YamlMapping fields, Source source) {
        List<Measure> measures = new ArrayList<>();
        Set<String> taken = new LinkedHashSet<>();
        if (fields.find("zones").isPresent()) {
            taken.addAll(Grid.KEY);
            taken.addAll(Grid.EDGES);
        }
        fields.find("by")
                .ifPresent(by ->
                        by.list().forEach(one -> one.word().ifPresent(name -> taken.add(name.replace('.', '_')))));
        Map<String, YamlValue> entries = item.entries();
        entries.forEach((name, value) -> {
            IdentifierRules.wrongMeasure(name).ifPresent(message -> value.wrong(name + " " + message));
            value.text().flatMap(text -> measure(name, text, value, source)).ifPresent(measures::add);
        });
        measures.forEach(measure -> measure.columns().forEach(name -> {
            if (!taken.add(name)) {
                entries.get(measure.name()).wrong(taken(measure, name));
            }
        }));
        if (entries.isEmpty() && item.isMap()) {
            item.wrong("has no measure; give at least one, such as rows: count");
        }
        return measures;
    }

    private static String taken(Measure measure, String column) {
        return column.equals(measure.name())
                ? column + " is a column of the aggregate already; choose another name"
                : "has " + column + " beside it, which is a column of the aggregate already; rename one";
    }

    private static Optional<Measure> measure(String name, String text, YamlValue item, Source source) {
        Matcher call = CALL.matcher(text);
        if (!call.matches()) {
            item.wrong("is no measure: " + text + "; write count, "
                    + listed(
                            FUNCTIONS.stream().map(function -> function + "(c)").toList(), "or"));
            return Optional.empty();
        }
        if (LATER.contains(call.group(1))) {
            item.notYet("not yet: this version measures " + listed(FUNCTIONS, "and") + ", not " + call.group(1));
            return Optional.empty();
        }
        if (!FUNCTIONS.contains(call.group(1))) {
            item.wrong("is no measure: " + text + NearestNames.meant(call.group(1), FUNCTIONS));
            return Optional.empty();
        }
        Function function = Function.valueOf(call.group(1).toUpperCase(Locale.ROOT));
        String column = call.group(2);
        if (column == null || column.isEmpty()) {
            if (function != Function.COUNT || column != null) {
                item.wrong("must name a column, such as " + call.group(1) + "(amount)");
                return Optional.empty();
            }
            return Optional.of(new Measure(name, function, Optional.empty()));
        }
        Optional<Column> found = source.table().column(column);
        if (found.isEmpty()) {
            item.wrong("measures no column of " + source.table().subject() + ": " + column
                    + NearestNames.meant(column, source.table().names()));
            return Optional.empty();
        }
        Type type = found.get().type();
        String wanted = switch (function) {
            case COUNT -> "";
            case SUM, AVG -> Types.isAmount(type) ? "" : "a number";
            case MIN, MAX -> Types.isOrdered(type) ? "" : "a type with an order";
        };
        if (!wanted.isEmpty()) {
            item.wrong("needs " + wanted + ", but " + column + " is " + type.text());
        }
        return Optional.of(new Measure(name, function, Optional.of(column)));
    }

    private static String listed(List<String> words, String last) {
        return String.join(", ", words.subList(0, words.size() - 1)) + " " + last + " " + words.getLast();
    }
}
