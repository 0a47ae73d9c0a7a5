package dev.varve.contract.read;

import dev.varve.contract.AsOf;
import dev.varve.contract.Column;
import dev.varve.contract.Complete;
import dev.varve.contract.Deletes;
import dev.varve.contract.Format;
import dev.varve.contract.Limits;
import dev.varve.contract.Redelivery;
import dev.varve.contract.Restates;
import dev.varve.contract.Type;
import dev.varve.contract.UnknownFields;
import dev.varve.contract.landing.LandingPattern;
import dev.varve.contract.name.NearestNames;
import dev.varve.contract.read.column.Literals;
import dev.varve.contract.read.column.Quantities;
import dev.varve.contract.read.column.TableDraft;
import dev.varve.contract.read.column.Types;
import dev.varve.contract.yaml.YamlMapping;
import dev.varve.contract.yaml.YamlValue;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a contract says of its deliveries: what they restate and delete, when they are complete, what they may break. */
final class DeliveryReader {

    private static final List<String> LIMITS =
            List.of("rejects", "deletes", "bytes", "ratio", "members", "value", "line", "columns");
    private final YamlMapping fields;
    private final TableDraft table;

    /** @param fields of the whole contract */
    DeliveryReader(YamlMapping fields, TableDraft table) {
        this.fields = fields;
        this.table = table;
    }

    Optional<String> sequenceBy() {
        return fields.find("sequence_by").flatMap(this::sequenceBy);
    }

    private Optional<String> sequenceBy(YamlValue item) {
        return table.column(item).map(column -> {
            if (!Types.isOrdered(column.type())) {
                item.wrong("needs a type with an order, but " + column.name() + " is "
                        + column.type().text());
            }
            return column.name();
        });
    }

    Optional<Restates> restates() {
        return fields.find("restates").flatMap(this::restates);
    }

    private Optional<Restates> restates(YamlValue item) {
        YamlMapping own = item.fields("scope", List.of("scope", "as"));
        Optional<YamlValue> scope = own.required("scope", "say all or the captured columns that name the partition");
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
                .orElse(!columns.isEmpty() && fields.find("effective_at").isPresent());
        if (facts && fields.find("effective_at").isEmpty()) {
            own.find("as").ifPresent(as -> as.wrong("facts needs effective_at: facts are known by their time"));
        }
        return Optional.of(new Restates(columns.stream().map(Column::name).toList(), facts));
    }

    Complete complete() {
        return fields.find("complete").map(DeliveryReader::complete).orElse(new Complete.AsSoonAsSeen());
    }

    private static Complete complete(YamlValue item) {
        YamlMapping own = item.fields("", List.of("marker", "files", "quiet"));
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

    Redelivery redelivery(Optional<LandingPattern> landing, Optional<Format> format) {
        return new Redelivery(
                choice("repeated", Redelivery.Repeated.values()),
                samePath(landing, format),
                fields.find("settles").flatMap(Quantities::duration).orElse(Duration.ZERO));
    }

    private Optional<Redelivery.SamePath> samePath(Optional<LandingPattern> landing, Optional<Format> format) {
        Optional<Redelivery.SamePath> said = choice("same_path", Redelivery.SamePath.values());
        fields.find("same_path").ifPresent(item -> {
            if (landing.filter(LandingPattern::capturesReceivedAt).isPresent()) {
                item.wrong(
                        "is for paths that do not say when they were received; landing captures received_at, so other"
                                + " content under an old path is a new version of it");
            }
            if (said.equals(Optional.of(Redelivery.SamePath.GROWS))) {
                if (fields.find("restates").isPresent()) {
                    item.wrong("grows is for files that are added to; with restates each file lists anew");
                }
                boolean lines = format.map(one -> one instanceof Format.Text || one instanceof Format.Ndjson)
                        .orElse(true);
                if (!lines) {
                    item.wrong("grows needs a format of lines: csv, tsv, fixed or ndjson");
                }
            }
        });
        return said;
    }

    private <E extends Enum<E>> Optional<E> choice(String key, E[] choices) {
        List<String> words = Stream.of(choices)
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .toList();
        return fields.find(key).flatMap(item -> item.choice(words)).map(word -> choices[words.indexOf(word)]);
    }

    Deletes deletes() {
        return fields.find("deletes").map(this::deletes).orElse(new Deletes.ByAbsence());
    }

    private Deletes deletes(YamlValue item) {
        if (!item.isMap()) {
            if (!item.text().orElse("none").equals("none")) {
                item.wrong("must be none or {column: value}, such as {status: deleted}");
            }
            return new Deletes.Never();
        }
        if (fields.find("key").isEmpty()) {
            item.wrong("needs a key, so that a row can delete what it names");
        }
        Map<String, YamlValue> entries = item.entries();
        if (entries.size() != 1) {
            item.wrong("must name one column and one value, such as {status: deleted}");
            return new Deletes.Never();
        }
        String name = entries.keySet().iterator().next();
        YamlValue value = entries.get(name);
        String text = value.word().orElse("");
        Optional<Column> column = table.column(name);
        if (column.isEmpty()) {
            value.wrong("is no column of " + table.subject() + ": " + name + NearestNames.meant(name, table.names()));
            return new Deletes.ByValue(name, text);
        }
        Literals.wrong(text, column.get()).ifPresent(value::wrong);
        boolean word = column.get().type() instanceof Type.Bool;
        return new Deletes.ByValue(
                name, word ? Boolean.toString(column.get().trueValues().contains(text)) : text);
    }

    /** How many columns a table may have. */
    static long mostColumns(YamlMapping contract) {
        return contract.find("limits")
                .filter(YamlValue::isMap)
                .flatMap(item -> Optional.ofNullable(item.entries().get("columns")))
                .flatMap(item -> item.whole(1, Integer.MAX_VALUE))
                .orElse(2_000L);
    }

    Limits limits(boolean restating) {
        YamlMapping own =
                fields.find("limits").map(item -> item.fields("", LIMITS)).orElse(YamlMapping.none());
        return new Limits(
                own.find("rejects")
                        .flatMap(Quantities::limit)
                        .orElse(restating ? new Limits.Limit(0, false) : Limits.DEFAULT.rejects()),
                own.find("deletes").flatMap(Quantities::limit).orElse(Limits.DEFAULT.deletes()),
                own.find("bytes").flatMap(Quantities::bytes).orElse(Limits.DEFAULT.bytes()),
                own.find("ratio")
                        .flatMap(item -> item.whole(1, Integer.MAX_VALUE))
                        .orElse(Limits.DEFAULT.ratio()),
                own.find("members")
                        .flatMap(item -> item.whole(1, Integer.MAX_VALUE))
                        .orElse(Limits.DEFAULT.members()),
                own.find("value").flatMap(DeliveryReader::held).orElse(Limits.DEFAULT.value()),
                own.find("line").flatMap(DeliveryReader::held).orElse(Limits.DEFAULT.line()));
    }

    private static Optional<Integer> held(YamlValue item) {
        Optional<Long> bytes = Quantities.bytes(item);
        if (bytes.filter(size -> size > Limits.MOST).isPresent()) {
            item.wrong("can be at most 256 MiB");
        }
        return bytes.filter(size -> size <= Limits.MOST).map(Long::intValue);
    }

    /** @param raster the format is one */
    UnknownFields unknownFields(boolean raster) {
        Optional<YamlValue> item = fields.find("unknown_fields");
        UnknownFields said = choice("unknown_fields", UnknownFields.values()).orElse(UnknownFields.KEEP);
        if (said == UnknownFields.ADD && raster) {
            item.orElseThrow().wrong("cannot add columns to a raster: every tag stands in the column tags");
        }
        return said;
    }

    List<AsOf> asOf() {
        return fields.find("as_of").map(DeliveryReader::asOf).orElse(List.of());
    }

    private static List<AsOf> asOf(YamlValue item) {
        List<String> words = List.of("day_end", "week_end", "month_end", "quarter_end", "year_end");
        List<AsOf> points = new ArrayList<>();
        for (YamlValue one : item.list()) {
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
}
