package dev.varve.worlds.product;

import static dev.varve.worlds.spec.Trait.AGGREGATED;
import static dev.varve.worlds.spec.Trait.RELATED;

import dev.varve.worlds.model.Model;
import dev.varve.worlds.model.Model.Range;
import dev.varve.worlds.spec.Admission;
import dev.varve.worlds.spec.Delivery;
import dev.varve.worlds.spec.Spec;
import dev.varve.worlds.spec.World;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Every table of a world as readers must see it once the given deliveries count. */
public final class Expected {

    private final World world;
    private final List<Delivery> deliveries;
    private final List<Admission.Done> admitted;

    public Expected(World world, Collection<Delivery> deliveries) {
        this(world, deliveries, List.of());
    }

    /** @param admitted rows that were let in */
    Expected(World world, Collection<Delivery> deliveries, Collection<Admission.Done> admitted) {
        this.world = world;
        this.deliveries = List.copyOf(deliveries);
        this.admitted = List.copyOf(admitted);
    }

    /** As known at a moment: what was received, and let in, then or before. */
    Expected asKnownAt(Instant moment) {
        return new Expected(
                world,
                deliveries.stream()
                        .filter(delivery -> !delivery.receivedAt().isAfter(moment))
                        .toList(),
                admitted.stream().filter(one -> !one.at().isAfter(moment)).toList());
    }

    public List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        for (Spec spec : world.specs()) {
            Model model = model(spec, delivery -> true, admitted);
            tables.add(ranges(spec, spec.table(), spec.key(), spec.columns(), model.ranges()));
            tables.add(latest(spec, model));
            if (spec.hasChildren()) {
                List<Range> children = model.childRanges();
                tables.add(ranges(spec, "worlds_parts", spec.wholeChildKey(), spec.childColumns(), children));
                tables.add(new Table(
                        spec.dataset(),
                        "snapshot.worlds_parts_latest",
                        spec.wholeChildKey(),
                        spec.childColumns(),
                        Model.latest(children).stream().map(Range::values).toList()));
            }
            if (!spec.asOf().isEmpty()) {
                tables.add(asOf(spec, false));
                tables.add(asOf(spec, true));
            }
            if (spec.has(AGGREGATED)) {
                tables.add(tally(spec, Model.latest(model.ranges())));
            }
        }
        return tables;
    }

    private Model model(Spec spec, Predicate<Delivery> counts, Collection<Admission.Done> letIn) {
        return new Model(
                spec,
                deliveries.stream()
                        .filter(delivery -> delivery.spec().equals(spec))
                        .filter(counts)
                        .map(delivery -> Admission.applied(delivery, letIn))
                        .toList());
    }

    private Model known(Spec spec, Instant end) {
        return model(
                spec,
                delivery -> delivery.receivedAt().isBefore(end),
                admitted.stream().filter(one -> one.at().isBefore(end)).toList());
    }

    private static Table ranges(Spec spec, String table, List<String> key, List<String> columns, List<Range> ranges) {
        List<String> all = new ArrayList<>(columns);
        all.addAll(ReaderRows.RANGE);
        List<Map<String, String>> rows =
                ranges.stream().map(range -> ReaderRows.of(range, key)).toList();
        return new Table(spec.dataset(), "conformed." + table, key, all, rows);
    }

    private Table latest(Spec spec, Model model) {
        List<Range> kinds = spec.has(RELATED)
                ? Model.latest(model(world.specs().getFirst(), delivery -> true, admitted)
                        .ranges())
                : List.of();
        return new Table(
                spec.dataset(),
                "snapshot." + spec.table() + "_latest",
                spec.key(),
                ReaderRows.wide(spec),
                Model.latest(model.ranges()).stream()
                        .map(range -> ReaderRows.labelled(range, kinds))
                        .toList());
    }

    private interface Knowledge {
        Model of(Spec spec, Instant end);
    }

    private Table asOf(Spec spec, boolean corrected) {
        Knowledge knowledge = corrected ? (of, end) -> model(of, delivery -> true, admitted) : this::known;
        List<Instant> received = deliveries.stream()
                .filter(delivery -> delivery.spec().equals(spec))
                .map(Delivery::receivedAt)
                .sorted()
                .toList();
        List<Map<String, String>> rows = new ArrayList<>();
        List<LocalDate> points =
                received.isEmpty() ? List.of() : spec.pointsBetween(received.getFirst(), received.getLast());
        for (LocalDate point : points) {
            Instant end = spec.endOf(point);
            List<Range> kinds = spec.has(RELATED)
                    ? Model.before(
                            end, knowledge.of(world.specs().getFirst(), end).ranges())
                    : List.of();
            for (Range range : Model.before(end, knowledge.of(spec, end).ranges())) {
                Map<String, String> row = ReaderRows.labelled(range, kinds);
                row.put("as_of", point.toString());
                rows.add(row);
            }
        }
        List<String> columns = ReaderRows.wide(spec);
        columns.addFirst("as_of");
        String name = "snapshot." + spec.table() + (corrected ? "_as_of_corrected" : "_as_of");
        return new Table(spec.dataset(), name, spec.key(), columns, rows);
    }

    private static Table tally(Spec spec, List<Range> latest) {
        return new Table(
                spec.dataset(),
                "aggregate.worlds_tally",
                ReaderRows.TALLY_KEY,
                ReaderRows.TALLY,
                ReaderRows.tally(latest));
    }
}
