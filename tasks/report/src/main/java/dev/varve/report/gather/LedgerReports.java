package dev.varve.report.gather;

import dev.varve.contract.Aggregate;
import dev.varve.contract.Contract;
import dev.varve.contract.Tables;
import dev.varve.derive.Dataset;
import dev.varve.derive.Entity;
import dev.varve.ledger.Ids;
import dev.varve.ledger.Json;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Load;
import dev.varve.ledger.Metric;
import dev.varve.ledger.TaskOutcome;
import dev.varve.quality.check.Privacy;
import dev.varve.quality.sql.Value;
import dev.varve.report.facts.CheckCounts;
import dev.varve.report.facts.LoadIndex;
import dev.varve.report.facts.LoadReport;
import dev.varve.report.text.Words;
import dev.varve.runtime.Session;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import dev.varve.warehouse.ZoneOffsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fills reports from the control tables. */
public final class LedgerReports {
    private static final String HIDDEN = "hidden ";

    private final Session session;
    private final Ledger ledger;
    private final Warehouse warehouse;
    private final LedgerScenes scenes;

    public LedgerReports(Session session) {
        this.session = session;
        this.ledger = session.ledger();
        this.warehouse = session.warehouse();
        this.scenes = new LedgerScenes(warehouse);
    }

    /** The written report shows another state than the load has. */
    public boolean isOld(Load load) {
        return warehouse
                .first(sql("shown"), load.id())
                .map(row -> !row.text(0).equals(shown(load)))
                .orElse(true);
    }

    /** What it shows is no longer so since another load was published. */
    public boolean isOvertaken(Load load) {
        return !scenes.changing(session.contract(load.dataset()), load).isEmpty() && isOld(load);
    }

    /** Ids of loads whose reports show what by now is hidden, since a column became personal. */
    public Set<Long> openly(String dataset) {
        return session.contract(dataset).hidesRejects()
                ? warehouse.query(sql("shown_openly"), dataset).stream()
                        .map(row -> row.number(0))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    public void written(Load load) {
        warehouse.transaction(() -> {
            warehouse.run(sql("forget_shown"), load.id());
            warehouse.run(sql("record_shown"), load.id(), shown(load));
        });
    }

    private String shown(Load load) {
        String changing = scenes.changing(session.contract(load.dataset()), load);
        String state = load.state().text();
        String hidden = session.contract(load.dataset()).hidesRejects() ? HIDDEN : "";
        return hidden
                + Ids.hash(
                        changing.isEmpty() ? state : state + changing,
                        String.valueOf(load.reason()),
                        load.contractDigest());
    }

    public LoadReport report(Load load, Optional<Load> previous, Optional<Load> next) {
        Contract contract = session.contract(load.dataset());
        Map<String, Map<Metric, Long>> metrics = ledger.metrics(load);
        List<LoadReport.Delivery> deliveries = deliveries(load);
        List<CheckOutcome> checks = checks(load);
        return LoadReport.of(
                        load.dataset(),
                        load.key(),
                        load.receivedAt(),
                        LoadReport.State.of(load.state().text()),
                        solution(load))
                .description(contract.description())
                .owner(contract.owner())
                .loadId(load.id())
                .reason(Optional.ofNullable(load.reason()).map(LedgerReports::first))
                .airflow(airflow(load))
                .previous(previous.map(LedgerReports::neighbour))
                .next(next.map(LedgerReports::neighbour))
                .deliveries(deliveries)
                .freshness(freshness(metrics, checks))
                .rows(rows(contract, deliveries, metrics))
                .intakes(intakes(contract, deliveries, metrics))
                .changes(changes(session.datasets().find(load.dataset()), metrics))
                .restatements(restatements(contract, load))
                .drifts(new Drifts(warehouse, contract).of(load))
                .scenes(scenes.of(contract, load))
                .checks(checks.stream().map(CheckOutcome::shown).toList())
                .rejects(rejects(contract, load))
                .timings(timings(load))
                .decisions(decisions(load))
                .build();
    }

    /** Of the load, and of its rejected rows. */
    private List<LoadReport.Decision> decisions(Load load) {
        Stream<LoadReport.Decision> own = ledger.decisions(load.dataset()).stream()
                .filter(decision -> decision.loadId() == load.id())
                .map(decision -> new LoadReport.Decision(
                        decision.kind().text(), decision.at(), decision.by(), decision.reason()));
        Stream<LoadReport.Decision> ofRows = warehouse.query(sql("reject_decisions"), load.id()).stream()
                .map(row -> new LoadReport.Decision(
                        row.text(0) + " " + Words.count(row.number(4), "rejected row", "rejected rows"),
                        row.time(1),
                        row.text(2),
                        row.text(3)));
        return Stream.concat(own, ofRows)
                .sorted(Comparator.comparing(LoadReport.Decision::at))
                .toList();
    }

    public LoadIndex.Dataset dataset(String name) {
        Contract contract = session.contract(name);
        List<LoadIndex.Load> loads = new ArrayList<>();
        for (Load load : ledger.loads(name)) {
            Map<String, Map<Metric, Long>> metrics = ledger.metrics(load);
            List<LoadReport.Delivery> deliveries = deliveries(load);
            List<LoadReport.Timing> timings = timings(load);
            Optional<Duration> time = timings.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Duration.ofMillis(timings.stream()
                            .mapToLong(timing -> Duration.between(
                                            timing.started(), timing.ended().orElse(timing.started()))
                                    .toMillis())
                            .sum()));
            loads.add(new LoadIndex.Load(
                    load.key(),
                    load.receivedAt(),
                    LoadReport.State.of(load.state().text()),
                    Optional.ofNullable(load.reason()).map(LedgerReports::first),
                    newest(metrics),
                    CheckCounts.of(
                            checks(load).stream().map(CheckOutcome::shown).toList()),
                    rows(contract, deliveries, metrics),
                    time,
                    warehouse.first(sql("shown"), load.id()).isPresent()));
        }
        boolean published = ledger.publishedVersion(name).version() > 0;
        return new LoadIndex.Dataset(
                name,
                contract.description(),
                contract.owner(),
                published ? newestPublished(contract) : Optional.empty(),
                published
                        ? OptionalLong.of(
                                warehouse.count(Tables.latest(contract.table()).toString()))
                        : OptionalLong.empty(),
                loads);
    }

    private static Optional<Instant> newest(Map<String, Map<Metric, Long>> metrics) {
        return Optional.ofNullable(
                        metrics.getOrDefault(Metric.FRESHNESS, Map.of()).get(Metric.NEWEST_MICROS))
                .map(micros -> Instant.EPOCH.plus(micros, java.time.temporal.ChronoUnit.MICROS));
    }

    private Optional<Instant> newestPublished(Contract contract) {
        if (warehouse.columns(Tables.latest(contract.table())).isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(warehouse
                .query("select max(effective_from) from " + Tables.latest(contract.table()))
                .getFirst()
                .time(0));
    }

    private LoadReport.Solution solution(Load load) {
        String engine = warehouse.dialect().engine();
        int blank = engine.indexOf(' ');
        return new LoadReport.Solution(
                warehouse.first(sql("load_origin"), load.id()).orElseThrow().text(0),
                Optional.empty(),
                load.contractDigest(),
                engine.substring(0, blank),
                engine.substring(blank + 1),
                ZoneOffsets.version());
    }

    private Optional<LoadReport.AirflowRun> airflow(Load load) {
        return warehouse.query(sql("task_runs"), load.id()).stream()
                .filter(row -> !row.text(8).startsWith("cli-"))
                .reduce((first, last) -> last)
                .map(row -> new LoadReport.AirflowRun(
                        load.dataset(), row.text(8), (int) row.number(1), Optional.ofNullable(row.text(9))));
    }

    private List<LoadReport.Delivery> deliveries(Load load) {
        return warehouse.query(sql("files"), load.id()).stream()
                .map(row -> new LoadReport.Delivery(
                        row.text(0),
                        row.number(1),
                        row.text(2),
                        row.time(3),
                        row.number(4),
                        row.number(5),
                        row.number(6),
                        row.number(7),
                        Optional.ofNullable(row.text(8))))
                .toList();
    }

    private static LoadReport.Freshness freshness(Map<String, Map<Metric, Long>> metrics, List<CheckOutcome> checks) {
        return new LoadReport.Freshness(
                newest(metrics),
                checks.stream().flatMap(check -> check.bound().stream()).toList());
    }

    private static LoadReport.Rows rows(
            Contract contract, List<LoadReport.Delivery> deliveries, Map<String, Map<Metric, Long>> metrics) {
        Map<Metric, Long> latest =
                metrics.getOrDefault(Tables.latest(contract.table()).toString(), Map.of());
        return new LoadReport.Rows(
                deliveries.stream().mapToLong(LoadReport.Delivery::read).sum(),
                latest.getOrDefault(Metric.INSERTED, 0L),
                latest.getOrDefault(Metric.UPDATED, 0L),
                latest.getOrDefault(Metric.DELETED, 0L),
                deliveries.stream().mapToLong(LoadReport.Delivery::rejected).sum());
    }

    private static List<LoadReport.Intake> intakes(
            Contract contract, List<LoadReport.Delivery> deliveries, Map<String, Map<Metric, Long>> metrics) {
        Map<Metric, Long> conformed =
                metrics.getOrDefault(Tables.changes(contract.table()).toString(), Map.of());
        return List.of(new LoadReport.Intake(
                contract.dataset(),
                deliveries.stream().mapToLong(LoadReport.Delivery::read).sum(),
                deliveries.stream().mapToLong(LoadReport.Delivery::accepted).sum(),
                deliveries.stream().mapToLong(LoadReport.Delivery::rejected).sum(),
                deliveries.stream().mapToLong(LoadReport.Delivery::ignored).sum(),
                conformed.getOrDefault(Metric.DUPLICATE, 0L),
                conformed.getOrDefault(Metric.REPEATED, 0L),
                conformed.getOrDefault(Metric.REPLACED, 0L),
                conformed.getOrDefault(Metric.CONTRIBUTED, 0L)));
    }

    private static List<LoadReport.TableChange> changes(Dataset dataset, Map<String, Map<Metric, Long>> metrics) {
        List<LoadReport.TableChange> changes = new ArrayList<>();
        metrics.forEach((subject, values) -> {
            if (values.containsKey(Metric.INSERTED)) {
                changes.add(new LoadReport.TableChange(
                        subject,
                        unit(dataset, subject),
                        values.get(Metric.INSERTED),
                        values.get(Metric.UPDATED),
                        values.get(Metric.DELETED),
                        OptionalLong.of(values.get(Metric.AFTER))));
            }
        });
        return changes;
    }

    private static LoadReport.Unit unit(Dataset dataset, String subject) {
        if (Tables.Kind.WINDOWS.entity(subject).isPresent()) {
            return LoadReport.Unit.WINDOWS;
        }
        boolean ranges =
                dataset.entities().stream().map(Entity::ranges).anyMatch(table -> subject.equals(table.toString()));
        return ranges ? LoadReport.Unit.RANGES : LoadReport.Unit.ROWS;
    }

    private List<LoadReport.Restatement> restatements(Contract contract, Load load) {
        Privacy privacy = Privacy.of(contract);
        Set<String> hidden = contract.aggregates().stream()
                .flatMap(aggregate -> aggregate.measures().stream())
                .filter(measure -> measure.column()
                        .filter(column -> privacy.personal().contains(column))
                        .isPresent())
                .map(Aggregate.Measure::name)
                .collect(Collectors.toSet());
        List<LoadReport.Restatement> restatements = new ArrayList<>();
        for (Cells row : warehouse.query(sql("restatements"), load.id())) {
            Map<String, Object> was = Json.map(row.text(1));
            Map<String, Object> now = Json.map(row.text(2));
            String where = Stream.of(Optional.ofNullable(row.text(3)).orElse("").split(", "))
                    .filter(column -> was.get(column) != null)
                    .map(column -> column + " " + privacy.shownOfQuery(column, was.get(column)))
                    .collect(Collectors.joining(", "));
            was.forEach((column, value) -> {
                if (!java.util.Objects.equals(value, now.get(column))) {
                    boolean masked = hidden.contains(column);
                    restatements.add(new LoadReport.Restatement(
                            row.text(0),
                            where,
                            column,
                            text(masked, privacy, column, value),
                            text(masked, privacy, column, now.get(column))));
                }
            });
        }
        return restatements;
    }

    private static Optional<String> text(boolean masked, Privacy privacy, String column, Object value) {
        return Optional.ofNullable(value).map(one -> masked ? Value.MASK : privacy.shownOfQuery(column, one));
    }

    private List<CheckOutcome> checks(Load load) {
        Map<String, List<LoadReport.CheckState>> history = new TreeMap<>();
        for (Cells row : warehouse.query(sql("check_history"), load.dataset(), load.receivedAt())) {
            history.computeIfAbsent(row.text(0), id -> new ArrayList<>()).add(LoadReport.CheckState.of(row.text(1)));
        }
        return warehouse.query(sql("check_results"), load.id()).stream()
                .map(row -> CheckOutcome.of(row.text(0), history))
                .toList();
    }

    private List<LoadReport.Rejects> rejects(Contract contract, Load load) {
        Privacy privacy = Privacy.of(contract);
        return warehouse.query(sql("reject_reasons"), load.id()).stream()
                .map(reason -> new LoadReport.Rejects(
                        reason.text(0),
                        Optional.ofNullable(reason.text(1)),
                        reason.number(2),
                        warehouse
                                .query(
                                        sql("reject_sample"),
                                        load.id(),
                                        reason.text(0),
                                        Optional.ofNullable(reason.text(1)).orElse(""))
                                .stream()
                                .map(row -> new LoadReport.RejectedRow(
                                        row.text(0),
                                        row.number(1),
                                        row.number(2),
                                        row.number(3),
                                        privacy.messageOfReject(row.text(4)),
                                        privacy.textOfReject(row.text(5))))
                                .toList()))
                .toList();
    }

    private List<LoadReport.Timing> timings(Load load) {
        return warehouse.query(sql("task_runs"), load.id()).stream()
                .map(row -> new LoadReport.Timing(
                        row.text(0),
                        (int) row.number(1),
                        row.time(2),
                        Optional.of(row.time(3)),
                        TaskOutcome.of(row.text(4)).shown(),
                        OptionalLong.of(row.number(5)),
                        OptionalLong.of(row.number(6)),
                        OptionalLong.of(row.number(7))))
                .toList();
    }

    private static LoadReport.Neighbour neighbour(Load load) {
        return new LoadReport.Neighbour(load.key(), load.receivedAt());
    }

    /** Of the facts that refuse a load; the files of the report have the others. */
    private static String first(String reason) {
        return reason.lines().findFirst().orElse("");
    }

    private static Sql sql(String name) {
        return Sql.named("report/" + name);
    }
}
