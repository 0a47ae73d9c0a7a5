package dev.varve.contract.read.check;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.varve.contract.Column;
import dev.varve.contract.Type;
import dev.varve.contract.name.NearestNames;
import dev.varve.contract.read.column.Quantities;
import dev.varve.contract.read.column.TableDraft;
import dev.varve.contract.read.column.Types;
import dev.varve.contract.read.column.ValueFormats;
import dev.varve.contract.yaml.YamlValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the arguments of one check. */
final class ArgumentReader {

    private final TableDraft table;
    private final Type type;
    private final Map<String, String> sql;

    /**
     * @param type of the column that the check looks at; null where it looks at none
     * @param sql texts of the checks in SQL, by name
     */
    ArgumentReader(TableDraft table, Type type, Map<String, String> sql) {
        this.table = table;
        this.type = type;
        this.sql = sql;
    }

    Optional<?> read(ExpectationSignature.Argument kind, YamlValue item) {
        return switch (kind) {
            case VALUE -> value(item);
            case VALUES -> values(item);
            case NUMBER -> item.number().map(ArgumentReader::number);
            case COUNT -> item.whole(0, Long.MAX_VALUE);
            case FLAG -> item.bool();
            case SHARE -> share(item);
            case REGEX -> regex(item);
            case COLUMN -> table.column(item).map(Column::name);
            case COLUMNS -> columns(item);
            case IGNORE_PAIRS -> item.choice(List.of("both_values_are_missing", "either_value_is_missing", "neither"));
            case IGNORE_ROWS -> item.choice(List.of("all_values_are_missing", "any_value_is_missing", "never"));
            case DATASET -> item.text();
            case DURATION -> Quantities.duration(item);
            case FILE -> sqlFile(item);
        };
    }

    private Optional<Object> value(YamlValue item) {
        if (type instanceof Type.Bool) {
            return item.bool().map(value -> value);
        }
        if (type != null && Types.isAmount(type)) {
            return item.number().map(ArgumentReader::number);
        }
        if (Types.isTemporal(type)) {
            return item.word().flatMap(text -> {
                if (ValueFormats.reads(text, type, List.of(ValueFormats.ISO))) {
                    return Optional.of(text);
                }
                item.wrong("must be a " + type.text() + " in ISO 8601, not " + text);
                return Optional.empty();
            });
        }
        return item.word().map(text -> text);
    }

    private Optional<List<Object>> values(YamlValue item) {
        List<Object> values = new ArrayList<>();
        for (YamlValue one : item.list()) {
            value(one).ifPresent(values::add);
        }
        if (values.isEmpty()) {
            item.wrong("lists no value");
        }
        return Optional.of(values);
    }

    private static Object number(BigDecimal number) {
        return number.scale() <= 0 && number.precision() - number.scale() <= 18
                ? (Object) number.longValueExact()
                : number;
    }

    private static Optional<Object> share(YamlValue item) {
        return item.number().flatMap(number -> {
            if (number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0) {
                return Optional.of(number(number));
            }
            item.wrong("must be a share from 0 to 1, such as 0.99, not " + number.toPlainString());
            return Optional.empty();
        });
    }

    /** In RE2, as engines read it: no expression takes longer than the text is long. */
    private static Optional<String> regex(YamlValue item) {
        return item.word().flatMap(text -> {
            try {
                Pattern.compile(text);
                return Optional.of(text);
            } catch (PatternSyntaxException e) {
                item.wrong("is no regular expression of RE2, which knows no lookaround and no back-references ("
                        + e.getDescription() + "): " + text);
                return Optional.empty();
            }
        });
    }

    private Optional<List<String>> columns(YamlValue item) {
        List<String> names = table.columns(item).stream().map(Column::name).toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    private Optional<String> sqlFile(YamlValue item) {
        return item.text().flatMap(name -> {
            if (sql.containsKey(name)) {
                return Optional.of(name);
            }
            item.wrong("needs the file checks/" + name + ".sql" + NearestNames.meant(name, sql.keySet()));
            return Optional.empty();
        });
    }
}
