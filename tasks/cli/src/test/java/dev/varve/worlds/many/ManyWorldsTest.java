package dev.varve.worlds.many;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever lands and however tasks interleave or die, readers see what the rule says, now and as known at other moments.
 * {@code -Dvarve.many=20000} plays more worlds, {@code -Dvarve.seed=17} those of one seed.
 */
@Tag("slow")
class ManyWorldsTest {

    /** Of one warehouse: what a statement costs is hardly more for many, and few are soon told apart. */
    private static final List<Integer> TOGETHER = List.of(160, 80, 20);

    /** As known at every moment would take most of the time. */
    private static final int CUTS = 5;

    private static final Duration SHRINKING = Duration.ofSeconds(Integer.getInteger("varve.shrinking", 120));

    private static final int ALONE = 10;

    @TempDir
    private Path folder;

    private final AtomicInteger told = new AtomicInteger();

    private static int together(long seed) {
        return Integer.getInteger("varve.together", TOGETHER.get((int) (seed % TOGETHER.size())));
    }

    static LongStream seeds() {
        Long one = Long.getLong("varve.seed");
        if (one != null) {
            return LongStream.of(one);
        }
        long first = Long.getLong("varve.first", 1);
        long last = first;
        for (int worlds = together(first); worlds < Integer.getInteger("varve.many", 1_000); worlds += together(last)) {
            last++;
        }
        return LongStream.rangeClosed(first, last);
    }

    /**
     * Where many share their deliveries, some come late; one alone has times whose changes tell what was known. Loads that wait for
     * a task that was killed are published at once, which no change tells apart.
     */
    @Test
    void theReadersCopyTellsWhatWasKnown() {
        LongStream.rangeClosed(1, ALONE)
                .forEach(seed -> check(seed, Author.script(seed, 1).withoutKills()));

        assertThat(told).hasValueGreaterThan(ALONE);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readersSeeWhatTheRuleSays(long seed) {
        check(seed, Author.script(seed, together(seed)));
    }

    private void check(long seed, Script script) {
        List<String> problems = play(script, CUTS);
        if (!problems.isEmpty()) {
            Script smallest = smallest(script);
            List<String> left = play(smallest, Integer.MAX_VALUE);
            fail("seed %d%n%s%n%s", seed, String.join("\n", left.isEmpty() ? problems : left), smallest.reproduction());
        }
    }

    private Script smallest(Script script) {
        Instant end = Instant.now().plus(SHRINKING);
        return Shrinking.of(
                script,
                smaller -> Instant.now().isBefore(end)
                        && !play(smaller, Integer.MAX_VALUE).isEmpty());
    }

    private List<String> play(Script script, int cuts) {
        try {
            return Play.of(script, Files.createTempDirectory(folder, "world"), cuts, told::addAndGet);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
