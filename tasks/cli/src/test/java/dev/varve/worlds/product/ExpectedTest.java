package dev.varve.worlds.product;

import static dev.varve.worlds.spec.Line.of;
import static dev.varve.worlds.spec.Trait.AGGREGATED;
import static dev.varve.worlds.spec.Trait.EFFECTIVE;
import static dev.varve.worlds.spec.Trait.RELATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.spec.Delivery;
import dev.varve.worlds.spec.Line;
import dev.varve.worlds.spec.Spec;
import dev.varve.worlds.spec.World;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedTest {

    private final List<Delivery> deliveries = new ArrayList<>();

    private void received(Spec spec, String moment, Line... lines) {
        deliveries.add(new Delivery(spec, Instant.parse(moment), "f", null, List.of(lines)));
    }

    private List<String> rows(Expected expected, String table, String... columns) {
        Table found = expected.tables().stream()
                .filter(candidate -> candidate.name().equals(table))
                .findFirst()
                .orElseThrow();
        return found.rows().stream()
                .map(row -> String.join(
                        " ",
                        List.of(columns).stream()
                                .map(row::get)
                                .map(String::valueOf)
                                .toList()))
                .sorted()
                .toList();
    }

    @Test
    void asOfAnswersAsKnownStrictlyBeforeTheEndOfItsDay() {
        Spec spec = Spec.things(EFFECTIVE).asOf(ZoneOffset.UTC, "day_end");
        received(spec, "2026-03-01T12:00:00Z", of("k", "1", "a", "x", "at", "2026-03-01T12:00:00Z"));
        received(spec, "2026-03-02T00:00:00Z", of("k", "1", "a", "y", "at", "2026-03-01T18:00:00Z"));
        received(spec, "2026-03-03T00:00:00Z", of("k", "1", "a", "z", "at", "2026-03-03T00:00:00Z"));
        Expected expected = new Expected(new World(List.of(spec), List.of()), deliveries);

        assertThat(rows(expected, "snapshot.worlds_things_as_of", "as_of", "k", "a"))
                .containsExactly("2026-03-01 1 x", "2026-03-02 1 y");
        assertThat(rows(expected, "snapshot.worlds_things_as_of_corrected", "as_of", "k", "a"))
                .containsExactly("2026-03-01 1 y", "2026-03-02 1 y");
    }

    @Test
    void daysEndAtMidnightOfTheZone() {
        Spec spec = Spec.things().asOf(ZoneId.of("Europe/Berlin"), "month_end");

        assertThat(spec.pointsBetween(Instant.parse("2026-02-28T22:59:59Z"), Instant.parse("2026-02-28T23:00:00Z")))
                .hasToString("[2026-02-28]");
        assertThat(spec.pointsBetween(Instant.parse("2026-02-28T23:00:00Z"), Instant.parse("2026-03-30T23:00:00Z")))
                .isEmpty();
    }

    @Test
    void asKnownAtAMomentIncludesWhatWasReceivedThen() {
        Spec spec = Spec.things();
        received(spec, "2026-03-01T12:00:00Z", of("k", "1", "a", "x"));
        received(spec, "2026-03-02T12:00:00Z", of("k", "1", "a", "y"));
        Expected expected = new Expected(new World(List.of(spec), List.of()), deliveries);

        assertThat(rows(
                        expected.asKnownAt(Instant.parse("2026-03-01T12:00:00Z")),
                        "snapshot.worlds_things_latest",
                        "a"))
                .containsExactly("x");
        assertThat(rows(
                        expected.asKnownAt(Instant.parse("2026-03-01T11:59:59Z")),
                        "snapshot.worlds_things_latest",
                        "a"))
                .isEmpty();
    }

    @Test
    void latestCarriesTheLabelOfItsKind() {
        Spec kinds = Spec.kinds();
        Spec things = Spec.things(RELATED);
        received(kinds, "2026-03-01T12:00:00Z", of("kind_id", "p", "label", "old"));
        received(kinds, "2026-03-02T12:00:00Z", of("kind_id", "p", "label", "new"));
        received(
                things,
                "2026-03-01T12:00:00Z",
                of("k", "1", "kind_id", "p"),
                of("k", "2", "kind_id", "q"),
                of("k", "3"));
        Expected expected = new Expected(new World(List.of(kinds, things), List.of()), deliveries);

        assertThat(rows(expected, "snapshot.worlds_things_latest", "k", "kind_label"))
                .containsExactly("1 new", "2 null", "3 null");
        assertThat(rows(
                        expected.asKnownAt(Instant.parse("2026-03-01T12:00:00Z")),
                        "snapshot.worlds_things_latest",
                        "k",
                        "kind_label"))
                .contains("1 old");
    }

    @Test
    void talliesTheLatestRowsOfEachWeek() {
        Spec spec = Spec.things(AGGREGATED);
        received(
                spec,
                "2026-03-01T12:00:00Z",
                of("k", "1", "a", "x", "n", "1"),
                of("k", "2", "a", "x", "n", "2"),
                of("k", "3", "a", "x"),
                of("k", "4", "n", "1", "day", "2026-03-02"));
        Expected expected = new Expected(new World(List.of(spec), List.of()), deliveries);

        assertThat(rows(
                        expected,
                        "aggregate.worlds_tally",
                        "window_start",
                        "a",
                        "things",
                        "filled",
                        "total",
                        "least",
                        "most",
                        "mean"))
                .containsExactly("2026-02-23 x 3 2 3 1 2 1.5", "2026-03-02 null 1 1 1 1 1 1");
    }
}
