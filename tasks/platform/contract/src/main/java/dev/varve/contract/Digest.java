package dev.varve.contract;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * SHA-256 over the parts of a contract that a stage reads, written in one canonical way. What people only read (descriptions,
 * owners, units, reasons), what only later files meet (landing, complete) and what no stored row depends on (limits, severity)
 * is in none; mappings count without their order, but for columns as they are loaded.
 */
final class Digest {

    private static final Map<ZoneId, String> ZONES = new ConcurrentHashMap<>();

    private final StringBuilder text = new StringBuilder();

    private Digest() {}

    static String of(Contract contract, ContractPart section) {
        Digest digest = new Digest();
        switch (section) {
            case RAW -> digest.raw(contract);
            case CONFORM -> digest.conform(contract);
            case SNAPSHOT -> digest.snapshot(contract);
            case AGGREGATE -> {
                sorted(contract.aggregates(), Aggregate::name).forEach(one -> digest.aggregate(one, contract));
                digest.add(contract.aggregateSql());
            }
            case VERIFY -> digest.verify(contract);
        }
        return digest.hex();
    }

    /** Of one aggregate alone, declared or in SQL. */
    static String ofAggregate(Contract contract, String name) {
        Digest digest = new Digest();
        contract.aggregates().stream()
                .filter(one -> one.name().equals(name))
                .forEach(one -> digest.aggregate(one, contract));
        digest.add(Optional.ofNullable(contract.aggregateSql().get(name)));
        return digest.hex();
    }

    private void raw(Contract contract) {
        add("reading", contract.format().reading());
        switch (contract.format()) {
            case Format.Delimited f ->
                add(
                        "delimited",
                        f.delimiter(),
                        f.quote(),
                        f.escape(),
                        f.escapes(),
                        f.comment(),
                        f.encoding(),
                        f.header(),
                        f.skipRows(),
                        f.footerRows(),
                        f.trim(),
                        f.nullValues(),
                        f.quotedNulls(),
                        f.ragged(),
                        f.repeatedHeader());
            case Format.Fixed f ->
                add(
                        "fixed",
                        f.positions().stream()
                                .map(one -> one.column() + " " + one.from() + "-" + one.to())
                                .toList(),
                        f.comment(),
                        f.encoding(),
                        f.header(),
                        f.skipRows(),
                        f.footerRows(),
                        f.trim(),
                        f.nullValues(),
                        f.ragged(),
                        f.repeatedHeader());
            case Format.Json f ->
                add(
                        f.concatenated() ? "concatenated json" : f.orOne() ? "json, or one" : "json",
                        f.records(),
                        f.declaredRows(),
                        f.nullValues());
            case Format.Ndjson f -> add("ndjson", f.nullValues());
            case Format.Parquet f -> add("parquet", f.nullValues());
            case Format.Geotiff f -> {
                add("geotiff", f.pixels(), f.skipNodata(), f.bounds(), f.decimate());
                f.bands()
                        .forEach(band ->
                                add(band.name(), band.number(), band.type().text()));
                f.sidecars().forEach(one -> add(one.suffix()));
            }
        }
        // Columns are added from what is kept: no file is read again for it.
        add(contract.unknownFields() == UnknownFields.ADD ? UnknownFields.KEEP : contract.unknownFields());
        contract.columns().forEach(this::column);
        for (Child child : sorted(contract.children(), Child::name)) {
            add("child", child.name(), child.each(), child.key());
            if (child.orOne()) {
                add("each or one");
            }
            child.columns().forEach(this::column);
        }
    }

    private void column(Column column) {
        Column.NumberFormat number = column.number();
        add(
                "column",
                column.name(),
                column.type().text(),
                column.from(),
                column.required(),
                column.defaultValue(),
                column.formats(),
                column.pivot(),
                column.type() instanceof Type.Timestamp ? zone(column.zone()) : "",
                column.percentDecoded(),
                column.nullValues(),
                column.trueValues(),
                column.falseValues(),
                number.decimal(),
                number.group(),
                number.percent(),
                number.currency(),
                column.localTime(),
                column.misfit(),
                column.captured());
        column.zoneNames().forEach((name, zone) -> add("zone name", name, zone(zone)));
        if (number.declared()) {
            // What has another minus than a hyphen in front was rejected.
            add("minus as people write it");
        }
    }

    private void conform(Contract contract) {
        // What a release derives otherwise than the one before it is derived again.
        add(
                "versions of deliveries, hashes of 63 bits",
                contract.redelivery().repeated(),
                contract.redelivery().settles());
        add(contract.key(), contract.effectiveAt(), contract.sequenceBy(), contract.conformSql());
        add(contract.restates().map(one -> one.scope().stream().sorted().toList()));
        add(contract.restates().map(Restates::facts));
        switch (contract.deletes()) {
            case Deletes.ByAbsence _ -> add("by absence");
            case Deletes.ByValue(String column, String value) -> add("by value", column, value);
            case Deletes.Never _ -> add("never");
        }
        conform("", contract.columns(), contract.relationships());
        sorted(contract.children(), Child::name)
                .forEach(child -> conform(child.name(), child.columns(), child.relationships()));
    }

    private void conform(String child, List<Column> columns, List<Relationship> relationships) {
        add(
                child,
                columns.stream()
                        .filter(column -> !column.tracked())
                        .map(Column::name)
                        .sorted()
                        .toList());
        sorted(relationships, Relationship::role).forEach(one -> add(one.role(), one.to(), one.by()));
    }

    private void snapshot(Contract contract) {
        add(contract.asOf().stream().map(Object::toString).sorted().toList());
        add(contract.asOf().isEmpty() ? "" : zone(contract.zone()));
        include("", contract.relationships());
        sorted(contract.children(), Child::name).forEach(child -> include(child.name(), child.relationships()));
    }

    private void include(String child, List<Relationship> relationships) {
        sorted(relationships, Relationship::role).forEach(one -> add(child, one.role(), one.include()));
    }

    private void aggregate(Aggregate aggregate, Contract contract) {
        add(
                aggregate.name(),
                aggregate.of(),
                aggregate.window().count(),
                aggregate.window().unit(),
                aggregate.time(),
                aggregate.by(),
                aggregate.where(),
                aggregate.grid().map(Aggregate.Grid::size),
                zone(contract.zone()),
                // Hours of the zone were those of UTC.
                "windows of the zone");
        sorted(aggregate.measures(), Aggregate.Measure::name)
                .forEach(one -> add(one.name(), one.function(), one.column()));
    }

    private void verify(Contract contract) {
        for (Check check : sorted(contract.everyCheck(), Check::id)) {
            add(check.id(), check.expectation(), check.table(), check.column(), check.arguments(), check.where());
        }
        add(contract.checkSql());
    }

    /** A zone and what this release of the tz database says of it: another text where a release says otherwise. */
    private static String zone(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        return rules.isFixedOffset()
                ? zone.getId()
                : ZONES.computeIfAbsent(zone, one -> {
                    Digest digest = new Digest();
                    digest.add(rules.getTransitions(), rules.getTransitionRules());
                    return one.getId() + " " + digest.hex();
                });
    }

    private static <T> List<T> sorted(List<T> items, java.util.function.Function<T, String> name) {
        return items.stream().sorted(Comparator.comparing(name)).toList();
    }

    /** Every text carries its length, so that no two lists of values read alike. */
    private void add(Object... values) {
        text.append('(');
        for (Object value : values) {
            switch (value) {
                case Optional<?> optional -> add(optional.map(List::of).orElse(List.of()));
                case Collection<?> list -> add(list.toArray());
                case Map<?, ?> map -> new TreeMap<>(map).forEach((name, one) -> add(name, one));
                case Number number ->
                    quote(new BigDecimal(number.toString()).stripTrailingZeros().toPlainString());
                default -> quote(value.toString());
            }
        }
        text.append(')');
    }

    private void quote(String value) {
        text.append(value.length()).append(':').append(value);
    }

    private String hex() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
