package dev.varve.contract.read;

import dev.varve.contract.Aggregate;
import dev.varve.contract.Child;
import dev.varve.contract.Column;
import dev.varve.contract.Contract;
import dev.varve.contract.Format;
import dev.varve.contract.Relationship;
import dev.varve.contract.Restates;
import dev.varve.contract.Tables;
import dev.varve.contract.landing.LandingPattern;
import dev.varve.contract.name.IdentifierRules;
import dev.varve.contract.read.aggregate.AggregateReader;
import dev.varve.contract.read.check.CheckReader;
import dev.varve.contract.read.column.ColumnReader;
import dev.varve.contract.read.column.TableDraft;
import dev.varve.contract.read.column.Types;
import dev.varve.contract.read.format.FixedReader;
import dev.varve.contract.read.format.FormatReader;
import dev.varve.contract.read.format.MembersReader;
import dev.varve.contract.read.format.RasterTables;
import dev.varve.contract.read.reference.References;
import dev.varve.contract.read.reference.Referred;
import dev.varve.contract.yaml.Problems;
import dev.varve.contract.yaml.SqlFiles;
import dev.varve.contract.yaml.Yaml;
import dev.varve.contract.yaml.YamlMapping;
import dev.varve.contract.yaml.YamlValue;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A contract while it is read: first its own columns and key, then, knowing those of all others, the rest. */
final class ContractDraft implements Referred {

    private static final List<String> KEYS = List.of(
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
            "repeated",
            "same_path",
            "settles",
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
    private static final List<String> CHILD_KEYS =
            List.of("each", "each_or_one", "key", "columns", "relationships", "checks");

    private record DraftChild(
            String name, YamlValue item, String each, List<String> key, TableDraft table, YamlMapping fields) {}

    private final String dataset;
    private final String yaml;
    private final Problems problems;
    private final SqlFiles files;
    private final YamlMapping fields;
    private final boolean readable;
    private final ZoneId zone;
    private final Optional<LandingPattern> landing;
    private final Optional<LandingPattern> members;
    private final Optional<Format> format;
    private final TableDraft table;
    private final List<String> key;
    private final Optional<Column> effectiveAt;
    private final long mostColumns;
    private final List<DraftChild> children = new ArrayList<>();

    /** @param dataset {@code domain.name}, as the folder says */
    ContractDraft(String dataset, String yaml, SqlFiles files, Problems problems) {
        this.dataset = dataset;
        this.yaml = yaml;
        this.problems = problems;
        this.files = files;
        Optional<YamlValue> root = Yaml.read(yaml, problems);
        this.readable = root.filter(YamlValue::isMap).isPresent();
        this.fields = root.map(item -> item.fields("", KEYS)).orElse(YamlMapping.none());
        this.zone = fields.find("zone").flatMap(ColumnReader::zone).orElse(ZoneId.of("UTC"));
        Optional<YamlValue> pattern = readable
                ? fields.required("landing", "say where files land, such as shop/orders/*.csv")
                : Optional.empty();
        this.landing = pattern.flatMap(ContractDraft::landing);
        this.members = fields.find("members").flatMap(item -> MembersReader.read(item, landing));
        this.format = FormatReader.read(fields.find("format"), pattern, members);
        Set<String> needed = new LinkedHashSet<>(words(fields, "key"));
        needed.addAll(words(fields, "effective_at"));
        this.table = table(needed);
        if (format.orElse(null) instanceof Format.Fixed fixed
                && !fixed.positions().isEmpty()) {
            FixedReader.match(fields.find("format").get(), table.columns());
        }
        this.key = fields.find("key").map(table::columns).orElse(List.of()).stream()
                .map(Column::name)
                .toList();
        this.effectiveAt = fields.find("effective_at").flatMap(this::effectiveAt);
        this.mostColumns = DeliveryReader.mostColumns(fields);
        fields.find("columns").ifPresent(item -> isNotTooWide(item, table));
        fields.find("children").ifPresent(this::readChildren);
        format.filter(Format.Geotiff.class::isInstance).ifPresent(this::addBands);
    }

    @Override
    public String dataset() {
        return dataset;
    }

    String yaml() {
        return yaml;
    }

    SqlFiles files() {
        return files;
    }

    String domain() {
        return dataset.substring(0, dataset.indexOf('.'));
    }

    Problems problems() {
        return problems;
    }

    /** Its columns and key can be relied on. */
    @Override
    public boolean isReadable() {
        return readable;
    }

    @Override
    public TableDraft table() {
        return table;
    }

    @Override
    public List<String> key() {
        return key;
    }

    private void isNotTooWide(YamlValue item, TableDraft declared) {
        int columns = declared.columns().size();
        if (columns > mostColumns) {
            item.wrong("has " + columns + " columns, and limits.columns allows " + mostColumns
                    + "; leave out what nobody reads (unknown_fields keeps it), or raise the limit");
        }
    }

    private static List<String> words(YamlMapping fields, String name) {
        return fields.find(name).map(YamlValue::wordsOrNone).orElse(List.of());
    }

    private static Optional<LandingPattern> landing(YamlValue item) {
        return item.text().flatMap(text -> {
            try {
                return Optional.of(new LandingPattern(text));
            } catch (IllegalArgumentException e) {
                item.wrong(e.getMessage());
                return Optional.empty();
            }
        });
    }

    private TableDraft table(Set<String> needed) {
        Map<String, YamlValue> checks = new LinkedHashMap<>();
        ColumnReader reader = new ColumnReader(zone, format, landing, needed, 0);
        Map<String, Column> columns = readable
                ? fields.required("columns", "name the columns with their types")
                        .map(item -> RasterTables.withFixed(format, item, reader.read(item, checks), needed))
                        .orElse(Map.of())
                : Map.of();
        return new TableDraft(dataset.substring(dataset.indexOf('.') + 1), Optional.empty(), columns, Map.of(), checks);
    }

    private void addBands(Format raster) {
        YamlMapping none = RasterTables.item("{}").fields("", CHILD_KEYS);
        TableDraft bands = RasterTables.bands(dataset.substring(dataset.indexOf('.') + 1), raster, table.columns(key));
        children.add(new DraftChild(
                bands.subject(), none.item(), RasterTables.BANDS, List.of(RasterTables.BAND), bands, none));
        fields.required("key", "say what identifies a scene, such as a name that landing captures");
        key.stream()
                .filter(bands.columns()::containsKey)
                .forEach(name -> fields.find("key")
                        .ifPresent(item -> item.wrong("cannot have " + name + ", which every band has a column of")));
    }

    private Optional<Column> effectiveAt(YamlValue item) {
        return table.column(item).filter(column -> {
            boolean fits = Types.isDay(column.type()) || Types.isMoment(column.type());
            if (!fits) {
                item.wrong("must be a date or timestamp, but " + column.name() + " is "
                        + column.type().text());
            }
            return fits;
        });
    }

    private void readChildren(YamlValue item) {
        if (format.orElse(null) instanceof Format.Text || format.orElse(null) instanceof Format.Geotiff) {
            item.wrong("needs arrays, which only json, ndjson and parquet have");
        }
        item.entries().forEach((name, value) -> {
            IdentifierRules.wrong(name).ifPresent(message -> value.wrong(name + " " + message));
            if (name.equals("rows")) {
                value.wrong("rows is what checks call the rows of the dataset itself (load_rows); choose another name");
            }
            YamlMapping own = value.fields("", CHILD_KEYS);
            String each = own.required("each", "name the array, such as lines or order.lines")
                    .flatMap(ContractDraft::each)
                    .orElse("");
            List<String> needed = words(own, "key");
            Map<String, YamlValue> checks = new LinkedHashMap<>();
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
            TableDraft childTable = new TableDraft(name, Optional.of(name), columns, table.columns(key), checks);
            TableDraft declaredOnly = new TableDraft(name, Optional.of(name), columns, Map.of(), checks);
            key.forEach(inherited -> declaredOnly
                    .keeping(inherited)
                    .ifPresent(column -> value.wrong("keeps misfits of " + column.name() + " in " + inherited
                            + ", which it has from its parent's key; rename one")));
            List<String> childKey = own.find("key").map(declaredOnly::columns).orElse(List.of()).stream()
                    .map(Column::name)
                    .toList();
            if (own.find("key").isEmpty() && key.contains(Child.POSITION)) {
                value.wrong("counts its elements in position, which its parent's key has too; give it a key");
            }
            own.find("columns").ifPresent(declared -> isNotTooWide(declared, childTable));
            children.add(new DraftChild(name, value, each, childKey, childTable, own));
        });
        if (readable && key.isEmpty() && fields.find("key").isEmpty()) {
            item.wrong("needs a key of this dataset, so that children know their parent");
        }
    }

    private static Optional<String> each(YamlValue item) {
        return item.text().filter(text -> {
            boolean path =
                    !text.startsWith(".") && !text.endsWith(".") && !text.contains("..") && !text.startsWith("/");
            if (!path) {
                item.wrong("must be a dotted path such as order.lines, not " + text);
            }
            return path;
        });
    }

    /** The tables this contract makes. */
    Tables tables() {
        return new Tables(
                dataset,
                children.stream().map(DraftChild::name).toList(),
                format.orElse(null) instanceof Format.Geotiff raster ? raster.ending() : Optional.empty(),
                fields.find("restates").isPresent() && !key.isEmpty(),
                fields.find("as_of").isPresent(),
                List.copyOf(aggregates().keySet()),
                List.copyOf(files.aggregates().keySet()));
    }

    private Map<String, YamlValue> aggregates() {
        return fields.find("aggregates")
                .filter(YamlValue::isMap)
                .map(YamlValue::entries)
                .orElse(Map.of());
    }

    /** The place that says that there is the table; empty for the dataset itself. */
    Optional<YamlValue> place(Tables.Made table) {
        return table.kind() == Tables.Kind.WINDOWS
                ? Optional.of(aggregates().get(table.part()))
                : children.stream()
                        .filter(child -> child.name().equals(table.part()))
                        .findFirst()
                        .map(DraftChild::item);
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
        boolean raster = format.orElse(null) instanceof Format.Geotiff;
        if (format.orElse(null) instanceof Format.Geotiff geotiff && geotiff.pixels() == Format.Geotiff.Pixels.CELLS) {
            sources.put(Aggregate.CELLS, new AggregateReader.Source(RasterTables.cells(table, geotiff), relationships));
        }
        DeliveryReader delivery = new DeliveryReader(fields, table);
        Optional<Restates> restates = delivery.restates();
        AggregateReader aggregateReader =
                new AggregateReader(new AggregateReader.Source(table, relationships), sources, effectiveAt, raster);
        Contract contract = Contract.of(dataset, landing.orElse(null), format.orElse(null))
                .description(fields.text("description").orElse(""))
                .owner(fields.text("owner").orElse(""))
                .tags(fields.texts("tags"))
                .columns(columns)
                .key(key)
                .effectiveAt(effectiveAt.map(Column::name))
                .sequenceBy(delivery.sequenceBy())
                .restates(restates)
                .complete(delivery.complete())
                .redelivery(delivery.redelivery(landing, format))
                .deletes(delivery.deletes())
                .limits(delivery.limits(restates.isPresent()))
                .members(members)
                .unknownFields(delivery.unknownFields(raster))
                .zone(zone)
                .children(finished)
                .relationships(relationships)
                .asOf(delivery.asOf())
                .aggregates(fields.find("aggregates").map(aggregateReader::read).orElse(List.of()))
                .checks(fields.find("checks")
                        .map(item -> checkReader.read(item, table, Optional.empty()))
                        .orElse(List.of()))
                .conformSql(files.conform())
                .checkSql(files.checks())
                .aggregateSql(files.aggregates())
                .build();
        reportUnlisted(checkReader.sqlFiles());
        return contract;
    }

    private static List<Column> withChecks(TableDraft table, CheckReader reader) {
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
                child.fields().bool("each_or_one", false),
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
