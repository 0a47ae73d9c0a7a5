package dev.varve.contract.read.check;

import dev.varve.contract.Column;
import dev.varve.contract.Type;
import dev.varve.contract.read.column.TableDraft;
import dev.varve.contract.read.column.Types;
import dev.varve.contract.yaml.YamlMapping;
import dev.varve.contract.yaml.YamlValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What the arguments of a check must fulfil together. */
final class CheckRules {

    private CheckRules() {}

    static void report(
            ExpectationSignature expectation, YamlMapping fields, Map<String, Object> arguments, TableDraft table) {
        if (expectation.arguments().containsKey("max_value")) {
            reportRange(fields, arguments);
        }
        if (expectation.arguments().containsKey("column_A")) {
            reportPair(fields.item(), table, arguments);
        }
    }

    private static void reportRange(YamlMapping fields, Map<String, Object> arguments) {
        Object least = arguments.get("min_value");
        Object most = arguments.get("max_value");
        if (fields.find("min_value").isEmpty() && fields.find("max_value").isEmpty()) {
            fields.item().wrong("needs min_value, max_value or both");
        }
        if (least instanceof Number a
                && most instanceof Number b
                && new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) > 0) {
            fields.item().wrong("has a min_value above its max_value: " + a + " and " + b);
        }
    }

    /** Reports a check of a column whose type it cannot look at. */
    static boolean isOfWrongType(ExpectationSignature expectation, YamlValue item, Optional<Column> column) {
        if (column.isEmpty()) {
            return false;
        }
        Type type = column.get().type();
        String wanted = switch (expectation.name()) {
            case "column_mean_to_be_between", "column_sum_to_be_between" -> Types.isAmount(type) ? "" : "a number";
            case "column_values_to_match_regex",
                    "column_values_to_not_match_regex",
                    "column_value_lengths_to_be_between" -> Types.isText(type) ? "" : "text";
            case "column_values_to_be_between", "column_min_to_be_between", "column_max_to_be_between" ->
                Types.isOrdered(type) && !(type instanceof Type.Bool) ? "" : "a type with an order";
            default -> "";
        };
        if (!wanted.isEmpty()) {
            item.wrong("needs " + wanted + ", but " + column.get().name() + " is " + type.text());
        }
        return !wanted.isEmpty();
    }

    private static void reportPair(YamlValue item, TableDraft table, Map<String, Object> arguments) {
        if (arguments.get("column_A") instanceof String a && arguments.get("column_B") instanceof String b) {
            Type left = table.column(a).orElseThrow().type();
            Type right = table.column(b).orElseThrow().type();
            if (!Types.areComparable(left, right)) {
                item.wrong(
                        "compares " + a + ", which is " + left.text() + ", with " + b + ", which is " + right.text());
            }
        }
    }
}
