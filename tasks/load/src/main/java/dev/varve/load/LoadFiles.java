package dev.varve.load;

import dev.varve.contract.Contract;
import dev.varve.contract.ContractPart;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Delivery;
import dev.varve.ledger.Ids;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Load;
import dev.varve.ledger.RejectDecisions;
import dev.varve.ledger.Stage;
import dev.varve.runtime.Session;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Brings the files of pending loads into raw, each load in one transaction with its marker. */
public final class LoadFiles {
    /** In megabytes. */
    private static final int MEMORY = 400;

    private static final int MEMORY_OF_COLUMN = 4;
    private final Session session;
    private final Ledger ledger;
    private final Warehouse warehouse;
    private final Set<String> unlimited = new HashSet<>();

    public LoadFiles(Session session) {
        this.session = session;
        this.ledger = session.ledger();
        this.warehouse = session.warehouse();
    }

    /** @param only the load that is meant; empty for all that are pending */
    public Loaded load(String dataset, Optional<Load> only) {
        new SettleContract(session).settle(dataset).ifPresent(waits -> {
            throw TaskFailure.refused(waits);
        });
        return loadPending(dataset, only);
    }

    /**
     * What was loaded once, again: by the contract in force, whatever files say.
     *
     * @param decided keys of loads that were let in or held, which are not refused for rows that a later contract rejects
     */
    public void rebuild(String dataset, Set<String> decided) {
        unlimited.addAll(decided);
        loadPending(dataset, Optional.empty());
    }

    private Loaded loadPending(String dataset, Optional<Load> only) {
        Contract contract = session.contract(dataset);
        String digest = contract.digest(ContractPart.RAW);
        Loaded total = refresh(dataset);
        for (Load load : ledger.loads(dataset)) {
            if (load.isMeant(only) && load.state() == Load.State.REGISTERED) {
                total = total.plus(load(contract, load, digest));
            }
        }
        return total;
    }

    /** Where the contract reads files another way than before, every file is read again from the archive. */
    public Loaded refresh(String dataset) {
        Contract contract = session.contract(dataset);
        String digest = contract.digest(ContractPart.RAW);
        List<Load> loads = ledger.loads(contract.dataset());
        retry(contract, loads, digest);
        AddColumns additions = new AddColumns(session, contract);
        if (!readsOtherwise(contract)) {
            additions.ofContract();
            return Loaded.NOTHING;
        }
        return readAgain(contract);
    }

    /** Every file that is loaded, from the archive. */
    Loaded readAgain(Contract contract) {
        String digest = contract.digest(ContractPart.RAW);
        List<Load> loads = ledger.loads(contract.dataset());
        AddColumns additions = new AddColumns(session, contract);
        return inTransaction(contract, () -> {
            warehouse.run(Sql.named("ledger/forget_added_columns"), contract.dataset());
            RawTables tables = new RawTables(contract, warehouse);
            tables.create();
            warehouse.run(Sql.named("load/reopen_files"), contract.dataset());
            // Nothing was ever read.
            if (loads.stream().allMatch(load -> load.state() == Load.State.REGISTERED)) {
                return Loaded.NOTHING;
            }
            Loaded total = Loaded.NOTHING;
            for (Load load : loads) {
                if (load.isLoaded()) {
                    total = total.plus(files(contract, tables, load, digest));
                    cover(contract, load);
                    ledger.setContract(load.id(), digest);
                }
            }
            additions.ofAll();
            new RecordDrift(warehouse, contract.dataset())
                    .record(loads.stream().map(Load::id).toList());
            if (!total.refusals().isEmpty()) {
                throw TaskFailure.refused(
                        "the changed contract refuses files that are loaded:\n" + String.join("\n", total.sentences()));
            }
            return total;
        });
    }

    /** Row groups that wait to be written take memory by their columns; what is written needs none. */
    private Loaded inTransaction(Contract contract, Supplier<Loaded> work) {
        int columns = contract.columns().size()
                + contract.children().stream()
                        .mapToInt(child -> child.columns().size())
                        .sum();
        return warehouse.sparing(MEMORY + columns * MEMORY_OF_COLUMN, () -> warehouse.transaction(work));
    }

    /** The files that are loaded must be read again. */
    boolean readsOtherwise(Contract contract) {
        String digest = contract.digest(ContractPart.RAW);
        return !new RawTables(contract, warehouse).fit()
                || ledger.loads(contract.dataset()).stream()
                        .anyMatch(load ->
                                load.isLoaded() && !load.contractDigest().equals(digest));
    }

    /** A refused load is tried again when its contract, limits included, or rows that a person let in have changed. */
    private void retry(Contract contract, List<Load> loads, String digest) {
        List<Load> refused = loads.stream()
                .filter(load -> load.state() == Load.State.REFUSED)
                .toList();
        if (refused.isEmpty()) {
            return;
        }
        Map<Long, SortedMap<Long, Optional<String>>> admitted = admitted(contract);
        for (Load load : refused) {
            if (!load.contractDigest().equals(refusalDigest(contract, load, digest, admitted))) {
                warehouse.transaction(() -> {
                    ledger.deliveries(load.id())
                            .forEach(delivery -> warehouse.run(
                                    Sql.named("load/reopen_file_read_otherwise"), delivery.fileId(), digest));
                    ledger.setState(load.id(), Load.State.REGISTERED);
                });
            }
        }
    }

    private String refusalDigest(
            Contract contract, Load load, String digest, Map<Long, SortedMap<Long, Optional<String>>> admitted) {
        List<String> parts = new ArrayList<>(List.of(digest, contract.limits().toString()));
        for (Delivery delivery : ledger.deliveries(load.id())) {
            admitted.getOrDefault(delivery.fileId(), Collections.emptySortedMap())
                    .forEach((row, text) -> parts.add(delivery.fileId() + ":" + row + ":" + text.orElse("")));
        }
        return Ids.hash(parts);
    }

    private Map<Long, SortedMap<Long, Optional<String>>> admitted(Contract contract) {
        return new RejectDecisions(warehouse, contract.dataset()).admitted();
    }

    private Loaded load(Contract contract, Load load, String digest) {
        if (ledger.marker(contract.dataset(), load.id(), Stage.LOAD, digest).isPresent()) {
            return Loaded.NOTHING;
        }
        RawTables tables = new RawTables(contract, warehouse);
        return inTransaction(contract, () -> {
            Loaded loaded = files(contract, tables, load, digest);
            List<Delivery> deliveries = ledger.deliveries(load.id());
            List<Refusal> refusals = new ArrayList<>(loaded.refusals());
            long read = loaded.accepted() + loaded.rejected();
            if (!unlimited.contains(load.key()) && contract.limits().rejects().exceededBy(loaded.rejected(), read)) {
                refusals.add(new Refusal.OfRejects(
                        load,
                        loaded.rejected(),
                        read,
                        contract.limits().rejects().text()));
                deliveries.forEach(delivery -> dropRows(tables, delivery));
            }
            ledger.setContract(
                    load.id(), refusals.isEmpty() ? digest : refusalDigest(contract, load, digest, admitted(contract)));
            if (refusals.isEmpty()) {
                new AddColumns(session, contract).ofLoad(load.id());
                cover(contract, load);
                ledger.setState(load.id(), Load.State.LOADED);
                ledger.mark(contract.dataset(), load.id(), Stage.LOAD, digest, loaded.accepted());
            } else {
                ledger.setState(
                        load.id(),
                        Load.State.REFUSED,
                        refusals.stream().map(Refusal::fact).collect(Collectors.joining("\n")));
            }
            new RecordDrift(warehouse, contract.dataset()).record(List.of(load.id()));
            return new Loaded(loaded.files(), loaded.accepted(), loaded.rejected(), loaded.bytes(), refusals);
        });
    }

    /** The rows of a refused load's files go; what was rejected of them stays to be looked at. */
    private void dropRows(RawTables tables, Delivery delivery) {
        if (!shared(delivery)) {
            tables.forgetRows(delivery.fileId());
            warehouse.run(Sql.named("load/reopen_file"), delivery.fileId());
        }
    }

    /** Another load delivered the same file before. */
    private boolean shared(Delivery delivery) {
        return warehouse
                .first(Sql.named("load/other_load_of_file"), delivery.fileId(), delivery.loadId())
                .isPresent();
    }

    private Loaded files(Contract contract, RawTables tables, Load load, String digest) {
        Loaded total = Loaded.NOTHING;
        Set<Long> seen = new HashSet<>();
        List<Delivery> unread = new ArrayList<>();
        for (Delivery delivery : ledger.deliveries(load.id())) {
            if (delivery.whole() && !seen.add(delivery.fileId())) {
                continue;
            }
            if (!delivery.whole() || delivery.fileState() == Delivery.FileState.REFUSED) {
                total = total.plus(refusal(load, delivery, delivery.refusal()));
            } else if (delivery.fileState() == Delivery.FileState.LOADED) {
                total = total.plus(counts(delivery));
            } else {
                unread.add(delivery);
            }
        }
        ReadFiles reading = new ReadFiles(session, contract, tables, digest);
        reading.read(unread);
        total = total.plus(reading.loaded());
        for (Map.Entry<Delivery, String> refused : reading.refused().entrySet()) {
            total = total.plus(refusal(load, refused.getKey(), refused.getValue()));
        }
        return total;
    }

    private Loaded counts(Delivery delivery) {
        return warehouse
                .first(Sql.named("load/file_counts"), delivery.fileId())
                .map(row -> new Loaded(0, row.number(0), row.number(1), 0, List.of()))
                .orElse(Loaded.NOTHING);
    }

    private static Loaded refusal(Load load, Delivery delivery, String reason) {
        return new Loaded(0, 0, 0, 0, List.of(new Refusal.OfFile(load, delivery.path(), reason)));
    }

    void cover(Contract contract, Load load) {
        warehouse.run("delete from control.coverage where load_id = ?", load.id());
        if (contract.isRestating()) {
            warehouse.run(Sql.named("load/cover"), load.id());
        }
    }
}
