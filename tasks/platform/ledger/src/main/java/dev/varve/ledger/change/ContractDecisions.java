package dev.varve.ledger.change;

import dev.varve.contract.Contract;
import dev.varve.ledger.Json;
import dev.varve.ledger.change.ContractDecision.Kind;
import dev.varve.storage.Archive;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The contracts of one dataset and what became of them: the ledger's, or a reader's copy of it. */
public final class ContractDecisions {
    private final Warehouse warehouse;
    private final String dataset;

    public ContractDecisions(Warehouse warehouse, String dataset) {
        this.warehouse = warehouse;
        this.dataset = dataset;
    }

    /** In the order they were made. */
    public List<ContractDecision> all() {
        return read("contract/decisions");
    }

    private List<ContractDecision> read(String statement) {
        // A reader's copy may be older than the table.
        return warehouse.columns("control", "contract_decision").isEmpty()
                ? List.of()
                : warehouse.query(Sql.named(statement), dataset).stream()
                        .map(this::decision)
                        .toList();
    }

    private ContractDecision decision(Cells row) {
        return new ContractDecision(
                dataset,
                row.number(0),
                Kind.of(row.text(1)),
                row.time(2),
                row.text(3),
                row.text(4),
                row.text(5),
                row.text(6),
                Json.texts(row.text(7)),
                row.text(8));
    }

    /** The contract by which the tables are made; empty where none was ever kept. */
    public Optional<ContractDecision> inForce() {
        return read("contract/accepted").stream().findFirst();
    }

    /** What was decided last on a contract since the one in force came into force; empty where it was not judged yet. */
    public Optional<ContractDecision> standing(Contract contract) {
        String judged = ContractDigests.of(contract).judged();
        long since = inForce().map(ContractDecision::sequence).orElse(0L);
        return all().stream()
                .filter(one -> one.sequence() > since && one.judged().equals(judged))
                .reduce((one, next) -> next);
    }

    /** In the caller's transaction. @param plan JSON, or null */
    public void decide(
            Kind kind,
            Contract contract,
            Map<String, String> files,
            Instant at,
            String by,
            String reason,
            String plan) {
        ContractDigests digests = ContractDigests.of(contract);
        restore(new ContractDecision(
                dataset,
                all().stream().mapToLong(ContractDecision::sequence).max().orElse(0) + 1,
                kind,
                at,
                by,
                reason,
                digests.made(),
                digests.judged(),
                files,
                plan));
    }

    /** As the archive has it; in the caller's transaction. */
    public void restore(ContractDecision one) {
        warehouse.run(
                Sql.named("contract/insert_decision"),
                dataset,
                one.sequence(),
                one.kind().text(),
                one.at(),
                one.by(),
                one.reason(),
                one.digest(),
                one.judged(),
                Json.text(one.files()),
                one.plan());
    }

    /** Writes every decision that the archive does not have yet. */
    public void archive(Archive archive) {
        Map<String, Supplier<String>> texts = new LinkedHashMap<>();
        for (ContractDecision one : all()) {
            texts.put(
                    folder(dataset) + String.format("/%08d-%s.json", one.sequence(), one.shortDigest()),
                    () -> Json.lines(one));
        }
        archive.writeOnce(folder(dataset), texts);
    }

    /** Within the archive. */
    public static String folder(String dataset) {
        return "contract_decisions/" + dataset;
    }
}
