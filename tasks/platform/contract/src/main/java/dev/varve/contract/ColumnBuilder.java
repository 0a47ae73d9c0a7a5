package dev.varve.contract;

import dev.varve.contract.Column.LocalTimeRule;
import dev.varve.contract.Column.Misfit;
import dev.varve.contract.Column.NumberFormat;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a column of what is special about it: the rest is as a contract has it that says nothing. */
public final class ColumnBuilder {
    private final String name;
    private Type type;
    private List<String> from;
    private boolean required;
    private Optional<String> defaultValue = Optional.empty();
    private List<String> formats = List.of("iso");
    private Optional<Integer> pivot = Optional.empty();
    private ZoneId zone = ZoneOffset.UTC;
    private Map<String, ZoneId> zoneNames = Map.of();
    private boolean percentDecoded;
    private Optional<List<String>> nullValues = Optional.empty();
    private List<String> trueValues = List.of("true");
    private List<String> falseValues = List.of("false");
    private NumberFormat number = NumberFormat.PLAIN;
    private LocalTimeRule localTime = LocalTimeRule.REJECT;
    private Misfit misfit = Misfit.REJECT;
    private boolean tracked = true;
    private boolean personal;
    private boolean captured;
    private String unit = "";
    private String description = "";
    private List<Check> checks = List.of();

    ColumnBuilder(String name, Type type) {
        this.name = name;
        this.type = type;
        this.from = List.of(name);
    }

    ColumnBuilder(Column column) {
        this.name = column.name();
        this.type = column.type();
        this.from = column.from();
        this.required = column.required();
        this.defaultValue = column.defaultValue();
        this.formats = column.formats();
        this.pivot = column.pivot();
        this.zone = column.zone();
        this.zoneNames = column.zoneNames();
        this.percentDecoded = column.percentDecoded();
        this.nullValues = column.nullValues();
        this.trueValues = column.trueValues();
        this.falseValues = column.falseValues();
        this.number = column.number();
        this.localTime = column.localTime();
        this.misfit = column.misfit();
        this.tracked = column.tracked();
        this.personal = column.personal();
        this.captured = column.captured();
        this.unit = column.unit();
        this.description = column.description();
        this.checks = column.checks();
    }

    public ColumnBuilder type(Type type) {
        this.type = type;
        return this;
    }

    public ColumnBuilder from(List<String> from) {
        this.from = from;
        return this;
    }

    public ColumnBuilder required(boolean required) {
        this.required = required;
        return this;
    }

    public ColumnBuilder defaultValue(Optional<String> defaultValue) {
        this.defaultValue = defaultValue;
        return this;
    }

    public ColumnBuilder formats(List<String> formats) {
        this.formats = formats;
        return this;
    }

    public ColumnBuilder pivot(Optional<Integer> pivot) {
        this.pivot = pivot;
        return this;
    }

    public ColumnBuilder zone(ZoneId zone) {
        this.zone = zone;
        return this;
    }

    public ColumnBuilder zoneNames(Map<String, ZoneId> zoneNames) {
        this.zoneNames = zoneNames;
        return this;
    }

    public ColumnBuilder percentDecoded(boolean percentDecoded) {
        this.percentDecoded = percentDecoded;
        return this;
    }

    public ColumnBuilder nullValues(Optional<List<String>> nullValues) {
        this.nullValues = nullValues;
        return this;
    }

    public ColumnBuilder trueValues(List<String> trueValues) {
        this.trueValues = trueValues;
        return this;
    }

    public ColumnBuilder falseValues(List<String> falseValues) {
        this.falseValues = falseValues;
        return this;
    }

    public ColumnBuilder number(NumberFormat number) {
        this.number = number;
        return this;
    }

    public ColumnBuilder localTime(LocalTimeRule localTime) {
        this.localTime = localTime;
        return this;
    }

    public ColumnBuilder misfit(Misfit misfit) {
        this.misfit = misfit;
        return this;
    }

    public ColumnBuilder tracked(boolean tracked) {
        this.tracked = tracked;
        return this;
    }

    public ColumnBuilder personal(boolean personal) {
        this.personal = personal;
        return this;
    }

    public ColumnBuilder captured(boolean captured) {
        this.captured = captured;
        return this;
    }

    public ColumnBuilder unit(String unit) {
        this.unit = unit;
        return this;
    }

    public ColumnBuilder description(String description) {
        this.description = description;
        return this;
    }

    public ColumnBuilder checks(List<Check> checks) {
        this.checks = checks;
        return this;
    }

    public Column build() {
        return new Column(
                name,
                type,
                from,
                required,
                defaultValue,
                formats,
                pivot,
                zone,
                zoneNames,
                percentDecoded,
                nullValues,
                trueValues,
                falseValues,
                number,
                localTime,
                misfit,
                tracked,
                personal,
                captured,
                unit,
                description,
                checks);
    }
}
