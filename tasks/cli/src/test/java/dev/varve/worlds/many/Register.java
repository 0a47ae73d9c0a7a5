package dev.varve.worlds.many;

import static java.util.Collections.nCopies;

import dev.varve.worlds.many.Again.SamePath;
import dev.varve.worlds.many.Landing.Content;
import dev.varve.worlds.spec.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What has been registered, by the rule: new content under a path with the same {@code received_at} is its next version, what it
 * had last is none. Where paths do not say when they were received it is when they were modified; what is not modified later than
 * the newest was restored from a copy and is its next version.
 */
final class Register {

    /**
     * @param number of those of a path and {@code received_at}, counted from 1
     * @param since when each of the lines was received: those that stood in a file that grew, before it did
     */
    record Version(
            Place place,
            Instant receivedAt,
            int number,
            List<Line> lines,
            List<Instant> since,
            Instant modifiedAt,
            boolean damaged) {}

    private final List<Wording> datasets;
    private final Map<Place, List<Version>> versions = new HashMap<>();

    Register(List<Wording> datasets) {
        this.datasets = datasets;
    }

    /** @param until what was received before it; null for everything */
    void take(int dataset, Instant until, Map<Place, Content> landing) {
        landing.forEach((place, content) -> {
            Instant receivedAt = place.receivedAt() == null ? content.modifiedAt() : place.receivedAt();
            if (place.dataset() == dataset && (until == null || receivedAt.isBefore(until))) {
                take(place, receivedAt, content);
            }
        });
    }

    private void take(Place place, Instant receivedAt, Content content) {
        List<Version> before = versions.computeIfAbsent(place, none -> new ArrayList<>());
        if (before.isEmpty()) {
            before.add(version(place, receivedAt, 1, content));
            return;
        }
        Version newest = before.getLast();
        boolean grew = grew(newest, content);
        boolean ofNewest = !receivedAt.isAfter(newest.receivedAt()) || grew || samePath(place) == SamePath.REPLACES;
        if (!ofNewest) {
            before.add(version(place, receivedAt, 1, content));
        } else if (!same(newest, content)) {
            Version next = version(place, newest.receivedAt(), newest.number() + 1, content);
            before.add(grew && receivedAt.isAfter(newest.receivedAt()) ? growing(newest, next) : next);
        }
    }

    private static Version version(Place place, Instant receivedAt, int number, Content content) {
        return new Version(
                place,
                receivedAt,
                number,
                content.lines(),
                nCopies(content.lines().size(), receivedAt),
                content.modifiedAt(),
                content.damaged());
    }

    private static Version growing(Version old, Version next) {
        List<Instant> since = new ArrayList<>(old.since());
        while (since.size() < next.lines().size()) {
            since.add(next.modifiedAt());
        }
        return new Version(
                next.place(), next.receivedAt(), next.number(), next.lines(), since, next.modifiedAt(), next.damaged());
    }

    private SamePath samePath(Place place) {
        return datasets.get(place.dataset()).again().samePath();
    }

    private boolean grew(Version old, Content content) {
        return samePath(old.place()) == SamePath.GROWS
                && !old.damaged()
                && !content.damaged()
                && text(old.place(), content.lines()).startsWith(text(old.place(), old.lines()));
    }

    private boolean same(Version old, Content content) {
        return text(old.place(), old.lines()).equals(text(old.place(), content.lines()))
                && old.damaged() == content.damaged();
    }

    private String text(Place place, List<Line> lines) {
        return datasets.get(place.dataset()).text(lines);
    }

    List<Version> of(int dataset) {
        List<Version> all = new ArrayList<>();
        versions.forEach((place, of) -> {
            if (place.dataset() == dataset) {
                all.addAll(of);
            }
        });
        return all;
    }
}
