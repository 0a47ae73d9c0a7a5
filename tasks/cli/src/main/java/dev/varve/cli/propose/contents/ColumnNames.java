package dev.varve.cli.propose.contents;

import dev.varve.contract.InvalidContract;
import dev.varve.contract.name.SnakeCase;
import dev.varve.contract.read.Contracts;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names for the columns of one table: lower_snake_case, each once, none that a contract refuses. */
public final class ColumnNames {
    private final Set<String> taken = new HashSet<>();
    private final Collection<String> reserved;

    /** @param reserved names that others have: {@code month} becomes {@code source_month} */
    public ColumnNames(Collection<String> reserved) {
        this.reserved = reserved;
    }

    /** @param fallback where the original has no letter or digit */
    public String of(String original, String fallback) {
        String snake = SnakeCase.name(original);
        String name = snake.isEmpty() ? fallback : snake;
        String allowed = isAllowed(name) && !reserved.contains(name) ? name : "source_" + name;
        String unique = allowed;
        for (int i = 2; !taken.add(unique); i++) {
            unique = allowed + "_" + i;
        }
        return unique;
    }

    public static String plain(String name) {
        return SnakeCase.plain(name);
    }

    /** Whether a reader finds the field for the column without being told. */
    public static boolean finds(String column, String original, List<String> siblings) {
        String plain = plain(column);
        return column.equals(original)
                || plain.equals(plain(original))
                        && siblings.stream()
                                        .filter(sibling -> plain.equals(plain(sibling)))
                                        .count()
                                == 1;
    }

    /** The contract reader decides which words are kept. */
    private static boolean isAllowed(String name) {
        try {
            Contracts.parse(Map.of("sample.names", "landing: a.csv\ncolumns:\n  " + name + ": text\n"));
            return true;
        } catch (InvalidContract refused) {
            return false;
        }
    }

    /** A table's name as its one row is called. */
    public static String singular(String plural) {
        if (plural.endsWith("ies")) {
            return plural.substring(0, plural.length() - 3) + "y";
        }
        if (plural.matches(".*(ss|ias|x|ch|sh)es")) {
            return plural.substring(0, plural.length() - 2);
        }
        return plural.matches(".*[^sui]s") ? plural.substring(0, plural.length() - 1) : plural;
    }
}
