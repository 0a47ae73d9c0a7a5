package dev.varve.cli.why;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Shop;
import dev.varve.worlds.product.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhyTest {
    private static final String FIRST = "retail/orders/2026-02-27/orders.ndjson.gz";
    private static final String LAST = "retail/orders/2026-03-01/orders.ndjson.gz";

    private Shop shop;
    private Path home;

    @BeforeAll
    void load(@TempDir Path folder) throws Exception {
        shop = Shop.open(folder);
        home = folder.resolve("home");
    }

    @Test
    void aLatestRowComesFromTheRowThatWon() {
        assertThat(why("snapshot.retail_orders_latest", "order_id=7", "--column", "amount"))
                .contains("amount is read from amount, else from total", "amount    12.50", LAST + ", row 1")
                .contains("\"status\":\"paid\",\"amount\":12.50")
                .doesNotContain(FIRST);
    }

    @Test
    void anIncludedAttributeComesFromTheRelatedRow() {
        assertThat(why("snapshot.retail_orders_latest", "order_id=7", "--column", "customer_name"))
                .contains(
                        "customer_name is name of retail.customers, related as customer by customer_id: customer_id=1")
                .contains("retail/customers/2026-03-01/customers.csv.gz, row 1", "  1,Ada Lovelace,a@x,NO,01.02.2020");
        assertThat(why("snapshot.retail_orders_latest", "order_id=9", "--column", "customer_name"))
                .contains("there is no retail.customers with customer_id=99, so it is empty");
    }

    @Test
    void aPointAsKnownKeepsWhatWasKnownAndACorrectedOneDoesNot() {
        assertThat(why("snapshot.retail_orders_as_of", "order_id=7", "as_of=2026-02-28", "--column", "customer_name"))
                .contains("customer_name  Ada L.", FIRST, "retail/customers/2026-02-28/customers.csv.gz, row 1")
                .doesNotContain(LAST);
        assertThat(why("snapshot.retail_orders_as_of_corrected", "order_id=7", "as_of=2026-02-28"))
                .contains("status            paid", LAST + ", row 1");
        assertThat(refused("snapshot.retail_orders_as_of", "order_id=7", "as_of=2026-01-31"))
                .contains("its points are 2026-02-28");
    }

    @Test
    void everyRangeOfAKeyIsShownOrTheOneThatIsChosen() {
        assertThat(why("conformed.retail_customers", "customer_id=1"))
                .containsSubsequence("1,Ada,a@x", "1,Ada L.,a@x", "1,Ada Lovelace,a@x");
        assertThat(why("conformed.retail_customers", "customer_id=1", "effective_from=2026-02-28"))
                .contains("in force from 2026-02-28 00:00:00 until 2026-03-01 00:00:00", "1,Ada L.,a@x")
                .doesNotContain("1,Ada,a@x", "Lovelace");
    }

    @Test
    void aDeletedKeySaysWhenAndByWhichRow() {
        assertThat(why("snapshot.retail_orders_latest", "order_id=8"))
                .contains("order_id=8 was deleted at 2026-02-28 11:00:00: a row says status=deleted", LAST + ", row 2")
                .contains("before that it was in force from 2026-02-26 11:00:00:", FIRST + ", row 2");
    }

    @Test
    void anAbsentKeySaysWhichListingLacksIt() {
        assertThat(why("snapshot.retail_customers_latest", "customer_id=2"))
                .contains(
                        "customer_id=2 was deleted at 2026-03-01 00:00:00: the listing of retail.customers received then"
                                + " no longer names it")
                .contains("file      retail/customers/2026-03-01/customers.csv.gz\n")
                .contains("retail/customers/2026-02-27/customers.csv.gz, row 2", "  2,Bo,b@x,SE,01.02.2020");
    }

    @Test
    void aChildStandsInItsParentsRecord() {
        assertThat(why("snapshot.retail_order_lines_latest", "order_id=7", "line_number=1"))
                .contains("it is element 1 of lines in the record below", FIRST + ", row 1");
        assertThat(why("snapshot.retail_order_lines_latest", "order_id=7", "line_number=2"))
                .contains("the record of its parent received then no longer lists it", LAST + ", row 1")
                .contains("it is element 2 of lines", FIRST + ", row 1");
        assertThat(why("snapshot.retail_order_lines_latest", "order_id=8", "line_number=1"))
                .contains("was deleted at 2026-02-28 11:00:00 with the retail.orders that it belongs to");
    }

    @Test
    void aWindowListsItsRowsAndTheirFiles() {
        assertThat(why(
                        "aggregate.retail_revenue_by_week",
                        "window_start=2026-02-23",
                        "customer_country=NO",
                        "--column",
                        "revenue"))
                .contains("revenue is sum(amount) over the rows of the window")
                .contains(
                        "1 row of snapshot.retail_orders_latest whose ordered_at falls into the window and where status <>"
                                + " 'cancelled'")
                .contains("order_id=7 ordered_at=2026-02-26 09:00:00 amount=12.50", LAST + ", row 1");
        assertThat(why("aggregate.retail_revenue_by_week", "window_start=2026-02-23", "customer_country=DK"))
                .contains("25 rows of snapshot.retail_orders_latest", "the first 20")
                .contains("order_id=119 ")
                .doesNotContain("order_id=120 ");
        assertThat(why("aggregate.retail_revenue_by_week", "window_start=2026-02-23", "customer_country="))
                .contains("order_id=9 ");
    }

    @Test
    void rawRowsAndChangesAreAnsweredOneByOne() {
        assertThat(why("raw.retail_orders", "order_id=7")).contains(FIRST + ", row 1", LAST + ", row 1");
        assertThat(why("conformed.retail_orders_changes", "order_id=7")).contains(FIRST + ", row 1", LAST + ", row 1");
        assertThat(why("raw.retail_orders", "status=placed")).contains("78 rows match; these are the first 10");
    }

    @Test
    void jsonHasTheSame() {
        Outcome outcome = shop.run("why", "snapshot.retail_orders_latest", "order_id=7", "--format", "json");
        JsonNode finding = new JsonMapper().readTree(outcome.out()).at("/findings/0");
        assertThat(finding.at("/row/amount").decimalValue()).isEqualByComparingTo("12.50");
        assertThat(finding.at("/origins/0/file").asString()).isEqualTo(LAST);
        assertThat(finding.at("/origins/0/row_number").asInt()).isEqualTo(1);
        assertThat(finding.at("/origins/0/text").asString()).startsWith("{\"order_id\":7,");
        assertThat(finding.at("/origins/0").has("values")).isFalse();

        Outcome window = shop.run(
                "why",
                "aggregate.retail_revenue_by_week",
                "window_start=2026-02-23",
                "customer_country=NO",
                "--format",
                "json");
        JsonNode origin = new JsonMapper().readTree(window.out()).at("/findings/0/origins/0");
        assertThat(origin.at("/values/order_id").asInt()).isEqualTo(7);
        assertThat(origin.at("/values/amount").decimalValue()).isEqualByComparingTo("12.50");
        assertThat(origin.propertyNames())
                .contains("values", "file", "row_number")
                .doesNotContain("order_id", "amount");
    }

    @Test
    void whatNamesNoRowIsSaidInASentence() {
        assertThat(refused("snapshot.retail_orders_lates", "order_id=7"))
                .startsWith("varve: there is no table snapshot.retail_orders_lates; the nearest are"
                        + " snapshot.retail_orders_latest");
        assertThat(refused("snapshot.retail_orders_latest", "nope=7"))
                .contains("has no column nope; a row of it is named by order_id");
        assertThat(refused("snapshot.retail_orders_latest", "order_id=seven")).contains("of type BIGINT");
        assertThat(refused("snapshot.retail_orders_latest", "order_id=1234")).contains("has no row with order_id=1234");
        assertThat(refused("snapshot.retail_orders_latest", "order_id")).contains("write it as column=value");
        assertThat(refused("snapshot.security_known_exploited_latest", "cve_id=1"))
                .contains("nothing is published yet of security.known_exploited");
    }

    @Test
    void anIncompleteKeyIsAnsweredWithTheKeys() {
        assertThat(refused("snapshot.retail_orders_latest", "status=placed").lines())
                .hasSize(12)
                .contains("varve:   order_id=9", "varve:   … and more");
        assertThat(refused("aggregate.retail_revenue_by_week", "window_start=2026-02-23"))
                .contains("window_start=2026-02-23 customer_country=DK");
    }

    @Test
    void readersNeedNoWarehouse() throws Exception {
        Path warehouse = home.resolve("warehouse.duckdb");
        Path away = Files.move(warehouse, home.resolve("away"));
        try {
            for (List<String> command : List.of(
                    List.of("why", "snapshot.retail_orders_as_of", "order_id=7", "--column", "customer_name"),
                    List.of("query", "select * from snapshot.retail_orders_latest", "--as-known-at", "2026-02-28"),
                    List.of("status"),
                    List.of("rejects", "retail.orders"))) {
                Outcome outcome = shop.run(command.toArray(String[]::new));
                assertThat(outcome.exit()).as(outcome::toString).isZero();
            }
            assertThat(warehouse).doesNotExist();
        } finally {
            Files.move(away, warehouse);
        }
    }

    private String why(String... arguments) {
        Outcome outcome = ask(arguments);
        assertThat(outcome.exit()).as(outcome::toString).isZero();
        return outcome.out();
    }

    private String refused(String... arguments) {
        Outcome outcome = ask(arguments);
        assertThat(outcome.exit()).as(outcome::toString).isEqualTo(64);
        return outcome.err();
    }

    private Outcome ask(String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of("why"));
        all.addAll(List.of(arguments));
        return shop.run(all.toArray(String[]::new));
    }
}
