package dev.varve.cli.served;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** The names that someone may have meant. */
public final class NearestNames {
    private static final int SHOWN = 5;

    private NearestNames() {}

    public static String of(String meant, Collection<String> names) {
        return names.stream()
                .sorted(Comparator.<String>comparingInt(name -> distance(meant, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .collect(Collectors.joining(", "));
    }

    /** Letters to insert, drop or change; what stands whole in the other is near whatever surrounds it. */
    private static int distance(String left, String right) {
        if (left.contains(right) || right.contains(left)) {
            return 0;
        }
        int[] before = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] now = new int[right.length() + 1];
            now[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = before[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(change, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[right.length()];
    }
}
