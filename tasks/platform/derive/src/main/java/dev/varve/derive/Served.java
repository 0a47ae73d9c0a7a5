package dev.varve.derive;

import dev.varve.contract.Contract;
import dev.varve.contract.Tables;
import dev.varve.derive.outbox.Known;
import dev.varve.derive.outbox.KnownFrom;
import dev.varve.derive.outbox.Outbox;
import dev.varve.ledger.Ids;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Load;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what the readers' copy has to take over; in the caller's transaction. */
public final class Served {
    private final Ledger ledger;
    private final Warehouse warehouse;
    private final Datasets datasets;
    private final Outbox outbox;

    public Served(Ledger ledger, Datasets datasets) {
        this.ledger = ledger;
        this.warehouse = ledger.warehouse();
        this.datasets = datasets;
        this.outbox = new Outbox(warehouse);
    }

    /** Before what is staged is in the tables. */
    void beforeChange(List<Staging.Change> changes) {
        changes.stream()
                .filter(change -> !change.whole() && change.changes())
                .forEach(change -> outbox.beforeChange(change.table()));
    }

    /** What was staged and stands in the tables. Before its loads count as published. */
    void publish(Candidate candidate, Staging staging, List<Staging.Change> changes) {
        Dataset dataset = candidate.dataset();
        Optional<Instant> before = KnownFrom.all(warehouse, dataset.name(), candidate.loads());
        KnownFrom from = from(candidate, before);
        Set<Tables.Name> whole = changes.stream()
                .filter(change -> change.whole())
                .map(Staging.Change::table)
                .collect(Collectors.toSet());
        since(dataset, true, before, from, candidate, whole);
        datasets.dependents(dataset).forEach(dependent -> since(dependent, false, before, from, candidate, whole));
        for (Staging.Change change : changes) {
            String named = Ids.hash(
                    candidate.digest(), Long.toString(candidate.published().version()));
            if (change.whole()) {
                outbox.putWhole(change.table(), change.identity(), named, from.at());
            } else if (change.rows() > 0) {
                outbox.putDifference(
                        change.table(),
                        change.identity(),
                        Tables.Name.of(staging.table(change.table())),
                        named,
                        from.at());
            }
        }
    }

    private KnownFrom from(Candidate candidate, Optional<Instant> before) {
        Optional<KnownFrom> loads = candidate.loads().isEmpty()
                ? Optional.empty()
                : Optional.of(KnownFrom.of(warehouse, candidate.dataset().name(), candidate.loads()));
        Instant at = Stream.of(
                        loads.map(KnownFrom::at),
                        candidate.admittedAt(),
                        candidate.stale() ? before : Optional.<Instant>empty())
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        boolean one = !candidate.stale()
                && loads.map(all -> all.one() && candidate.admittedAt().isEmpty())
                        .orElse(true);
        // A rebuild publishes loads with the rows that persons let in later.
        Optional<Instant> later =
                KnownFrom.admitted(warehouse, candidate.dataset().name()).filter(at::isBefore);
        return new KnownFrom(later.orElse(at), one && later.isEmpty());
    }

    /**
     * Changes one by one tell what was known as long as each counts from later than all that its tables were made of before; not
     * where something counts from earlier, or a table is made anew.
     *
     * @param own the candidate is of this dataset
     * @param before from when on what was published before of the candidate's dataset counts
     */
    private void since(
            Dataset dataset,
            boolean own,
            Optional<Instant> before,
            KnownFrom from,
            Candidate candidate,
            Set<Tables.Name> whole) {
        boolean published = ledger.publishedVersion(dataset.name()).version() > 0;
        if (!own && !published) {
            return;
        }
        Optional<Instant> others = datasets.read(dataset)
                .filter(name -> !name.equals(candidate.dataset().name()))
                .flatMap(name -> KnownFrom.all(warehouse, name, List.of()).stream())
                .max(Instant::compareTo);
        for (Tables.Made made : dataset.contract().tables().all()) {
            boolean ranges = made.kind() == Tables.Kind.RANGES;
            if (!isServedByRows(made.kind()) || ranges && !own) {
                continue;
            }
            Optional<Instant> last = ranges
                    ? before
                    : Stream.of(before, others).flatMap(Optional::stream).max(Instant::compareTo);
            Known known = outbox.known(made.name());
            boolean anew = published && (whole.contains(made.name()) || known.equals(Known.NOTHING));
            boolean earlier = last.filter(from.at()::isBefore).isPresent();
            if (!from.one() || anew || earlier) {
                Instant since = last.filter(from.at()::isBefore).orElse(from.at());
                outbox.keep(
                        made.name(),
                        new Known(
                                known.token(),
                                known.at(),
                                known.since().filter(since::isBefore).or(() -> Optional.of(since))));
            }
        }
    }

    /** Not raw rows and changes, which come with their loads. */
    public static boolean isServedByRows(Tables.Kind kind) {
        return switch (kind) {
            case RAW, REJECTED, PIXELS, CHANGES -> false;
            case RANGES, LATEST, AS_OF, AS_OF_CORRECTED, WINDOWS, OWN_SQL -> true;
        };
    }

    /** The rows of a load, which readers get with it. */
    void load(Dataset dataset, Load load) {
        Contract contract = dataset.contract();
        String part = Long.toString(load.id());
        for (Entity entity : dataset.entities()) {
            toExport(Tables.raw(entity.table()), part);
            toExport(entity.changes(), part);
        }
        contract.pixelTable().ifPresent(table -> toExport(Tables.raw(table), part));
        if (contract.keepsRejectedKeys()) {
            toExport(Tables.rejected(contract.table()), part);
        }
    }

    /** The rows of every published load. */
    public void loads(String name) {
        Dataset dataset = datasets.find(name);
        ledger.loads(name).stream()
                .filter(load -> load.state() == Load.State.PUBLISHED)
                .forEach(load -> load(dataset, load));
    }

    /** From when on everything counts that is published of a dataset. */
    public Optional<Instant> latest(String dataset) {
        return KnownFrom.all(warehouse, dataset, List.of());
    }

    /** A table that is no more. */
    void retire(String target) {
        outbox.retire(Tables.Name.of(target));
        toExport(Tables.Name.of(target), "");
    }

    public void toExport(Tables.Name target, String part) {
        warehouse.run(Sql.named("serve/to_export"), target.toString(), part, target.toString(), part);
    }
}
