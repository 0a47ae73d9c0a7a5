package dev.varve.quality;

import static dev.varve.quality.Shop.check;
import static dev.varve.quality.Shop.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.quality.check.CheckResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScanTest {

    private static final int ROWS = 1_000_000;

    @Test
    void judgesAHundredChecksOfAMillionRows() {
        try (Shop shop = new Shop()) {
            shop.run("insert into load_rows (order_id, day, status, amount, weight, customer_id, effective_at)"
                    + " select range, date '2026-03-01' + cast(range % 28 as integer), 'state ' || range % 10,"
                    + " range % 1000, range / 7, range % 5000, timestamp '2026-03-01 00:00:00' from range(" + ROWS
                    + ")");
            for (int i = 0; i < 20; i++) {
                shop.checks.add(
                        named(check("column_values_to_be_between", "amount", "max_value", 1000L + i), "between" + i));
                shop.checks.add(named(
                        check("column_values_to_not_be_null", "customer_id", "mostly", 1 - i / 100.0), "null" + i));
                shop.checks.add(named(
                        check("column_values_to_be_in_set", "day", "value_set", List.of("2026-03-0" + (i % 9 + 1))),
                        "set" + i));
                shop.checks.add(named(
                        check("column_values_to_match_regex", "status", "regex", "^state " + i % 10), "regex" + i));
                shop.checks.add(named(check("column_mean_to_be_between", "weight", "min_value", (long) i), "mean" + i));
            }
            long start = System.nanoTime();
            List<CheckResult> results = shop.results(() -> {});
            System.out.printf(
                    "%,d checks of %,d rows: %,d ms%n", results.size(), ROWS, (System.nanoTime() - start) / 1_000_000);

            assertThat(shop.restored).isZero();
            assertThat(results).noneMatch(result -> result.state() == CheckResult.State.ERROR);
            assertThat(results.stream().filter(result -> result.id().startsWith("regex")))
                    .allMatch(result -> result.failing() == ROWS * 9 / 10);
        }
    }
}
