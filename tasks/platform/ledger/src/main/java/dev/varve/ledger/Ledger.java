package dev.varve.ledger;

import dev.varve.storage.Archive;
import dev.varve.storage.StoredObject;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What was delivered, what became of it, and who decided so: the control tables. */
public final class Ledger {
    private final Warehouse warehouse;
    private final String version;
    private final Clock clock;

    /** @param version of the solution, kept with everything written */
    public Ledger(Warehouse warehouse, String version, Clock clock) {
        this.warehouse = warehouse;
        this.version = version;
        this.clock = clock;
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    public String version() {
        return version;
    }

    public Instant now() {
        return Moments.kept(clock.instant());
    }

    /** How every object that was registered looks, by path. */
    public Map<String, Seen> seen(String dataset) {
        Map<String, Seen> seen = new HashMap<>();
        for (Cells row : warehouse.query(Sql.named("ledger/seen_objects"), dataset)) {
            seen.put(row.text(0), new Seen(row.number(1), row.time(2), row.text(3)));
        }
        return seen;
    }

    /** @param standsAs null where unknown */
    public record Seen(long bytes, Instant modifiedAt, String standsAs) {
        /** Nothing says that the object is another one. */
        public boolean is(StoredObject object) {
            return bytes == object.bytes()
                    && modifiedAt.equals(Moments.kept(object.modifiedAt()))
                    && (standsAs == null || object.standsAs() == null || standsAs.equals(object.standsAs()));
        }
    }

    /** Remembers objects of landing as they are; in the caller's transaction. */
    public void see(String dataset, Instant receivedAt, List<Manifest.Item> items) {
        new Arrived(warehouse, dataset).with(receivedAt, items, Arrived::see);
    }

    public static long fileId(String dataset, String contentId, Map<String, String> captured) {
        return Ids.number("file", dataset, contentId, Json.text(captured));
    }

    public static long deliveryId(long fileId, Instant receivedAt) {
        return Ids.number("delivery", Long.toString(fileId), Moments.text(receivedAt));
    }

    /** Where the manifest does not tell versions, of the content alone. */
    public static long deliveryId(String dataset, Instant receivedAt, Manifest.Item item) {
        long fileId = fileId(dataset, item.content().contentId(), item.captured());
        return item.object().version() == 0
                ? deliveryId(fileId, receivedAt)
                : Ids.number(
                        "delivery",
                        Long.toString(fileId),
                        Moments.text(receivedAt),
                        item.path(),
                        Integer.toString(item.object().version()));
    }

    /** What was delivered with this {@code received_at}. */
    public Delivered delivered(String dataset, Instant receivedAt) {
        Delivered delivered = new Delivered(dataset);
        warehouse
                .query(Sql.named("ledger/delivered"), dataset, receivedAt)
                .forEach(row -> delivered.add(row.text(0), (int) row.number(1), row.text(2), row.number(3)));
        return delivered;
    }

    /** What the object had when it was registered last, whatever {@code received_at} it had then; empty where it never was. */
    public List<Delivery> newest(String dataset, String object) {
        return deliveries(
                "d.delivery_id in (" + Sql.named("ledger/newest_of_object").complete() + ")", dataset, object);
    }

    /** Says of loads that were not let in that other loads have their deliveries, or newer versions of them. */
    public void supersede(String dataset) {
        warehouse.run(Sql.named("ledger/supersede"), dataset);
    }

    /**
     * Writes a load as its manifest says; deliveries of an earlier load that was not let in are moved. In the caller's
     * transaction.
     */
    public Load insert(Manifest manifest) {
        long loadId = Ids.number("load", manifest.loadKey());
        new Arrived(warehouse, manifest.dataset()).with(manifest.receivedAt(), manifest.deliveries(), arrived -> {
            arrived.deliver(loadId, manifest.receivedAt());
            arrived.see();
        });
        warehouse.run(
                Sql.named("ledger/insert_load"),
                loadId,
                manifest.loadKey(),
                manifest.dataset(),
                manifest.receivedAt(),
                manifest.contractDigest(),
                manifest.registeredAt(),
                manifest.version());
        return new Load(
                loadId,
                manifest.loadKey(),
                manifest.dataset(),
                manifest.receivedAt(),
                Load.State.REGISTERED,
                null,
                manifest.contractDigest());
    }

    /** The load as it stands by now. */
    public Load now(Load load) {
        return loads(load.dataset()).stream()
                .filter(now -> now.id() == load.id())
                .findFirst()
                .orElseThrow();
    }

    /** Every load of a dataset, in received order. */
    public List<Load> loads(String dataset) {
        return loads(warehouse, dataset);
    }

    /** The same of what readers are told. */
    public static List<Load> loads(Warehouse warehouse, String dataset) {
        return warehouse.query(Sql.named("ledger/loads"), dataset).stream()
                .map(row -> new Load(
                        row.number(0),
                        row.text(1),
                        row.text(2),
                        row.time(3),
                        Load.State.of(row.text(4)),
                        row.text(5),
                        row.text(6)))
                .toList();
    }

    public List<Load> pending(String dataset) {
        return loads(dataset).stream().filter(Load::pending).toList();
    }

    public List<Delivery> deliveries(long loadId) {
        return deliveries("d.load_id = ?", loadId);
    }

    private List<Delivery> deliveries(String only, Object... arguments) {
        return warehouse.query(Sql.named("ledger/deliveries").with("only", only), arguments).stream()
                .map(Ledger::delivery)
                .toList();
    }

    private static Delivery delivery(Cells row) {
        boolean whole = row.flag(14);
        return new Delivery(
                row.number(0),
                row.number(1),
                row.number(2),
                row.time(3),
                new Manifest.Item(
                        new LandedObject(row.text(5), row.number(6), row.time(7), (int) row.number(18), null),
                        new ArchivedContent(row.text(8), row.text(9), row.number(12), row.text(11), row.number(13)),
                        Json.texts(row.text(10)),
                        row.text(4),
                        whole ? Wholeness.PROVED : new Wholeness(false, row.text(15), row.text(16))),
                Delivery.FileState.of(row.text(17)),
                row.text(16));
    }

    public void setState(long loadId, Load.State state) {
        setState(loadId, state, null);
    }

    /** @param reason why it is held or refused */
    public void setState(long loadId, Load.State state, String reason) {
        warehouse.run(Sql.named("ledger/set_load_state"), state.text(), reason, loadId);
    }

    public void markPublished(long loadId) {
        warehouse.run(Sql.named("ledger/set_load_published"), now(), loadId);
    }

    public void setContract(long loadId, String digest) {
        warehouse.run(Sql.named("ledger/set_load_contract"), digest, loadId);
    }

    public void decide(Load load, Decision.Kind decision, Instant at, String by, String reason) {
        long last = warehouse
                .query(Sql.named("ledger/last_decision"), load.dataset())
                .getFirst()
                .number(0);
        warehouse.run(
                Sql.named("ledger/insert_decision"),
                last + 1,
                load.id(),
                load.dataset(),
                decision.text(),
                at,
                by,
                reason);
    }

    /** Whether the newest decision on a load is a person's, and lets it count. */
    public boolean acceptedByAPerson(Load load) {
        return decisions(load.dataset()).stream()
                .filter(decision -> decision.loadId() == load.id())
                .max(Comparator.comparing(Decision::at).thenComparing(Decision::sequence))
                .map(Decision::acceptedByAPerson)
                .orElse(false);
    }

    /** The same again, as the archive has it. @param file its path there */
    public void restore(Load load, String file, ArchivedDecision decision) {
        warehouse.run(
                Sql.named("ledger/insert_decision"),
                Long.parseLong(file.substring(file.lastIndexOf('/') + 1).split("-")[0]),
                load.id(),
                load.dataset(),
                decision.decision().text(),
                decision.at(),
                decision.by(),
                decision.reason());
    }

    /** In the order they were written. */
    public List<Decision> decisions(String dataset) {
        return warehouse.query(Sql.named("ledger/decisions"), dataset).stream()
                .map(row -> new Decision(
                        row.number(0),
                        row.number(1),
                        Decision.Kind.of(row.text(2)),
                        row.time(3),
                        row.text(4),
                        row.text(5)))
                .toList();
    }

    /** How many rows the stage wrote for this input, if it did. */
    public Optional<Long> marker(String dataset, long loadId, Stage stage, String digest) {
        return warehouse
                .first(Sql.named("ledger/marker"), dataset, loadId, stage.text(), digest)
                .map(row -> row.number(0));
    }

    /** Loads whose stage has written for this input. */
    public Set<Long> marked(String dataset, Stage stage, String digest) {
        return warehouse.query(Sql.named("ledger/marked"), dataset, stage.text(), digest).stream()
                .map(row -> row.number(0))
                .collect(Collectors.toSet());
    }

    /** Says, in the transaction of the data, that it is written. */
    public void mark(String dataset, long loadId, Stage stage, String digest, long rows) {
        unmark(dataset, loadId, stage);
        warehouse.run(Sql.named("ledger/insert_marker"), dataset, loadId, stage.text(), digest, rows, now(), version);
    }

    public void unmark(String dataset, long loadId, Stage stage) {
        warehouse.run(Sql.named("ledger/forget_marker"), dataset, loadId, stage.text());
    }

    public PublishedVersion publishedVersion(String dataset) {
        return warehouse
                .first(Sql.named("ledger/published"), dataset)
                .map(row -> new PublishedVersion(
                        row.number(0), row.text(1), row.text(2), row.text(3), row.text(4), row.number(5)))
                .orElse(PublishedVersion.NOTHING);
    }

    /** Makes this the version that readers see. */
    public void advance(String dataset, PublishedVersion published) {
        warehouse.run(Sql.named("ledger/forget_published"), dataset);
        warehouse.run(
                Sql.named("ledger/insert_published"),
                dataset,
                published.version(),
                published.rawDigest(),
                published.conformDigest(),
                published.snapshotDigest(),
                published.aggregateDigest(),
                published.hashedBy(),
                now());
    }

    public void record(TaskRun run) {
        warehouse.run(
                Sql.named("ledger/insert_task_run"),
                run.run(),
                run.dataset(),
                run.loadId(),
                run.task(),
                run.attempt(),
                run.startedAt(),
                run.endedAt(),
                run.outcome().text(),
                run.rows(),
                run.bytes(),
                run.peakMemory(),
                run.version(),
                run.link());
    }

    /** Replaces what was counted about a subject (a table, a file) in a load. */
    public void measure(String dataset, long loadId, String subject, Map<Metric, Long> values) {
        warehouse.run(Sql.named("ledger/forget_metrics"), dataset, loadId, subject);
        values.forEach((metric, value) ->
                warehouse.run(Sql.named("ledger/insert_metric"), dataset, loadId, subject, metric.text(), value));
    }

    /** What was counted in a load, by subject. */
    public SortedMap<String, Map<Metric, Long>> metrics(Load load) {
        SortedMap<String, Map<Metric, Long>> metrics = new TreeMap<>();
        for (Cells row : warehouse.query(Sql.named("ledger/metrics"), load.dataset(), load.id())) {
            metrics.computeIfAbsent(row.text(0), subject -> new EnumMap<>(Metric.class))
                    .put(Metric.of(row.text(1)), row.number(2));
        }
        return metrics;
    }

    /** Writes every manifest and decision that the archive does not have yet. */
    public void archive(String dataset, Archive archive) {
        new RejectDecisions(warehouse, dataset).archive(archive);
        Map<Long, String> keys = new HashMap<>();
        Map<String, Supplier<String>> manifests = new LinkedHashMap<>();
        for (Load load : loads(dataset)) {
            keys.put(load.id(), load.key());
            manifests.put(
                    Manifest.path(dataset, load.receivedAt(), load.key()),
                    () -> manifest(load).lines());
        }
        archive.writeOnce("manifests/" + dataset, manifests);
        String folder = "decisions/" + dataset;
        Map<String, Supplier<String>> decisions = new LinkedHashMap<>();
        for (Decision decision : decisions(dataset)) {
            String key = keys.get(decision.loadId());
            decisions.put(
                    folder + "/" + String.format("%08d-%s.json", decision.sequence(), key.substring(0, 16)),
                    () -> Json.lines(new ArchivedDecision(
                            dataset, key, decision.kind(), decision.at(), decision.by(), decision.reason())));
        }
        archive.writeOnce(folder, decisions);
    }

    private Manifest manifest(Load load) {
        Cells row = warehouse.first(Sql.named("ledger/load_origin"), load.id()).orElseThrow();
        return new Manifest(
                load.dataset(),
                load.key(),
                load.receivedAt(),
                row.time(0),
                load.contractDigest(),
                row.text(1),
                deliveries(load.id()).stream().map(Delivery::item).toList());
    }

    /** A decision as it stands beside the archive. */
    public record ArchivedDecision(
            String dataset, String loadKey, Decision.Kind decision, Instant at, String by, String reason) {}

    /**
     * Deliveries of refused and held loads with this {@code received_at} that are whole and may join the next load: newest versions,
     * since a newer one says something else already.
     */
    public List<Delivery> orphans(String dataset, Instant receivedAt) {
        List<Load> out = loads(dataset).stream()
                .filter(load -> load.state() == Load.State.REFUSED || load.state() == Load.State.HELD)
                .filter(load -> load.receivedAt().equals(receivedAt))
                .toList();
        if (out.isEmpty()) {
            return List.of();
        }
        Delivered delivered = delivered(dataset, receivedAt);
        return out.stream()
                .flatMap(load -> deliveries(load.id()).stream())
                .filter(delivery -> delivery.whole() && delivery.fileState() != Delivery.FileState.REFUSED)
                .filter(delivery -> delivered.next(delivery.item().landed())
                        == delivery.item().object().version() + 1)
                .toList();
    }
}
