package dev.varve.cli.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows as people read them in a terminal. The first rows say how wide columns are, so that a large result is never held. */
public final class TerminalTable {
    private static final int WIDEST = 60;
    private static final int WHOLE = Integer.MAX_VALUE;
    private static final int LOOKED_AT = 1_000;

    private final Appendable out;
    private final int widest;
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();
    private int[] widths;
    private boolean[] numbers;

    TerminalTable(Appendable out, List<String> header) {
        this(out, header, WIDEST);
    }

    private TerminalTable(Appendable out, List<String> header, int widest) {
        this.out = out;
        this.widest = widest;
        this.header = header.stream().map(Visible::line).toList();
    }

    /** A small one that {@link #text} answers. */
    public TerminalTable(String... header) {
        this(new StringBuilder(), List.of(header));
    }

    /** A small one whose values are never cut. */
    public static TerminalTable whole(String... header) {
        return new TerminalTable(new StringBuilder(), List.of(header), WHOLE);
    }

    void row(List<String> cells) {
        List<String> row = cells.stream()
                .map(cell -> cell == null ? "" : Visible.line(cell))
                .toList();
        if (widths != null) {
            line(row);
        } else if (rows.add(row) && rows.size() == LOOKED_AT) {
            begin();
        }
    }

    public void row(Object... cells) {
        row(Arrays.stream(cells).map(CellText::text).toList());
    }

    void end() {
        if (widths == null) {
            begin();
        }
    }

    public String text() {
        end();
        return out.toString();
    }

    private void begin() {
        widths = new int[header.size()];
        numbers = new boolean[header.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = length(header.get(i));
            numbers[i] = true;
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
                numbers[i] &= row.get(i).matches("|-?[\\d.]+(E-?\\d+)?");
            }
        }
        line(header);
        line(Arrays.stream(widths).mapToObj("-"::repeat).toList());
        rows.forEach(this::line);
        rows.clear();
    }

    private void line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cut(cells.get(i));
            String blanks = " ".repeat(Math.max(0, widths[i] - length(cell)));
            line.append(i == 0 ? "" : "  ").append(numbers[i] ? blanks + cell : cell + blanks);
        }
        try {
            out.append(line.toString().stripTrailing()).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int length(String cell) {
        return Math.min(widest, cell.codePointCount(0, cell.length()));
    }

    private String cut(String cell) {
        return cell.codePointCount(0, cell.length()) > widest
                ? cell.substring(0, cell.offsetByCodePoints(0, widest - 1)) + "…"
                : cell;
    }
}
