package dev.varve.contract;

import dev.varve.contract.landing.LandingPattern;
import dev.varve.contract.landing.Sidecar;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A dataset as its folder declares it: {@code sql/<domain>/<name>/contract.yaml} and the SQL files beside it, with every
 * default filled in and every shorthand expanded. A contract that exists is valid.
 *
 * @param dataset {@code domain.name}, both lower_snake_case
 * @param key columns that identify a row; empty where every row is its own
 * @param effectiveAt column that says when a row became true; empty where it is {@code received_at}
 * @param sequenceBy column that decides between rows of one key and time
 * @param restates what a delivery lists anew; empty for a delta dataset
 * @param members paths within a zip or tar that count; empty where all do
 * @param zone of timestamps that carry none, and of windows
 * @param conformSql text of {@code conform.sql}, where there is one
 * @param checkSql text of {@code checks/<name>.sql}, by name
 * @param aggregateSql text of {@code aggregates/<name>.sql}, by name
 */
public record Contract(
        String dataset,
        String description,
        String owner,
        List<String> tags,
        LandingPattern landing,
        Format format,
        List<Column> columns,
        List<String> key,
        Optional<String> effectiveAt,
        Optional<String> sequenceBy,
        Optional<Restates> restates,
        Complete complete,
        Redelivery redelivery,
        Deletes deletes,
        Limits limits,
        Optional<LandingPattern> members,
        UnknownFields unknownFields,
        ZoneId zone,
        List<Child> children,
        List<Relationship> relationships,
        List<AsOf> asOf,
        List<Aggregate> aggregates,
        List<Check> checks,
        Optional<String> conformSql,
        Map<String, String> checkSql,
        Map<String, String> aggregateSql) {

    /** Stands between the captured values of a scope. */
    private static final String BETWEEN = "|";

    /** A contract with every default. */
    public static ContractBuilder of(String dataset, LandingPattern landing, Format format) {
        return new ContractBuilder(dataset, landing, format);
    }

    /** The same, to be changed. */
    public ContractBuilder builder() {
        return new ContractBuilder(this);
    }

    public String domain() {
        return dataset.substring(0, dataset.indexOf('.'));
    }

    /** The name of the dataset's tables in every layer: {@code retail.orders} has {@code raw.retail_orders}. */
    public String table() {
        return Tables.entity(dataset);
    }

    /** The name of a child's tables in every layer: {@code retail_order_lines}. */
    public String table(Child child) {
        return Tables.entity(domain(), child.name());
    }

    /** The name of a raster's table of pixels in every layer: {@code imagery_scenes_cells}; empty where it keeps none. */
    public Optional<String> pixelTable() {
        return pixelEnding().map(ending -> table() + ending);
    }

    private Optional<String> pixelEnding() {
        return format instanceof Format.Geotiff raster ? raster.ending() : Optional.empty();
    }

    /** The tables it makes. */
    public Tables tables() {
        return new Tables(
                dataset,
                children.stream().map(Child::name).toList(),
                pixelEnding(),
                keepsRejectedKeys(),
                !asOf.isEmpty(),
                aggregates.stream().map(Aggregate::name).toList(),
                List.copyOf(aggregateSql.keySet()));
    }

    /** Columns that identify a child's row: those of its parent, then its own. */
    public List<String> key(Child child) {
        List<String> both = new ArrayList<>(key);
        both.addAll(child.keyNames());
        return both;
    }

    /** The same with columns that deliveries added, behind those that are declared. */
    public Contract adding(List<AddedColumn> added) {
        if (added.stream().noneMatch(one -> one.name().isPresent())) {
            return this;
        }
        return builder()
                .columns(with("", columns, added))
                .children(children.stream()
                        .map(child -> child.with(with(child.name(), child.columns(), added)))
                        .toList())
                .build();
    }

    private List<Column> with(String child, List<Column> declared, List<AddedColumn> added) {
        List<Column> columns = new ArrayList<>(declared);
        added.stream()
                .filter(one -> one.child().equals(child) && one.name().isPresent())
                .forEach(one -> columns.add(one.column(this)));
        return List.copyOf(columns);
    }

    /** {@code received_at} is when the object was modified, and each object a drop of its own. */
    public boolean isUndated() {
        return !landing.capturesReceivedAt();
    }

    /** Its rows have no key, each delivery adds some, and only when they were modified tells them from a copy. */
    public boolean addsUndatedRows() {
        return isUndated() && key.isEmpty() && !isRestating();
    }

    /** Deliveries list anew what they cover, so that what they lack says something. */
    public boolean isRestating() {
        return restates.isPresent();
    }

    /** What a listing lacks is closed: deleted, or withdrawn where {@link #listsFacts}. */
    public boolean closesAbsent() {
        return isRestating() && !(deletes instanceof Deletes.Never);
    }

    /** A listing lists every fact, not what exists. */
    public boolean listsFacts() {
        return restates.filter(Restates::facts).isPresent();
    }

    /** Keys of rejected rows are kept beside the rows, because a listing does not lack what it could not say well. */
    public boolean keepsRejectedKeys() {
        return isRestating() && !key.isEmpty();
    }

    /** Captured columns that name the part a delivery lists anew; empty for the whole dataset, and where it lists nothing anew. */
    public List<String> scope() {
        return restates.map(Restates::scope).orElse(List.of());
    }

    /**
     * The part that a delivery lists anew, as the ledger keeps it: empty for the whole dataset, and for a delta dataset. No two
     * parts are told alike: where one of several values has the sign that stands between them, it is escaped in all of them. A
     * text without escapes has as many signs as stand between values, one with them has more.
     *
     * @param captured from its path
     */
    public String scopeOf(Map<String, String> captured) {
        List<String> values = scope().stream().map(captured::get).toList();
        boolean escaped = values.size() > 1 && values.stream().anyMatch(value -> value.contains(BETWEEN));
        return String.join(
                BETWEEN, escaped ? values.stream().map(Contract::escaped).toList() : values);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace(BETWEEN, "\\" + BETWEEN);
    }

    /** Files that belong to each file of it. */
    public List<Sidecar> sidecars() {
        return format instanceof Format.Geotiff raster ? raster.sidecars() : List.of();
    }

    /**
     * Rejected rows are hidden from reports and readers, whatever column does not fit: a value may be that of another column, since
     * fields of a row may be misplaced.
     */
    public boolean hidesRejects() {
        return Stream.concat(columns.stream(), children.stream().flatMap(child -> child.columns().stream()))
                .anyMatch(Column::personal);
    }

    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** @param member its path within a zip or tar */
    public boolean counts(String member) {
        return members.map(pattern -> pattern.match(member).isPresent()).orElse(true);
    }

    /** Relationships of the dataset and of its children. */
    public List<Relationship> everyRelationship() {
        return Stream.concat(relationships.stream(), children.stream().flatMap(child -> child.relationships().stream()))
                .toList();
    }

    /** Checks of the dataset, of its columns and of its children. */
    public List<Check> everyCheck() {
        List<Check> every = new ArrayList<>();
        columns.forEach(column -> every.addAll(column.checks()));
        every.addAll(checks);
        for (Child child : children) {
            child.columns().forEach(column -> every.addAll(column.checks()));
            every.addAll(child.checks());
        }
        return every;
    }

    /** SHA-256 in hex over what the stage reads, parsed and with its defaults: equal where nothing needs to run again. */
    public String digest(ContractPart section) {
        return Digest.of(this, section);
    }

    /** As {@link #digest(Section)}, of one aggregate alone. */
    public String aggregateDigest(String aggregate) {
        return Digest.ofAggregate(this, aggregate);
    }
}
