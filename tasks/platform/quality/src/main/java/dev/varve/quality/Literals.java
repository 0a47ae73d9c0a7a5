package dev.varve.quality;

import dev.varve.contract.Check;
import dev.varve.contract.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A check's arguments as SQL literals of a column's type, and as words. */
record Literals(Optional<Type> type) {

    String of(Object value) {
        return switch (value) {
            case Boolean flag -> flag.toString();
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            default ->
                switch (type.orElse(null)) {
                    case Type.Date _ -> "date " + text(value);
                    case Type.Timestamp _ ->
                        "timestamp " + text(value.toString().replace("Z", ""));
                    case null, default -> text(value);
                };
        };
    }

    static String text(Object value) {
        return "'" + value.toString().replace("'", "''") + "'";
    }

    String list(Check check, String argument) {
        return values(check, argument).stream().map(this::of).collect(Collectors.joining(", "));
    }

    String words(Check check, String argument) {
        return values(check, argument).stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static List<?> values(Check check, String argument) {
        return (List<?>) check.arguments().get(argument);
    }

    String range(Check check, String expression) {
        Object least = check.arguments().get("min_value");
        Object most = check.arguments().get("max_value");
        String lower = least == null ? "true" : expression + (strict(check, "strict_min") ? " > " : " >= ") + of(least);
        String upper = most == null ? "true" : expression + (strict(check, "strict_max") ? " < " : " <= ") + of(most);
        return "(" + lower + " and " + upper + ")";
    }

    String rangeWords(Check check) {
        Object least = check.arguments().get("min_value");
        Object most = check.arguments().get("max_value");
        String lower = (strict(check, "strict_min") ? "more than " : "at least ") + least;
        String upper = (strict(check, "strict_max") ? "less than " : "at most ") + most;
        return least == null ? upper : most == null ? lower : lower + " and " + upper;
    }

    private static boolean strict(Check check, String argument) {
        return Boolean.TRUE.equals(check.arguments().get(argument));
    }
}
