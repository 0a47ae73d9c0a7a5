package dev.varve.contract.name;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Names of fields as names of columns. */
public final class SnakeCase {
    /** Leaves room for the platform's own endings. */
    private static final int LONGEST = 50;

    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "æ", "ae", "Æ", "AE", "ø", "o", "Ø", "O", "ł", "l", "Ł", "L", "đ", "d", "œ", "oe");

    private SnakeCase() {}

    /** {@code Province/State}, {@code cveID} and {@code PULocationID} as people write columns; empty where no letter or digit is. */
    public static String of(String original) {
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

    /** The same so that it begins with a letter and is not too long. */
    public static String name(String original) {
        String snake = of(original);
        String name = !snake.isEmpty() && Character.isDigit(snake.charAt(0)) ? "n_" + snake : snake;
        return name.length() > LONGEST ? name.substring(0, LONGEST).replaceAll("_+$", "") : name;
    }

    /**
     * Letters and digits alone, whatever the case, and the signs that say what they count or compare ({@code % # $ €},
     * {@code < > = +}): how a reader finds a column's field.
     */
    public static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        name.codePoints()
                .filter(SnakeCase::isTelling)
                .map(Character::toLowerCase)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean isTelling(int sign) {
        int type = Character.getType(sign);
        return Character.isLetterOrDigit(sign)
                || type == Character.CURRENCY_SYMBOL
                || type == Character.MATH_SYMBOL && sign != '|' && sign != '~'
                || sign == '%'
                || sign == '‰'
                || sign == '#';
    }
}
