package dev.varve.worlds;

import static org.assertj.core.api.Assertions.fail;

import dev.varve.worlds.product.Replay;
import dev.varve.worlds.product.Replay.Pace;
import dev.varve.worlds.spec.Dice;
import dev.varve.worlds.spec.Shrinking;
import dev.varve.worlds.spec.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the order, the pace and the repetition, readers see what the model says; in every second world persons replay
 * rejected rows, and it is rebuilt. {@code -Dvarve.worlds=2000} plays more
 * worlds, {@code -Dvarve.seed=17} plays one.
 */
@Tag("slow")
class WorldsTest {

    private static final int PLAYS_TO_SHRINK = 60;

    @TempDir
    private Path folder;

    static LongStream seeds() {
        Long one = Long.getLong("varve.seed");
        return one != null ? LongStream.of(one) : LongStream.rangeClosed(1, Integer.getInteger("varve.worlds", 30));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readersSeeWhatTheModelSays(long seed) {
        World world = seed % 2 == 0 ? Dice.withAdmissions(Dice.world(seed), seed) : Dice.world(seed);
        Pace pace = Pace.values()[(int) (seed % Pace.values().length)];
        if (play(world, pace).isEmpty()) {
            return;
        }
        World smallest = new Shrinking(smaller -> !play(smaller, pace).isEmpty(), PLAYS_TO_SHRINK).smallest(world);
        fail("seed %d, %s%n%s%n%s", seed, pace, String.join("\n", play(smallest, pace)), smallest.reproduction());
    }

    private List<String> play(World world, Pace pace) {
        if (world.drops().isEmpty()) {
            return List.of();
        }
        try {
            return new Replay(world, Files.createTempDirectory(folder, "world")).play(pace);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
