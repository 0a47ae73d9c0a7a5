package dev.varve.formats;

import dev.varve.contract.Column;
import dev.varve.contract.Column.LocalTimeRule;
import dev.varve.contract.Column.Misfit;
import dev.varve.contract.Column.NumberFormat;
import dev.varve.contract.ColumnBuilder;
import dev.varve.contract.Type;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A column with the contract's defaults, for tests. */
public final class ColumnDraft {
    private final ColumnBuilder column;

    private ColumnDraft(String name, Type type) {
        this.column = Column.of(name, type);
    }

    public static ColumnDraft column(String name, String type) {
        return new ColumnDraft(name, type(type));
    }

    static Type type(String text) {
        Matcher arguments = Pattern.compile("\\((\\d+)(?:,(\\d+))?\\)").matcher(text);
        boolean any = arguments.find();
        return switch (text.replaceFirst("\\(.*", "")) {
            case "boolean" -> new Type.Bool();
            case "integer" -> new Type.Int();
            case "bigint" -> new Type.BigInt();
            case "decimal" ->
                new Type.Decimal(Integer.parseInt(arguments.group(1)), Integer.parseInt(arguments.group(2)));
            case "double" -> new Type.Double();
            case "date" -> new Type.Date();
            case "time" -> new Type.Time();
            case "duration" -> new Type.Duration();
            case "timestamp" -> new Type.Timestamp();
            case "text" -> new Type.Text(any ? Integer.parseInt(arguments.group(1)) : 0);
            case "binary" -> new Type.Binary();
            case "json" -> new Type.Json();
            default -> throw new IllegalArgumentException(text);
        };
    }

    public ColumnDraft from(String... places) {
        column.from(List.of(places));
        return this;
    }

    public ColumnDraft required() {
        column.required(true);
        return this;
    }

    public ColumnDraft byDefault(String literal) {
        column.defaultValue(Optional.of(literal));
        return this;
    }

    public ColumnDraft formats(String... patterns) {
        column.formats(List.of(patterns));
        return this;
    }

    public ColumnDraft pivot(int year) {
        column.pivot(Optional.of(year));
        return this;
    }

    public ColumnDraft percentDecoded() {
        column.percentDecoded(true);
        return this;
    }

    public ColumnDraft zone(String id) {
        column.zone(ZoneId.of(id));
        return this;
    }

    public ColumnDraft zoneName(String name, String zone) {
        column.zoneNames(Map.of(name, ZoneId.of(zone)));
        return this;
    }

    public ColumnDraft nulls(String... words) {
        column.nullValues(Optional.of(List.of(words)));
        return this;
    }

    public ColumnDraft words(String yes, String no) {
        column.trueValues(List.of(yes));
        column.falseValues(List.of(no));
        return this;
    }

    public ColumnDraft number(NumberFormat format) {
        column.number(format);
        return this;
    }

    public ColumnDraft localTime(LocalTimeRule rule) {
        column.localTime(rule);
        return this;
    }

    public ColumnDraft keepText() {
        column.misfit(Misfit.KEEP_TEXT);
        return this;
    }

    public ColumnDraft captured() {
        column.captured(true);
        return this;
    }

    public Column build() {
        return column.build();
    }
}
