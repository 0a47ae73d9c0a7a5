package dev.varve.worlds.many;

import static java.util.Comparator.comparing;

import dev.varve.worlds.many.Again.Repeated;
import dev.varve.worlds.many.Register.Version;
import dev.varve.worlds.spec.Delivery;
import dev.varve.worlds.spec.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What deliveries say at a moment, and from when each counts: of nothing but the versions and the decisions on them. */
final class Standing {

    /** @param person who decided, not Varve */
    record Said(boolean accepts, Instant at, boolean person) {}

    /** A path with a {@code received_at}: of its versions one is in force. */
    private record Slot(Place place, Instant receivedAt) {
        static Slot of(Version version) {
            return new Slot(version.place(), version.receivedAt());
        }

        boolean isOfListing(Slot other) {
            return receivedAt.equals(other.receivedAt)
                    && Objects.equals(place.region(), other.place().region());
        }
    }

    /** A version whose load was ever accepted. */
    private record Accepted(Version version, Instant countsFrom, List<Said> said) {

        /** What Varve accepted counts from its own time on; what it held, from when a person accepted it. */
        boolean countsAt(Instant moment) {
            return !countsFrom.isAfter(moment)
                    && (said.stream().allMatch(Said::accepts)
                            || said.stream()
                                    .anyMatch(one -> one.accepts()
                                            && one.person()
                                            && !one.at().isAfter(moment)));
        }
    }

    private final Wording wording;
    private final Map<Slot, List<Accepted>> accepted = new HashMap<>();
    private final NavigableSet<Instant> cuts = new TreeSet<>();
    private final Set<Slot> lacking = new HashSet<>();

    /**
     * @param decisions on the load of each version
     * @param out versions whose load is held or refused
     */
    Standing(Wording wording, Collection<Version> versions, Map<Version, List<Said>> decisions, Set<Version> out) {
        this.wording = wording;
        out.forEach(version -> lacking.add(Slot.of(version)));
        Map<Slot, List<Version>> bySlot = new HashMap<>();
        versions.stream()
                .filter(version -> !version.damaged())
                .filter(version ->
                        decisions.getOrDefault(version, List.of()).stream().anyMatch(Said::accepts))
                .sorted(comparing(Version::number))
                .forEach(version -> bySlot.computeIfAbsent(Slot.of(version), none -> new ArrayList<>())
                        .add(version));
        bySlot.forEach((slot, of) -> {
            Instant countsFrom = null;
            for (Version version : of) {
                countsFrom = countsFrom == null ? slot.receivedAt() : later(slot, countsFrom, version.modifiedAt());
                List<Said> said = decisions.get(version);
                accepted.computeIfAbsent(slot, none -> new ArrayList<>()).add(new Accepted(version, countsFrom, said));
                cuts.add(countsFrom);
                cuts.add(countsFrom.minus(1, ChronoUnit.MICROS));
                said.stream().filter(Said::person).map(Said::at).forEach(at -> {
                    cuts.add(at);
                    cuts.add(at.minus(1, ChronoUnit.MICROS));
                });
            }
        });
    }

    /**
     * The greater of the last-modified time and a microsecond after the earlier version counts; the receipt where it is modified
     * while that settles, unless an earlier one was not.
     */
    private Instant later(Slot slot, Instant earlier, Instant modifiedAt) {
        Duration settles = wording.again().settles();
        boolean settling = !settles.isZero()
                && earlier.equals(slot.receivedAt())
                && !modifiedAt.isAfter(slot.receivedAt().plus(settles));
        Instant next = earlier.plus(1, ChronoUnit.MICROS);
        return settling ? earlier : modifiedAt.isAfter(next) ? modifiedAt : next;
    }

    /** What says something. @param moment null for now */
    List<Delivery> at(Instant moment) {
        Instant cut = moment == null ? Instant.MAX : moment;
        List<Version> inForce = new ArrayList<>();
        List<Version> replaced = new ArrayList<>();
        Set<Slot> slots = new HashSet<>();
        accepted.forEach((slot, of) -> {
            List<Version> counting = of.stream()
                    .filter(one -> one.countsAt(cut))
                    .map(Accepted::version)
                    .toList();
            if (!counting.isEmpty()) {
                slots.add(slot);
                inForce.add(counting.getLast());
                replaced.addAll(counting.subList(0, counting.size() - 1));
            }
        });
        inForce.removeIf(version -> isTwinOfReplaced(version, replaced));
        List<Delivery> saying = new ArrayList<>();
        inForce.stream().filter(version -> !isRepetition(version, inForce)).forEach(version -> say(version, saying));
        lacking.stream()
                .filter(slot -> !slots.contains(slot))
                .filter(slot -> slots.stream().anyMatch(slot::isOfListing))
                .forEach(slot -> saying.add(nothingToConclude(slot)));
        return saying;
    }

    /** A version replaces the earlier ones and, where there is a key, their twins in the drop that got no version of their own. */
    private boolean isTwinOfReplaced(Version version, List<Version> replaced) {
        return wording.spec().keyed()
                && version.number() == 1
                && replaced.stream()
                        .anyMatch(other -> other.receivedAt().equals(version.receivedAt())
                                && !other.place().equals(version.place())
                                && areTwins(other, version));
    }

    /** Rows that add nothing; the others of the same bytes make no difference by being said again. */
    private boolean isRepetition(Version version, List<Version> inForce) {
        if (wording.again().repeated() == Repeated.IGNORE) {
            return inForce.stream().anyMatch(other -> areTwins(other, version) && precedes(other, version));
        }
        return wording.addsUndatedRows()
                && inForce.stream()
                        .filter(other -> other.place().equals(version.place()))
                        .filter(other -> other.receivedAt().isBefore(version.receivedAt()))
                        .max(comparing(Version::receivedAt))
                        .filter(other -> areTwins(other, version))
                        .isPresent();
    }

    private boolean areTwins(Version one, Version other) {
        return Objects.equals(one.place().region(), other.place().region())
                && wording.text(one.lines()).equals(wording.text(other.lines()));
    }

    /** Of those received at once the one that would win. */
    private static boolean precedes(Version one, Version other) {
        int order = one.receivedAt().compareTo(other.receivedAt());
        if (order == 0) {
            order = other.modifiedAt().compareTo(one.modifiedAt());
        }
        if (order == 0) {
            order = other.place().name().compareTo(one.place().name());
        }
        return order < 0;
    }

    /** A listing that lacks a delivery of its drop says as little of what is absent as one with a row whose key cannot be read. */
    private Delivery nothingToConclude(Slot slot) {
        return new Delivery(
                wording.spec(),
                slot.receivedAt(),
                slot.place().name(),
                slot.place().region(),
                List.of(new Line(Map.of(), List.of(), Line.Fault.KEY)));
    }

    /** A file that grew is several, each with what came at once. */
    private void say(Version version, List<Delivery> saying) {
        Place place = version.place();
        int from = 0;
        do {
            int to = from + 1;
            while (to < version.lines().size()
                    && version.since().get(to).equals(version.since().get(from))) {
                to++;
            }
            to = Math.min(to, version.lines().size());
            Instant receivedAt = version.lines().isEmpty()
                    ? version.receivedAt()
                    : version.since().get(from);
            saying.add(new Delivery(
                            wording.spec(),
                            receivedAt,
                            place.name(),
                            place.region(),
                            version.lines().subList(from, to))
                    .modified(version.modifiedAt())
                    .after(from));
            from = to;
        } while (from < version.lines().size());
    }

    /** Moments at which, or just before which, something else may be known. */
    NavigableSet<Instant> cuts() {
        return cuts;
    }

    /** When what was ever accepted was received. */
    NavigableSet<Instant> received() {
        NavigableSet<Instant> received = new TreeSet<>();
        accepted.keySet().forEach(slot -> received.add(slot.receivedAt()));
        return received;
    }
}
