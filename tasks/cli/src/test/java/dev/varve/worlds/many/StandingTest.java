package dev.varve.worlds.many;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.many.Register.Version;
import dev.varve.worlds.many.Standing.Said;
import dev.varve.worlds.spec.Line;
import dev.varve.worlds.spec.Spec;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Sentences of the data model on what a delivery says. Day n is n March 2026, midnight; every file was received on day 1. */
class StandingTest {

    private static final Place FILE = new Place(0, day(1), null, "f");

    private final Wording wording =
            Wording.of(Spec.things(), "shop", "things", "100%", true, Again.DEFAULT, new Random(1));
    private final Register register = new Register(List.of(wording));
    private final Map<Version, List<Said>> decisions = new HashMap<>();

    private static Instant day(int day) {
        return Instant.parse("2026-03-%02dT00:00:00Z".formatted(day));
    }

    private void stands(String a, int modified) {
        stands(a, modified, false);
    }

    private void stands(String a, int modified, boolean damaged) {
        List<Line> lines = List.of(Line.of("k", "1", "a", a));
        register.take(0, null, Map.of(FILE, new Landing.Content(lines, day(modified), damaged)));
    }

    private void accepted(int... numbers) {
        for (int number : numbers) {
            said(number, new Said(true, day(1), false));
        }
    }

    private void said(int number, Said... said) {
        decisions.put(register.of(0).get(number - 1), List.of(said));
    }

    private String at(Instant moment) {
        return new Standing(wording, register.of(0), decisions, Set.of())
                .at(moment).stream()
                        .map(delivery -> delivery.lines().getFirst().value("a"))
                        .collect(Collectors.joining(","));
    }

    @Test
    void aVersionIsNewContentOfItsPath() {
        stands("x", 1);
        stands("x", 2);
        stands("w", 3);
        stands("x", 4);

        assertThat(register.of(0)).extracting(Version::number).containsExactly(1, 2, 3);
        assertThat(register.of(0)).extracting(Version::modifiedAt).containsExactly(day(1), day(3), day(4));
    }

    @Test
    void whatWasReceivedLaterWaits() {
        Map<Place, Landing.Content> landing =
                Map.of(FILE, new Landing.Content(List.of(Line.of("k", "1")), day(1), false));
        register.take(0, day(1), landing);
        assertThat(register.of(0)).isEmpty();

        register.take(0, day(2), landing);
        assertThat(register.of(0)).hasSize(1);
    }

    @Test
    void aVersionCountsFromItsModificationAndTheFirstFromItsReceipt() {
        stands("x", 7);
        stands("w", 3);
        accepted(1, 2);

        assertThat(at(day(1))).isEqualTo("x");
        assertThat(at(day(2))).isEqualTo("x");
        assertThat(at(day(3))).isEqualTo("w");
        assertThat(at(day(1).minusNanos(1_000))).isEmpty();
    }

    @Test
    void aVersionModifiedBeforeTheEarlierCountsAMicrosecondLater() {
        stands("x", 1);
        stands("w", 5);
        stands("v", 2);
        accepted(1, 2, 3);

        assertThat(at(day(5))).isEqualTo("w");
        assertThat(at(day(5).plusNanos(1_000))).isEqualTo("v");
    }

    @Test
    void theFirstThatWasEverAcceptedCountsFromTheReceipt() {
        stands("x", 1);
        stands("w", 5);
        accepted(2);
        assertThat(at(day(1))).isEqualTo("w");

        said(1, new Said(false, day(8), false), new Said(true, day(9), true));
        assertThat(at(day(1))).isEmpty();
        assertThat(at(day(5))).isEqualTo("w");
    }

    @Test
    void whatIsHeldCountsFromWhenAPersonAcceptsIt() {
        stands("x", 1);
        stands("w", 2);
        accepted(1);
        said(2, new Said(false, day(8), false));
        assertThat(at(null)).isEqualTo("x");

        said(2, new Said(false, day(8), false), new Said(true, day(9), true));
        assertThat(at(day(8))).isEqualTo("x");
        assertThat(at(day(9))).isEqualTo("w");
    }

    @Test
    void aDamagedVersionSaysNothing() {
        stands("x", 1, true);
        stands("x", 4);
        accepted(1, 2);

        assertThat(register.of(0)).hasSize(2);
        assertThat(at(day(1))).isEqualTo("x");
    }
}
