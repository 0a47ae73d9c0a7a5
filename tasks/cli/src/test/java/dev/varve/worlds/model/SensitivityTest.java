package dev.varve.worlds.model;

import static dev.varve.worlds.spec.Trait.DELETES_BY_VALUE;
import static dev.varve.worlds.spec.Trait.EFFECTIVE;
import static dev.varve.worlds.spec.Trait.FACTS;
import static dev.varve.worlds.spec.Trait.NEVER_DELETES;
import static dev.varve.worlds.spec.Trait.SEQUENCED;
import static dev.varve.worlds.spec.Trait.STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.varve.worlds.spec.Admission;
import dev.varve.worlds.spec.Delivery;
import dev.varve.worlds.spec.Dice;
import dev.varve.worlds.spec.Line;
import dev.varve.worlds.spec.Line.Fault;
import dev.varve.worlds.spec.Spec;
import dev.varve.worlds.spec.Trait;
import dev.varve.worlds.spec.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Random worlds tell a right answer from that of a product which gets one rule wrong: else they would not test it. */
class SensitivityTest {

    private static final int WORLDS = 2_000;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                forgets("sequence_by", SEQUENCED),
                forgets("explicit deletes", DELETES_BY_VALUE),
                forgets("effective_at", EFFECTIVE),
                forgets("that nothing is ever deleted", NEVER_DELETES),
                contract("ignores absence", spec -> spec.restates() ? with(spec, NEVER_DELETES) : spec),
                contract("takes state for facts", spec -> spec.has(STATE) && spec.has(EFFECTIVE) ? swap(spec) : spec),
                contract("takes facts for state", spec -> spec.has(FACTS) ? swap(spec) : spec),
                lines(
                        "forgets rejected rows",
                        lines -> lines.stream().filter(Line::good).toList()),
                lines(
                        "believes to know every key",
                        lines -> lines.stream()
                                .map(line -> line.keyReadable() ? line : line.with(Fault.VALUE))
                                .toList()),
                lines("lets the first duplicate win", List::reversed),
                files("counts a repeated file once", SensitivityTest::onlyFirst),
                files("takes the moment of arrival for that of receipt", SensitivityTest::inOrderOfArrival));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void worldsTell(UnaryOperator<Spec> contract, UnaryOperator<List<Delivery>> files) {
        long told = IntStream.range(0, WORLDS)
                .filter(seed -> {
                    World world = Dice.world(seed);
                    Spec spec = world.things();
                    List<Delivery> things = world.drops().stream()
                            .flatMap(drop -> drop.deliveries().stream())
                            .filter(delivery -> delivery.spec().equals(spec))
                            .toList();
                    return !seen(spec, things).equals(seen(contract.apply(spec), files.apply(things)));
                })
                .count();

        assertThat(told).isGreaterThan(WORLDS / 100);
    }

    static Stream<Arguments> mistakesWithReplayedRows() {
        return Stream.of(
                argumentSet("leaves them out", mistake((delivery, corrected) -> delivery)),
                argumentSet("goes on to take them for rejected", mistake((delivery, corrected) -> {
                    List<Line> lines = new ArrayList<>(delivery.delivered());
                    corrected.forEach(one -> lines.add(one.admission().corrected()));
                    return delivery.reading(lines);
                })));
    }

    private static BiFunction<Delivery, List<Admission.Done>, Delivery> mistake(
            BiFunction<Delivery, List<Admission.Done>, Delivery> reading) {
        return reading;
    }

    @ParameterizedTest
    @MethodSource("mistakesWithReplayedRows")
    void worldsTellWhatBecomesOfReplayedRows(BiFunction<Delivery, List<Admission.Done>, Delivery> mistake) {
        long told = IntStream.range(0, WORLDS)
                .filter(seed -> {
                    World world = Dice.withAdmissions(Dice.world(seed), seed);
                    Spec spec = world.things();
                    List<Delivery> things = world.drops().stream()
                            .flatMap(drop -> drop.deliveries().stream())
                            .filter(delivery -> delivery.spec().equals(spec))
                            .toList();
                    List<Admission.Done> done = world.admissions().stream()
                            .map(admission -> new Admission.Done(admission, Instant.EPOCH))
                            .toList();
                    List<Delivery> right = things.stream()
                            .map(delivery -> Admission.applied(delivery, done))
                            .toList();
                    List<Delivery> wrong = things.stream()
                            .map(delivery -> mistake.apply(
                                    delivery,
                                    done.stream()
                                            .filter(one -> one.admission().concerns(delivery))
                                            .toList()))
                            .toList();
                    return !seen(spec, right).equals(seen(spec, wrong));
                })
                .count();

        assertThat(told).isGreaterThan(WORLDS / 100);
    }

    private static List<String> seen(Spec spec, List<Delivery> deliveries) {
        return new Model(spec, deliveries)
                .ranges().stream()
                        .map(range -> range.from() + " " + range.to() + " " + range.deleted() + " "
                                + range.values().get("a") + " " + range.values().get("n"))
                        .sorted()
                        .toList();
    }

    private static Arguments forgets(String what, Trait trait) {
        return contract("forgets " + what, spec -> {
            Set<Trait> traits = EnumSet.copyOf(spec.traits());
            boolean needed = trait == EFFECTIVE && spec.has(FACTS);
            return !needed && traits.remove(trait) ? with(spec, traits) : spec;
        });
    }

    private static Spec with(Spec spec, Trait trait) {
        Set<Trait> traits = EnumSet.copyOf(spec.traits());
        traits.add(trait);
        return with(spec, traits);
    }

    private static Spec with(Spec spec, Set<Trait> traits) {
        return new Spec(spec.dataset(), spec.key(), traits, spec.asOf(), spec.zone());
    }

    private static Spec swap(Spec spec) {
        Set<Trait> traits = EnumSet.copyOf(spec.traits());
        traits.removeAll(Set.of(STATE, FACTS));
        traits.add(spec.has(STATE) ? FACTS : STATE);
        return with(spec, traits);
    }

    private static Arguments contract(String mistake, UnaryOperator<Spec> change) {
        return argumentSet(mistake, change, UnaryOperator.<List<Delivery>>identity());
    }

    private static Arguments lines(String mistake, UnaryOperator<List<Line>> change) {
        return files(
                mistake,
                deliveries -> deliveries.stream()
                        .map(delivery -> delivery.lines(change.apply(delivery.lines())))
                        .toList());
    }

    private static Arguments files(String mistake, UnaryOperator<List<Delivery>> change) {
        return argumentSet(mistake, UnaryOperator.<Spec>identity(), change);
    }

    private static List<Delivery> onlyFirst(Collection<Delivery> deliveries) {
        Map<String, Delivery> first = new LinkedHashMap<>();
        for (Delivery delivery : deliveries) {
            first.merge(
                    delivery.file(),
                    delivery,
                    (one, other) -> one.receivedAt().isBefore(other.receivedAt()) ? one : other);
        }
        return List.copyOf(first.values());
    }

    private static List<Delivery> inOrderOfArrival(List<Delivery> deliveries) {
        return IntStream.range(0, deliveries.size())
                .mapToObj(i -> {
                    Delivery delivery = deliveries.get(i);
                    return new Delivery(
                            delivery.spec(),
                            deliveries.getFirst().receivedAt().plus(Duration.ofHours(6L * i)),
                            delivery.name(),
                            delivery.region(),
                            delivery.lines());
                })
                .toList();
    }
}
