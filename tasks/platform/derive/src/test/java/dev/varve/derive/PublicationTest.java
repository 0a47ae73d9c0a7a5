package dev.varve.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.ledger.Load;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {
    @TempDir
    private Path folder;

    private Feed feed;
    private Load second;

    @BeforeEach
    void publishTheFirst() {
        feed = Feed.open(Kind.CHANGES, folder);
        feed.publish(
                feed.deliver("2026-03-01T06:00", Row.of(1, "2026-03-01T00:00", 10), Row.of(2, "2026-03-01T00:00", 10)));
        second = feed.deliver("2026-03-02T06:00", Row.of(1, "2026-03-02T00:00", 20), Row.of(3, "2026-03-01T12:00", 30));
    }

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void readersSeeNothingOfWhatIsOnlyStaged() {
        List<List<String>> before = feed.tables();

        feed.stage(feed.candidate(second));

        assertThat(feed.tables()).isEqualTo(before);
    }

    @Test
    void aCandidateIsStagedOnce() {
        Candidate candidate = feed.candidate(second);
        feed.stage(candidate);
        List<Staging.Change> staged = feed.staging().changes();

        assertThat(new StageRanges(feed.ledger).stage(candidate)).isEmpty();
        assertThat(new StageSnapshots(feed.ledger, feed.datasets).stage(candidate))
                .isEmpty();
        assertThat(new StageWindows(feed.ledger, feed.datasets).stage(candidate))
                .isEmpty();
        assertThat(feed.staging().changes()).isEqualTo(staged).isNotEmpty();
    }

    @Test
    void publishedTwiceIsPublishedOnce() {
        Candidate candidate = feed.candidate(second);
        feed.stage(candidate);
        new Publication(feed.ledger, feed.datasets).publish(candidate);
        List<List<String>> once = feed.tables();
        String decisions = feed.rows("select * from control.decision").toString();

        new Publication(feed.ledger, feed.datasets).publish(candidate);

        assertThat(feed.tables()).isEqualTo(once);
        assertThat(feed.rows("select * from control.decision")).hasToString(decisions);
        assertThat(feed.ledger.publishedVersion(feed.dataset().name()).version())
                .isEqualTo(2);
    }

    @Test
    void aLoadThatIsPublishedAgainChangesNothing() {
        feed.publish(second);
        List<List<String>> once = feed.tables();

        Candidate again = feed.candidate(second);
        feed.stage(again);

        assertThat(feed.staging().changes()).isNotEmpty().allMatch(change -> change.rows() == 0 && !change.whole());
        new Publication(feed.ledger, feed.datasets).publish(again);
        assertThat(feed.tables()).isEqualTo(once);
    }

    @Test
    void whatFailsBeforeTheCommitLeavesEverythingAsItWasAndCanBeDoneAgain() {
        List<List<String>> before = feed.tables();
        Candidate candidate = feed.candidate(second);
        feed.stage(candidate);

        assertThatThrownBy(() -> new Publication(feed.ledger, feed.datasets).publish(candidate, () -> {
                    assertThat(feed.rows(Feed.LATEST)).contains("3 2026-03-01 12:00:00 30 null here");
                    throw new IllegalStateException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(feed.tables()).isEqualTo(before);
        assertThat(feed.ledger.publishedVersion(feed.dataset().name()).version())
                .isEqualTo(1);

        new Publication(feed.ledger, feed.datasets).publish(candidate);
        assertThat(feed.rows(Feed.LATEST))
                .containsExactly(
                        "1 2026-03-02 00:00:00 20 null here",
                        "2 2026-03-01 00:00:00 10 null here",
                        "3 2026-03-01 12:00:00 30 null here");
    }

    @Test
    void nothingIsStagedForKeysThatAreNotTouched() {
        feed.stage(feed.candidate(second));

        assertThat(feed.rows("select _op, k, n from "
                        + feed.staging().table(feed.dataset().main().latest())))
                .containsExactly("delete 1 10", "insert 1 20", "insert 3 30");
        assertThat(feed.rows("select _op, k, n, effective_to from "
                        + feed.staging().table(feed.dataset().main().ranges())))
                .containsExactly(
                        "delete 1 10 null", "insert 1 10 2026-03-02 00:00:00", "insert 1 20 null", "insert 3 30 null");
    }
}
