package dev.varve.quality;

import dev.varve.derive.Candidate;
import dev.varve.derive.Datasets;
import dev.varve.derive.Proof;
import dev.varve.derive.Publication;
import dev.varve.derive.StageWindows;
import dev.varve.derive.Staging;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Decision;
import dev.varve.ledger.Json;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Load;
import dev.varve.ledger.Stage;
import dev.varve.quality.check.CheckResult;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Lets a candidate be published, or holds the loads that make a critical check fail. It looks at the tables as they would be:
 * the staged changes are applied in a transaction that is taken back.
 */
public final class Gate {
    private final Ledger ledger;
    private final Warehouse warehouse;
    private final Datasets datasets;

    public Gate(Ledger ledger, Datasets datasets) {
        this.ledger = ledger;
        this.warehouse = ledger.warehouse();
        this.datasets = datasets;
    }

    /** Stages what is not staged yet, judges, and leaves what passed staged. */
    public Judgement judge(Candidate candidate) {
        stage(candidate);
        String dataset = candidate.dataset().name();
        if (ledger.marker(dataset, candidate.markedLoad(), Stage.VERIFY, candidate.digest())
                .isPresent()) {
            return new Judgement(candidate, 0, List.of());
        }
        Map<Load, List<CheckResult>> results = evaluate(candidate);
        List<Load> failing = failing(results);
        if (failing.isEmpty()) {
            record(candidate, results, Map.of());
            return new Judgement(candidate, count(results), List.of());
        }
        return candidate.loads().size() == 1 ? hold(candidate, results) : oneByOne(candidate);
    }

    /**
     * Stages, judges and publishes rows that a person lets in, in the transaction that is open: a critical failure throws, and
     * takes everything back.
     *
     * @param approval told which loads fail; empty where none may
     */
    public void admit(Candidate candidate, Optional<Consumer<Load>> approval) {
        stage(candidate);
        List<Load> loads = candidate.replayed();
        Map<Load, List<CheckResult>> brakes = brakes(candidate, loads);
        new Publication(ledger, datasets).publish(candidate, () -> {
            Map<Load, List<CheckResult>> results = results(candidate, brakes, loads, Gate::cannotRun);
            List<Load> failing = failing(results);
            if (!failing.isEmpty() && approval.isEmpty()) {
                throw TaskFailure.refused(failing.stream()
                        .map(load -> load.dataset() + ": load " + load.shortKey() + " would fail "
                                + reasons(results.get(load)))
                        .collect(Collectors.joining("\n")));
            }
            write(results);
            approval.ifPresent(failing::forEach);
        });
    }

    private static void cannotRun() {
        throw TaskFailure.refused("the SQL of a check fails, so the rows cannot be judged; correct the check");
    }

    /** What is staged is proved each time: markers are no proof. */
    private void stage(Candidate candidate) {
        new StageWindows(ledger, datasets).stage(candidate);
        new Proof(ledger, datasets, candidate).prove();
    }

    /** Each load on top of those that passed before it. */
    private Judgement oneByOne(Candidate candidate) {
        List<Load> passed = new ArrayList<>();
        List<String> held = new ArrayList<>();
        int checks = 0;
        for (Load load : candidate.loads()) {
            List<Load> with = new ArrayList<>(passed);
            with.add(load);
            Candidate one = Candidate.of(candidate.dataset(), with, ledger, datasets);
            stage(one);
            Map<Load, List<CheckResult>> results = evaluate(one);
            results.keySet().retainAll(List.of(load));
            checks += count(results);
            if (failing(results).isEmpty()) {
                record(one, results, Map.of());
                passed.add(load);
            } else {
                held.addAll(hold(one, results).held());
            }
        }
        return new Judgement(rest(candidate, passed), checks, held);
    }

    /** What is left to be published, staged. */
    private Candidate rest(Candidate candidate, List<Load> passed) {
        Candidate rest = Candidate.of(candidate.dataset(), passed, ledger, datasets);
        if (!rest.nothingToDo()) {
            stage(rest);
            record(rest, Map.of(), Map.of());
        }
        return rest;
    }

    private Judgement hold(Candidate candidate, Map<Load, List<CheckResult>> results) {
        Map<Load, String> reasons = new LinkedHashMap<>();
        for (Load load : failing(results)) {
            reasons.put(load, reasons(results.get(load)));
        }
        record(candidate, results, reasons);
        List<String> held = reasons.entrySet().stream()
                .map(entry -> entry.getKey().dataset() + ": load "
                        + entry.getKey().shortKey() + " held by "
                        + entry.getValue() + "; readers keep what they have. Look at the report, then varve approve "
                        + entry.getKey().dataset() + " " + entry.getKey().shortKey() + " --reason \"…\"")
                .toList();
        return new Judgement(rest(candidate, List.of()), count(results), held);
    }

    private static String reasons(List<CheckResult> results) {
        return String.join(
                "; ",
                results.stream().filter(CheckResult::holds).map(Gate::reason).toList());
    }

    private static String reason(CheckResult result) {
        String found =
                result.state() == CheckResult.State.ERROR ? result.message().orElse("") : result.observed();
        return result.id() + " (" + found + ")";
    }

    private void record(Candidate candidate, Map<Load, List<CheckResult>> results, Map<Load, String> held) {
        warehouse.transaction(() -> {
            write(results);
            if (held.isEmpty()) {
                ledger.mark(
                        candidate.dataset().name(),
                        candidate.markedLoad(),
                        Stage.VERIFY,
                        candidate.digest(),
                        count(results));
                candidate.loads().forEach(load -> ledger.setState(load.id(), Load.State.VERIFIED));
            } else {
                held.forEach((load, reason) -> {
                    ledger.decide(load, Decision.Kind.HOLD, ledger.now(), Decision.VARVE, reason);
                    ledger.setState(load.id(), Load.State.HELD, reason);
                });
                new Staging(warehouse, candidate.dataset()).clear();
            }
        });
    }

    private void write(Map<Load, List<CheckResult>> results) {
        results.forEach((load, found) -> {
            warehouse.run(Sql.named("verify/forget_results"), load.id());
            int position = 0;
            for (CheckResult result : found) {
                warehouse.run(
                        Sql.named("verify/record_result"),
                        load.dataset(),
                        load.id(),
                        position++,
                        result.id(),
                        result.severity().text(),
                        result.state().text(),
                        Json.text(result));
            }
        });
    }

    /** Loads with a critical failure that are not accepted already: by a person, or before a rebuild. */
    private List<Load> failing(Map<Load, List<CheckResult>> results) {
        return results.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(CheckResult::holds))
                .map(Map.Entry::getKey)
                .filter(load -> !ledger.acceptedByAPerson(load))
                .toList();
    }

    private Map<Load, List<CheckResult>> evaluate(Candidate candidate) {
        return warehouse.tentatively(() -> {
            Map<Load, List<CheckResult>> brakes = brakes(candidate, candidate.loads());
            Staging staging = new Staging(warehouse, candidate.dataset());
            staging.show();
            return results(candidate, brakes, candidate.loads(), () -> restore(staging));
        });
    }

    /** Before the staged changes are applied. */
    private Map<Load, List<CheckResult>> brakes(Candidate candidate, List<Load> loads) {
        DeleteBrake brake = new DeleteBrake(ledger, candidate);
        Map<Load, List<CheckResult>> brakes = new LinkedHashMap<>();
        for (Load load : loads) {
            List<CheckResult> found = new ArrayList<>(DeliveryChecks.look(ledger, candidate.dataset(), load));
            brake.look(load).ifPresent(found::add);
            brakes.put(load, found);
        }
        return brakes;
    }

    /** When they are applied. */
    private Map<Load, List<CheckResult>> results(
            Candidate candidate, Map<Load, List<CheckResult>> brakes, List<Load> loads, Runnable restore) {
        Map<Load, List<CheckResult>> results = new LinkedHashMap<>();
        for (Load load : loads) {
            List<CheckResult> found =
                    new ArrayList<>(new LoadSubject(ledger, datasets, candidate.dataset(), load).evaluate(restore));
            found.addAll(brakes.get(load));
            results.put(load, found);
        }
        return results;
    }

    /** A statement that failed has ended the transaction: shows the candidate in a new one. */
    private void restore(Staging staging) {
        warehouse.run("rollback");
        warehouse.run("begin transaction");
        staging.show();
    }

    private static int count(Map<Load, List<CheckResult>> results) {
        return results.values().stream().mapToInt(List::size).sum();
    }
}
