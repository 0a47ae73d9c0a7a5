package dev.varve.contract.name;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of the known names someone may have meant. */
public final class NearestNames {
    private static final int PERHAPS = 3;
    private static final int SHOWN = 5;
    private static final int MANY = 20;

    private NearestNames() {}

    /** {@code "; did you mean delimiter?"} where a known word is near as it is written, else the known words. */
    public static String meant(String word, Collection<String> known) {
        Optional<String> near = known.stream()
                .filter(one -> edits(one, word) <= tolerance(word))
                .min(Comparator.comparingInt(one -> edits(one, word)));
        if (near.isPresent()) {
            return "; did you mean " + near.get() + "?";
        }
        return known.isEmpty() || known.size() > MANY ? "" : "; known are " + String.join(", ", known);
    }

    /**
     * Those whose letters and digits, whatever the case, differ in a third at most or stand whole in the other; nearest first, at
     * most three.
     */
    public static List<String> near(String meant, Collection<String> known) {
        String plain = SnakeCase.plain(meant);
        return sorted(plain, known.stream().filter(name -> distance(plain, name) <= tolerance(plain)))
                .limit(PERHAPS)
                .toList();
    }

    /** The nearest, however far, at most five. */
    public static List<String> nearest(String meant, Collection<String> known) {
        return sorted(SnakeCase.plain(meant), known.stream()).limit(SHOWN).toList();
    }

    private static Stream<String> sorted(String meant, Stream<String> known) {
        return known.sorted(Comparator.<String>comparingInt(name -> distance(meant, name))
                .thenComparing(Comparator.naturalOrder()));
    }

    /** Nothing is near to a single letter but itself. */
    private static int tolerance(String meant) {
        return Math.min(meant.length() - 1, Math.max(1, meant.length() / 3));
    }

    private static int distance(String meant, String known) {
        String other = SnakeCase.plain(known);
        int edits = edits(other, meant);
        boolean whole =
                Math.min(meant.length(), other.length()) > 1 && (meant.contains(other) || other.contains(meant));
        return whole ? Math.min(edits, tolerance(meant)) : edits;
    }

    /**
     * Letters to insert, drop, change or swap with their neighbour.
     *
     * @param known a name out of a file may be of any length
     */
    private static int edits(String known, String meant) {
        int[] before = new int[0];
        int[] above = new int[0];
        for (int i = 0; i <= known.length(); i++) {
            int[] row = new int[meant.length() + 1];
            for (int j = 0; j <= meant.length(); j++) {
                if (i == 0 || j == 0) {
                    row[j] = i + j;
                    continue;
                }
                int change = above[j - 1] + (known.charAt(i - 1) == meant.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && known.charAt(i - 1) == meant.charAt(j - 2)
                        && known.charAt(i - 2) == meant.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = above;
            above = row;
        }
        return above[meant.length()];
    }
}
