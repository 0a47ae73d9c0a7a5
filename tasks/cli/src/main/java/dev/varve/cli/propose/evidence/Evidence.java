package dev.varve.cli.propose.evidence;

import dev.varve.contract.name.ElapsedTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one field's values show. Absent and empty ones are not among them: who asks knows how many records there are. */
public final class Evidence {
    /** Mean null wherever they stand. */
    private static final List<String> NULL_WORDS = List.of("null", "NULL", "\\N");

    /** May mean null: a text column keeps them. */
    private static final List<String> MAYBE_NULL =
            List.of("", "NA", "N/A", "n/a", "#N/A", "NaN", "nan", "None", "none", "Null", "nil", "-", "--", "?");

    private static final int LONGEST_WORD = 4;
    private static final int LONGEST_TYPED = 64;
    private static final int FEW = 8;
    private static final int COMPARED_ROWS = 100_000;
    private static final int MOST_HASHES = 5_000_000;

    public final Map<String, Long> nullWords = new TreeMap<>();
    public final Map<String, Long> maybeNull = new TreeMap<>();
    final Numbers numbers = new Numbers();
    final TimeEvidence moments = new TimeEvidence();
    /** How often each value stands, as long as there are few; else null. */
    public Map<String, Long> few = new LinkedHashMap<>();

    public long values;
    long inQuotes;
    /** Lengths of time, be they times of a day too. */
    long durations;
    /** Numbers that are typed as such, as JSON's are. */
    long typed;

    public int longest;

    private final boolean child;
    private boolean unique = true;
    private boolean several;
    private long record = -1;
    private final LongHashes hashes = new LongHashes();
    private final Set<String> within = new HashSet<>();
    private long[] rows = new long[0];

    /** @param child of the elements of an array: unique means within a record */
    public Evidence(boolean child) {
        this.child = child;
    }

    /**
     * @param number of the record, counted from 0
     * @param quoted a JSON string, as against a number or boolean
     */
    public void add(long number, String text, boolean quoted) {
        boolean word = text.length() <= LONGEST_WORD;
        if (word && NULL_WORDS.contains(text)) {
            nullWords.merge(text, 1L, Long::sum);
            return;
        }
        longest = Math.max(longest, bytes(text));
        compare(number, text);
        if (word && MAYBE_NULL.contains(text)) {
            maybeNull.merge(text, 1L, Long::sum);
            return;
        }
        values++;
        inQuotes += quoted ? 1 : 0;
        if (few != null) {
            few.merge(text, 1L, Long::sum);
            few = few.size() > FEW ? null : few;
        }
        if (text.length() <= LONGEST_TYPED) {
            numbers.add(text);
            moments.add(text);
            // Most texts are none, which costs no expression.
            boolean clock = text.indexOf(':') > 0 || text.indexOf('P') >= 0 || text.indexOf("day") > 0;
            durations += clock && ElapsedTime.micros(text).isPresent() ? 1 : 0;
        }
    }

    /** A number that is typed as such: no text that looks like one. */
    public void addNumber(long number, String text) {
        typed++;
        add(number, text, false);
    }

    /** Every value was short enough to be a number or a time. */
    boolean isShort() {
        return longest <= LONGEST_TYPED;
    }

    /** All values differ: in the file, or for a child in every record. */
    public boolean unique() {
        return unique && values > 0;
    }

    /** A record had more than one, so that {@link #unique()} means something. */
    public boolean several() {
        return several;
    }

    /** By record: a hash of the value, 0 where there was none. */
    public long hash(int row) {
        return row < rows.length ? rows[row] : 0;
    }

    public static int compared(long records) {
        return (int) Math.min(records, COMPARED_ROWS);
    }

    private void compare(long number, String text) {
        if (child) {
            if (number != record) {
                within.clear();
                record = number;
            }
            several |= !within.isEmpty();
            unique &= within.add(text);
            return;
        }
        long hash = LongHashes.of(text);
        if (number < COMPARED_ROWS) {
            if (number >= rows.length) {
                rows = Arrays.copyOf(rows, (int) Math.min(COMPARED_ROWS, Math.max(64, number * 2)));
            }
            rows[(int) number] = hash;
        }
        if (unique && hashes.size() < MOST_HASHES) {
            unique = hashes.add(hash);
        }
    }

    private static int bytes(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
