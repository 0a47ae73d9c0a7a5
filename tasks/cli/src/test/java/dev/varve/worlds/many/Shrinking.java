package dev.varve.worlds.many;

import dev.varve.worlds.spec.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves out of a script whatever is not needed for what is wrong with it: worlds first, then events, then lines of files. */
final class Shrinking {

    private final Predicate<Script> wrong;
    private Script smallest;

    private Shrinking(Script script, Predicate<Script> wrong) {
        this.smallest = script;
        this.wrong = wrong;
    }

    static Script of(Script script, Predicate<Script> wrong) {
        Shrinking shrinking = new Shrinking(script, wrong);
        shrinking.worlds();
        int before;
        do {
            before = shrinking.smallest.events().size();
            shrinking.events();
        } while (shrinking.smallest.events().size() < before);
        shrinking.lines();
        return shrinking.smallest;
    }

    /** Most go at once: half of them, a quarter of them. */
    private void worlds() {
        List<String> worlds = new ArrayList<>(smallest.events().stream()
                .flatMap(event -> event.world().stream())
                .distinct()
                .toList());
        for (int size = Math.max(1, worlds.size() / 2); size >= 1; size /= 2) {
            for (int from = 0; from < worlds.size(); ) {
                List<String> some = worlds.subList(from, Math.min(worlds.size(), from + size));
                if (take(smallest.events().stream()
                        .filter(event -> event.world().filter(some::contains).isEmpty())
                        .toList())) {
                    some.clear();
                } else {
                    from += size;
                }
            }
        }
    }

    private void events() {
        for (int size = Math.max(1, smallest.events().size() / 2); size >= 1; size /= 2) {
            for (int from = 0; from < smallest.events().size(); ) {
                List<Event> rest = new ArrayList<>(smallest.events());
                rest.subList(from, Math.min(rest.size(), from + size)).clear();
                from += take(rest) ? 0 : size;
            }
        }
    }

    private void lines() {
        for (int i = 0; i < smallest.events().size(); i++) {
            for (int line = 0;
                    smallest.events().get(i) instanceof Event.Land land
                            && line < land.lines().size(); ) {
                List<Line> lines = new ArrayList<>(land.lines());
                lines.remove(line);
                List<Event> others = new ArrayList<>(smallest.events());
                others.set(i, new Event.Land(land.place(), List.copyOf(lines), land.modifiedAt(), land.damaged()));
                line += take(others) ? 0 : 1;
            }
        }
    }

    private boolean take(List<Event> events) {
        Script smaller = smallest.with(events);
        if (!wrong.test(smaller)) {
            return false;
        }
        smallest = smaller;
        return true;
    }
}
