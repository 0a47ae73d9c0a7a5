package dev.varve.worlds.many;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.many.Again.Repeated;
import dev.varve.worlds.many.Again.SamePath;
import dev.varve.worlds.many.Register.Version;
import dev.varve.worlds.many.Standing.Said;
import dev.varve.worlds.spec.Delivery;
import dev.varve.worlds.spec.Line;
import dev.varve.worlds.spec.Spec;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sentences of the data model on files that come again, are renamed, restored or grow. Day n is n March 2026, midnight. */
class RedeliveredTest {

    private static final Spec KEYED = Spec.things();
    private static final Spec KEYLESS = Spec.things().keyedBy();

    private Wording wording;
    private Register register;

    private static Instant day(int day) {
        return Instant.parse("2026-03-%02dT00:00:00Z".formatted(day));
    }

    private void contract(Spec spec, boolean dated, Again again) {
        wording = Wording.of(spec, "shop", "things", "100%", dated, again, new Random(1));
        register = new Register(List.of(wording));
    }

    /** @param a of each line */
    private void undated(String name, int modified, String... a) {
        stands(new Place(0, null, null, name), modified, a);
    }

    private void dated(int received, String name, int modified, String... a) {
        stands(new Place(0, day(received), null, name), modified, a);
    }

    private void stands(Place place, int modified, String... a) {
        List<Line> lines =
                Stream.of(a).map(value -> Line.of("k", "1", "a", value)).toList();
        register.take(0, null, Map.of(place, new Landing.Content(lines, day(modified), false)));
    }

    private String says(Instant moment) {
        Map<Version, List<Said>> decisions = new HashMap<>();
        register.of(0).forEach(version -> decisions.put(version, List.of(new Said(true, day(1), false))));
        return new Standing(wording, register.of(0), decisions, Set.of())
                .at(moment).stream()
                        .sorted(Comparator.comparing(Delivery::receivedAt)
                                .thenComparing(Delivery::name)
                                .thenComparing(Delivery::rowsBefore))
                        .map(RedeliveredTest::text)
                        .collect(Collectors.joining(" "));
    }

    /** Day of receipt, name, number of the first row, what each says. */
    private static String text(Delivery delivery) {
        return delivery.receivedAt().toString().substring(8, 10)
                + delivery.name()
                + (delivery.rowsBefore() + 1)
                + delivery.lines().stream().map(line -> line.value("a")).collect(Collectors.joining());
    }

    @Test
    void newContentAddsWhereNobodySaidOtherwise() {
        contract(KEYED, false, Again.DEFAULT);
        undated("f", 1, "x");
        undated("f", 3, "w");
        undated("f", 5, "x");

        assertThat(says(null)).isEqualTo("01f1x 03f1w 05f1x");
        assertThat(says(day(4))).isEqualTo("01f1x 03f1w");
    }

    @Test
    void whatIsNotModifiedLaterIsTheNextVersion() {
        contract(KEYED, false, Again.DEFAULT);
        undated("f", 1, "x");
        undated("f", 3, "w");
        undated("f", 2, "v");

        assertThat(says(null)).isEqualTo("01f1x 03f1v");
        assertThat(says(day(3))).isEqualTo("01f1x 03f1w");
    }

    @Test
    void newContentReplaces() {
        contract(KEYED, false, new Again(null, SamePath.REPLACES, Duration.ZERO));
        undated("f", 1, "x");
        undated("f", 3, "w");

        assertThat(says(null)).isEqualTo("01f1w");
        assertThat(says(day(2))).isEqualTo("01f1x");
    }

    @Test
    void rowsOfAFileThatGrowsKeepWhenTheyCame() {
        contract(KEYLESS, false, new Again(null, SamePath.GROWS, Duration.ZERO));
        undated("f", 1, "x");
        undated("f", 3, "x", "w");
        undated("f", 5, "x", "w", "v", "u");
        undated("f", 7, "t");

        assertThat(says(null)).isEqualTo("01f1x 03f2w 05f3vu 07f1t");
        assertThat(says(day(4))).isEqualTo("01f1x 03f2w");
    }

    @Test
    void rowsWithoutAKeyAddNothingWhereTheirOwnPathHadThem() {
        contract(KEYLESS, false, Again.DEFAULT);
        undated("f", 1, "x");
        undated("f", 3, "x");
        undated("g", 3, "x");
        undated("f", 5, "w");
        undated("f", 7, "x");

        assertThat(says(null)).isEqualTo("01f1x 03g1x 05f1w 07f1x");
    }

    @Test
    void twinsCountOnceWhereTheContractSaysSo() {
        contract(KEYLESS, true, new Again(Repeated.IGNORE, null, Duration.ZERO));
        dated(1, "f", 1, "x");
        dated(1, "g", 1, "x");
        dated(2, "f", 2, "x");
        assertThat(says(null)).isEqualTo("01g1x");

        dated(1, "f", 5, "w");
        dated(1, "g", 6, "v");
        assertThat(says(day(5))).isEqualTo("01f1w 01g1x");
        assertThat(says(null)).isEqualTo("01f1w 01g1v 02f1x");
    }

    @Test
    void aVersionReplacesItsTwinsThatHaveNoneOfTheirOwn() {
        contract(KEYED, true, Again.DEFAULT);
        dated(1, "f", 1, "x");
        dated(1, "g", 1, "x");
        dated(2, "h", 2, "x");
        dated(1, "f", 3, "w");

        assertThat(says(null)).isEqualTo("01f1w 02h1x");
        assertThat(says(day(2))).isEqualTo("01f1x 01g1x 02h1x");
    }

    @Test
    void equalFilesOfOneDropWithoutAKeyAreParts() {
        contract(KEYLESS, true, Again.DEFAULT);
        dated(1, "f", 1, "x");
        dated(1, "g", 1, "x");
        dated(1, "f", 3, "w");

        assertThat(says(null)).isEqualTo("01f1w 01g1x");
        assertThat(says(day(2))).isEqualTo("01f1x 01g1x");
    }

    @Test
    void versionsCountFromTheirReceiptWhileThatSettles() {
        contract(KEYED, true, new Again(null, null, Duration.ofHours(24)));
        dated(1, "f", 1, "x");
        dated(1, "f", 2, "w");
        assertThat(says(day(1))).isEqualTo("01f1w");

        dated(1, "f", 4, "v");
        dated(1, "f", 2, "u");
        assertThat(says(day(1))).isEqualTo("01f1w");
        assertThat(says(day(4))).isEqualTo("01f1v");
        assertThat(says(day(5))).isEqualTo("01f1u");
    }
}
