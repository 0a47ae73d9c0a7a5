package dev.varve.quality;

import dev.varve.contract.Contract;
import dev.varve.contract.Limits;
import dev.varve.contract.Tables;
import dev.varve.derive.Candidate;
import dev.varve.derive.Dataset;
import dev.varve.derive.Datasets;
import dev.varve.derive.Proof;
import dev.varve.derive.Publication;
import dev.varve.derive.StageWindows;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Load;
import dev.varve.ledger.Moments;
import dev.varve.quality.ContractPlan.Cost;
import dev.varve.quality.ContractPlan.Failing;
import dev.varve.quality.ContractPlan.Fresh;
import dev.varve.quality.ContractPlan.Rejects;
import dev.varve.quality.ContractPlan.Sample;
import dev.varve.quality.check.CheckResult;
import dev.varve.quality.check.Privacy;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares what a changed contract would make with what readers have. Everything happens in the transaction that is open, and that
 * is committed only where the change is let in: readers never see a part of it.
 */
public final class ContractGate {
    private static final int NAMED = 5;

    private final Ledger ledger;
    private final Warehouse warehouse;
    private final Dataset before;
    private final Map<Long, Long> rejectedBefore = new HashMap<>();
    private final long filesRejectedBefore;
    private final Set<Failure> excused;

    /** A check that fails of a load. */
    public record Failure(long load, String check) {}

    /**
     * Before anything is read again.
     *
     * @param before the dataset by the contract in force
     * @param excused checks that fail without the change too
     */
    public ContractGate(Ledger ledger, Dataset before, Set<Failure> excused) {
        this.ledger = ledger;
        this.warehouse = ledger.warehouse();
        this.before = before;
        this.excused = excused;
        warehouse.run("drop table if exists _rejected_before");
        warehouse.run(sql("keep_rejects"), before.name());
        loads().forEach(row -> rejectedBefore.put(row.number(0), row.number(3)));
        this.filesRejectedBefore = files().number(2);
    }

    private static Sql sql(String name) {
        return Sql.named("contract/" + name);
    }

    private List<Cells> loads() {
        return warehouse.query(sql("rejects_of_loads"), before.name());
    }

    private Cells files() {
        return warehouse.query(sql("files_read"), before.name()).getFirst();
    }

    /**
     * Stages, compares and publishes; whoever calls takes it back where there are reasons to.
     *
     * @param datasets with the changed contract; its files are read by it
     * @param cause as the ledger calls the contract
     */
    public ContractPlan publish(Datasets datasets, String cause) {
        Dataset dataset = datasets.find(before.name());
        Candidate candidate = Candidate.of(dataset, List.of(), ledger, datasets);
        ContractParts parts = new ContractParts(before.contract(), dataset.contract());
        if (candidate.nothingToDo()) {
            return plan(datasets, parts, List.of(), List.of());
        }
        new StageWindows(ledger, datasets).stage(candidate);
        new Proof(ledger, datasets, candidate).prove();
        FigureComparison figures = new FigureComparison(warehouse, candidate);
        ContractPlan plan =
                plan(datasets, parts, new TableComparison(warehouse, candidate, before).tables(), figures.figures());
        figures.record(cause);
        List<Failing> failing = new ArrayList<>();
        new Publication(ledger, datasets).publish(candidate, () -> failing.addAll(failing(datasets, dataset)));
        return plan.with(failing, reasons(dataset.contract(), parts, plan, failing));
    }

    private ContractPlan plan(
            Datasets datasets,
            ContractParts parts,
            List<ContractPlan.Table> tables,
            List<ContractPlan.Figures> figures) {
        Cells files = files();
        Privacy privacy = Privacy.of(datasets.contract(before.name()));
        Rejects rejects = new Rejects(
                files.number(1) + files.number(2),
                filesRejectedBefore,
                files.number(2),
                warehouse.query(sql("fresh_rejects"), before.name()).stream()
                        .map(row -> new Fresh(row.text(0), row.text(1), row.number(2)))
                        .toList(),
                warehouse.query(sql("sample_of_rejects"), before.name()).stream()
                        .map(row -> new Sample(row.text(0), row.number(1), row.text(2), privacy.message(row.text(3))))
                        .toList());
        return new ContractPlan(
                before.name(),
                parts.again(),
                new Cost(files.number(0), files.number(3), parts.readsOtherwise(), files.number(0), 0),
                rejects,
                tables,
                figures,
                datasets.contracts().referring(before.name()),
                List.of(),
                List.of());
    }

    /** Every check of every published load, on the tables as they would be. */
    private List<Failing> failing(Datasets datasets, Dataset dataset) {
        List<Failing> failing = new ArrayList<>();
        for (Load load : published()) {
            for (CheckResult result :
                    new LoadSubject(ledger, datasets, dataset, load).evaluate(ContractGate::cannotRun)) {
                if (result.holds() && !excused.contains(new Failure(load.id(), result.id()))) {
                    failing.add(new Failing(load.shortKey(), result.id(), result.observed()));
                }
            }
        }
        return failing;
    }

    private List<Load> published() {
        return ledger.loads(before.name()).stream()
                .filter(load -> load.state() == Load.State.PUBLISHED)
                .toList();
    }

    private static void cannotRun() {
        throw TaskFailure.refused("the SQL of a check fails on what it would make; correct the check or the contract");
    }

    /** Those of the loads' checks that fail as things are. */
    public static Set<Failure> failingNow(Ledger ledger, Datasets datasets, Dataset dataset) {
        return ledger.warehouse()
                .tentatively(() -> ledger.loads(dataset.name()).stream()
                        .filter(load -> load.state() == Load.State.PUBLISHED)
                        .flatMap(load -> new LoadSubject(ledger, datasets, dataset, load)
                                        .evaluate(() -> {
                                            ledger.warehouse().run("rollback");
                                            ledger.warehouse().run("begin transaction");
                                        })
                                        .stream()
                                        .filter(CheckResult::holds)
                                        .map(result -> new Failure(load.id(), result.id())))
                        .collect(Collectors.toSet()));
    }

    private List<String> reasons(Contract contract, ContractParts parts, ContractPlan plan, List<Failing> failing) {
        List<String> reasons = new ArrayList<>();
        parts.meaning().forEach(difference -> reasons.add(difference + ", which waits for a person"));
        rejects(contract, plan, reasons);
        Set<String> emptied = new HashSet<>();
        plan.tables().forEach(table -> worse(table, emptied, reasons));
        Map<String, List<Failing>> byCheck = failing.stream().collect(Collectors.groupingBy(Failing::check));
        byCheck.forEach((check, loads) -> reasons.add(check + " would fail of "
                + (loads.size() == 1 ? "load " + loads.getFirst().load() : loads.size() + " loads") + " ("
                + loads.getFirst().observed() + ")"));
        return reasons;
    }

    private void rejects(Contract contract, ContractPlan plan, List<String> reasons) {
        Limits.Limit limit = contract.limits().rejects();
        Rejects rejects = plan.rejects();
        String more = ", more than limits.rejects allows (" + limit.text() + ")";
        if (rejects.after() > rejects.before() && limit.exceededBy(rejects.after(), rejects.rows())) {
            reasons.add("it would reject " + rejects.after() + " of " + rejects.rows() + " rows" + more + ": "
                    + rejects.fresh().stream()
                            .limit(NAMED)
                            .map(one -> (one.column().isEmpty() ? "" : one.column() + " ") + one.reason() + " "
                                    + one.rows())
                            .collect(Collectors.joining(", ")));
            return;
        }
        List<Cells> over = loads().stream()
                .filter(row -> row.number(3) > rejectedBefore.getOrDefault(row.number(0), 0L))
                .filter(row -> limit.exceededBy(row.number(3), row.number(3) + row.number(4)))
                .toList();
        over.stream()
                .limit(NAMED)
                .forEach(row -> reasons.add("of load " + row.text(1).substring(0, 12) + " of "
                        + Moments.text(row.time(2)) + " it would reject " + row.number(3) + " of "
                        + (row.number(3) + row.number(4)) + " rows" + more));
        if (over.size() > NAMED) {
            reasons.add("and so of " + (over.size() - NAMED) + " more loads");
        }
    }

    /** @param emptied columns that were named already, each with its entity */
    private static void worse(ContractPlan.Table table, Set<String> emptied, List<String> reasons) {
        String name = table.table();
        boolean latest = Tables.Kind.LATEST.entity(name).isPresent();
        if (latest && table.rowsAfter() < table.rowsBefore()) {
            reasons.add(name + " would have " + table.rowsAfter() + " of " + table.rowsBefore() + " rows");
        } else if (table.keysLost() > 0) {
            reasons.add(name + " would lose " + table.keysLost() + " of " + table.keysBefore() + " keys ("
                    + table.lost().stream().limit(NAMED).collect(Collectors.joining("; ")) + ")");
        }
        String entity = Tables.Kind.LATEST
                .entity(name)
                .or(() -> Tables.Kind.RANGES.entity(name))
                .orElse(name);
        List<String> gone = table.emptied().stream()
                .filter(column -> emptied.add(entity + "." + column))
                .toList();
        if (!gone.isEmpty()) {
            reasons.add(name + " would have no value in " + String.join(", ", gone));
        }
        if (!latest) {
            return;
        }
        List<String> empty = table.appear().stream()
                .filter(column -> column.endsWith(ContractPlan.EMPTY))
                .map(column -> column.substring(0, column.length() - ContractPlan.EMPTY.length()))
                .toList();
        if (!table.go().isEmpty() && !empty.isEmpty()) {
            reasons.add(name + " would lose " + String.join(", ", table.go()) + ", and " + String.join(", ", empty)
                    + " would be empty");
        }
    }
}
