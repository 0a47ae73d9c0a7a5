package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhyTest {
    private Shop shop;

    @BeforeAll
    void load(@TempDir Path folder) throws Exception {
        shop = Shop.open(folder);
    }

    @Test
    void shows() {
        for (String q : new String[] {
            "snapshot.retail_orders_latest order_id=7",
            "snapshot.retail_orders_latest order_id=7 --column amount",
            "snapshot.retail_orders_latest order_id=7 --column customer_name",
            "snapshot.retail_orders_latest order_id=9 --column customer_name",
            "snapshot.retail_orders_latest order_id=8",
            "snapshot.retail_customers_latest customer_id=2",
            "snapshot.retail_customers_latest customer_id=1 --column name",
            "conformed.retail_customers customer_id=1",
            "conformed.retail_orders order_id=8",
            "snapshot.retail_order_lines_latest order_id=7 line_number=1",
            "snapshot.retail_order_lines_latest order_id=7 line_number=2",
            "snapshot.retail_orders_as_of order_id=7 as_of=2026-02-28 --column customer_name",
            "snapshot.retail_orders_as_of_corrected order_id=7 as_of=2026-02-28 --column customer_name",
            "snapshot.retail_orders_as_of order_id=7 as_of=2026-01-31",
            "snapshot.retail_orders_as_of order_id=7",
            "aggregate.retail_revenue_by_week window_start=2026-02-23 customer_country=NO --column revenue",
            "aggregate.retail_revenue_by_week window_start=2026-02-23 customer_country=",
            "aggregate.retail_revenue_by_week window_start=2026-02-23",
            "raw.retail_orders order_id=7",
            "conformed.retail_orders_changes order_id=7",
            "raw.retail_order_lines product_id=cup",
            "snapshot.retail_orders_latest",
            "snapshot.retail_orders_latest status=placed",
            "snapshot.retail_orders_latest order_id=abc",
            "snapshot.retail_orders_latest order_id=1234",
            "snapshot.retail_orders_latest nope=1",
            "snapshot.retail_orders_lates order_id=1",
            "snapshot.retail_orders_latest order_id",
            "snapshot.security_known_exploited_latest cve_id=1",
            "snapshot.retail_orders_latest order_id=7 --format json",
        }) {
            Outcome o = shop.run(("why " + q).split(" "));
            System.out.println("=================== why " + q + "\n" + o.out() + o.err() + "exit " + o.exit());
        }
        for (String[] q : new String[][] {
            {"status"},
            {"status", "retail.orders"},
            {"rejects", "retail.orders"},
            {"rejects", "retail.orders", "--format", "csv"}
        }) {
            Outcome o = shop.run(q);
            System.out.println(
                    "=================== " + String.join(" ", q) + "\n" + o.out() + o.err() + "exit " + o.exit());
        }
        assertThat(1).isEqualTo(1);
    }
}
