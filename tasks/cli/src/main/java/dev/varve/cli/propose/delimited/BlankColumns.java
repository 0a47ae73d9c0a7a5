package dev.varve.cli.propose.delimited;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which places are blank in every line: what stands between them are the columns of a file of fixed width. */
final class BlankColumns {
    /** Characters are Unicode code points, counted from 1; both ends are in. */
    record Run(int from, int to) {}

    private final BitSet text = new BitSet();
    private long lines;
    private int longest;
    private int shortest = Integer.MAX_VALUE;

    void add(int[] line) {
        for (int i = 0; i < line.length; i++) {
            if (!isBlank(line[i])) {
                text.set(i);
            }
        }
        lines++;
        longest = Math.max(longest, line.length);
        shortest = Math.min(shortest, line.length);
    }

    /** Blank as the strict reader sees it. */
    static boolean isBlank(int character) {
        return character == ' ' || character == '\t';
    }

    List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (int from = text.nextSetBit(0); from >= 0; ) {
            int end = text.nextClearBit(from);
            runs.add(new Run(from + 1, end));
            from = text.nextSetBit(end);
        }
        return runs;
    }

    long lines() {
        return lines;
    }

    int longest() {
        return longest;
    }

    boolean even() {
        return longest == shortest;
    }
}
