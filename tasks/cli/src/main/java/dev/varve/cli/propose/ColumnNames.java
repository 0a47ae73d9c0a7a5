package dev.varve.cli.propose;

import dev.varve.contract.Contracts;
import dev.varve.contract.InvalidContract;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names for the columns of one table: lower_snake_case, each once, none that a contract refuses. */
final class ColumnNames {
    private static final int LONGEST = 50;
    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "æ", "ae", "Æ", "AE", "ø", "o", "Ø", "O", "ł", "l", "Ł", "L", "đ", "d", "œ", "oe");

    private final Set<String> taken = new HashSet<>();
    private final Collection<String> reserved;

    /** @param reserved names that others have: {@code month} becomes {@code source_month} */
    ColumnNames(Collection<String> reserved) {
        this.reserved = reserved;
    }

    /** @param fallback where the original has no letter or digit */
    String of(String original, String fallback) {
        String name = snake(original);
        name = name.isEmpty() ? fallback : Character.isDigit(name.charAt(0)) ? "n_" + name : name;
        name = name.length() > LONGEST ? name.substring(0, LONGEST).replaceAll("_+$", "") : name;
        String allowed = isAllowed(name) && !reserved.contains(name) ? name : "source_" + name;
        String unique = allowed;
        for (int i = 2; !taken.add(unique); i++) {
            unique = allowed + "_" + i;
        }
        return unique;
    }

    /** {@code Province/State}, {@code cveID} and {@code PULocationID} as people write columns. */
    static String snake(String original) {
        String text = original;
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            text = text.replace(letter.getKey(), letter.getValue());
        }
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
    }

    /** Letters and digits alone, whatever the case: how a reader finds a column's field. */
    static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        name.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** Whether a reader finds the field for the column without being told. */
    static boolean finds(String column, String original, List<String> siblings) {
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
}
