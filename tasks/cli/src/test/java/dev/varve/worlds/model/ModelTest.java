package dev.varve.worlds.model;

import static dev.varve.worlds.spec.Line.of;
import static dev.varve.worlds.spec.Spec.things;
import static dev.varve.worlds.spec.Trait.CHILDREN_BY_KEY;
import static dev.varve.worlds.spec.Trait.CHILDREN_BY_POSITION;
import static dev.varve.worlds.spec.Trait.DELETES_BY_VALUE;
import static dev.varve.worlds.spec.Trait.EFFECTIVE;
import static dev.varve.worlds.spec.Trait.FACTS;
import static dev.varve.worlds.spec.Trait.NDJSON;
import static dev.varve.worlds.spec.Trait.NEVER_DELETES;
import static dev.varve.worlds.spec.Trait.PARTITIONED;
import static dev.varve.worlds.spec.Trait.SEQUENCED;
import static dev.varve.worlds.spec.Trait.STATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.spec.Delivery;
import dev.varve.worlds.spec.Line;
import dev.varve.worlds.spec.Line.Fault;
import dev.varve.worlds.spec.Line.Part;
import dev.varve.worlds.spec.Spec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sentences of the data model, each as a history small enough to judge by hand. Day n is n March 2026, midnight. */
class ModelTest {

    private final List<Delivery> deliveries = new ArrayList<>();

    private static Instant day(int day) {
        return Instant.parse("2026-03-%02dT00:00:00Z".formatted(day));
    }

    private static String at(int day) {
        return day(day).toString();
    }

    private void received(Spec spec, int day, Line... lines) {
        receivedIn(null, spec, day, lines);
    }

    private void receivedIn(String region, Spec spec, int day, Line... lines) {
        deliveries.add(new Delivery(spec, day(day), "f" + deliveries.size(), region, List.of(lines)));
    }

    /** {@code key:value from..to}, a minus for deleted. */
    private List<String> ranges(Spec spec) {
        return texts(new Model(spec, deliveries).ranges(), "a");
    }

    private List<String> childRanges(Spec spec) {
        return texts(new Model(spec, deliveries).childRanges(), "size");
    }

    private static List<String> texts(List<Model.Range> ranges, String column) {
        return ranges.stream()
                .map(range -> String.join("/", range.key())
                        + (range.deleted() ? " -" : ":" + range.values().get(column))
                        + " " + dayOf(range.from()) + ".." + (range.to() == null ? "" : dayOf(range.to())))
                .toList();
    }

    private static int dayOf(Instant moment) {
        return moment.atZone(java.time.ZoneOffset.UTC).getDayOfMonth();
    }

    @Test
    void restatedBackAndForthMeansTheLast() {
        Spec spec = things(STATE);
        received(spec, 1, of("k", "1", "a", "x"));
        received(spec, 2, of("k", "1", "a", "y"));
        received(spec, 3, of("k", "1", "a", "x"));

        assertThat(ranges(spec)).containsExactly("1:x 1..2", "1:y 2..3", "1:x 3..");
    }

    @Test
    void deltaFileDeliveredAgainSaysItsRowsAgain() {
        Spec spec = things();
        received(spec, 1, of("k", "1", "a", "x"));
        received(spec, 2, of("k", "1", "a", "y"));
        received(spec, 3, of("k", "1", "a", "x"));

        assertThat(ranges(spec)).containsExactly("1:x 1..2", "1:y 2..3", "1:x 3..");
    }

    @Test
    void equalRowsAreOneRangeFromTheSmallestReceiptHoweverLateThatIsDiscovered() {
        Spec spec = things();
        received(spec, 5, of("k", "1", "a", "x"));
        assertThat(ranges(spec)).containsExactly("1:x 5..");

        received(spec, 2, of("k", "1", "a", "x"));
        assertThat(ranges(spec)).containsExactly("1:x 2..");
    }

    @Test
    void orderOfArrivalMeansNothing() {
        Spec spec = things(STATE, EFFECTIVE);
        received(spec, 1, of("k", "1", "a", "x", "at", at(1)), of("k", "2", "a", "x", "at", at(1)));
        received(spec, 3, of("k", "1", "a", "y", "at", at(2)));
        received(spec, 5, of("k", "1", "a", "y", "at", at(2)), of("k", "2", "a", "z", "at", at(2)));
        List<String> inOrder = ranges(spec);
        Collections.reverse(deliveries);

        assertThat(ranges(spec))
                .isEqualTo(inOrder)
                .containsExactly("1:x 1..2", "1:y 2..", "2:x 1..3", "2 - 3..5", "2:z 5..");
    }

    @Test
    void lateRowSplitsARange() {
        Spec spec = things(EFFECTIVE);
        received(spec, 1, of("k", "1", "a", "x", "at", at(1)), of("k", "1", "a", "y", "at", at(5)));
        received(spec, 7, of("k", "1", "a", "z", "at", at(3)));

        assertThat(ranges(spec)).containsExactly("1:x 1..3", "1:z 3..5", "1:y 5..");
    }

    @Test
    void collapsesAfterOrdering() {
        Spec spec = things(EFFECTIVE);
        received(spec, 1, of("k", "1", "a", "x", "at", at(1)));
        received(spec, 2, of("k", "1", "a", "x", "at", at(5)));
        assertThat(ranges(spec)).containsExactly("1:x 1..");

        received(spec, 3, of("k", "1", "a", "y", "at", at(3)));
        assertThat(ranges(spec)).containsExactly("1:x 1..3", "1:y 3..5", "1:x 5..");
    }

    @Test
    void collapsedRangeKeepsLineageOfItsFirstContributionAndUntrackedValuesOfItsLast() {
        Spec spec = things(EFFECTIVE);
        received(spec, 5, of("k", "1", "note", "late", "at", at(1)));
        received(spec, 2, of("k", "2", "at", at(1)), of("k", "1", "note", "early", "at", at(3)));

        Model.Range range = new Model(spec, deliveries).ranges().getFirst();
        assertThat(range.values()).containsEntry("note", "early");
        assertThat(range.path()).isEqualTo("drops/worlds_things/20260305T000000Z/f0.csv");
        assertThat(range.row()).isEqualTo(1);
    }

    @Test
    void sequenceBeatsReceipt() {
        Spec spec = things(EFFECTIVE, SEQUENCED);
        received(spec, 1, of("k", "1", "a", "x", "at", at(1), "seq", "2"));
        received(spec, 2, of("k", "1", "a", "y", "at", at(1), "seq", "1"));
        received(spec, 3, of("k", "1", "a", "z", "at", at(1)));

        assertThat(ranges(spec)).containsExactly("1:x 1..");
    }

    @Test
    void lastDuplicateOfAFileWins() {
        Spec spec = things();
        received(spec, 1, of("k", "1", "a", "x"), of("k", "1", "a", "y"));

        assertThat(ranges(spec)).containsExactly("1:y 1..");
    }

    @Test
    void explicitDeleteOfAKeyNeverSeenIsADeletedRange() {
        Spec spec = things(DELETES_BY_VALUE);
        received(spec, 1, of("k", "1", "status", "gone"));
        received(spec, 2, of("k", "1", "a", "x"));
        received(spec, 3, of("k", "1", "status", "gone", "note", "again"));
        received(spec, 4, of("k", "1", "a", "other", "status", "gone"));

        assertThat(ranges(spec)).containsExactly("1 - 1..2", "1:x 2..3", "1 - 3..");
    }

    @Test
    void keyMissingFromANewerListingIsDeletedThen() {
        Spec spec = things(STATE);
        received(spec, 1, of("k", "1", "a", "x"), of("k", "2", "a", "x"));
        received(spec, 3, of("k", "2", "a", "x"));
        received(spec, 5);

        assertThat(ranges(spec)).containsExactly("1:x 1..3", "1 - 3..", "2:x 1..5", "2 - 5..");
    }

    @Test
    void absenceIsIgnoredWhereNothingIsEverDeleted() {
        Spec spec = things(STATE, NEVER_DELETES);
        received(spec, 1, of("k", "1", "a", "x"));
        received(spec, 3);

        assertThat(ranges(spec)).containsExactly("1:x 1..");
    }

    @Test
    void whatOlderListingsSayForAfterADeletionIsWithdrawn() {
        Spec spec = things(STATE, EFFECTIVE);
        received(spec, 1, of("k", "1", "a", "x", "at", at(1)), of("k", "1", "a", "y", "at", at(7)));
        received(spec, 3, of("k", "2", "a", "x", "at", at(3)));

        assertThat(ranges(spec)).containsExactly("1:x 1..3", "1 - 3..", "2:x 3..");
    }

    @Test
    void returningKeyCountsFromTheReturn() {
        Spec spec = things(STATE, EFFECTIVE);
        received(spec, 1, of("k", "1", "a", "x", "at", at(1)));
        received(spec, 3);
        received(spec, 5, of("k", "1", "a", "y", "at", at(2)));
        assertThat(ranges(spec)).containsExactly("1:x 1..3", "1 - 3..5", "1:y 5..");

        received(spec, 6, of("k", "1", "a", "z", "at", at(1)), of("k", "1", "a", "future", "at", at(9)));
        assertThat(ranges(spec)).containsExactly("1:x 1..3", "1 - 3..5", "1:z 5..9", "1:future 9..");
    }

    @Test
    void returningKeyCountsFromItsOwnTimeAfterTheDeletion() {
        Spec spec = things(STATE, EFFECTIVE);
        received(spec, 1, of("k", "1", "a", "x", "at", at(1)));
        received(spec, 3);
        received(spec, 6, of("k", "1", "a", "y", "at", at(4)));

        assertThat(ranges(spec)).containsExactly("1:x 1..3", "1 - 3..4", "1:y 4..");
    }

    @Test
    void absenceIgnoresSequence() {
        Spec spec = things(STATE, EFFECTIVE, SEQUENCED);
        received(spec, 1, of("k", "1", "a", "x", "at", at(1), "seq", "9"));
        received(spec, 3);
        received(spec, 5, of("k", "1", "a", "y", "at", at(5), "seq", "1"));

        assertThat(ranges(spec)).containsExactly("1:x 1..3", "1 - 3..5", "1:y 5..");
    }

    @Test
    void keyThatMovesBetweenScopesIsNotDeleted() {
        Spec spec = things(STATE, PARTITIONED);
        receivedIn("north", spec, 1, of("k", "1", "a", "x"));
        receivedIn("south", spec, 3, of("k", "1", "a", "x"));
        receivedIn("north", spec, 3);
        receivedIn("south", spec, 5);

        assertThat(ranges(spec)).containsExactly("1:x 1..3", "1:x 3..5", "1 - 5..");
    }

    @Test
    void keyOfTwoScopesIsDeletedWhenTheLastLosesIt() {
        Spec spec = things(STATE, PARTITIONED);
        receivedIn("north", spec, 1, of("k", "1", "a", "x"));
        receivedIn("south", spec, 2, of("k", "1", "a", "x"));
        receivedIn("north", spec, 3);
        receivedIn("south", spec, 4);
        receivedIn("south", spec, 5);

        assertThat(ranges(spec)).containsExactly("1:x 1..2", "1:x 2..4", "1 - 4..");
    }

    @Test
    void aListingIsTheUnionOfItsFiles() {
        Spec spec = things(STATE);
        received(spec, 1, of("k", "1", "a", "x"));
        received(spec, 1, of("k", "2", "a", "x"));
        received(spec, 2, of("k", "2", "a", "x"));
        received(spec, 2, of("k", "1", "a", "x"));

        assertThat(ranges(spec)).containsExactly("1:x 1..", "2:x 1..");
    }

    @Test
    void keyOnARejectedRowIsNotAbsent() {
        Spec spec = things(STATE);
        received(spec, 1, of("k", "1", "a", "x"), of("k", "2", "a", "x"));
        received(spec, 2, of("k", "1", "a", "y").with(Fault.VALUE));
        received(spec, 3, of("k", "2", "a", "y").with(Fault.VALUE), of("k", "1", "a", "x"));
        received(spec, 4);

        assertThat(ranges(spec)).containsExactly("1:x 1..4", "1 - 4..", "2:x 1..2", "2 - 2..");
    }

    @Test
    void listingWithAnUnreadableKeyConcludesNoAbsence() {
        Spec spec = things(STATE);
        received(spec, 1, of("k", "1", "a", "x"), of("k", "2", "a", "x"));
        received(spec, 2, of("k", "1", "a", "y"), of("k", "2").with(Fault.KEY));
        received(spec, 3, of("k", "1", "a", "y"));

        assertThat(ranges(spec)).containsExactly("1:x 1..2", "1:y 2..", "2:x 1..3", "2 - 3..");
    }

    @Test
    void staleCatalogContributesNothing() {
        Spec spec = things(STATE, SEQUENCED);
        received(spec, 1, of("k", "1", "a", "x", "seq", "5"), of("k", "2", "a", "x", "seq", "4"));
        received(spec, 2, of("k", "1", "a", "old", "seq", "3"));
        received(spec, 3, of("k", "2", "a", "y", "seq", "5"));

        assertThat(ranges(spec)).containsExactly("1:x 1..3", "1 - 3..", "2:x 1..3", "2:y 3..");
    }

    @Test
    void withdrawnFactWasNeverSo() {
        Spec spec = things(FACTS, EFFECTIVE);
        received(spec, 1, of("k", "1", "a", "x", "at", at(1)), of("k", "1", "a", "y", "at", at(5)));
        received(spec, 6, of("k", "1", "a", "z", "at", at(5)));

        assertThat(ranges(spec)).containsExactly("1:z 5..");
    }

    @Test
    void factsOfOnePartitionSayNothingOfAnother() {
        Spec spec = things(FACTS, EFFECTIVE, PARTITIONED).keyedBy("region", "k");
        receivedIn("north", spec, 1, of("k", "1", "a", "x", "at", at(1)));
        receivedIn("south", spec, 2, of("k", "1", "a", "x", "at", at(1)), of("k", "2", "a", "x", "at", at(1)));
        receivedIn("south", spec, 3, of("k", "2", "a", "x", "at", at(1)));

        assertThat(ranges(spec)).containsExactly("north/1:x 1..", "south/2:x 1..");
    }

    @Test
    void factNamedAgainAfterItsWithdrawalCountsFromItsReturn() {
        Spec spec = things(FACTS, EFFECTIVE, SEQUENCED);
        received(spec, 1, of("k", "1", "a", "x", "at", at(1), "seq", "9"));
        received(spec, 2);
        received(spec, 3, of("k", "1", "a", "y", "at", at(1), "seq", "1"));

        assertThat(ranges(spec)).containsExactly("1:y 1..");
    }

    @Test
    void rejectedRowKeepsEveryFactOfItsKey() {
        Spec spec = things(FACTS, EFFECTIVE);
        received(spec, 1, of("k", "1", "a", "x", "at", at(1)), of("k", "2", "a", "x", "at", at(1)));
        received(spec, 2, of("k", "1", "a", "y", "at", at(7)).with(Fault.TIME));

        assertThat(ranges(spec)).containsExactly("1:x 1..");
    }

    @Test
    void childrenAreThoseOfTheWinningRow() {
        Spec spec = things(EFFECTIVE, CHILDREN_BY_KEY, NDJSON);
        received(
                spec,
                1,
                of("k", "1", "a", "loses", "at", at(1)).with(new Part(1, 7), new Part(3, 7)),
                of("k", "1", "a", "x", "at", at(1)).with(new Part(1, 1), new Part(2, 1)));
        received(spec, 3, of("k", "1", "a", "x", "at", at(3)).with(new Part(2, 2)));
        received(spec, 5, of("k", "1", "a", "x", "at", at(5)).with(new Part(1, 1), new Part(2, 2)));

        assertThat(ranges(spec)).containsExactly("1:x 1..");
        assertThat(childRanges(spec))
                .containsExactly("1/1:1 1..3", "1/1 - 3..5", "1/1:1 5..", "1/2:1 1..3", "1/2:2 3..");
    }

    @Test
    void deletingTheParentDeletesItsChildren() {
        Spec spec = things(STATE, CHILDREN_BY_POSITION, NDJSON);
        received(spec, 1, of("k", "1", "a", "x").with(new Part(4, 1), new Part(5, 2)));
        received(spec, 2, of("k", "1", "a", "x").with(new Part(5, 2)));
        received(spec, 3);

        assertThat(childRanges(spec))
                .containsExactly("1/1:1 1..2", "1/1:2 2..3", "1/1 - 3..", "1/2:2 1..2", "1/2 - 2..");
    }

    @Test
    void childNeverBeginsDeleted() {
        Spec spec = things(DELETES_BY_VALUE, CHILDREN_BY_KEY, NDJSON);
        received(spec, 1, of("k", "1", "status", "gone"));
        received(spec, 2, of("k", "1", "a", "x").with(new Part(1, 1)));

        assertThat(childRanges(spec)).containsExactly("1/1:1 2..");
    }

    @Test
    void equalRowsWithoutAKeyAreEachTheirOwn() {
        Spec spec = things().keyedBy();
        received(spec, 1, of("k", "1", "a", "x"), of("k", "1", "a", "x"));
        received(spec, 2, of("k", "1", "a", "x"));
        received(spec, 3, of("k", "1", "a", "x"), of("k", "1", "a", "x"));

        assertThat(Model.latest(new Model(spec, deliveries).ranges())).hasSize(5);
    }

    @Test
    void aRestatedScopeWithoutAKeyHasAsManyEqualRowsAsItsNewestListing() {
        Spec spec = things(STATE).keyedBy();
        received(spec, 1, of("k", "1", "a", "x"), of("k", "1", "a", "x"));
        received(spec, 2, of("k", "1", "a", "x"));
        assertThat(Model.latest(new Model(spec, deliveries).ranges())).hasSize(1);

        received(spec, 3, of("k", "1", "a", "x"), of("k", "1", "a", "x"), of("k", "1", "a", "x"));
        assertThat(Model.latest(new Model(spec, deliveries).ranges())).hasSize(3);
        assertThat(Model.before(day(2).plusSeconds(1), new Model(spec, deliveries).ranges()))
                .hasSize(1);
    }
}
