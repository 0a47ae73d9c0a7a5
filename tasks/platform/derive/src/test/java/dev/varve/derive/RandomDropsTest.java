package dev.varve.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.ledger.Load;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Drops of random rows, published in any order and in groups: after each publication every table is what the truth says, and in the
 * end sums that were carried along are those of the rows.
 * {@code -Dvarve.drops=500} plays more of each kind, {@code -Dvarve.seed=17} plays one.
 */
class RandomDropsTest {
    private static final LocalDateTime START = LocalDateTime.parse("2026-03-27T23:00");
    private static final int HOURS = 6;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void readersSeeWhatIsTrueAfterEachPublication(Kind kind) {
        Long one = Long.getLong("varve.seed");
        int last = Integer.getInteger("varve.drops", 2);
        for (long seed = one == null ? 1 : one; seed <= (one == null ? last : one); seed++) {
            play(kind, seed);
        }
    }

    private void play(Kind kind, long seed) {
        Random dice = new Random(seed);
        Map<LocalDateTime, Truth.Drop> drops = new LinkedHashMap<>();
        for (int i = 0; i < 6; i++) {
            LocalDateTime receivedAt = moment(dice);
            drops.put(receivedAt, new Truth.Drop(receivedAt, rows(kind, dice)));
        }
        List<Truth.Drop> order = new ArrayList<>(drops.values());
        Collections.shuffle(order, dice);
        List<Truth.Drop> seen = new ArrayList<>();
        try (Feed feed = Feed.inMemory(kind, folder)) {
            while (seen.size() < order.size()) {
                List<Truth.Drop> group =
                        order.subList(seen.size(), Math.min(order.size(), seen.size() + 1 + dice.nextInt(2)));
                feed.publish(group.stream()
                        .map(drop -> feed.deliver(drop.receivedAt(), drop.rows()))
                        .toArray(Load[]::new));
                seen.addAll(group);
                assertThat(feed.tables())
                        .as("seed %d, %s, %s", seed, kind, seen)
                        .isEqualTo(new Truth(kind, seen).tables());
            }
            List<String> sums = feed.rows(Feed.SUMS);
            assertThat(feed.recount()).as("seed %d, %s", seed, kind).isEmpty();
            assertThat(feed.rows(Feed.SUMS)).as("counted anew").isEqualTo(sums).hasSize(Feed.TABLES.size());
        }
    }

    private static List<Row> rows(Kind kind, Random dice) {
        List<Row> rows = new ArrayList<>();
        for (int i = 1 + dice.nextInt(6); i > 0; i--) {
            rows.add(new Row(
                    dice.nextInt(4),
                    kind == Kind.STATE ? null : moment(dice),
                    dice.nextInt(5) == 0 ? null : dice.nextInt(2),
                    kind != Kind.SEQUENCED || dice.nextInt(4) == 0 ? null : dice.nextInt(3),
                    dice.nextInt(4) == 0 ? Row.GONE : "here"));
        }
        return rows;
    }

    /** Around midnights of the zone, and over the hour that it skips. */
    private static LocalDateTime moment(Random dice) {
        return START.plusHours(HOURS * (long) dice.nextInt(12)).minusHours(dice.nextInt(2));
    }
}
