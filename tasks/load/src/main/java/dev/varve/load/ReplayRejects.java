package dev.varve.load;

import dev.varve.contract.Contract;
import dev.varve.derive.Candidate;
import dev.varve.derive.Staging;
import dev.varve.ledger.Decision;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Load;
import dev.varve.ledger.RejectDecision;
import dev.varve.ledger.RejectDecisions;
import dev.varve.ledger.Stage;
import dev.varve.quality.Gate;
import dev.varve.runtime.ChangedContract;
import dev.varve.runtime.Session;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Lets rejected rows in that fit by now: decided, loaded, derived, judged and published in one transaction, or not at all. */
public final class ReplayRejects {
    private final Session session;
    private final Contract contract;
    private final Ledger ledger;
    private final Warehouse warehouse;
    private final AdmittedRows admitted;
    private final Optional<ChangedContract> change;

    public ReplayRejects(Session session, String dataset) {
        this.session = session;
        this.change = ChangedContract.of(session, dataset).filter(ChangedContract::waits);
        this.contract = change.map(ChangedContract::declared).orElseGet(() -> session.contract(dataset));
        this.ledger = session.ledger();
        this.warehouse = session.warehouse();
        this.admitted = new AdmittedRows(contract, warehouse);
    }

    /** A rejected row to read again, @param text corrected; empty where its own is to be read */
    public record Wanted(long fileId, long rowNumber, RejectDecision.Said said, Optional<String> text) {}

    /** Who lets rows in, and why. @param despiteChecks critical failures do not keep them out */
    public record Decider(String by, String reason, boolean despiteChecks) {}

    /** A row that still does not fit. */
    public record Still(
            long fileId, String path, long rowNumber, Optional<String> column, String reasonCode, String message) {}

    /**
     * What was done.
     *
     * @param loads that have the rows, as they were before
     * @param allRead the contract had changed, so that every file was read again
     */
    public record Replayed(int rows, List<Still> still, List<Load> loads, boolean allRead) {}

    public Replayed replay(List<Wanted> wanted, Decider decider) {
        Map<Long, List<Wanted>> byFile = new LinkedHashMap<>();
        wanted.forEach(row ->
                byFile.computeIfAbsent(row.fileId(), id -> new ArrayList<>()).add(row));
        List<ReplayedFile> files = new ArrayList<>();
        byFile.forEach((id, rows) -> files.add(new ReplayedFile(session, contract, id, rows)));
        files.forEach(ReplayedFile::attempt);
        List<Still> still = new ArrayList<>();
        files.forEach(file -> file.still.forEach((number, reject) -> still.add(new Still(
                file.id,
                file.path,
                number,
                Optional.ofNullable(reject.column()),
                reject.reason().code(),
                reject.message()))));
        files.removeIf(file -> file.rows.stream().noneMatch(file::fits));
        if (files.isEmpty()) {
            return new Replayed(0, still, List.of(), false);
        }
        Instant at = ledger.now();
        List<RejectDecision> decisions = new ArrayList<>();
        files.forEach(file -> decisions.addAll(decisions(file, at, decider)));
        List<Load> loads = loads(files);
        boolean otherwise = change.isPresent() || new LoadFiles(session).readsOtherwise(contract);
        try {
            warehouse.together(() -> {
                admit(files, decisions, loads, otherwise, decider);
                publish(at, loads, decider);
                return null;
            });
        } finally {
            session.contractsInForce();
        }
        return new Replayed(decisions.size(), still, loads, otherwise);
    }

    private List<RejectDecision> decisions(ReplayedFile file, Instant at, Decider decider) {
        Map<Long, List<Object>> delivered =
                contract.keepsRejectedKeys() && !file.loaded ? file.deliveredKeys() : Map.of();
        return file.rows.stream()
                .filter(file::fits)
                .map(row -> new RejectDecision(
                        file.id,
                        row.rowNumber(),
                        RejectDecision.Kind.ADMIT,
                        at,
                        decider.by(),
                        decider.reason(),
                        row.text().orElse(null),
                        rejectedKey(file, row, delivered).orElse(null),
                        row.said()))
                .toList();
    }

    private Optional<String> rejectedKey(ReplayedFile file, Wanted row, Map<Long, List<Object>> delivered) {
        if (!contract.keepsRejectedKeys()) {
            return Optional.empty();
        }
        return file.loaded
                ? admitted.rejectedKey(file.id, row.rowNumber())
                : admitted.json(delivered.get(row.rowNumber()));
    }

    private List<Load> loads(List<ReplayedFile> files) {
        Set<Long> ids = new TreeSet<>();
        files.forEach(file ->
                warehouse.query(Sql.named("rejects/loads_of_file"), file.id).forEach(row -> ids.add(row.number(0))));
        return ledger.loads(contract.dataset()).stream()
                .filter(load -> ids.contains(load.id()))
                .toList();
    }

    private void admit(
            List<ReplayedFile> files,
            List<RejectDecision> decisions,
            List<Load> loads,
            boolean otherwise,
            Decider decider) {
        LoadFiles loading = new LoadFiles(session);
        new RejectDecisions(warehouse, contract.dataset()).write(decisions);
        if (change.isPresent()) {
            new SettleContract(session)
                    .within(change.get(), new SettleContract.Decider(decider.by(), decider.reason()));
        } else if (otherwise) {
            loading.refresh(contract.dataset());
        } else {
            RawTables tables = new RawTables(contract, warehouse);
            files.stream().filter(file -> file.loaded).forEach(file -> {
                file.write(tables);
                count(file, decisions);
            });
            loads.stream().filter(Load::isLoaded).forEach(load -> new AddColumns(session, contract).ofLoad(load.id()));
            new RecordDrift(warehouse, contract.dataset())
                    .record(loads.stream().map(Load::id).toList());
        }
        for (Load load : loads) {
            if (load.isLoaded()) {
                loading.cover(contract, load);
                ledger.unmark(contract.dataset(), load.id(), Stage.CHANGES);
            }
        }
        new Staging(warehouse, session.datasets().find(contract.dataset())).clear();
    }

    private void count(ReplayedFile file, List<RejectDecision> all) {
        List<RejectDecision> own =
                all.stream().filter(one -> one.fileId() == file.id).toList();
        long keyless = contract.isRestating()
                ? own.stream().filter(one -> one.rejectedKey() == null).count()
                : 0;
        warehouse.run(
                Sql.named("rejects/forget_admitted"),
                file.id,
                file.id,
                own.getFirst().at());
        warehouse.run(Sql.named("rejects/count_admitted"), own.size(), own.size(), keyless, own.size(), file.id);
    }

    private void publish(Instant at, List<Load> loads, Decider decider) {
        List<Load> published = loads.stream()
                .filter(load -> load.state() == Load.State.PUBLISHED)
                .toList();
        if (published.isEmpty()) {
            return;
        }
        Optional<Consumer<Load>> approval = decider.despiteChecks()
                ? Optional.of(load -> ledger.decide(load, Decision.Kind.ACCEPT, at, decider.by(), decider.reason()))
                : Optional.empty();
        new Gate(ledger, session.datasets())
                .admit(
                        Candidate.replay(
                                session.datasets().find(contract.dataset()), at, published, ledger, session.datasets()),
                        approval);
    }
}
