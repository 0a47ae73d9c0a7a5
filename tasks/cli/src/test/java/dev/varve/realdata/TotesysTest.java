package dev.varve.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten tables of an operational database, fourteen months of them, each file received as its month ends. */
@Tag("slow")
class TotesysTest {

    /** Named with those they refer to first. */
    private static final List<String> TABLES = List.of(
            "address",
            "currency",
            "department",
            "design",
            "payment_type",
            "counterparty",
            "staff",
            "purchase_order",
            "sales_order",
            "transaction");

    private record Reference(String table, String role, String column, String other) {}

    private static final List<Reference> REFERENCES = List.of(
            new Reference("counterparty", "legal_address", "legal_address_id", "address"),
            new Reference("staff", "department", "department_id", "department"),
            new Reference("purchase_order", "staff", "staff_id", "staff"),
            new Reference("purchase_order", "counterparty", "counterparty_id", "counterparty"),
            new Reference("purchase_order", "currency", "currency_id", "currency"),
            new Reference("purchase_order", "delivery_location", "agreed_delivery_location_id", "address"),
            new Reference("sales_order", "design", "design_id", "design"),
            new Reference("sales_order", "staff", "staff_id", "staff"),
            new Reference("sales_order", "counterparty", "counterparty_id", "counterparty"),
            new Reference("sales_order", "currency", "currency_id", "currency"),
            new Reference("sales_order", "delivery_location", "agreed_delivery_location_id", "address"),
            new Reference("transaction", "sales_order", "sales_order_id", "sales_order"),
            new Reference("transaction", "purchase_order", "purchase_order_id", "purchase_order"));

    @TempDir
    private static Path folder;

    private static RealData data;
    private static TotesysOracle oracle;
    private static Arrival arrival;

    @BeforeAll
    static void everythingIsLoaded() throws Exception {
        data = RealData.assumed("totesys");
        oracle = new TotesysOracle(data);
        arrival = new Arrival(
                data,
                Arrival.OWN_CONTRACTS,
                folder,
                TABLES.stream().map(table -> "totesys." + table).toArray(String[]::new));
        Arrival.done(
                arrival.deliver(file -> monthEnd(file.getParent().getFileName().toString())));
    }

    private static Instant monthEnd(String month) {
        return YearMonth.parse(month).plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    @Test
    void everyFileIsReadWhole() throws Exception {
        Map<String, Map<String, String>> expected = new TreeMap<>();
        Map<String, Integer> totals = new TreeMap<>();
        for (Map<String, String> described : data.described()) {
            String table = described.get("table");
            String month = described.get("last_updated_month");
            int rows = Integer.parseInt(described.get("rows"));
            assertThat(oracle.months(table).get(month)).hasSize(rows);
            totals.merge(table, rows, Integer::sum);
            expected.computeIfAbsent(table, any -> new TreeMap<>())
                    .put("totesys/landing/" + month + "/" + table + ".ndjson.gz", Loaded.whole(rows));
        }

        assertThat(totals)
                .containsOnlyKeys(TABLES)
                .containsAllEntriesOf(Map.of(
                        "address",
                        30,
                        "counterparty",
                        20,
                        "currency",
                        3,
                        "department",
                        8,
                        "payment_type",
                        4,
                        "staff",
                        20))
                .containsAllEntriesOf(
                        Map.of("design", 279, "purchase_order", 2_604, "sales_order", 6_016, "transaction", 8_620));
        assertThat(expected.values().stream().mapToInt(Map::size).sum()).isEqualTo(62);
        assertThat(totals.values().stream().mapToInt(rows -> rows).sum()).isEqualTo(17_604);
        for (String table : TABLES) {
            Loaded loaded = loaded(table);
            assertThat(loaded.files()).isEqualTo(expected.get(table));
            assertThat(loaded.drifts().values())
                    .as("the order of columns is no drift")
                    .containsOnly("{\"encoding\":\"UTF-8\",\"missing\":[],\"unknown\":[]}");
            assertThat(loaded.rows("contributed")).isEqualTo(totals.get(table).toString());
            assertThat(loaded.rows("duplicate")).isEqualTo("0");
            assertThat(loaded.rows("repeated")).isEqualTo("0");
        }
        assertThat(arrival.query("select * from control.rejected_row", null)).isEmpty();
        arrival.nothingMore();
    }

    @Test
    void everyRowSaysWhatItsFileSays() {
        for (String table : TABLES) {
            List<Map<String, String>> expected = oracle.rows(table);
            String columns = String.join(", ", expected.getFirst().keySet());
            assertThat(Rows.sorted(
                            arrival.query("select " + columns + " from snapshot.totesys_" + table + "_latest", null)))
                    .as(table)
                    .isEqualTo(Rows.sorted(expected));
        }
    }

    @Test
    void nothingIsMissingButWhatTheSourceLacks() {
        Map<String, Long> nulls = new TreeMap<>();
        for (String table : TABLES) {
            for (String column : oracle.rows(table).getFirst().keySet()) {
                long expected = oracle.without(table, column);
                long found = loaded(table).nulls(column).values().stream()
                        .mapToLong(Long::parseLong)
                        .sum();
                assertThat(found).as("%s of %s", column, table).isEqualTo(expected);
                nulls.put(table + "." + column, found);
            }
        }
        nulls.values().removeIf(count -> count == 0);
        assertThat(nulls)
                .isEqualTo(Map.of(
                        "address.address_line_2", 20L,
                        "address.district", 14L,
                        "transaction.sales_order_id", 2_604L,
                        "transaction.purchase_order_id", 6_016L));
    }

    @Test
    void onlyDesignsOfALaterExtractAreMissing() {
        Map<String, Map<String, String>> expected = new TreeMap<>();
        Map<String, Long> orphans = new TreeMap<>();
        for (Reference reference : REFERENCES) {
            oracle.orphans(reference.table(), reference.column(), reference.other())
                    .forEach((month, count) -> {
                        long evaluated = oracle.months(reference.table()).get(month).stream()
                                .filter(row -> row.get(reference.column()) != null)
                                .count();
                        expected.computeIfAbsent(reference.table(), any -> new TreeMap<>())
                                .put(
                                        "builtin.references." + reference.role() + " of "
                                                + YearMonth.parse(month).plusMonths(1) + "-01",
                                        (count == 0 ? "pass, " : "warn, ") + count + " of " + evaluated);
                        orphans.merge(reference.table() + "." + reference.role(), count, Long::sum);
                    });
        }
        expected.forEach((table, checks) -> assertThat(loaded(table).checks("builtin.references.%"))
                .as(table)
                .isEqualTo(checks));

        orphans.values().removeIf(count -> count == 0);
        assertThat(orphans).isEqualTo(Map.of("sales_order.design", 19L));
        assertThat(arrival.value("""
                select count(*) as orders from snapshot.totesys_sales_order_latest
                where design_id not in (select design_id from snapshot.totesys_design_latest)
                """, null)).as("its design comes in 2024").isEqualTo("1");
        assertThat(arrival.value(
                        "select count(*) as orders from snapshot.totesys_sales_order_latest where design_design_name is null",
                        null))
                .as("orders whose design came late know its name by now")
                .isEqualTo("1");
    }

    @Test
    void theTypoOfTheSourceIsToldOfAndKept() {
        Map<String, Map<String, String>> warnings = new TreeMap<>();
        TABLES.forEach(table -> warnings.put(table, loaded(table).warnings()));
        warnings.get("sales_order").keySet().removeIf(check -> check.startsWith("builtin.references.design"));
        warnings.values().removeIf(Map::isEmpty);

        assertThat(warnings)
                .isEqualTo(Map.of(
                        "department", Map.of("location.column_values_to_be_in_set of 2022-12-01", "warn, 1 of 8")));
        assertThat(arrival.query(
                        "select department_id from snapshot.totesys_department_latest where location = 'Leds'", null))
                .containsExactly(Map.of("department_id", "4"));
    }

    @Test
    void theExtractHasInsertsOnly() {
        for (String table : TABLES) {
            String name = "totesys_" + table;
            assertThat(arrival.value(
                            "select count(*) as changed from raw." + name + " where created_at <> last_updated", null))
                    .isEqualTo("0");
            NavigableSet<Integer> ids = oracle.rows(table).stream()
                    .map(row -> Integer.valueOf(row.get(table + "_id")))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(ids)
                    .as("no gap")
                    .hasSize(ids.last())
                    .hasSize(oracle.rows(table).size());
            assertThat(arrival.value("select count(*) as ranges from conformed." + name, null))
                    .isEqualTo("" + ids.size());
            assertThat(arrival.value("select max(%s_id) as id from snapshot.%s_latest".formatted(table, name), null))
                    .isEqualTo("" + ids.last());
        }
    }

    @Test
    void salesAndTheirTransactionsAgree() {
        assertThat(arrival.query(
                        "select transaction_type, count(*) as rows from snapshot.totesys_transaction_latest group by all",
                        null))
                .containsExactlyInAnyOrder(
                        Map.of("transaction_type", "SALE", "rows", "6016"),
                        Map.of("transaction_type", "PURCHASE", "rows", "2604"));
        assertThat(arrival.value("""
                select count(*) as agreeing from snapshot.totesys_transaction_latest t
                join snapshot.totesys_sales_order_latest s using (sales_order_id)
                where t.created_at = s.created_at
                """, null)).isEqualTo("6016");

        var units = oracle.rows("sales_order").stream()
                .mapToInt(row -> Integer.parseInt(row.get("units_sold")))
                .summaryStatistics();
        var prices = oracle.rows("sales_order").stream()
                .map(row -> new BigDecimal(row.get("unit_price")))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(arrival.query("""
                select min(units_sold) as fewest, max(units_sold) as most, min(unit_price) as lowest, max(unit_price) as highest
                from snapshot.totesys_sales_order_latest
                """, null))
                .containsExactly(Map.of(
                        "fewest",
                        "" + units.getMin(),
                        "most",
                        "" + units.getMax(),
                        "lowest",
                        prices.first().toPlainString(),
                        "highest",
                        prices.last().toPlainString()))
                .containsExactly(Map.of("fewest", "1002", "most", "99973", "lowest", "2", "highest", "4"));
    }

    private static Loaded loaded(String table) {
        return new Loaded(arrival, "totesys." + table);
    }
}
