package dev.varve.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RangesTest {
    @TempDir
    private Path folder;

    @Test
    void endsWhereTheNextBegins() {
        try (Feed feed = Feed.inMemory(Kind.CHANGES, folder)) {
            feed.publish(feed.deliver(
                    "2026-03-02T06:00", Row.of(1, "2026-03-01T00:00", 10), Row.of(1, "2026-03-02T00:00", 20)));

            assertThat(feed.rows(Feed.RANGES))
                    .containsExactly(
                            "1 2026-03-01 00:00:00 2026-03-02 00:00:00 false 10 null here",
                            "1 2026-03-02 00:00:00 null false 20 null here");
        }
    }

    @Test
    void aLaterLoadWinsAnEqualTimeWhateverIsPublishedFirst() {
        try (Feed feed = Feed.inMemory(Kind.CHANGES, folder)) {
            feed.publish(feed.deliver("2026-03-03T06:00", Row.of(1, "2026-03-01T00:00", 30)));
            feed.publish(feed.deliver("2026-03-02T06:00", Row.of(1, "2026-03-01T00:00", 20)));

            assertThat(feed.rows(Feed.RANGES)).containsExactly("1 2026-03-01 00:00:00 null false 30 null here");
        }
    }

    @Test
    void aGreaterSequenceBeatsALaterLoadAndNoneLosesToAny() {
        try (Feed feed = Feed.inMemory(Kind.SEQUENCED, folder)) {
            feed.publish(feed.deliver(
                    "2026-03-02T06:00",
                    Row.of(1, "2026-03-01T00:00", 10).sequence(9),
                    Row.of(2, "2026-03-01T00:00", 10).sequence(0)));
            feed.publish(feed.deliver(
                    "2026-03-03T06:00",
                    Row.of(1, "2026-03-01T00:00", 20).sequence(8),
                    Row.of(2, "2026-03-01T00:00", 20)));

            assertThat(feed.rows(Feed.RANGES))
                    .containsExactly(
                            "1 2026-03-01 00:00:00 null false 10 9 here", "2 2026-03-01 00:00:00 null false 10 0 here");
        }
    }

    @Test
    void theLastRowOfAFileWinsAnEqualTime() {
        try (Feed feed = Feed.inMemory(Kind.CHANGES, folder)) {
            feed.publish(feed.deliver(
                    "2026-03-02T06:00", Row.of(1, "2026-03-01T00:00", 10), Row.of(1, "2026-03-01T00:00", 20)));

            assertThat(feed.rows(Feed.RANGES)).containsExactly("1 2026-03-01 00:00:00 null false 20 null here");
        }
    }

    @Test
    void aLateRowSplitsThePast() {
        try (Feed feed = Feed.inMemory(Kind.CHANGES, folder)) {
            feed.publish(feed.deliver(
                    "2026-03-05T06:00", Row.of(1, "2026-03-01T00:00", 10), Row.of(1, "2026-03-05T00:00", 50)));
            feed.publish(feed.deliver("2026-03-06T06:00", Row.of(1, "2026-03-03T00:00", 30)));

            assertThat(feed.rows(Feed.RANGES))
                    .containsExactly(
                            "1 2026-03-01 00:00:00 2026-03-03 00:00:00 false 10 null here",
                            "1 2026-03-03 00:00:00 2026-03-05 00:00:00 false 30 null here",
                            "1 2026-03-05 00:00:00 null false 50 null here");
        }
    }

    @Test
    void equalNeighboursAreOneRangeWithTheLineageOfTheFirst() {
        try (Feed feed = Feed.inMemory(Kind.CHANGES, folder)) {
            feed.publish(feed.deliver("2026-03-02T06:00", Row.of(1, "2026-03-01T00:00", 10)));
            feed.publish(feed.deliver("2026-03-03T06:00", Row.of(1, "2026-03-03T00:00", 10)));

            assertThat(
                            feed.rows(
                                    "select effective_from, effective_to, n, _received_at, _row_number from conformed.shop_things"))
                    .containsExactly("2026-03-01 00:00:00 null 10 2026-03-02 06:00:00 1");
        }
    }

    @Test
    void aDeletionIsARangeWithoutValuesUntilTheKeyReturns() {
        try (Feed feed = Feed.inMemory(Kind.CHANGES, folder)) {
            feed.publish(feed.deliver(
                    "2026-03-05T06:00",
                    Row.of(1, "2026-03-01T00:00", 10),
                    Row.of(1, "2026-03-02T00:00", 10).gone(),
                    Row.of(1, "2026-03-03T00:00", 10)));

            assertThat(feed.rows(Feed.RANGES))
                    .containsExactly(
                            "1 2026-03-01 00:00:00 2026-03-02 00:00:00 false 10 null here",
                            "1 2026-03-02 00:00:00 2026-03-03 00:00:00 true null null null",
                            "1 2026-03-03 00:00:00 null false 10 null here");
        }
    }

    @Test
    void aListingClosesTheKeysThatItLacks() {
        try (Feed feed = Feed.inMemory(Kind.STATE, folder)) {
            feed.publish(feed.deliver("2026-03-01T06:00", Row.listed(1, 10), Row.listed(2, 10)));
            feed.publish(feed.deliver("2026-03-02T06:00", Row.listed(2, 10)));

            assertThat(feed.rows(Feed.RANGES))
                    .containsExactly(
                            "1 2026-03-01 06:00:00 2026-03-02 06:00:00 false 10 null here",
                            "1 2026-03-02 06:00:00 null true null null null",
                            "2 2026-03-01 06:00:00 null false 10 null here");
        }
    }

    @Test
    void aListingThatComesLateClosesWhatItLacksUntilTheNextNamesItAgain() {
        try (Feed feed = Feed.inMemory(Kind.STATE, folder)) {
            feed.publish(feed.deliver("2026-03-01T06:00", Row.listed(1, 10), Row.listed(2, 10)));
            feed.publish(feed.deliver("2026-03-03T06:00", Row.listed(1, 10), Row.listed(2, 10)));
            feed.publish(feed.deliver("2026-03-02T06:00", Row.listed(2, 10)));

            assertThat(feed.rows(Feed.RANGES))
                    .containsExactly(
                            "1 2026-03-01 06:00:00 2026-03-02 06:00:00 false 10 null here",
                            "1 2026-03-02 06:00:00 2026-03-03 06:00:00 true null null null",
                            "1 2026-03-03 06:00:00 null false 10 null here",
                            "2 2026-03-01 06:00:00 null false 10 null here");
        }
    }

    @Test
    void aFactThatTheNewerListingLacksWasNeverSo() {
        try (Feed feed = Feed.inMemory(Kind.FACTS, folder)) {
            feed.publish(feed.deliver(
                    "2026-03-05T06:00", Row.of(1, "2026-03-01T00:00", 10), Row.of(1, "2026-03-02T00:00", 20)));
            feed.publish(feed.deliver("2026-03-06T06:00", Row.of(1, "2026-03-01T00:00", 10)));

            assertThat(feed.rows(Feed.RANGES)).containsExactly("1 2026-03-01 00:00:00 null false 10 null here");
        }
    }
}
