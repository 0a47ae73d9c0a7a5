package dev.varve.quality.judge;

import static dev.varve.quality.judge.TableAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.quality.Shop;
import dev.varve.quality.check.MeasuredTable;
import dev.varve.quality.sql.CheckCannotRun;
import java.time.Instant;
import java.time.LocalDate;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TableAssertTest {

    private final Shop shop = new Shop(
            "1 order_id, date '2026-03-01' as day, 'paid' status, 10 amount, timestamp '2026-03-01 10:00:00' paid_at",
            "2 order_id, date '2026-03-02' as day, 'placed' status, -1 amount",
            "3 order_id, date '2026-03-03' as day, 'test' status, 999 amount");
    private final MeasuredTable orders = MeasuredTable.of(shop.warehouse, "load_rows");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void readsLikeTheChecksOfAContract() {
        assertThat(orders)
                .hasRowCount(3)
                .hasRowCountBetween(1L, null)
                .hasUnique("order_id", "day")
                .hasNoRowOf("huge", "select * from load_rows where amount > 1000");
        assertThat(orders)
                .where("status <> 'test'")
                .mostly(0.5)
                .column("amount")
                .valuesAreBetween(0, 100);
        assertThat(orders)
                .column("status")
                .valuesAreNotNull()
                .valuesAreUnique()
                .valuesAreInSet("paid", "placed", "test")
                .valuesAreNotInSet("lost")
                .valuesMatch("^[a-z]+$")
                .valuesDoNotMatch("\\d")
                .valueLengthsAreBetween(4, 6);
        assertThat(orders)
                .column("day")
                .minIsBetween(LocalDate.of(2026, 3, 1), null)
                .maxIsBetween(null, "2026-03-03");
        assertThat(orders).column("paid_at").valuesAreBetween(Instant.parse("2026-03-01T10:00:00Z"), null);
        assertThat(orders).column("amount").meanIsBetween(336, 336).sumIsBetween(1008, 1008);
        assertThat(orders).column("email").valuesAreNull();
    }

    @Test
    void saysWhatItExpectedAndFound() {
        assertThatThrownBy(() -> assertThat(orders)
                        .as("orders of March")
                        .column("amount")
                        .valuesAreBetween(0, 100))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[orders of March]")
                .hasMessageContaining("amount is between 0 and 100")
                .hasMessageContaining("2 of 3 rows do not (66 %)");
    }

    @Test
    void joinsSoftAssertions() {
        SoftAssertions softly = new SoftAssertions();
        softly.check(() -> assertThat(orders).hasRowCount(4));
        softly.check(() -> assertThat(orders).column("amount").valuesAreBetween(0, null));
        org.assertj.core.api.Assertions.assertThat(softly.errorsCollected()).hasSize(2);
    }

    @Test
    void saysThatItCannotRun() {
        assertThatThrownBy(() -> assertThat(orders).column("colour").valuesAreNotNull())
                .isInstanceOf(CheckCannotRun.class)
                .hasMessageContaining("colour");
    }

    @Test
    void usersSqlOnlyReads() {
        String write = "with d as (delete from load_rows returning *) select * from d";
        assertThatThrownBy(() -> assertThat(orders).hasNoRowOf("writes", write))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must only read");
        assertThatThrownBy(() -> assertThat(orders).where("exists (" + write + ")"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("where must be one SQL condition");
        assertThat(orders).hasRowCount(3);
    }
}
