package dev.varve.report.page;

import dev.varve.report.facts.LoadReport.Check;
import dev.varve.report.facts.LoadReport.CheckState;
import dev.varve.report.text.Anchor;
import dev.varve.report.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * @param open whether it is unfolded at first
 * @param whole whether sample and statement fit into the page; else they are in the twin only
 */
record ShownCheck(Check check, Strip history, boolean open, boolean whole) {
    static final int SAMPLE = 20;
    static final int VALUE = 120;
    static final int TEXT = 400;
    private static final int OPEN = 2;

    /** Worst first: what holds the load, then failures, errors, warnings, skipped; the contract's order within. */
    private static final Comparator<Check> WORST_FIRST = Comparator.comparing((Check check) -> !check.holds())
            .thenComparing(check -> List.of(
                            CheckState.FAIL, CheckState.ERROR, CheckState.WARN, CheckState.SKIPPED, CheckState.PASS)
                    .indexOf(check.state()))
            .thenComparing(Check::severity);

    static List<ShownCheck> of(List<Check> checks, Budget budget) {
        List<ShownCheck> shown = new ArrayList<>();
        for (Check check : checks.stream().sorted(WORST_FIRST).toList()) {
            Strip strip =
                    Strip.of(check.history().stream().map(CheckState::word).toList());
            boolean open = check.holds() && shown.size() < OPEN;
            shown.add(new ShownCheck(check, strip, open, budget.take(texts(check))));
        }
        return shown;
    }

    boolean passed() {
        return check.state() == CheckState.PASS;
    }

    String anchor() {
        return Anchor.of("check", check.id());
    }

    List<List<String>> sample() {
        return check.sample().rows().stream().limit(SAMPLE).toList();
    }

    private static List<String> texts(Check check) {
        List<String> texts = new ArrayList<>(check.sample().columns());
        check.sample().rows().stream().limit(SAMPLE).forEach(row -> row.forEach(value -> texts.add(cut(value))));
        check.sql().ifPresent(texts::add);
        return texts;
    }

    private static String cut(String value) {
        return value == null ? "" : Words.cut(value, VALUE);
    }
}
