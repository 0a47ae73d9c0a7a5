package dev.varve.report.page;

import dev.varve.report.text.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * The states of the last loads as a row of cells, oldest first.
 *
 * @param runs neighbours of one kind drawn as one dashed line, which keeps pages of many checks small
 * @param words what the picture shows
 */
record Strip(List<Run> runs, int width, String words) {
    static final int CELL = 6;
    private static final int CELLS = 30;

    /** @param length in units, without the gap after its last cell */
    record Run(String kind, int start, int length) {}

    /** @param kinds words that are also colours */
    static Strip of(List<String> kinds) {
        List<String> last = kinds.subList(Math.max(0, kinds.size() - CELLS), kinds.size());
        List<Run> runs = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int from = 0, to; from < last.size(); from = to) {
            to = from + 1;
            while (to < last.size() && last.get(to).equals(last.get(from))) {
                to++;
            }
            runs.add(new Run(last.get(from), from * CELL, (to - from) * CELL - 1));
            words.add((to - from) + " " + last.get(from));
        }
        return new Strip(
                runs,
                Math.max(1, last.size()) * CELL - 1,
                "Last " + Words.count(last.size(), "load", "loads") + ", oldest first: " + String.join(", ", words));
    }
}
