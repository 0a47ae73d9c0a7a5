package dev.varve.worlds.many;

import dev.varve.worlds.spec.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What has been registered, by the rule: new content under a path with the same {@code received_at} is its next version, what it
 * had last is none.
 */
final class Register {

    /** @param number counted from 1 */
    record Version(Place place, int number, List<Line> lines, Instant modifiedAt, boolean damaged) {}

    private final List<Wording> datasets;
    private final Map<Place, List<Version>> versions = new HashMap<>();

    Register(List<Wording> datasets) {
        this.datasets = datasets;
    }

    /** @param until what was received before it; null for everything */
    void take(int dataset, Instant until, Map<Place, Landing.Content> landing) {
        landing.forEach((place, content) -> {
            if (place.dataset() != dataset
                    || until != null && !place.receivedAt().isBefore(until)) {
                return;
            }
            List<Version> before = versions.computeIfAbsent(place, none -> new ArrayList<>());
            boolean same = !before.isEmpty()
                    && text(place, before.getLast().lines()).equals(text(place, content.lines()))
                    && before.getLast().damaged() == content.damaged();
            if (!same) {
                before.add(new Version(
                        place, before.size() + 1, content.lines(), content.modifiedAt(), content.damaged()));
            }
        });
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
