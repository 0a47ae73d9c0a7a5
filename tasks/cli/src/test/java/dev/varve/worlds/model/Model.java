package dev.varve.worlds.model;

import static dev.varve.worlds.spec.Trait.CHILDREN_BY_KEY;
import static dev.varve.worlds.spec.Trait.FACTS;
import static dev.varve.worlds.spec.Trait.NEVER_DELETES;
import static dev.varve.worlds.spec.Trait.STATE;
import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import dev.varve.worlds.spec.Delivery;
import dev.varve.worlds.spec.Line;
import dev.varve.worlds.spec.Spec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What readers must see of one dataset, from nothing but the deliveries that count: loops over all of history, written from
 * the design's words and meant to be read beside them.
 */
public final class Model {

    /** What is true of a key from {@code at} on; without an entry it is absent. */
    record Contribution(Instant at, Entry entry) {
        boolean deletes() {
            return entry == null || entry.deletes();
        }
    }

    /** A validity range; {@code path} and {@code row} of its first contribution are null where it was absence. */
    public record Range(
            List<String> key,
            Map<String, String> values,
            Instant from,
            Instant to,
            boolean deleted,
            String path,
            Integer row) {}

    private static final Comparator<List<String>> BY_KEY = comparing(List::toString);

    /** Weakest first: a later sequence, receipt, original time, time of modification, a greater path and a later row wins. */
    private static final Comparator<Entry> STRENGTH = comparing(Entry::sequence, nullsFirst(naturalOrder()))
            .thenComparing(Entry::receivedAt)
            .thenComparing(Entry::effectiveAt)
            .thenComparing(Entry::modifiedAt)
            .thenComparing(Entry::path)
            .thenComparing(Entry::row);

    private final Spec spec;
    private final NavigableMap<List<String>, NavigableMap<Instant, Contribution>> history = new TreeMap<>(BY_KEY);

    /** @param deliveries that count, in any order */
    public Model(Spec spec, Collection<Delivery> deliveries) {
        this.spec = spec;
        List<Listing> listings = Listings.of(spec, deliveries);
        if (spec.has(STATE) && !spec.has(NEVER_DELETES)) {
            exist(listings);
        } else if (spec.has(FACTS) && !spec.has(NEVER_DELETES)) {
            surviving(listings).forEach(entry -> contribute(entry.effectiveAt(), entry));
        } else {
            listings.forEach(listing -> listing.entries().forEach(entry -> contribute(entry.effectiveAt(), entry)));
        }
    }

    private void exist(List<Listing> listings) {
        Existence existence = new Existence(listings);
        for (Listing listing : listings) {
            for (Entry entry : listing.entries()) {
                if (!existence.withdraws(entry)) {
                    contribute(existence.place(entry), entry);
                }
            }
        }
        existence
                .deletions()
                .forEach((key, times) -> times.forEach(at -> {
                    NavigableMap<Instant, Contribution> of = history.computeIfAbsent(key, none -> new TreeMap<>());
                    if (of.put(at, new Contribution(at, null)) != null) {
                        throw new IllegalStateException("a row of " + key + " counts at its own deletion, " + at);
                    }
                }));
    }

    /** The file lists every fact: one counts while each later listing of its scope that concludes names it. */
    private List<Entry> surviving(List<Listing> listings) {
        List<Entry> surviving = new ArrayList<>();
        for (Listing listing : listings) {
            for (Entry fact : listing.entries()) {
                boolean withdrawn = listings.stream()
                        .filter(later -> later.scope().equals(listing.scope()))
                        .filter(later -> later.receivedAt().isAfter(listing.receivedAt()))
                        .filter(Listing::concludes)
                        .anyMatch(later ->
                                !later.namesFact(fact) && !later.rejectedKeys().contains(fact.key()));
                if (!withdrawn) {
                    surviving.add(fact);
                }
            }
        }
        return surviving;
    }

    private void contribute(Instant at, Entry entry) {
        NavigableMap<Instant, Contribution> of = history.computeIfAbsent(entry.key(), none -> new TreeMap<>());
        Contribution rival = of.get(at);
        if (rival == null || STRENGTH.compare(rival.entry(), entry) < 0) {
            of.put(at, new Contribution(at, entry));
        }
    }

    /** Validity ranges of the dataset, by key and time. */
    public List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        history.forEach((key, contributions) -> ranges.addAll(collapse(
                key,
                contributions.values().stream()
                        .map(contribution -> range(key, contribution))
                        .toList(),
                spec.tracked())));
        return ranges;
    }

    private static Range range(List<String> key, Contribution of) {
        return of.entry() == null
                ? new Range(key, Map.of(), of.at(), null, true, null, null)
                : new Range(
                        key,
                        of.entry().values(),
                        of.at(),
                        null,
                        of.deletes(),
                        of.entry().path(),
                        of.entry().row());
    }

    /** Validity ranges of the children: the winning row of the parent is their whole listing, and its deletion theirs. */
    public List<Range> childRanges() {
        List<Range> ranges = new ArrayList<>();
        history.forEach((key, contributions) -> {
            NavigableMap<String, List<Range>> children = new TreeMap<>();
            for (Contribution contribution : contributions.values()) {
                Map<String, Line.Part> listed = contribution.deletes()
                        ? Map.of()
                        : listed(contribution.entry().parts());
                children.forEach((name, before) -> {
                    if (!listed.containsKey(name)) {
                        before.add(new Range(childKey(key, name), Map.of(), contribution.at(), null, true, null, null));
                    }
                });
                listed.forEach((name, part) -> children.computeIfAbsent(name, none -> new ArrayList<>())
                        .add(child(childKey(key, name), name, part, contribution)));
            }
            children.forEach((name, of) -> ranges.addAll(collapse(childKey(key, name), of, List.of("part", "size"))));
        });
        return ranges;
    }

    private Map<String, Line.Part> listed(List<Line.Part> parts) {
        Map<String, Line.Part> listed = new TreeMap<>();
        for (int i = 0; i < parts.size(); i++) {
            listed.put("" + (spec.has(CHILDREN_BY_KEY) ? parts.get(i).part() : i + 1), parts.get(i));
        }
        return listed;
    }

    private static List<String> childKey(List<String> key, String name) {
        List<String> childKey = new ArrayList<>(key);
        childKey.add(name);
        return childKey;
    }

    private Range child(List<String> key, String name, Line.Part part, Contribution of) {
        Map<String, String> values = new TreeMap<>();
        spec.key().forEach(column -> values.put(column, of.entry().values().get(column)));
        values.put(spec.childKey(), name);
        values.put("part", "" + part.part());
        values.put("size", "" + part.size());
        return new Range(
                key, values, of.at(), null, false, of.entry().path(), of.entry().row());
    }

    /**
     * Neighbours that say the same are one range, with the tracked values and lineage of the first and the untracked values of the
     * last.
     */
    private static List<Range> collapse(List<String> key, List<Range> ordered, List<String> tracked) {
        List<Range> kept = new ArrayList<>();
        for (Range next : ordered) {
            boolean same = !kept.isEmpty() && same(kept.getLast(), next, tracked);
            if (!same) {
                if (!kept.isEmpty()) {
                    kept.addLast(until(kept.removeLast(), next.from()));
                }
                kept.add(next);
            } else if (!next.deleted()) {
                kept.addLast(retold(kept.removeLast(), next));
            }
        }
        return kept;
    }

    private static Range retold(Range range, Range by) {
        Map<String, String> values = new TreeMap<>(range.values());
        values.keySet().removeAll(Spec.UNTRACKED);
        by.values().forEach((column, value) -> {
            if (Spec.UNTRACKED.contains(column)) {
                values.put(column, value);
            }
        });
        return new Range(range.key(), values, range.from(), range.to(), false, range.path(), range.row());
    }

    private static boolean same(Range before, Range next, List<String> tracked) {
        if (before.deleted() || next.deleted()) {
            return before.deleted() && next.deleted();
        }
        return tracked.stream()
                .allMatch(column -> Objects.equals(
                        before.values().get(column), next.values().get(column)));
    }

    private static Range until(Range range, Instant to) {
        return new Range(range.key(), range.values(), range.from(), to, range.deleted(), range.path(), range.row());
    }

    /** The newest range of each key that is not deleted. */
    public static List<Range> latest(List<Range> ranges) {
        return ranges.stream()
                .filter(range -> range.to() == null && !range.deleted())
                .toList();
    }

    /** The range of each key in force just before a moment, where that is not deleted. */
    public static List<Range> before(Instant moment, List<Range> ranges) {
        return ranges.stream()
                .filter(range -> range.from().isBefore(moment)
                        && (range.to() == null || !range.to().isBefore(moment)))
                .filter(range -> !range.deleted())
                .toList();
    }
}
