package dev.varve.quality.judge;

import static dev.varve.quality.Shop.check;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.Child;
import dev.varve.contract.Relationship;
import dev.varve.contract.Severity;
import dev.varve.contract.Type;
import dev.varve.quality.Shop;
import dev.varve.quality.check.CheckResult;
import dev.varve.quality.check.CheckResult.State;
import dev.varve.quality.check.CheckedRows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BuiltInTest {

    private final Shop shop = new Shop(
            "1 order_id, 7 customer_id, timestamp '2026-03-04 06:00:00' effective_at",
            "1 order_id, 8 customer_id, timestamp '2026-03-03 06:00:00' effective_at",
            "2 order_id, null customer_id, timestamp '2026-03-04 06:00:00' effective_at");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void passesALoadThatIsInOrder() {
        assertThat(shop.results(() -> {}))
                .extracting(CheckResult::id, CheckResult::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("builtin.read_is_accounted_for", State.PASS),
                        org.assertj.core.groups.Tuple.tuple("builtin.accepted_is_accounted_for", State.PASS),
                        org.assertj.core.groups.Tuple.tuple("builtin.no_rejects", State.WARN),
                        org.assertj.core.groups.Tuple.tuple("builtin.key_is_not_null", State.PASS),
                        org.assertj.core.groups.Tuple.tuple("builtin.key_is_unique", State.PASS),
                        org.assertj.core.groups.Tuple.tuple("builtin.no_duplicates", State.PASS),
                        org.assertj.core.groups.Tuple.tuple("builtin.not_in_the_future", State.PASS));
    }

    @Test
    void oneKeyMayStandAtSeveralTimesButOnceAtEach() {
        shop.run("update load_rows set effective_at = timestamp '2026-03-04 06:00:00'");
        CheckResult result = shop.result("builtin.key_is_unique");
        assertThat(result.state()).isEqualTo(State.FAIL);
        assertThat(result.failing()).isEqualTo(2);
        assertThat(result.sample().columns()).containsExactly("order_id", "effective_at");
    }

    @Test
    void noKeyIsNull() {
        shop.run("update load_rows set order_id = null where order_id = 2");
        assertThat(shop.result("builtin.key_is_not_null").failing()).isEqualTo(1);
    }

    @Test
    void everyRecordOfEveryFileIsAccountedFor() {
        shop.files = List.of(
                new CheckedRows.FileCounts("a.csv", 10, 9, 1, 0),
                new CheckedRows.FileCounts("b.csv", 10, 8, 1, 0),
                new CheckedRows.FileCounts("c.csv", 3, 0, 0, 3));
        CheckResult result = shop.result("builtin.read_is_accounted_for");
        assertThat(result.state()).isEqualTo(State.FAIL);
        assertThat(result.observed())
                .isEqualTo("1 of 3 files do not, first b.csv: 10 read, 8 accepted, 1 rejected, 0 ignored");
        assertThat(result.sample().rows()).containsExactly(List.of("b.csv", "10", "8", "1", "0"));
    }

    @Test
    void everyAcceptedRowIsAccountedFor() {
        shop.counts = new CheckedRows.LoadCounts(9, 7, 1, 0, 0);
        assertThat(shop.result("builtin.accepted_is_accounted_for").state()).isEqualTo(State.FAIL);
        shop.counts = new CheckedRows.LoadCounts(8, 7, 1, 0, 0);
        assertThat(shop.result("builtin.accepted_is_accounted_for").state())
                .as("the files have 9 accepted rows")
                .isEqualTo(State.FAIL);
    }

    @Test
    void timesMayBeADayAheadOfTheLoad() {
        shop.run("update load_rows set effective_at = timestamp '2026-03-06 06:00:00' where order_id = 2");
        assertThat(shop.result("builtin.not_in_the_future").state()).isEqualTo(State.PASS);
        shop.run("update load_rows set effective_at = timestamp '2026-03-06 06:00:00.000001' where order_id = 2");
        CheckResult result = shop.result("builtin.not_in_the_future");
        assertThat(result.state()).isEqualTo(State.WARN);
        assertThat(result.sample().rows()).containsExactly(List.of("2", "2026-03-06 06:00:00.000001"));
    }

    @Test
    void namesOrphansOnceTheOtherDatasetHasATable() {
        shop.relationships.add(new Relationship(
                "customer",
                "retail.customers",
                List.of("customer_id"),
                List.of(),
                Severity.WARNING,
                "They come late."));
        CheckResult before = shop.result("builtin.references.customer");
        assertThat(before.state()).isEqualTo(State.SKIPPED);
        assertThat(before.message()).hasValue("retail.customers has no table yet");

        shop.run("create schema snapshot");
        shop.run("create table snapshot.retail_customers_latest as select 7 as id");
        shop.others.put("retail.customers", new CheckedRows.Other("snapshot.retail_customers_latest", List.of("id")));
        CheckResult result = shop.result("builtin.references.customer");
        assertThat(result.state()).isEqualTo(State.WARN);
        assertThat(result.words()).isEqualTo("customer_id refers to a row of retail.customers");
        assertThat(result.evaluated()).as("a null refers to nothing").isEqualTo(2);
        assertThat(result.failing()).isEqualTo(1);
        assertThat(result.sample().rows()).containsExactly(List.of("1", "8"));
        assertThat(result.why()).isEqualTo("They come late.");
        assertThat(shop.warehouse.query(result.sql().orElseThrow())).hasSize(1);

        CheckResult declared = shop.judge(check("references", "customer_id", "to", "retail.customers"));
        assertThat(declared.state()).isEqualTo(State.FAIL);
    }

    @Test
    void aReferenceNeedsAsManyColumnsAsTheKey() {
        shop.others.put("retail.customers", new CheckedRows.Other("load_rows", List.of("id", "shop")));
        CheckResult result = shop.judge(check("references", "customer_id", "to", "retail.customers"));
        assertThat(result.state()).isEqualTo(State.ERROR);
        assertThat(result.message().orElseThrow()).contains("the key of retail.customers, which is id, shop");
    }

    @Test
    void checksTheKeysOfChildren() {
        shop.children.add(new Child(
                "order_lines",
                "lines",
                false,
                List.of("line"),
                List.of(Shop.column("line", new Type.Int(), false)),
                List.of(),
                List.of()));
        shop.childRows.put("order_lines", CheckedRows.Rows.of("load_order_lines"));
        shop.run("create table load_order_lines as select 1 as order_id, null::integer as line");
        CheckResult result = shop.result("builtin.key_is_not_null.order_lines");
        assertThat(result.table()).hasValue("order_lines");
        assertThat(result.failing()).isEqualTo(1);
        assertThat(result.message().orElseThrow()).contains("retail.order_lines");
    }

    @Test
    void measuresTheAgeOfDataWhenItIsReceived() {
        CheckResult result = shop.judge(check("data_age_at_most", null, "value", Duration.ofHours(24)));
        assertThat(result.state()).isEqualTo(State.PASS);
        assertThat(result.observed()).isEqualTo("1 day, the newest being of 2026-03-04 06:00:00 UTC");
        CheckResult tooOld = shop.judge(check("data_age_at_most", null, "value", Duration.ofHours(23)));
        assertThat(tooOld.state()).isEqualTo(State.FAIL);
        assertThat(tooOld.words()).isEqualTo("newest row is at most 23 hours old when received");
        assertThat(tooOld.sample().rows()).containsExactly(List.of("2026-03-04 06:00:00"));
        shop.run("delete from load_rows");
        assertThat(shop.judge(check("data_age_at_most", null, "value", Duration.ofHours(23)))
                        .state())
                .isEqualTo(State.SKIPPED);
    }

    @Test
    void measuresTheTimeSinceTheLoadBefore() {
        assertThat(shop.judge(check("load_age_at_most", null, "value", Duration.ofDays(2)))
                        .message())
                .hasValue("It is the first load of the dataset");
        shop.previous = Optional.of(Shop.RECEIVED.minus(Duration.ofHours(50)));
        CheckResult result = shop.judge(check("load_age_at_most", null, "value", Duration.ofDays(2)));
        assertThat(result.state()).isEqualTo(State.FAIL);
        assertThat(result.observed()).isEqualTo("2 days 2 hours after the load before");
    }
}
