package dev.varve.cli.propose.delimited;

import dev.varve.cli.propose.delimited.BlankColumns.Run;
import dev.varve.cli.propose.text.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where columns begin and end: every character belongs to one, so that a longer value of a later file is not cut. */
final class FixedPlaces {

    /** @param why the boundary before the column is where it is, or what a person must decide; for a comment */
    record Place(int from, int to, String why) {}

    private FixedPlaces() {}

    /** A date and a time with a blank between are one moment. */
    static List<Run> joined(List<PlacedColumn> columns) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            PlacedColumn column = columns.get(i);
            boolean moment = i + 1 < columns.size()
                    && column.isDate()
                    && columns.get(i + 1).isTime()
                    && columns.get(i + 1).run.from() == column.run.to() + 2;
            runs.add(moment ? new Run(column.run.from(), columns.get(++i).run.to()) : column.run);
        }
        return runs;
    }

    /**
     * Columns with the words that a header has over them.
     *
     * @param seen runs of all lines, the header's too
     * @return empty where a word stands over two columns
     */
    static Optional<List<Run>> widened(List<Run> columns, List<Run> seen) {
        List<Run> widened = new ArrayList<>();
        int before = 0;
        for (Run column : columns) {
            List<Run> over = seen.stream()
                    .filter(run -> run.from() <= column.to() && run.to() >= column.from())
                    .toList();
            if (over.getFirst().from() <= before) {
                return Optional.empty();
            }
            before = over.getLast().to();
            widened.add(new Run(over.getFirst().from(), before));
        }
        return Optional.of(widened);
    }

    /** @param longest line, in characters */
    static List<Place> of(List<PlacedColumn> columns, int longest, long lines) {
        List<Place> places = new ArrayList<>();
        int from = 1;
        String why = "";
        for (int i = 0; i < columns.size(); i++) {
            PlacedColumn column = columns.get(i);
            String digits = column.isLongDigits()
                    ? (why.isEmpty() ? "" : "; ") + "always " + column.width()
                            + " digits: one value, or several side by side?"
                    : "";
            if (i == columns.size() - 1) {
                places.add(new Place(from, longest, why + digits));
                break;
            }
            PlacedColumn next = columns.get(i + 1);
            boolean toNext = next.endsTogether() && !column.startsTogether();
            int to = toNext ? column.run.to() : next.run.from() - 1;
            places.add(new Place(from, to, why + digits));
            why = boundary(column, next, lines);
            from = to + 1;
        }
        return places;
    }

    private static String boundary(PlacedColumn column, PlacedColumn next, long lines) {
        int first = column.run.to() + 1;
        int last = next.run.from() - 1;
        String blank = (first == last ? "character " + first + " is" : "characters " + first + " to " + last + " are")
                + " blank in all " + Amount.of(lines, "line");
        boolean either = column.startsTogether() && next.endsTogether();
        boolean neither = column.isEven() && next.isEven();
        return blank
                + (first < last && (either || neither) ? ": do they belong to this column or the one before?" : "");
    }
}
