package dev.varve.contract;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A contract while it is read: first its own columns and key, then, knowing those of all others, the rest. */
final class Draft {

    private static final Set<String> KEYS = Set.of(
            "description",
            "owner",
            "tags",
            "landing",
            "format",
            "columns",
            "key",
            "effective_at",
            "sequence_by",
            "restates",
            "complete",
            "deletes",
            "limits",
            "members",
            "unknown_fields",
            "zone",
            "children",
            "relationships",
            "as_of",
            "aggregates",
            "checks");
    private static final Set<String> CHILD_KEYS = Set.of("each", "key", "columns", "relationships", "checks");

    private record DraftChild(String name, Item item, String each, List<String> key, Table table, Fields fields) {}

    private final String dataset;
    private final Problems problems;
    private final SqlFiles files;
    private final Fields fields;
    private final boolean readable;
    private final ZoneId zone;
    private final Optional<LandingPattern> landing;
    private final Optional<Format> format;
    private final Table table;
    private final List<String> key;
    private final Optional<Column> effectiveAt;
    private final List<DraftChild> children = new ArrayList<>();

    /** @param dataset {@code domain.name}, as the folder says */
    Draft(String dataset, String yaml, SqlFiles files, Problems problems) {
        this.dataset = dataset;
        this.problems = problems;
        this.files = files;
        Optional<Item> root = Yaml.read(yaml, problems);
        this.readable = root.filter(Item::isMap).isPresent();
        this.fields = root.map(item -> item.fields("", KEYS)).orElse(Fields.none());
        this.zone = fields.find("zone").flatMap(ColumnReader::zone).orElse(ZoneOffset.UTC);
        Optional<Item> pattern = readable
                ? fields.required("landing", "say where files land, such as shop/orders/*.csv")
                : Optional.empty();
        this.landing = pattern.flatMap(Draft::landing);
        this.format = FormatReader.read(fields.find("format"), pattern);
        Set<String> needed = new LinkedHashSet<>(words(fields, "key"));
        needed.addAll(words(fields, "effective_at"));
        this.table = table(needed);
        this.key = fields.find("key").map(table::columns).orElse(List.of()).stream()
                .map(Column::name)
                .toList();
        this.effectiveAt = fields.find("effective_at").flatMap(this::effectiveAt);
        fields.find("children").ifPresent(this::readChildren);
    }

    String dataset() {
        return dataset;
    }

    String domain() {
        return dataset.substring(0, dataset.indexOf('.'));
    }

    Problems problems() {
        return problems;
    }

    /** Its columns and key can be relied on. */
    boolean isReadable() {
        return readable;
    }

    Table table() {
        return table;
    }

    List<String> key() {
        return key;
    }

    private static List<String> words(Fields fields, String name) {
        return fields.find(name).map(FormatReader::wordsOrNone).orElse(List.of());
    }

    private static Optional<LandingPattern> landing(Item item) {
        return item.text().flatMap(text -> {
            try {
                return Optional.of(new LandingPattern(text));
            } catch (IllegalArgumentException e) {
                item.wrong(e.getMessage());
                return Optional.empty();
            }
        });
    }

    private Table table(Set<String> needed) {
        Map<String, Item> checks = new LinkedHashMap<>();
        ColumnReader reader = new ColumnReader(zone, format, landing, needed, 0);
        Map<String, Column> columns = readable
                ? fields.required("columns", "name the columns with their types")
                        .map(item -> reader.read(item, checks))
                        .orElse(Map.of())
                : Map.of();
        return new Table(dataset.substring(dataset.indexOf('.') + 1), Optional.empty(), columns, Map.of(), checks);
    }

    private Optional<Column> effectiveAt(Item item) {
        return table.column(item).filter(column -> {
            boolean fits = Types.isDay(column.type()) || Types.isMoment(column.type());
            if (!fits) {
                item.wrong("must be a date or timestamp, but " + column.name() + " is "
                        + column.type().text());
            }
            return fits;
        });
    }

    private void readChildren(Item item) {
        if (format.orElse(null) instanceof Format.Delimited) {
            item.wrong("needs arrays, which only json and ndjson have");
        }
        item.entries().forEach((name, value) -> {
            Names.wrong(name).ifPresent(message -> value.wrong(name + " " + message));
            Fields own = value.fields("", CHILD_KEYS);
            String each = own.required("each", "name the array, such as lines or order.lines")
                    .flatMap(Draft::each)
                    .orElse("");
            List<String> needed = words(own, "key");
            Map<String, Item> checks = new LinkedHashMap<>();
            ColumnReader reader =
                    new ColumnReader(zone, format, Optional.empty(), Set.copyOf(needed), each.split("\\.").length);
            Map<String, Column> columns = own.required("columns", "name the columns with their types")
                    .map(declared -> reader.read(declared, checks))
                    .orElse(Map.of());
            for (String inherited : key) {
                if (columns.containsKey(inherited)) {
                    value.wrong("declares " + inherited
                            + ", which it has from its parent's key; leave it out or rename it");
                }
            }
            Table childTable = new Table(name, Optional.of(name), columns, table.columns(key), checks);
            Table declaredOnly = new Table(name, Optional.of(name), columns, Map.of(), checks);
            List<String> childKey = own.find("key").map(declaredOnly::columns).orElse(List.of()).stream()
                    .map(Column::name)
                    .toList();
            children.add(new DraftChild(name, value, each, childKey, childTable, own));
        });
        if (readable && key.isEmpty() && fields.find("key").isEmpty()) {
            item.wrong("needs a key of this dataset, so that children know their parent");
        }
    }

    private static Optional<String> each(Item item) {
        return item.text().filter(text -> {
            boolean path =
                    !text.startsWith(".") && !text.endsWith(".") && !text.contains("..") && !text.startsWith("/");
            if (!path) {
                item.wrong("must be a dotted path such as order.lines, not " + text);
            }
            return path;
        });
    }

    /** Names of the tables this contract makes, with the place that says so. */
    Map<String, Item> tables() {
        Map<String, Item> tables = new LinkedHashMap<>();
        children.forEach(child -> tables.put(domain() + "_" + child.name(), child.item()));
        fields.find("aggregates").filter(Item::isMap).ifPresent(item -> {
            for (Map.Entry<String, Item> entry : item.entries().entrySet()) {
                String name = domain() + "_" + entry.getKey();
                if (tables.putIfAbsent(name, entry.getValue()) != null) {
                    entry.getValue()
                            .wrong("makes the table " + name + ", which a child of this dataset makes too; rename one");
                }
            }
        });
        return tables;
    }

    /** The contract, which is whole only where no problem was found. */
    Contract finish(References references) {
        RelationshipReader relationshipReader = new RelationshipReader(references);
        CheckReader checkReader = new CheckReader(fields.text("owner").orElse(""), files, references);
        List<Relationship> relationships = fields.find("relationships")
                .map(item -> relationshipReader.read(item, table))
                .orElse(List.of());
        List<Column> columns = withChecks(table, checkReader);
        List<Child> finished = new ArrayList<>();
        Map<String, AggregateReader.Source> sources = new LinkedHashMap<>();
        for (DraftChild child : children) {
            Child one = finish(child, relationshipReader, checkReader);
            finished.add(one);
            sources.put(child.name(), new AggregateReader.Source(child.table(), one.relationships()));
        }
        Optional<Restates> restates = fields.find("restates").flatMap(this::restates);
        AggregateReader aggregateReader =
                new AggregateReader(new AggregateReader.Source(table, relationships), sources, effectiveAt);
        fields.find("members")
                .ifPresent(item -> item.notYet("not yet: this version reads no zip or tar, so there are no members"));
        Contract contract = new Contract(
                dataset,
                fields.text("description").orElse(""),
                fields.text("owner").orElse(""),
                fields.texts("tags"),
                landing.orElse(null),
                format.orElse(null),
                columns,
                key,
                effectiveAt.map(Column::name),
                fields.find("sequence_by").flatMap(this::sequenceBy),
                restates,
                fields.find("complete").map(Draft::complete).orElse(new Complete.AsSoonAsSeen()),
                fields.find("deletes").map(this::deletes).orElse(new Deletes.ByAbsence()),
                limits(restates.isPresent()),
                unknownFields(),
                zone,
                finished,
                relationships,
                fields.find("as_of").map(Draft::asOf).orElse(List.of()),
                fields.find("aggregates").map(aggregateReader::read).orElse(List.of()),
                fields.find("checks")
                        .map(item -> checkReader.read(item, table, Optional.empty()))
                        .orElse(List.of()),
                files.conform(),
                files.checks(),
                files.aggregates());
        reportCaptures();
        reportUnlisted(checkReader.sqlSqlFiles());
        return contract;
    }

    private static List<Column> withChecks(Table table, CheckReader reader) {
        return table.columns().values().stream()
                .map(column -> table.checks().containsKey(column.name())
                        ? column.with(reader.read(table.checks().get(column.name()), table, Optional.of(column)))
                        : column)
                .toList();
    }

    private static Child finish(DraftChild child, RelationshipReader relationships, CheckReader checks) {
        return new Child(
                child.name(),
                child.each(),
                child.key(),
                withChecks(child.table(), checks),
                child.fields()
                        .find("relationships")
                        .map(item -> relationships.read(item, child.table()))
                        .orElse(List.of()),
                child.fields()
                        .find("checks")
                        .map(item -> checks.read(item, child.table(), Optional.empty()))
                        .orElse(List.of()));
    }

    private Optional<String> sequenceBy(Item item) {
        return table.column(item).map(column -> {
            if (!Types.isOrdered(column.type())) {
                item.wrong("needs a type with an order, but " + column.name() + " is "
                        + column.type().text());
            }
            return column.name();
        });
    }

    private Optional<Restates> restates(Item item) {
        Fields own = item.fields("scope", Set.of("scope", "as"));
        Optional<Item> scope = own.required("scope", "all or the captured columns that name the partition");
        if (scope.isEmpty()) {
            return Optional.empty();
        }
        List<Column> columns = List.of();
        if (scope.get().isList() || !scope.get().word().orElse("all").equals("all")) {
            columns = table.columns(scope.get());
            for (Column column : columns) {
                if (!column.captured()) {
                    scope.get()
                            .wrong("must be captured by landing: " + column.name() + ", as in {" + column.name() + "}");
                }
            }
        }
        boolean facts = own.find("as")
                .flatMap(as -> as.choice(List.of("state", "facts")))
                .map(as -> as.equals("facts"))
                .orElse(!columns.isEmpty() && effectiveAt.isPresent());
        if (facts && fields.find("effective_at").isEmpty()) {
            own.find("as").ifPresent(as -> as.wrong("facts needs effective_at: facts are known by their time"));
        }
        return Optional.of(new Restates(columns.stream().map(Column::name).toList(), facts));
    }

    private static Complete complete(Item item) {
        Fields own = item.fields("", Set.of("marker", "files", "quiet"));
        if (own.byName().size() > 1) {
            item.wrong("must be one of marker, files and quiet");
        }
        if (own.find("marker").isPresent()) {
            String name = own.text("marker").orElse("");
            if (name.contains("/")) {
                own.find("marker").get().wrong("must be a file name in the folder of the drop, not " + name);
            }
            return new Complete.Marker(name);
        }
        if (own.find("files").isPresent()) {
            return new Complete.Files(own.find("files")
                    .flatMap(one -> one.whole(1, Integer.MAX_VALUE))
                    .orElse(1L)
                    .intValue());
        }
        if (item.isMap() && item.entries().isEmpty()) {
            item.wrong("must be one of marker, files and quiet");
        }
        return new Complete.Quiet(
                own.find("quiet").flatMap(Quantities::duration).orElse(Duration.ZERO));
    }

    private Deletes deletes(Item item) {
        if (!item.isMap()) {
            if (!item.text().orElse("none").equals("none")) {
                item.wrong("must be none or {column: value}, such as {status: deleted}");
            }
            return new Deletes.Never();
        }
        Map<String, Item> entries = item.entries();
        if (entries.size() != 1) {
            item.wrong("must name one column and one value, such as {status: deleted}");
            return new Deletes.Never();
        }
        String name = entries.keySet().iterator().next();
        Item value = entries.get(name);
        String text = value.word().orElse("");
        Optional<Column> column = table.column(name);
        if (column.isEmpty()) {
            value.wrong("is no column of " + table.subject() + ": " + name + Names.meant(name, table.names()));
            return new Deletes.ByValue(name, text);
        }
        Literals.wrong(text, column.get()).ifPresent(value::wrong);
        boolean word = column.get().type() instanceof Type.Bool;
        return new Deletes.ByValue(
                name, word ? Boolean.toString(column.get().trueValues().contains(text)) : text);
    }

    private Limits limits(boolean restating) {
        Fields own = fields.find("limits")
                .map(item -> item.fields("", Set.of("rejects", "deletes", "bytes", "ratio")))
                .orElse(Fields.none());
        return new Limits(
                own.find("rejects")
                        .flatMap(Quantities::limit)
                        .orElse(restating ? new Limits.Limit(0, false) : new Limits.Limit(0.1, true)),
                own.find("deletes").flatMap(Quantities::limit).orElse(new Limits.Limit(0.2, true)),
                own.find("bytes").flatMap(Quantities::bytes).orElse(100_000_000_000L),
                own.find("ratio")
                        .flatMap(item -> item.whole(1, Integer.MAX_VALUE))
                        .orElse(1_000L));
    }

    private UnknownFields unknownFields() {
        Optional<Item> item = fields.find("unknown_fields");
        String word = item.flatMap(one -> one.choice(List.of("keep", "refuse", "add")))
                .orElse("keep");
        if (word.equals("add")) {
            item.get().notYet("not yet: this version keeps or refuses unknown fields, it does not add columns");
        }
        return word.equals("refuse") ? UnknownFields.REFUSE : UnknownFields.KEEP;
    }

    private static List<AsOf> asOf(Item item) {
        List<String> words = List.of("day_end", "week_end", "month_end", "quarter_end", "year_end");
        List<AsOf> points = new ArrayList<>();
        for (Item one : item.list()) {
            one.text().ifPresent(text -> {
                try {
                    AsOf point = words.contains(text)
                            ? AsOf.Every.values()[words.indexOf(text)]
                            : new AsOf.On(LocalDate.parse(text));
                    if (points.contains(point)) {
                        one.wrong("lists " + text + " twice");
                    }
                    points.add(point);
                } catch (DateTimeParseException e) {
                    one.wrong(
                            "must be day_end, week_end, month_end, quarter_end, year_end or a date such as 2026-12-31, not "
                                    + text);
                }
            });
        }
        return points;
    }

    private void reportCaptures() {
        if (landing.isEmpty()) {
            return;
        }
        for (String name : landing.get().captures()) {
            if (table.column(name).isEmpty() && landing.get().format(name).isPresent()) {
                fields.find("landing")
                        .get()
                        .wrong("captures " + name + " with a format, but no column has this name; declare it"
                                + " or capture {" + name + "}" + Names.meant(name, table.names()));
            }
        }
    }

    private void reportUnlisted(Set<String> listed) {
        for (String name : files.checks().keySet()) {
            if (!listed.contains(name)) {
                problems.add(
                        0,
                        "checks",
                        "does not list checks/" + name + ".sql; add - sql: " + name + " or delete the file");
            }
        }
    }
}
