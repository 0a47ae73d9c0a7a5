package dev.varve.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.varve.contract.Tables;
import dev.varve.derive.sum.RowSums;
import dev.varve.derive.sum.Summed;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Load;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofTest {
    private static final String RANGES = "conformed.shop_things";
    private static final String LATEST = "snapshot.shop_things_latest";
    private static final String AS_OF = "snapshot.shop_things_as_of";
    private static final String CORRECTED = "snapshot.shop_things_as_of_corrected";
    private static final String WINDOWS = "aggregate.shop_by_day";

    @TempDir
    private Path folder;

    private Feed feed;
    private Load second;
    private Candidate candidate;

    @BeforeEach
    void stageTheSecond() {
        feed = Feed.inMemory(Kind.CHANGES, folder);
        feed.publish(
                feed.deliver("2026-03-01T06:00", Row.of(1, "2026-03-01T00:00", 10), Row.of(2, "2026-03-01T00:00", 10)));
        feed.publish(feed.deliver("2026-03-02T06:00", Row.of(2, "2026-03-02T00:00", 11)));
        second = feed.deliver("2026-03-03T06:00", Row.of(1, "2026-03-01T12:00", 20), Row.of(3, "2026-03-01T12:00", 30));
        candidate = feed.candidate(second);
        feed.stage(candidate);
    }

    @AfterEach
    void close() {
        feed.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {RANGES, LATEST, AS_OF, CORRECTED, WINDOWS})
    void aStagedRowThatIsGoneIsNoticedAndStagedAnew(String table) {
        String staged = feed.staging().table(Tables.Name.of(table));
        feed.warehouse.run("delete from " + staged + " where rowid in (select max(rowid) from " + staged + ")");

        refused(TaskFailure.Kind.TRANSIENT)
                .hasMessageContaining("of " + table)
                .hasMessageContaining("were staged")
                .hasMessageContaining("run this again");
        assertThat(feed.staging().changes()).isEmpty();

        feed.publish(second);
        assertThat(feed.recount()).isEmpty();
        assertThat(feed.rows(Feed.LATEST))
                .containsExactly(
                        "1 2026-03-01 12:00:00 20 null here",
                        "2 2026-03-02 00:00:00 11 null here",
                        "3 2026-03-01 12:00:00 30 null here");
    }

    @Test
    void aStagedValueThatIsAnotherIsNoticed() {
        feed.warehouse.run("update " + feed.staging().table(Tables.Name.of(AS_OF)) + " set n = n + 1");

        refused(TaskFailure.Kind.TRANSIENT)
                .hasMessageContaining("of " + AS_OF)
                .hasMessageContaining("but not the same");
    }

    @Test
    void aTableThatIsNotStagedIsNoticed() {
        feed.warehouse.run("delete from control.staged where target = '" + LATEST + "'");

        refused(TaskFailure.Kind.TRANSIENT).hasMessageContaining(LATEST + " is not staged");
    }

    @Test
    void whatWasStagedForOtherLoadsIsNoticed() {
        Load third = feed.deliver("2026-03-04T06:00", Row.of(1, "2026-03-04T00:00", 40));

        assertThatThrownBy(() -> feed.prove(feed.candidate(second, third)))
                .hasMessageContaining(LATEST + " is staged for other loads");
    }

    /** As if the table had been staged so, upon other ranges. */
    @Test
    void whatIsNotInForceIsNoticed() {
        forge(feed.dataset().main().summedLatest(), "delete from %s where k = 3");
        refused(TaskFailure.Kind.TRANSIENT)
                .hasMessageContaining(LATEST + " would have 2 rows, and 3 are in force in " + RANGES);

        feed.stage(candidate);
        forge(feed.dataset().main().summedLatest(), "update %s set n = 31 where k = 3");
        refused(TaskFailure.Kind.TRANSIENT).hasMessageContaining("3 rows, as many as are in force in " + RANGES);
    }

    @Test
    void whatWasNotInForceAtAPointIsNoticed() {
        Summed corrected = feed.dataset().main().summedAsOf(Tables.Name.of(CORRECTED));
        forge(corrected, "delete from %s where k = 3 and as_of = date '2026-03-02'");
        refused(TaskFailure.Kind.TRANSIENT)
                .hasMessageContaining(CORRECTED + " would have 2 rows, and 3 were in force in " + RANGES);

        feed.stage(candidate);
        forge(corrected, "delete from %s where k = 3 and as_of = date '2026-03-01'");
        refused(TaskFailure.Kind.TRANSIENT)
                .hasMessageContaining(CORRECTED + " would change by other rows than were in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"things", "total"})
    void windowsThatDoNotAddUpAreNoticed(String measure) {
        Summed windows = new Summed(
                Tables.Name.of(WINDOWS), List.of("window_start"), List.of("window_start", "things", "total"), false);
        forge(windows, "update %s set " + measure + " = " + measure + " + 1 where _op = 'insert'");

        refused(TaskFailure.Kind.TRANSIENT)
                .hasMessageContaining(WINDOWS + " would not add up to the rows of " + LATEST);
    }

    @Test
    void aPublishedRowThatIsGoneIsDamage() {
        feed.warehouse.run("delete from " + LATEST + " where k = 2");

        refused(TaskFailure.Kind.DAMAGED)
                .hasMessageContaining(LATEST + " has 1 row, and 2 were published")
                .hasMessageContaining("--full");
        assertThat(feed.recount())
                .containsExactly(
                        new Recount.Difference("shop.things", Tables.Name.of(LATEST), 1, 0, List.of(Map.of("k", 2))));
    }

    @Test
    void sumsThatAHomeOfAnEarlierVersionLacksAreCounted() {
        List<String> sums = feed.rows(Feed.SUMS);
        feed.warehouse.run("delete from control.row_sum");

        feed.prove(candidate);

        assertThat(feed.rows(Feed.SUMS)).hasSize(2).allMatch(sums::contains);
        new Publication(feed.ledger, feed.datasets).publish(candidate);
        assertThat(feed.recount()).isEmpty();
    }

    @Test
    void sumsOfAnotherEngineAreCountedAnew() {
        List<String> sums = feed.rows(Feed.SUMS);
        feed.warehouse.run("update control.row_sum set hash_sum = 0, current_sum = 0, hashed_by = 'another'");

        feed.prove(candidate);

        assertThat(feed.rows(Feed.SUMS)).filteredOn(sums::contains).hasSize(2);
    }

    @Test
    void whatAnEarlierVersionPublishedWronglyIsDamage() {
        feed.warehouse.run("delete from control.row_sum");
        feed.warehouse.run("delete from " + LATEST + " where k = 2");

        refused(TaskFailure.Kind.DAMAGED).hasMessageContaining(LATEST + " has 1 row, and 2 are in force in " + RANGES);
    }

    @Test
    void aRecountNamesEachTableThatDiffers() {
        new Publication(feed.ledger, feed.datasets).publish(candidate);
        assertThat(feed.recount()).isEmpty();
        feed.warehouse.run("update " + RANGES + " set n = 99 where k = 1 and effective_to is not null");
        feed.warehouse.run("delete from " + AS_OF + " where as_of = date '2026-03-01'");
        feed.warehouse.run("insert into " + WINDOWS + " select window_start + 1, things, total from " + WINDOWS);

        assertThat(feed.recount())
                .extracting(found -> found.table() + " " + found.missing() + " " + found.extra())
                .containsExactly(RANGES + " 1 1", WINDOWS + " 0 2", AS_OF + " 2 0");
    }

    @Test
    void aRecountSeesWhatIsStagedAsPublished() {
        assertThat(feed.recount(second)).isEmpty();
        feed.warehouse.run("delete from " + feed.staging().table(Tables.Name.of(LATEST)) + " where k = 3");

        assertThat(feed.recount(second))
                .extracting(found -> found.table() + " " + found.missing() + " " + found.keys())
                .containsExactly(LATEST + " 1 [{k=3}]");
        assertThat(feed.rows(Feed.LATEST)).hasSize(2);
        assertThat(feed.staging().changes()).isNotEmpty();
    }

    @Test
    void aRecountPutsSumsRight() {
        List<String> sums = feed.rows(Feed.SUMS);
        feed.warehouse.run("update control.row_sum set hash_sum = 0");
        refused(TaskFailure.Kind.DAMAGED).hasMessageContaining("as many as are in force in " + RANGES);

        assertThat(feed.recount(second)).isEmpty();

        assertThat(feed.rows(Feed.SUMS)).isEqualTo(sums);
        feed.prove(candidate);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(TaskFailure.Kind kind) {
        return assertThatThrownBy(() -> feed.prove(candidate))
                .asInstanceOf(type(TaskFailure.class))
                .returns(kind, TaskFailure::kind)
                .asInstanceOf(THROWABLE);
    }

    /** Changes staged rows, and what is kept of them. */
    private void forge(Summed target, String statement) {
        assertThat(feed.warehouse.run(statement.formatted(feed.staging().table(target.table()))))
                .isPositive();
        RowSums sums = new RowSums(feed.warehouse);
        sums.forgetStaged("shop.things", target.table());
        sums.stage("shop.things", target.table(), feed.staging().count(target, "true"));
    }
}
