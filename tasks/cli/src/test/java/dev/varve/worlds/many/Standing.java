package dev.varve.worlds.many;

import static java.util.Comparator.comparing;

import dev.varve.worlds.many.Register.Version;
import dev.varve.worlds.spec.Delivery;
import dev.varve.worlds.spec.Line;
import dev.varve.worlds.spec.Spec;
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

/** Which versions are in force at a moment, and from when each counts: of nothing but the versions and the decisions on them. */
final class Standing {

    /** @param person who decided, not Varve */
    record Said(boolean accepts, Instant at, boolean person) {}

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

    private final Spec spec;
    private final Map<Place, List<Accepted>> accepted = new HashMap<>();
    private final NavigableSet<Instant> cuts = new TreeSet<>();
    private final Set<Place> lacking = new HashSet<>();

    /**
     * @param decisions on the load of each version
     * @param out versions whose load is held or refused
     */
    Standing(Spec spec, Collection<Version> versions, Map<Version, List<Said>> decisions, Set<Version> out) {
        this.spec = spec;
        out.forEach(version -> lacking.add(version.place()));
        Map<Place, List<Version>> byPlace = new HashMap<>();
        versions.stream()
                .filter(version -> !version.damaged())
                .filter(version ->
                        decisions.getOrDefault(version, List.of()).stream().anyMatch(Said::accepts))
                .sorted(comparing(Version::number))
                .forEach(version -> byPlace.computeIfAbsent(version.place(), none -> new ArrayList<>())
                        .add(version));
        byPlace.forEach((place, of) -> {
            Instant countsFrom = null;
            for (Version version : of) {
                countsFrom = countsFrom == null ? place.receivedAt() : later(countsFrom, version.modifiedAt());
                List<Said> said = decisions.get(version);
                accepted.computeIfAbsent(place, none -> new ArrayList<>()).add(new Accepted(version, countsFrom, said));
                cuts.add(countsFrom);
                cuts.add(countsFrom.minus(1, ChronoUnit.MICROS));
                said.stream().filter(Said::person).map(Said::at).forEach(at -> {
                    cuts.add(at);
                    cuts.add(at.minus(1, ChronoUnit.MICROS));
                });
            }
        });
    }

    /** The greater of the last-modified time and a microsecond after the earlier version counts. */
    private static Instant later(Instant earlier, Instant modifiedAt) {
        Instant next = earlier.plus(1, ChronoUnit.MICROS);
        return modifiedAt.isAfter(next) ? modifiedAt : next;
    }

    /** Of every path the newest version that counts. @param moment null for now */
    List<Delivery> at(Instant moment) {
        Instant cut = moment == null ? Instant.MAX : moment;
        List<Delivery> inForce = new ArrayList<>();
        Set<Place> places = new HashSet<>();
        accepted.forEach((place, of) -> of.stream()
                .filter(one -> one.countsAt(cut))
                .max(comparing(one -> one.version().number()))
                .ifPresent(one -> {
                    places.add(place);
                    inForce.add(delivery(one.version()));
                }));
        lacking.stream()
                .filter(place -> !places.contains(place))
                .filter(place -> places.stream().anyMatch(other -> ofOneListing(place, other)))
                .forEach(place -> inForce.add(nothingToConclude(place)));
        return inForce;
    }

    private static boolean ofOneListing(Place one, Place other) {
        return one.receivedAt().equals(other.receivedAt()) && Objects.equals(one.region(), other.region());
    }

    /** A listing that lacks a delivery of its drop says as little of what is absent as one with a row whose key cannot be read. */
    private Delivery nothingToConclude(Place place) {
        return new Delivery(
                spec,
                place.receivedAt(),
                place.name(),
                place.region(),
                List.of(new Line(Map.of(), List.of(), Line.Fault.KEY)));
    }

    private Delivery delivery(Version version) {
        Place place = version.place();
        return new Delivery(spec, place.receivedAt(), place.name(), place.region(), version.lines())
                .modified(version.modifiedAt());
    }

    /** Moments at which, or just before which, something else may be known. */
    NavigableSet<Instant> cuts() {
        return cuts;
    }

    /** When what was ever accepted was received. */
    NavigableSet<Instant> received() {
        NavigableSet<Instant> received = new TreeSet<>();
        accepted.keySet().forEach(place -> received.add(place.receivedAt()));
        return received;
    }
}
