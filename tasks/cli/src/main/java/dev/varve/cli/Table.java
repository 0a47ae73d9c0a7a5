package dev.varve.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows as people read them in a terminal. */
final class Table {
    private static final int WIDEST = 60;
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    Table(List<String> header) {
        this.header = header;
    }

    Table(String... header) {
        this(List.of(header));
    }

    void row(List<String> cells) {
        rows.add(cells.stream().map(cell -> cell == null ? "" : visible(cell)).toList());
    }

    void row(Object... cells) {
        row(java.util.Arrays.stream(cells)
                .map(cell -> cell == null ? null : cell.toString())
                .toList());
    }

    String text() {
        int[] widths = new int[header.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = header.get(i).length();
            for (List<String> row : rows) {
                widths[i] = Math.min(WIDEST, Math.max(widths[i], row.get(i).length()));
            }
        }
        StringBuilder text = new StringBuilder();
        line(text, header, widths);
        line(text, header.stream().map(name -> "").toList(), widths, '-');
        rows.forEach(row -> line(text, row, widths));
        return text.toString();
    }

    private void line(StringBuilder text, List<String> cells, int[] widths) {
        line(text, cells, widths, ' ');
    }

    private void line(StringBuilder text, List<String> cells, int[] widths, char fill) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i).length() > WIDEST ? cells.get(i).substring(0, WIDEST - 1) + "…" : cells.get(i);
            line.append(i == 0 ? "" : "  ")
                    .append(cell)
                    .append(String.valueOf(fill).repeat(Math.max(0, widths[i] - cell.length())));
        }
        text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }

    /** Control characters would move the cursor. */
    private static String visible(String cell) {
        return cell.replaceAll("\\p{Cntrl}", "�");
    }
}
