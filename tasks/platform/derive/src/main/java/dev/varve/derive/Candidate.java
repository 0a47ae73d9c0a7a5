package dev.varve.derive;

import dev.varve.contract.Contract;
import dev.varve.contract.Section;
import dev.varve.ledger.Ids;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Load;
import dev.varve.ledger.Published;
import java.util.ArrayList;
import java.util.List;

/**
 * What readers would see if the pending loads were published.
 *
 * @param loads pending ones it counts, in received order
 * @param published what readers see now
 * @param digest of everything it is made of: loads, contract sections and the published versions it reads
 */
public record Candidate(Dataset dataset, List<Load> loads, Published published, String digest) {

    public static Candidate of(Dataset dataset, List<Load> loads, Ledger ledger, Datasets datasets) {
        List<String> parts = new ArrayList<>();
        for (String base : datasets.bases(dataset)) {
            parts.add(base + "@" + ledger.published(base).version());
        }
        Contract contract = dataset.contract();
        for (Section section : List.of(Section.RAW, Section.CONFORM, Section.SNAPSHOT, Section.AGGREGATE)) {
            parts.add(contract.digest(section));
        }
        loads.forEach(load -> parts.add(load.key()));
        return new Candidate(dataset, List.copyOf(loads), ledger.published(dataset.name()), Ids.hash(parts));
    }

    public List<Long> loadIds() {
        return loads.stream().map(Load::id).toList();
    }

    /** Ranges must be derived for every key. */
    public boolean wholeRanges() {
        Contract contract = dataset.contract();
        return published.version() == 0
                || !published.rawDigest().equals(contract.digest(Section.RAW))
                || !published.conformDigest().equals(contract.digest(Section.CONFORM));
    }

    public boolean wholeSnapshots() {
        return wholeRanges()
                || !published.snapshotDigest().equals(dataset.contract().digest(Section.SNAPSHOT));
    }

    public boolean wholeAggregates() {
        return wholeSnapshots()
                || !published.aggregateDigest().equals(dataset.contract().digest(Section.AGGREGATE));
    }

    /** The contract changed since the last publication. */
    public boolean stale() {
        return published.version() > 0 && wholeAggregates();
    }

    public boolean nothingToDo() {
        return loads.isEmpty() && !stale();
    }

    /** Runs of a stage for this candidate are known by the marker of the first load, or of load 0. */
    public long markedLoad() {
        return loads.isEmpty() ? 0 : loads.getFirst().id();
    }
}
