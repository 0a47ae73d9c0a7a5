package dev.varve.load;

import dev.varve.contract.Contract;
import dev.varve.contract.ContractPart;
import dev.varve.contract.InvalidContract;
import dev.varve.contract.read.Contracts;
import dev.varve.derive.Datasets;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Decision;
import dev.varve.ledger.Json;
import dev.varve.ledger.change.ContractDecision;
import dev.varve.ledger.change.ContractDecision.Kind;
import dev.varve.ledger.change.ContractDecisions;
import dev.varve.ledger.change.ContractDigests;
import dev.varve.quality.ContractGate;
import dev.varve.quality.ContractPlan;
import dev.varve.runtime.ChangedContract;
import dev.varve.runtime.ServeFiles;
import dev.varve.runtime.Session;
import dev.varve.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings the contract that files declare into force. Where tables are made by another one, they are made again beside it, in one
 * transaction: it is committed where nothing that readers have gets worse or a person let the change in, else taken back.
 */
public final class SettleContract {
    private final Session session;
    private final Warehouse warehouse;
    private final Consumer<String> warn;

    public SettleContract(Session session) {
        this(session, warning -> {});
    }

    /** @param warn told what the ledger keeps too, a sentence each */
    public SettleContract(Session session, Consumer<String> warn) {
        this.session = session;
        this.warehouse = session.warehouse();
        this.warn = warn;
    }

    /** Who lets a change in, and why. */
    public record Decider(String by, String reason) {
        static final Decider VARVE = new Decider(Decision.VARVE, "nothing that readers have gets worse");
    }

    /** @return why loads of the dataset wait; empty where they do not */
    public Optional<String> settle(String dataset) {
        Contract declared = session.declared(dataset);
        Optional<ChangedContract> change = ChangedContract.of(session, dataset);
        if (change.isEmpty()) {
            keep(declared);
            return Optional.empty();
        }
        if (change.get().standing().isPresent()) {
            return change.filter(ChangedContract::waits).map(ChangedContract::sentence);
        }
        ContractPlan plan = attempt(declared, Set.of(), Attempt.JUDGE, Decider.VARVE);
        if (!plan.checks().isEmpty()) {
            Set<ContractGate.Failure> excused = failingNow(dataset);
            if (!excused.isEmpty()) {
                plan = attempt(declared, excused, Attempt.JUDGE, Decider.VARVE);
            }
        }
        if (plan.reasons().isEmpty()) {
            return Optional.empty();
        }
        hold(declared, plan);
        return ChangedContract.of(session, dataset).map(ChangedContract::sentence);
    }

    private Set<ContractGate.Failure> failingNow(String dataset) {
        return ContractGate.failingNow(
                session.ledger(), session.datasets(), session.datasets().find(dataset));
    }

    /** What makes no table otherwise is in force at once. */
    private void keep(Contract declared) {
        ContractDecisions decisions = new ContractDecisions(warehouse, declared.dataset());
        Optional<ContractDecision> before = decisions.inForce();
        boolean kept = before.filter(
                        one -> one.judged().equals(ContractDigests.of(declared).judged()))
                .isPresent();
        if (!kept) {
            List<String> failing =
                    before.map(one -> newlyFailing(declared, one)).orElse(List.of());
            warehouse.transaction(() -> decisions.decide(
                    Kind.ACCEPT,
                    declared,
                    session.declared().texts(declared.dataset()),
                    session.ledger().now(),
                    Decision.VARVE,
                    failing.isEmpty()
                            ? "no table is made otherwise"
                            : "what is published fails " + String.join(", ", failing),
                    null));
            session.contractsInForce();
            failing.forEach(check -> warn.accept(declared.dataset() + ": what is published fails the changed check "
                    + check + "; loads are judged by it from the next one on"));
        }
    }

    /** Checks that changed, and that loads fail which passed before. */
    private List<String> newlyFailing(Contract declared, ContractDecision before) {
        String dataset = declared.dataset();
        if (session.ledger().publishedVersion(dataset).version() == 0) {
            return List.of();
        }
        Contracts old;
        try {
            old = session.declared().with(Map.of(dataset, before.files()));
        } catch (InvalidContract e) {
            return List.of();
        }
        if (old.find(dataset).orElseThrow().digest(ContractPart.VERIFY).equals(declared.digest(ContractPart.VERIFY))) {
            return List.of();
        }
        Set<ContractGate.Failure> failing = new HashSet<>(failingNow(dataset));
        if (!failing.isEmpty()) {
            Datasets datasets = new Datasets(old, warehouse);
            failing.removeAll(ContractGate.failingNow(session.ledger(), datasets, datasets.find(dataset)));
        }
        return failing.stream()
                .map(ContractGate.Failure::check)
                .distinct()
                .sorted()
                .toList();
    }

    private void hold(Contract declared, ContractPlan plan) {
        warehouse.transaction(() -> new ContractDecisions(warehouse, declared.dataset())
                .decide(
                        Kind.HOLD,
                        declared,
                        session.declared().texts(declared.dataset()),
                        session.ledger().now(),
                        Decision.VARVE,
                        String.join("; ", plan.reasons()),
                        Json.text(plan)));
        // Who asks how things stand reads readers' files, and no task after this one writes them.
        new ServeFiles(session).export();
    }

    /** What it would change, and nothing is changed. */
    public ContractPlan plan(ChangedContract change) {
        ContractPlan plan = attempt(change.declared(), Set.of(), Attempt.LOOK, Decider.VARVE);
        if (plan.checks().isEmpty()) {
            return plan;
        }
        Set<ContractGate.Failure> excused = failingNow(change.declared().dataset());
        return excused.isEmpty() ? plan : attempt(change.declared(), excused, Attempt.LOOK, Decider.VARVE);
    }

    /** Lets it in, whatever gets worse. */
    public ContractPlan approve(ChangedContract change, Decider decider) {
        return attempt(change.declared(), Set.of(), Attempt.ACCEPT, decider);
    }

    /** In the transaction that is open, where nothing gets worse; else it throws. */
    void within(ChangedContract change, Decider decider) {
        String dataset = change.declared().dataset();
        try {
            make(change.declared(), contracts(dataset), Set.of(), Attempt.JUDGE, decider);
        } catch (TakenBack taken) {
            throw TaskFailure.refused(dataset + ": nothing was replayed, since the changed contract would be held: "
                    + String.join("; ", taken.plan.reasons()));
        }
        session.contractsInForce();
    }

    /** Goes on with the one in force. */
    public void discard(ChangedContract change, Decider decider) {
        Contract declared = change.declared();
        warehouse.transaction(() -> new ContractDecisions(warehouse, declared.dataset())
                .decide(
                        Kind.DISCARD,
                        declared,
                        session.declared().texts(declared.dataset()),
                        session.ledger().now(),
                        decider.by(),
                        decider.reason(),
                        change.standing().map(ContractDecision::plan).orElse(null)));
    }

    private enum Attempt {
        /** Nothing stays. */
        LOOK,
        /** It stays where nothing gets worse. */
        JUDGE,
        /** It stays. */
        ACCEPT
    }

    /** Ends the transaction. */
    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ContractPlan plan;

        TakenBack(ContractPlan plan) {
            super(null, null, false, false);
            this.plan = plan;
        }
    }

    private ContractPlan attempt(
            Contract declared, Set<ContractGate.Failure> excused, Attempt attempt, Decider decider) {
        String dataset = declared.dataset();
        Contracts contracts = contracts(dataset);
        try {
            ContractPlan plan = warehouse.together(() -> make(declared, contracts, excused, attempt, decider));
            session.contractsInForce();
            return plan;
        } catch (TakenBack taken) {
            session.datasets().forget(dataset);
            return taken.plan;
        } catch (TaskFailure e) {
            session.datasets().forget(dataset);
            if (attempt == Attempt.ACCEPT || e.kind() != TaskFailure.Kind.REFUSED) {
                throw e;
            }
            return refused(dataset, e.getMessage());
        }
    }

    /** Those in force, but for this one; where it fits others only as their files are by now, what files say. */
    private Contracts contracts(String dataset) {
        try {
            return session.contracts().with(Map.of(dataset, session.declared().texts(dataset)));
        } catch (InvalidContract e) {
            return session.declared();
        }
    }

    private ContractPlan make(
            Contract declared,
            Contracts contracts,
            Set<ContractGate.Failure> excused,
            Attempt attempt,
            Decider decider) {
        Instant started = Instant.now();
        String dataset = declared.dataset();
        ContractGate gate =
                new ContractGate(session.ledger(), session.datasets().find(dataset), excused);
        LoadFiles files = new LoadFiles(session);
        if (files.readsOtherwise(declared)) {
            files.readAgain(declared);
        }
        String judged = ContractDigests.of(declared).judged();
        ContractPlan made = gate.publish(new Datasets(contracts, warehouse), "contract " + judged.substring(0, 12));
        ContractPlan plan = made.costing(new ContractPlan.Cost(
                made.cost().files(),
                made.cost().bytes(),
                made.cost().readAgain(),
                made.cost().judgedFiles(),
                Duration.between(started, Instant.now()).toMillis() / 1000.0));
        if (attempt == Attempt.LOOK
                || attempt == Attempt.JUDGE && !plan.reasons().isEmpty()) {
            throw new TakenBack(plan);
        }
        new ContractDecisions(warehouse, dataset)
                .decide(
                        Kind.ACCEPT,
                        declared,
                        session.declared().texts(dataset),
                        session.ledger().now(),
                        decider.by(),
                        decider.reason(),
                        Json.text(plan));
        return plan;
    }

    /** It cannot be made. */
    private static ContractPlan refused(String dataset, String reason) {
        return new ContractPlan(
                dataset,
                List.of(),
                new ContractPlan.Cost(0, 0, false, 0, 0),
                new ContractPlan.Rejects(0, 0, 0, List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(reason));
    }
}
