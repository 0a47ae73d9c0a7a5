package dev.varve.report.page;

import dev.varve.quality.sql.Value;
import dev.varve.report.facts.CheckCounts;
import dev.varve.report.facts.LoadReport;
import dev.varve.report.facts.LoadReport.Delivery;
import dev.varve.report.facts.LoadReport.Drift;
import dev.varve.report.facts.LoadReport.Intake;
import dev.varve.report.facts.LoadReport.Neighbour;
import dev.varve.report.facts.LoadReport.State;
import dev.varve.report.facts.LoadReport.TableChange;
import dev.varve.report.text.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the template of a load's report asks for: everything derived, nothing decided in the template. */
record LoadPage(
        LoadReport report,
        Verdict verdict,
        CheckCounts counts,
        Timeline timeline,
        List<ShownCheck> checks,
        List<ShownRejects> rejects,
        List<ShownScene> scenes) {
    static final int DELIVERIES = 200;
    static final int RESTATEMENTS = 100;
    static final int FIRST_CHANGES = 6;
    private static final int SAMPLES = 450_000;
    private static final int REJECTS = 200_000;
    private static final int SHORT_LIST = 20;

    static LoadPage of(LoadReport report) {
        return new LoadPage(
                report,
                Verdict.of(report),
                CheckCounts.of(report.checks()),
                Timeline.of(report.timings()),
                ShownCheck.of(report.checks(), new Budget(SAMPLES)),
                ShownRejects.of(report.rejects(), new Budget(REJECTS)),
                ShownScene.of(report.scenes()));
    }

    /** Its dataset has personal columns. */
    boolean hidesRejects() {
        return report.rejects().stream()
                .flatMap(rejects -> rejects.sample().stream())
                .anyMatch(row -> row.text().equals(Value.MASK));
    }

    String title() {
        return report.dataset() + " · " + Words.time(report.receivedAt()) + " · " + verdict.word();
    }

    String shortKey() {
        return LoadFolder.shortKey(report.loadKey());
    }

    List<ShownCheck> notPassed() {
        return checks.stream().filter(check -> !check.passed()).toList();
    }

    List<ShownCheck> passed() {
        return checks.stream().filter(ShownCheck::passed).toList();
    }

    /** Many passing checks are folded away. */
    boolean foldPassed() {
        return passed().size() > SHORT_LIST;
    }

    Bar checkBar() {
        return Bar.of(
                List.of("pass", "skipped", "warn", "fail", "error"),
                counts.pass(),
                counts.skipped(),
                counts.warn(),
                counts.fail(),
                counts.error());
    }

    Bar changeBar(TableChange change) {
        return Bar.of(List.of("inserted", "updated", "deleted"), change.inserted(), change.updated(), change.deleted());
    }

    Bar intakeBar(Intake intake) {
        return Bar.of(
                List.of("contributed", "duplicate", "repeated", "replaced", "ignored", "rejected"),
                intake.contributed(),
                intake.duplicate(),
                intake.repeated(),
                intake.replaced(),
                intake.ignored(),
                intake.rejected());
    }

    boolean accountsForAll(Intake intake) {
        return intake.read() == intake.accepted() + intake.rejected() + intake.ignored()
                && intake.accepted()
                        == intake.contributed() + intake.duplicate() + intake.repeated() + intake.replaced();
    }

    /** Of the newest data when the load was received. */
    Optional<Duration> age() {
        return report.freshness().newestData().map(newest -> Duration.between(newest, report.receivedAt()));
    }

    String changed() {
        return switch (report.state()) {
            case PUBLISHED, RETRACTED, REFUSED, SUPERSEDED -> "What changed since the last load";
            case HELD, PENDING -> "What would change";
        };
    }

    List<Drift> newDrifts() {
        return report.drifts().stream().filter(drift -> !drift.again()).toList();
    }

    /** What the files before had too. */
    List<Drift> oldDrifts() {
        return report.drifts().stream().filter(Drift::again).toList();
    }

    List<TableChange> touched() {
        return report.changes().stream()
                .filter(change -> change.inserted() + change.updated() + change.deleted() > 0)
                .toList();
    }

    List<TableChange> untouched() {
        return report.changes().stream()
                .filter(change -> change.inserted() + change.updated() + change.deleted() == 0)
                .toList();
    }

    List<Delivery> deliveries() {
        return report.deliveries().stream().limit(DELIVERIES).toList();
    }

    long bytesDelivered() {
        return report.deliveries().stream().mapToLong(Delivery::size).sum();
    }

    String approve() {
        return "varve approve " + report.dataset() + " " + report.loadKey() + " --reason \"…\"";
    }

    boolean held() {
        return report.state() == State.HELD;
    }

    static String href(Neighbour load) {
        return "../" + LoadFolder.of(load.receivedAt(), load.loadKey()) + "/index.html";
    }

    static String shortHash(String hash) {
        return hash.substring(0, Math.min(12, hash.length()));
    }

    /** Only links that a browser opens as a page: no {@code javascript:}. */
    static Optional<String> webLink(Optional<String> url) {
        return url.filter(link -> link.startsWith("https://") || link.startsWith("http://"));
    }
}
