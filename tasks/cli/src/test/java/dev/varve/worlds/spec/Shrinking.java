package dev.varve.worlds.spec;

import dev.varve.worlds.spec.World.Drop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failing world small enough to read: drops, files and rows go as long as it still fails. */
public final class Shrinking {

    private final Predicate<World> fails;
    private int attempts;

    /** @param attempts how often the world may be played again */
    public Shrinking(Predicate<World> fails, int attempts) {
        this.fails = fails;
        this.attempts = attempts;
    }

    public World smallest(World world) {
        World smallest = world;
        boolean shrunk = true;
        while (shrunk) {
            shrunk = false;
            for (World smaller : smaller(smallest)) {
                if (attempts-- <= 0) {
                    return smallest;
                }
                if (fails.test(smaller)) {
                    smallest = smaller;
                    shrunk = true;
                    break;
                }
            }
        }
        return smallest;
    }

    private static List<World> smaller(World world) {
        List<World> worlds = new ArrayList<>();
        List<Drop> drops = world.drops();
        for (int i = 0; i < drops.size(); i++) {
            worlds.add(world.drops(without(drops, i)));
        }
        for (int i = 0; i < drops.size(); i++) {
            List<Delivery> deliveries = drops.get(i).deliveries();
            for (int j = 0; j < deliveries.size(); j++) {
                if (deliveries.size() > 1) {
                    worlds.add(world.drops(replaced(drops, i, new Drop(without(deliveries, j)))));
                }
                List<Line> lines = deliveries.get(j).lines();
                for (int line = 0; line < lines.size(); line++) {
                    Delivery shorter = deliveries.get(j).lines(without(lines, line));
                    worlds.add(world.drops(replaced(drops, i, new Drop(replaced(deliveries, j, shorter)))));
                }
            }
        }
        for (int i = 0; i < world.admissions().size(); i++) {
            worlds.add(world.admissions(without(world.admissions(), i)));
        }
        return worlds;
    }

    private static <T> List<T> without(List<T> all, int index) {
        List<T> others = new ArrayList<>(all);
        others.remove(index);
        return List.copyOf(others);
    }

    private static <T> List<T> replaced(List<T> all, int index, T by) {
        List<T> others = new ArrayList<>(all);
        others.set(index, by);
        return List.copyOf(others);
    }
}
