package dev.varve.report.facts;

import dev.varve.report.facts.LoadReport.AirflowRun;
import dev.varve.report.facts.LoadReport.Check;
import dev.varve.report.facts.LoadReport.Decision;
import dev.varve.report.facts.LoadReport.Delivery;
import dev.varve.report.facts.LoadReport.Drift;
import dev.varve.report.facts.LoadReport.Freshness;
import dev.varve.report.facts.LoadReport.Intake;
import dev.varve.report.facts.LoadReport.Neighbour;
import dev.varve.report.facts.LoadReport.Rejects;
import dev.varve.report.facts.LoadReport.Restatement;
import dev.varve.report.facts.LoadReport.Rows;
import dev.varve.report.facts.LoadReport.Solution;
import dev.varve.report.facts.LoadReport.State;
import dev.varve.report.facts.LoadReport.TableChange;
import dev.varve.report.facts.LoadReport.Timing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes a report of what there is to say of a load: of everything else there is none. */
public final class LoadReportBuilder {
    private final String dataset;
    private String description = "";
    private String owner = "";
    private final String loadKey;
    private long loadId;
    private final Instant receivedAt;
    private State state;
    private Optional<String> reason = Optional.empty();
    private final Solution solution;
    private Optional<AirflowRun> airflow = Optional.empty();
    private Optional<Neighbour> previous = Optional.empty();
    private Optional<Neighbour> next = Optional.empty();
    private List<Delivery> deliveries = List.of();
    private Freshness freshness = new Freshness(Optional.empty(), List.of());
    private Rows rows = new Rows(0, 0, 0, 0, 0);
    private List<Intake> intakes = List.of();
    private List<TableChange> changes = List.of();
    private List<Restatement> restatements = List.of();
    private List<Drift> drifts = List.of();
    private Scenes scenes = Scenes.NONE;
    private List<Check> checks = List.of();
    private List<Rejects> rejects = List.of();
    private List<Timing> timings = List.of();
    private List<Decision> decisions = List.of();

    LoadReportBuilder(String dataset, String loadKey, Instant receivedAt, State state, Solution solution) {
        this.dataset = dataset;
        this.loadKey = loadKey;
        this.receivedAt = receivedAt;
        this.state = state;
        this.solution = solution;
    }

    LoadReportBuilder(LoadReport report) {
        this.dataset = report.dataset();
        this.description = report.description();
        this.owner = report.owner();
        this.loadKey = report.loadKey();
        this.loadId = report.loadId();
        this.receivedAt = report.receivedAt();
        this.state = report.state();
        this.reason = report.reason();
        this.solution = report.solution();
        this.airflow = report.airflow();
        this.previous = report.previous();
        this.next = report.next();
        this.deliveries = report.deliveries();
        this.freshness = report.freshness();
        this.rows = report.rows();
        this.intakes = report.intakes();
        this.changes = report.changes();
        this.restatements = report.restatements();
        this.drifts = report.drifts();
        this.scenes = report.scenes();
        this.checks = report.checks();
        this.rejects = report.rejects();
        this.timings = report.timings();
        this.decisions = report.decisions();
    }

    public LoadReportBuilder description(String description) {
        this.description = description;
        return this;
    }

    public LoadReportBuilder owner(String owner) {
        this.owner = owner;
        return this;
    }

    public LoadReportBuilder loadId(long loadId) {
        this.loadId = loadId;
        return this;
    }

    public LoadReportBuilder state(State state) {
        this.state = state;
        return this;
    }

    public LoadReportBuilder reason(Optional<String> reason) {
        this.reason = reason;
        return this;
    }

    public LoadReportBuilder airflow(Optional<AirflowRun> airflow) {
        this.airflow = airflow;
        return this;
    }

    public LoadReportBuilder previous(Optional<Neighbour> previous) {
        this.previous = previous;
        return this;
    }

    public LoadReportBuilder next(Optional<Neighbour> next) {
        this.next = next;
        return this;
    }

    public LoadReportBuilder deliveries(List<Delivery> deliveries) {
        this.deliveries = deliveries;
        return this;
    }

    public LoadReportBuilder freshness(Freshness freshness) {
        this.freshness = freshness;
        return this;
    }

    public LoadReportBuilder rows(Rows rows) {
        this.rows = rows;
        return this;
    }

    public LoadReportBuilder intakes(List<Intake> intakes) {
        this.intakes = intakes;
        return this;
    }

    public LoadReportBuilder changes(List<TableChange> changes) {
        this.changes = changes;
        return this;
    }

    public LoadReportBuilder restatements(List<Restatement> restatements) {
        this.restatements = restatements;
        return this;
    }

    public LoadReportBuilder drifts(List<Drift> drifts) {
        this.drifts = drifts;
        return this;
    }

    public LoadReportBuilder scenes(Scenes scenes) {
        this.scenes = scenes;
        return this;
    }

    public LoadReportBuilder checks(List<Check> checks) {
        this.checks = checks;
        return this;
    }

    public LoadReportBuilder rejects(List<Rejects> rejects) {
        this.rejects = rejects;
        return this;
    }

    public LoadReportBuilder timings(List<Timing> timings) {
        this.timings = timings;
        return this;
    }

    public LoadReportBuilder decisions(List<Decision> decisions) {
        this.decisions = decisions;
        return this;
    }

    public LoadReport build() {
        return new LoadReport(
                dataset,
                description,
                owner,
                loadKey,
                loadId,
                receivedAt,
                state,
                reason,
                solution,
                airflow,
                previous,
                next,
                deliveries,
                freshness,
                rows,
                intakes,
                changes,
                restatements,
                drifts,
                scenes,
                checks,
                rejects,
                timings,
                decisions);
    }
}
