package dev.varve.cli.why;

import dev.varve.cli.screen.CellText;
import dev.varve.cli.screen.TerminalTable;
import dev.varve.cli.screen.Visible;
import dev.varve.storage.Archive;
import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;

/** Findings as people read them. */
final class WhyText {
    private final PrintWriter out;
    private final Archive archive;

    WhyText(PrintWriter out, Archive archive) {
        this.out = out;
        this.archive = archive;
    }

    void print(Explanation finding) {
        finding.says().forEach(sentence -> out.println(Visible.line(sentence)));
        if (!finding.says().isEmpty() && !finding.row().isEmpty()) {
            out.println();
        }
        int widest =
                finding.row().keySet().stream().mapToInt(String::length).max().orElse(0);
        finding.row()
                .forEach((name, value) ->
                        out.println((name + " ".repeat(widest - name.length()) + "  " + text(value)).stripTrailing()));
        if (!finding.files().isEmpty()) {
            TerminalTable table = TerminalTable.whole("file", "received at", "load", "rows");
            finding.files()
                    .forEach(
                            share -> table.row(share.path(), share.receivedAt(), shortKey(share.load()), share.rows()));
            out.println();
            out.print(table.text());
        }
        finding.origins().forEach(this::print);
    }

    private void print(Origin origin) {
        out.println();
        if (!origin.values().isEmpty()) {
            out.println(given(origin.values()));
        }
        out.println("file      " + Visible.line(origin.path()) + (origin.row() > 0 ? ", row " + origin.row() : ""));
        origin.sidecars().forEach(path -> out.println("with      " + Visible.line(path)));
        out.println("received  " + text(origin.receivedAt()) + ", load " + shortKey(origin.load()));
        out.println("archived  " + archive.place(origin.archivedAs()));
        Origin.Admission admission = origin.admission();
        if (admission != null) {
            out.println("admitted  " + text(admission.at()) + ", by " + Visible.line(admission.by()) + ": "
                    + Visible.line(admission.reason()));
        }
        if (origin.text() != null) {
            out.println("text");
            out.println(Visible.block(origin.text(), "  "));
        }
        if (admission != null && admission.delivered() != null) {
            out.println("delivered as");
            out.println(Visible.block(admission.delivered(), "  "));
        }
        if (origin.problem() != null) {
            out.println("text      cannot be shown: " + Visible.line(origin.problem()));
        }
    }

    /** {@code order_id=7 line_number=2}. */
    static String given(Map<String, ?> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String text(Object value) {
        return value == null ? "" : Visible.line(CellText.text(value));
    }

    private static String shortKey(String load) {
        return load.substring(0, 12);
    }
}
