package dev.varve.formats.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;

/** How files came out that two readers read, of which one is ours. */
final class Tally {
    /** Files a run. */
    static final int FILES = Integer.getInteger("varve.differential", 1_000) / 3;

    static final long SEED = Long.getLong("varve.seed", 1);

    enum Outcome {
        /** Both read the same, and a value that the mutation changed is among it. */
        CHANGED,
        /** Both read the same, which is what was written. */
        UNCHANGED,
        /** Both refuse the file, or all of its records. */
        REFUSED,
        /** They differ, and why is known. */
        EXPLAINED
    }

    private final Map<String, Integer> counts = new TreeMap<>();
    private int all;
    private int changed;

    void add(Outcome outcome, String why) {
        all++;
        changed += outcome == Outcome.CHANGED ? 1 : 0;
        counts.merge(outcome + (why.isEmpty() ? "" : ": " + why), 1, Integer::sum);
    }

    /** Mutations that nothing loads with prove nothing. */
    void prove(String format) {
        System.out.println(format + ", " + all + " files: " + counts);
        assertThat(all).isEqualTo(FILES);
        assertThat(changed).as("%s: %s", format, counts).isGreaterThan(all * 30 / 100);
    }
}
