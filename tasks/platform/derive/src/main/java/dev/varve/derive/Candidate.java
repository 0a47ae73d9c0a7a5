package dev.varve.derive;

import dev.varve.contract.Contract;
import dev.varve.contract.ContractPart;
import dev.varve.ledger.Ids;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Load;
import dev.varve.ledger.Moments;
import dev.varve.ledger.PublishedVersion;
import dev.varve.warehouse.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What readers would see if the pending loads were published.
 *
 * @param loads pending ones it counts, in received order
 * @param admittedAt when a person let rows in that it counts for the first time; empty where it does not
 * @param replayed published loads that have such rows
 * @param published what readers see now
 * @param conformDigest of what ranges are made of, beside the loads: the contract, and which listings lack a delivery of their drop
 * @param hashedBy tells how the engine hashes rows now
 * @param digest of everything it is made of: loads, contract sections and the published versions it reads
 */
public record Candidate(
        Dataset dataset,
        List<Load> loads,
        Optional<Instant> admittedAt,
        List<Load> replayed,
        PublishedVersion published,
        String conformDigest,
        long hashedBy,
        String digest) {

    public static Candidate of(Dataset dataset, List<Load> loads, Ledger ledger, Datasets datasets) {
        return of(dataset, loads, Optional.empty(), List.of(), ledger, datasets);
    }

    /** Rows of published loads that a person lets in. */
    public static Candidate replay(
            Dataset dataset, Instant admittedAt, List<Load> replayed, Ledger ledger, Datasets datasets) {
        return of(dataset, List.of(), Optional.of(admittedAt), replayed, ledger, datasets);
    }

    private static Candidate of(
            Dataset dataset,
            List<Load> loads,
            Optional<Instant> admittedAt,
            List<Load> replayed,
            Ledger ledger,
            Datasets datasets) {
        List<String> parts = new ArrayList<>();
        for (String base : datasets.bases(dataset)) {
            parts.add(base + "@" + ledger.publishedVersion(base).version());
        }
        Contract contract = dataset.contract();
        String conformDigest = conformDigest(contract, loads, ledger);
        parts.add(conformDigest);
        parts.add(Long.toString(ledger.warehouse().hashedBy()));
        for (ContractPart section : List.of(ContractPart.RAW, ContractPart.SNAPSHOT, ContractPart.AGGREGATE)) {
            parts.add(contract.digest(section));
        }
        loads.forEach(load -> parts.add(load.key()));
        admittedAt.ifPresent(time -> parts.add("admitted " + Moments.text(time)));
        return new Candidate(
                dataset,
                List.copyOf(loads),
                admittedAt,
                List.copyOf(replayed),
                ledger.publishedVersion(dataset.name()),
                conformDigest,
                ledger.warehouse().hashedBy(),
                Ids.hash(parts));
    }

    private static String conformDigest(Contract contract, List<Load> loads, Ledger ledger) {
        String digest = contract.digest(ContractPart.CONFORM);
        if (!contract.closesAbsent()) {
            return digest;
        }
        List<String> lacking = ledger
                .warehouse()
                .query(Sql.named("derive/lacking")
                        .with("dataset", contract.dataset())
                        .with("loads", SqlNames.ids(loads.stream().map(Load::id).toList()))
                        .complete())
                .stream()
                .map(row -> row.text(0) + " " + row.text(1))
                .sorted()
                .toList();
        return lacking.isEmpty() ? digest : Ids.hash(digest, Ids.hash(lacking));
    }

    public List<Long> loadIds() {
        return loads.stream().map(Load::id).toList();
    }

    /** The first time from which on it may change what is known. */
    Optional<Instant> earliest() {
        return Stream.concat(loads.stream().map(Load::receivedAt), admittedAt.stream())
                .min(Instant::compareTo);
    }

    /** Ranges must be derived for every key. */
    public boolean wholeRanges() {
        Contract contract = dataset.contract();
        return published.version() == 0
                || !published.rawDigest().equals(contract.digest(ContractPart.RAW))
                || !published.conformDigest().equals(conformDigest)
                || published.hashedBy() != hashedBy;
    }

    public boolean wholeSnapshots() {
        return wholeRanges()
                || !published.snapshotDigest().equals(dataset.contract().digest(ContractPart.SNAPSHOT));
    }

    public boolean wholeAggregates() {
        return wholeSnapshots()
                || !published.aggregateDigest().equals(dataset.contract().digest(ContractPart.AGGREGATE));
    }

    /** The contract changed since the last publication, or a part of a published drop was held or refused. */
    public boolean stale() {
        return published.version() > 0 && wholeAggregates();
    }

    public boolean nothingToDo() {
        return loads.isEmpty() && admittedAt.isEmpty() && !stale();
    }

    /** Runs of a stage for this candidate are known by the marker of the first load, or of load 0. */
    public long markedLoad() {
        return loads.isEmpty() ? 0 : loads.getFirst().id();
    }
}
