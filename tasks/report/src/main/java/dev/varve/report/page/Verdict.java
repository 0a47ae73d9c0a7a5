package dev.varve.report.page;

import dev.varve.ledger.Decision.Kind;
import dev.varve.report.facts.CheckCounts;
import dev.varve.report.facts.LoadReport;
import dev.varve.report.facts.LoadReport.Check;
import dev.varve.report.facts.LoadReport.CheckState;
import dev.varve.report.facts.LoadReport.Decision;
import dev.varve.report.facts.LoadReport.State;
import dev.varve.report.text.Words;
import java.util.List;

/**
 * What became of a load, in one sentence.
 *
 * @param word what it starts with
 * @param rest what follows it, from its colon or "by" on, without a full stop
 * @param advice what it means for readers, and what to do
 */
record Verdict(String word, String rest, String advice) {

    private static final int NAMED = 3;
    private static final String ACCEPT = Kind.ACCEPT.text();
    private static final String HOLD = Kind.HOLD.text();

    static Verdict of(LoadReport report) {
        String reason = reason(report);
        return switch (report.state()) {
            case PUBLISHED ->
                new Verdict(
                        "Published",
                        ": " + freshness(report) + checks(report) + approval(report),
                        "Readers see this load. " + rejected(report.rows().rejected()));
            case HELD ->
                new Verdict(
                        "HELD",
                        holding(report),
                        "Readers still see the load before. Correct the source and deliver again, or let it in:");
            case REFUSED ->
                new Verdict("REFUSED", ": " + reason, "Readers still see the load before. " + remedy(report));
            case RETRACTED ->
                new Verdict("Retracted", ": " + reason, "Readers no longer see this load. Its raw rows are kept.");
            case SUPERSEDED ->
                new Verdict(
                        "Superseded",
                        ": its drop was completed or corrected",
                        "Another load has what is newest of its files.");
            case PENDING ->
                new Verdict(
                        "Not published yet",
                        ": " + reason,
                        "Readers still see the load before. The next run goes on with it.");
        };
    }

    private static String remedy(LoadReport report) {
        boolean files = report.deliveries().stream()
                .anyMatch(delivery -> delivery.refused().isPresent());
        return files
                ? "Deliver the file again, whole."
                : "varve rejects " + report.dataset() + " --load " + LoadFolder.shortKey(report.loadKey())
                        + " lists the rows that do not fit.";
    }

    private static String reason(LoadReport report) {
        return report.reason().orElse("no reason is recorded").replaceFirst("\\.$", "");
    }

    private static String freshness(LoadReport report) {
        return report.freshness()
                .newestData()
                .map(at -> "fresh to " + Words.time(at) + ", ")
                .orElse("");
    }

    private static String checks(LoadReport report) {
        CheckCounts counts = CheckCounts.of(report.checks());
        return counts.total() == 0
                ? "no check declared"
                : "%s of %s pass, %s critical"
                        .formatted(
                                Words.count(counts.pass()),
                                Words.count(counts.total(), "check", "checks"),
                                Words.count(counts.holding()));
    }

    private static String approval(LoadReport report) {
        List<Decision> decisions = report.decisions();
        boolean held =
                decisions.stream().anyMatch(decision -> decision.decision().equals(HOLD));
        return held && report.state() == State.PUBLISHED
                ? decisions.reversed().stream()
                        .filter(decision -> decision.decision().equals(ACCEPT))
                        .findFirst()
                        .map(decision -> ", approved by " + decision.by())
                        .orElse("")
                : "";
    }

    private static String holding(LoadReport report) {
        List<Check> holding = report.checks().stream().filter(Check::holds).toList();
        if (holding.isEmpty()) {
            return ": " + reason(report);
        }
        String names = String.join(
                ", ", holding.stream().limit(NAMED).map(Verdict::named).toList());
        return " by " + names + (holding.size() > NAMED ? " and " + Words.count(holding.size() - NAMED) + " more" : "");
    }

    private static String named(Check check) {
        return check.id()
                + (check.state() == CheckState.ERROR
                        ? " (could not run)"
                        : " (" + Words.count(check.failing(), "row", "rows") + ")");
    }

    private static String rejected(long rows) {
        return rows == 0
                ? "No row was rejected."
                : Words.count(rows, "row was", "rows were") + " rejected and left out: see below.";
    }
}
