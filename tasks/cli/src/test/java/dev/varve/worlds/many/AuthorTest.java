package dev.varve.worlds.many;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.many.Event.At;
import dev.varve.worlds.spec.Line;
import dev.varve.worlds.spec.Trait;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthorTest {

    private static final int SCRIPTS = 300;

    @Test
    void sameSeedIsTheSameScript() {
        assertThat(Author.script(7, 3).reproduction())
                .isEqualTo(Author.script(7, 3).reproduction())
                .isNotEqualTo(Author.script(8, 3).reproduction());
    }

    @Test
    void scriptsHaveEverything() {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        Set<Line.Fault> faults = EnumSet.noneOf(Line.Fault.class);
        Map<Class<?>, Integer> events = new HashMap<>();
        Set<String> names = new HashSet<>();
        Set<Object> again = new HashSet<>();
        int landedAgain = 0;
        int damaged = 0;
        int killed = 0;
        int renames = 0;
        for (int seed = 0; seed < SCRIPTS; seed++) {
            Script script = Author.script(seed, 3);
            traits.addAll(script.things().spec().traits());
            again.add(script.things().again().repeated());
            again.add(script.things().again().samePath());
            script.things()
                    .spec()
                    .columns()
                    .forEach(column -> names.add(script.things().name(column)));
            Map<Place, Set<String>> landed = new HashMap<>();
            for (Event event : script.events()) {
                events.merge(event.getClass(), 1, Integer::sum);
                if (event instanceof Event.Land land) {
                    land.lines().forEach(line -> faults.add(line.fault()));
                    damaged += land.damaged() ? 1 : 0;
                    landedAgain += landed.computeIfAbsent(land.place(), none -> new HashSet<>())
                                    .add(land.lines().toString())
                            ? 0
                            : 1;
                }
                if (event instanceof Event.Step step) {
                    killed += step.kill() == null ? 0 : 1;
                    renames += step.kill() != null && step.kill().at() == At.RENAME ? 1 : 0;
                }
            }
        }

        assertThat(traits).containsExactlyInAnyOrder(Trait.values());
        assertThat(again).contains((Object[]) Again.Repeated.values()).contains((Object[]) Again.SamePath.values());
        assertThat(faults).containsExactlyInAnyOrder(Line.Fault.values());
        assertThat(events.keySet()).containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
        assertThat(events.values()).allSatisfy(times -> assertThat(times).isGreaterThan(SCRIPTS / 10));
        assertThat(landedAgain).isGreaterThan(SCRIPTS / 2);
        assertThat(damaged).isGreaterThan(SCRIPTS / 20);
        assertThat(killed).isGreaterThan(SCRIPTS / 2);
        assertThat(renames).isGreaterThan(SCRIPTS / 20);
        assertThat(names).hasSizeGreaterThan(150);
    }

    @Test
    void shrinkingLeavesWhatMatters() {
        Script smallest = Shrinking.of(
                Author.script(5, 3),
                script -> script.events().stream()
                        .anyMatch(event -> event instanceof Event.Land land
                                && land.lines().stream().anyMatch(line -> "x".equals(line.value("a")))));

        assertThat(smallest.events()).hasSize(1);
        assertThat(((Event.Land) smallest.events().getFirst()).lines()).hasSize(1);
    }
}
