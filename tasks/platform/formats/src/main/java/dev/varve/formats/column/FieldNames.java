package dev.varve.formats.column;

import java.util.ArrayList;
import java.util.List;

/** How names in files are matched with declared ones: by letters and digits, whatever their case. */
public final class FieldNames {
    private FieldNames() {}

    /** {@code Province/State}, {@code province_state} and {@code provinceState} are one. */
    public static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        name.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** Those of the candidates that a person may have meant, nearest first, at most three. */
    public static List<String> nearest(String name, List<String> candidates) {
        String wanted = plain(name);
        List<List<String>> byDistance = new ArrayList<>();
        int most = Math.max(2, wanted.length() / 3);
        for (int i = 0; i <= most; i++) {
            byDistance.add(new ArrayList<>());
        }
        for (String candidate : candidates) {
            String plain = plain(candidate);
            int distance =
                    plain.contains(wanted) || !plain.isEmpty() && wanted.contains(plain) ? 1 : distance(wanted, plain);
            if (distance <= most && distance < wanted.length()) {
                byDistance.get(distance).add(candidate);
            }
        }
        return byDistance.stream().flatMap(List::stream).limit(3).toList();
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
