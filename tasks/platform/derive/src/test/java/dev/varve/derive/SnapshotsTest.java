package dev.varve.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.Tables;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
    @TempDir
    private Path folder;

    @Test
    void latestIsTheNewestRangeUnlessItIsADeletion() {
        try (Feed feed = Feed.inMemory(Kind.CHANGES, folder)) {
            feed.publish(feed.deliver(
                    "2026-03-05T06:00",
                    Row.of(1, "2026-03-02T00:00", 20),
                    Row.of(1, "2026-03-01T00:00", 10),
                    Row.of(2, "2026-03-01T00:00", 10),
                    Row.of(2, "2026-03-02T00:00", 10).gone()));

            assertThat(feed.rows(Feed.LATEST)).containsExactly("1 2026-03-02 00:00:00 20 null here");
        }
    }

    @Test
    void onlyWhatLiesBeforeTheMidnightOfTheZoneCounts() {
        try (Feed feed = Feed.inMemory(Kind.CHANGES, folder)) {
            feed.publish(feed.deliver(
                    "2026-03-02T06:00",
                    Row.of(1, "2026-03-02T22:59:59", 10),
                    Row.of(1, "2026-03-02T23:00", 20),
                    Row.of(2, "2026-03-02T23:00", 20)));
            feed.publish(feed.deliver("2026-03-02T23:00", Row.of(3, "2026-03-01T00:00", 30)));

            assertThat(feed.rows(Feed.AS_OF)).containsExactly("2026-03-02 1 10 null here");
            assertThat(feed.rows(Feed.CORRECTED))
                    .containsExactly("2026-03-02 1 10 null here", "2026-03-02 3 30 null here");
        }
    }

    @Test
    void aPointStaysAsItWasKnownAndIsCorrectedBesideThat() {
        try (Feed feed = Feed.inMemory(Kind.CHANGES, folder)) {
            feed.publish(feed.deliver("2026-03-01T06:00", Row.of(1, "2026-03-01T00:00", 10)));
            feed.publish(feed.deliver("2026-03-02T06:00", Row.of(1, "2026-03-01T12:00", 20)));

            assertThat(feed.rows(Feed.AS_OF)).containsExactly("2026-03-01 1 10 null here");
            assertThat(feed.rows(Feed.CORRECTED)).containsExactly("2026-03-01 1 20 null here");
        }
    }

    @Test
    void aLateRowTouchesTheWindowsThatItLeavesAndEntersAlone() {
        try (Feed feed = Feed.inMemory(Kind.CHANGES, folder)) {
            feed.publish(feed.deliver(
                    "2026-03-08T06:00",
                    Row.of(1, "2026-03-01T12:00", 1),
                    Row.of(2, "2026-03-02T12:00", 2),
                    Row.of(3, "2026-03-03T12:00", 4),
                    Row.of(4, "2026-03-03T12:00", 8)));
            Candidate late = feed.candidate(feed.deliver("2026-03-09T06:00", Row.of(3, "2026-03-04T12:00", 16)));
            feed.stage(late);

            Staging.Change windows = feed.staged(Tables.Name.of("aggregate.shop_by_day"));
            assertThat(windows.inserted()).isEqualTo(2);
            assertThat(windows.deleted()).isEqualTo(1);
            new Publication(feed.ledger, feed.datasets).publish(late);
            assertThat(feed.rows(Feed.WINDOWS))
                    .containsExactly("2026-03-01 1 1", "2026-03-02 1 2", "2026-03-03 1 8", "2026-03-04 1 16");
            assertThat(feed.rows("select was, now from control.restatement"))
                    .containsExactly("{\"things\":\"2\",\"total\":\"12\",\"window_start\":\"2026-03-03\"}"
                            + " {\"things\":\"1\",\"total\":\"8\",\"window_start\":\"2026-03-03\"}");
        }
    }
}
