package dev.varve.worlds.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.product.Expected;
import dev.varve.worlds.product.Table;
import dev.varve.worlds.spec.Admission;
import dev.varve.worlds.spec.Delivery;
import dev.varve.worlds.spec.Dice;
import dev.varve.worlds.spec.Line;
import dev.varve.worlds.spec.Shrinking;
import dev.varve.worlds.spec.Spec;
import dev.varve.worlds.spec.Trait;
import dev.varve.worlds.spec.World;
import dev.varve.worlds.spec.World.Drop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiceTest {

    private static final int WORLDS = 2_000;

    private static List<Delivery> deliveries(World world) {
        return new ArrayList<>(world.drops().stream()
                .flatMap(drop -> drop.deliveries().stream())
                .toList());
    }

    private static List<String> seen(World world, List<Delivery> deliveries) {
        return new Expected(world, deliveries)
                .tables().stream()
                        .map(table ->
                                Table.differences(table.rows(List.of()), table).toString())
                        .toList();
    }

    @Test
    void sameSeedIsTheSameWorld() {
        assertThat(Dice.world(7)).isEqualTo(Dice.world(7));
        assertThat(Dice.world(7)).isNotEqualTo(Dice.world(8));
    }

    @Test
    void worldsHaveEveryTraitAndFault() {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        Set<Line.Fault> faults = EnumSet.noneOf(Line.Fault.class);
        Map<String, Integer> tables = new HashMap<>();
        int repeated = 0;
        int empty = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            World world = Dice.world(seed);
            traits.addAll(world.things().traits());
            Set<String> files = new HashSet<>();
            for (Delivery delivery : deliveries(world)) {
                delivery.lines().forEach(line -> faults.add(line.fault()));
                empty += delivery.lines().isEmpty() ? 1 : 0;
                repeated += files.add(delivery.spec().dataset() + delivery.file()) ? 0 : 1;
            }
            new Expected(world, deliveries(world))
                    .tables()
                    .forEach(table -> tables.merge(table.name(), table.rows().size(), Integer::sum));
        }

        assertThat(traits).containsExactlyInAnyOrder(Trait.values());
        assertThat(faults).containsExactlyInAnyOrder(Line.Fault.values());
        assertThat(repeated).isGreaterThan(WORLDS / 10);
        assertThat(empty).isGreaterThan(WORLDS / 10);
        assertThat(tables)
                .hasSize(9)
                .allSatisfy((table, rows) -> assertThat(rows).isGreaterThan(WORLDS / 10));
    }

    @Test
    void rejectedRowsOfEveryFaultAreLetIn() {
        Set<Line.Fault> faults = EnumSet.noneOf(Line.Fault.class);
        int otherKeys = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            World world = Dice.withAdmissions(Dice.world(seed), seed);
            for (Admission admission : world.admissions()) {
                Delivery delivery = deliveries(world).stream()
                        .filter(admission::concerns)
                        .findFirst()
                        .orElseThrow();
                Line rejected = delivery.lines().get(admission.row() - 1);
                faults.add(rejected.fault());
                assertThat(admission.corrected().good()).isTrue();
                otherKeys += rejected.value("k").equals(admission.corrected().value("k")) ? 0 : 1;
            }
        }

        assertThat(faults)
                .containsExactlyInAnyOrder(Line.Fault.VALUE, Line.Fault.TIME, Line.Fault.KEY, Line.Fault.BROKEN);
        assertThat(otherKeys).isGreaterThan(WORLDS / 100);
    }

    @Test
    void keysLeaveAndReturnAgainstTheirOwnTimes() {
        int withdrawn = 0;
        int returned = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            World world = Dice.world(seed);
            Spec spec = world.things();
            if (spec.has(Trait.STATE) && spec.has(Trait.EFFECTIVE)) {
                List<Delivery> things = deliveries(world);
                things.removeIf(delivery -> !delivery.spec().equals(spec));
                List<Listing> listings = Listings.of(spec, things);
                Existence existence = new Existence(listings);
                for (Entry entry : listings.stream()
                        .flatMap(listing -> listing.entries().stream())
                        .toList()) {
                    boolean gone = existence.withdraws(entry);
                    withdrawn += gone ? 1 : 0;
                    returned += gone || existence.place(entry).equals(entry.effectiveAt()) ? 0 : 1;
                }
            }
        }

        assertThat(withdrawn).isGreaterThan(WORLDS / 20);
        assertThat(returned).isGreaterThan(WORLDS / 20);
    }

    /** So that a product which follows the order of arrival anywhere is caught. */
    @Test
    void theModelKnowsNoOrder() {
        for (int seed = 0; seed < WORLDS; seed++) {
            World world = Dice.world(seed);
            List<Delivery> deliveries = deliveries(world);
            List<String> inOrder = seen(world, deliveries);
            Collections.shuffle(deliveries, new Random(seed));

            assertThat(seen(world, deliveries)).as("seed %d", seed).isEqualTo(inOrder);
        }
    }

    @Test
    void noTwoFilesOfOneMomentNameAKey() {
        for (int seed = 0; seed < WORLDS; seed++) {
            Map<String, String> owners = new HashMap<>();
            for (Delivery delivery : deliveries(Dice.world(seed))) {
                Spec spec = delivery.spec();
                for (Line line : spec.keyed() ? delivery.lines() : List.<Line>of()) {
                    String key = spec.key().getLast() + line.value(spec.key().getLast()) + delivery.receivedAt();
                    String owner = owners.putIfAbsent(key, delivery.file());
                    assertThat(owner).as("seed %d, %s", seed, key).isIn(null, delivery.file());
                }
            }
        }
    }

    @Test
    void rangesNeverOverlap() {
        for (int seed = 0; seed < WORLDS; seed++) {
            World world = Dice.world(seed);
            Model model = new Model(
                    world.things(),
                    deliveries(world).stream()
                            .filter(delivery -> delivery.spec().equals(world.things()))
                            .toList());
            List<Model.Range> ranges = new ArrayList<>(model.ranges());
            for (int i = 1; i < ranges.size(); i++) {
                Model.Range before = ranges.get(i - 1);
                Model.Range after = ranges.get(i);
                assertThat(before.to())
                        .as("seed %d", seed)
                        .isEqualTo(before.key().equals(after.key()) ? after.from() : null);
                assertThat(after.to() == null || after.from().isBefore(after.to()))
                        .isTrue();
            }
        }
    }

    @Test
    void shrinkingLeavesWhatMatters() {
        World world = Dice.world(3);
        World smallest = new Shrinking(
                        smaller -> deliveries(smaller).stream()
                                .flatMap(delivery -> delivery.lines().stream())
                                .anyMatch(line -> "x".equals(line.value("a"))),
                        1_000)
                .smallest(world);

        assertThat(smallest.drops()).hasSize(1);
        assertThat(smallest.drops().stream().map(Drop::deliveries).map(List::size))
                .containsExactly(1);
        assertThat(deliveries(smallest).getFirst().lines()).hasSize(1);
    }
}
