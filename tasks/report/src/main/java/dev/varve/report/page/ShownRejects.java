package dev.varve.report.page;

import dev.varve.report.facts.LoadReport.RejectedRow;
import dev.varve.report.facts.LoadReport.Rejects;
import dev.varve.report.text.Anchor;
import dev.varve.report.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** @param sample as far as it fits into the page */
record ShownRejects(Rejects rejects, List<RejectedRow> sample) {
    static final int SAMPLE = 20;
    static final int TEXT = 600;

    /** Most frequent first. */
    static List<ShownRejects> of(List<Rejects> all, Budget budget) {
        List<ShownRejects> shown = new ArrayList<>();
        for (Rejects rejects : all.stream()
                .sorted(Comparator.comparingLong(Rejects::count).reversed())
                .toList()) {
            shown.add(new ShownRejects(
                    rejects,
                    rejects.sample().stream()
                            .limit(SAMPLE)
                            .filter(row -> budget.take(texts(row)))
                            .toList()));
        }
        return shown;
    }

    String anchor() {
        return Anchor.of(
                "rejected",
                rejects.code() + rejects.column().map(column -> "." + column).orElse(""));
    }

    private static List<String> texts(RejectedRow row) {
        return List.of(row.file(), Words.cut(row.message(), TEXT), Words.cut(row.text(), TEXT), "");
    }
}
