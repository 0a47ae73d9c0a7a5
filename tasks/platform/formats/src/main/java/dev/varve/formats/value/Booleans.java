package dev.varve.formats.value;

import dev.varve.formats.RowValues;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The declared words and no other, in their exact case. */
public final class Booleans extends ValueParser {
    private final byte[][] yes;
    private final byte[][] no;

    Booleans(List<String> trueValues, List<String> falseValues) {
        yes = words(trueValues);
        no = words(falseValues);
    }

    @Override
    public Misfit parse(byte[] text, int from, int to, RowValues into, int place) {
        if (isOneOf(yes, text, from, to)) {
            into.number(place, 1);
            return null;
        }
        if (isOneOf(no, text, from, to)) {
            into.number(place, 0);
            return null;
        }
        return Misfit.of(
                Reason.NOT_A_BOOLEAN,
                text,
                from,
                to,
                "is none of the declared words for true (" + list(yes) + ") and false (" + list(no) + ")");
    }

    public static byte[][] words(List<String> words) {
        return words.stream().map(word -> word.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    }

    public static boolean isOneOf(byte[][] words, byte[] text, int from, int to) {
        for (byte[] word : words) {
            if (word.length == to - from && Arrays.equals(word, 0, word.length, text, from, to)) {
                return true;
            }
        }
        return false;
    }

    public static boolean isOneOf(byte[][] words, String text) {
        for (byte[] word : words) {
            if (word.length >= text.length() && new String(word, StandardCharsets.UTF_8).equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static String list(byte[][] words) {
        return String.join(
                ", ",
                Arrays.stream(words)
                        .map(word -> new String(word, StandardCharsets.UTF_8))
                        .toList());
    }
}
