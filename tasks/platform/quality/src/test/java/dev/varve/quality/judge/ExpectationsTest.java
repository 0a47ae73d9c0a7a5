package dev.varve.quality.judge;

import static dev.varve.quality.Shop.check;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.quality.Shop;
import dev.varve.quality.check.CheckResult;
import dev.varve.quality.check.CheckResult.State;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One row of the table has a null in every column but its key. */
class ExpectationsTest {

    private final Shop shop = new Shop(
            "1 order_id, date '2026-03-01' as day, 'paid' status, 10 amount, 1.5 weight, 7 customer_id,"
                    + " timestamp '2026-03-01 10:00:00' ordered_at, timestamp '2026-03-01 11:00:00' paid_at, true vip,"
                    + " timestamp '2026-03-01 10:00:00' effective_at",
            "2 order_id, date '2026-03-02' as day, 'placed' status, 20 amount, 2.5 weight, 7 customer_id,"
                    + " timestamp '2026-03-02 10:00:00' ordered_at, timestamp '2026-03-02 10:00:00' paid_at, false vip,"
                    + " timestamp '2026-03-02 10:00:00' effective_at",
            "3 order_id, date '2026-03-03' as day, 'O''Hara; -- \"x\"' status, -5.25 amount, 4 weight, 8 customer_id,"
                    + " timestamp '2026-03-03 23:30:00' ordered_at, timestamp '2026-03-03 09:00:00' paid_at, true vip,"
                    + " timestamp '2026-03-03 23:30:00' effective_at",
            "4 order_id, timestamp '2026-03-04 00:00:00' effective_at");

    @AfterEach
    void close() {
        shop.close();
    }

    /** Expectation, column, arguments; rows evaluated; keys of the failing rows. */
    static Stream<Arguments> rowExpectations() {
        return Stream.of(
                of("column_values_to_not_be_null", "order_id", 4, List.of()),
                of("column_values_to_not_be_null", "status", 4, List.of(4L)),
                of("column_values_to_be_null", "vip", 4, List.of(1L, 2L, 3L)),
                of("column_values_to_be_null", "email", 4, List.of()),
                of("column_values_to_be_unique", "status", 3, List.of()),
                of("column_values_to_be_unique", "customer_id", 3, List.of(1L, 2L)),
                of("column_values_to_be_in_set", "status", 3, List.of(3L), "value_set", List.of("paid", "placed")),
                of(
                        "column_values_to_be_in_set",
                        "status",
                        3,
                        List.of(1L, 2L),
                        "value_set",
                        List.of("O'Hara; -- \"x\"")),
                of("column_values_to_be_in_set", "customer_id", 3, List.of(), "value_set", List.of(7L, 8L)),
                of("column_values_to_be_in_set", "vip", 3, List.of(2L), "value_set", List.of(true)),
                of(
                        "column_values_to_be_in_set",
                        "day",
                        3,
                        List.of(3L),
                        "value_set",
                        List.of("2026-03-01", "2026-03-02")),
                of("column_values_to_not_be_in_set", "status", 3, List.of(1L), "value_set", List.of("paid", "x")),
                of("column_values_to_be_between", "amount", 3, List.of(3L), "min_value", 0L, "max_value", 20L),
                of("column_values_to_be_between", "amount", 3, List.of(2L), "max_value", 20L, "strict_max", true),
                of("column_values_to_be_between", "amount", 3, List.of(1L, 3L), "min_value", 10L, "strict_min", true),
                of("column_values_to_be_between", "weight", 3, List.of(3L), "max_value", new BigDecimal("2.5")),
                of("column_values_to_be_between", "day", 3, List.of(1L), "min_value", "2026-03-02"),
                of("column_values_to_be_between", "status", 3, List.of(3L), "min_value", "a", "max_value", "z"),
                of("column_values_to_be_between", "ordered_at", 3, List.of(3L), "max_value", "2026-03-04T00:29:59"),
                of("column_values_to_be_between", "ordered_at", 3, List.of(), "max_value", "2026-03-04T00:30:00"),
                of("column_values_to_be_between", "ordered_at", 3, List.of(3L), "max_value", "2026-03-03T23:29:59.5Z"),
                of("column_values_to_match_regex", "status", 3, List.of(3L), "regex", "^p\\w+$"),
                of("column_values_to_match_regex", "status", 3, List.of(2L), "regex", "a(id|ra)"),
                of("column_values_to_match_regex", "status", 3, List.of(1L, 2L), "regex", "O'H"),
                of("column_values_to_not_match_regex", "status", 3, List.of(3L), "regex", "-- \""),
                of("column_value_lengths_to_be_between", "status", 3, List.of(3L), "min_value", 4L, "max_value", 6L),
                of("column_value_lengths_to_be_between", "status", 3, List.of(1L), "min_value", 4L, "strict_min", true),
                pair("column_pair_values_a_to_be_greater_than_b", 3, List.of(2L, 3L)),
                pair("column_pair_values_a_to_be_greater_than_b", 3, List.of(3L), "or_equal", true),
                pair(
                        "column_pair_values_a_to_be_greater_than_b",
                        4,
                        List.of(3L, 4L),
                        "or_equal",
                        true,
                        "ignore_row_if",
                        "neither"),
                pair("column_pair_values_to_be_equal", 3, List.of(1L, 3L)),
                pair("column_pair_values_to_be_equal", 3, List.of(1L, 3L), "ignore_row_if", "either_value_is_missing"),
                of("compound_columns_to_be_unique", null, 4, List.of(), "column_list", List.of("order_id", "vip")),
                of("compound_columns_to_be_unique", null, 3, List.of(1L, 2L), "column_list", List.of("customer_id")),
                of("compound_columns_to_be_unique", null, 3, List.of(), "column_list", List.of("customer_id", "vip")));
    }

    @ParameterizedTest
    @MethodSource("rowExpectations")
    void blamesExactlyTheRowsThatBreakIt(
            String expectation, String column, int evaluated, List<Long> failing, List<Object> arguments) {
        CheckResult result = shop.judge(check(expectation, column, arguments.toArray()));

        assertThat(result.message().filter(message -> result.state() == State.ERROR))
                .isEmpty();
        assertThat(result.evaluated()).isEqualTo(evaluated);
        assertThat(result.failing()).isEqualTo(failing.size());
        assertThat(result.state()).isEqualTo(failing.isEmpty() ? State.PASS : State.FAIL);
        assertThat(keys(result.sql().orElseThrow())).isEqualTo(failing);
        assertThat(result.sample().rows()).hasSize(failing.size());
    }

    @ParameterizedTest
    @MethodSource("rowExpectations")
    void findsNothingToBlameInAnEmptyTable(
            String expectation, String column, int evaluated, List<Long> failing, List<Object> arguments) {
        shop.run("delete from load_rows");
        CheckResult result = shop.judge(check(expectation, column, arguments.toArray()));
        assertThat(result.state()).isEqualTo(State.PASS);
        assertThat(result.evaluated()).isZero();
        assertThat(result.observed()).isEqualTo("no rows to judge");
    }

    /** Expectation, column, bounds; holds; observed. */
    static Stream<Arguments> figures() {
        return Stream.of(
                figure("column_min_to_be_between", "amount", true, "-5.25", "min_value", -10L),
                figure("column_min_to_be_between", "amount", false, "-5.25", "min_value", 0L),
                figure("column_max_to_be_between", "amount", false, "20.00", "max_value", 20L, "strict_max", true),
                figure("column_max_to_be_between", "day", true, "2026-03-03", "min_value", "2026-03-03"),
                figure(
                        "column_max_to_be_between",
                        "ordered_at",
                        false,
                        "2026-03-03 23:30:00",
                        "max_value",
                        "2026-03-03"),
                figure("column_min_to_be_between", "status", true, "O'Hara; -- \"x\"", "max_value", "P"),
                figure("column_mean_to_be_between", "weight", true, "2.666667", "min_value", 2L, "max_value", 3L),
                figure("column_mean_to_be_between", "customer_id", false, "7.333333", "min_value", 8L),
                figure("column_sum_to_be_between", "amount", true, "24.75", "min_value", new BigDecimal("24.75")),
                figure("column_sum_to_be_between", "amount", false, "24.75", "max_value", 24L),
                figure("column_mean_to_be_between", "email", false, "no value", "min_value", 0L),
                figure("table_row_count_to_be_between", null, true, "4", "min_value", 4L, "max_value", 4L),
                figure("table_row_count_to_be_between", null, false, "4", "min_value", 4L, "strict_min", true),
                figure("table_row_count_to_equal", null, true, "4", "value", 4L),
                figure("table_row_count_to_equal", null, false, "4", "value", 5L));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void comparesOneValueWithItsBounds(
            String expectation, String column, boolean holds, String observed, List<Object> arguments) {
        CheckResult result = shop.judge(check(expectation, column, arguments.toArray()));
        assertThat(result.state()).as("%s", result.message()).isEqualTo(holds ? State.PASS : State.FAIL);
        assertThat(result.observed()).isEqualTo(observed);
        assertThat(count(result.sql().orElseThrow())).isEqualTo(holds ? 0 : 1);
    }

    private static Arguments of(
            String expectation, String column, int evaluated, List<Long> failing, Object... arguments) {
        return Arguments.of(expectation, column, evaluated, failing, List.of(arguments));
    }

    private static Arguments pair(String expectation, int evaluated, List<Long> failing, Object... arguments) {
        List<Object> all = new java.util.ArrayList<>(List.of("column_A", "paid_at", "column_B", "ordered_at"));
        all.addAll(List.of(arguments));
        return Arguments.of(expectation, null, evaluated, failing, all);
    }

    private static Arguments figure(
            String expectation, String column, boolean holds, String observed, Object... arguments) {
        return Arguments.of(expectation, column, holds, observed, List.of(arguments));
    }

    private List<Long> keys(String sql) {
        return shop.warehouse.query("select order_id from (" + sql + ") order by 1").stream()
                .map(row -> row.number(0))
                .toList();
    }

    private int count(String sql) {
        return shop.warehouse.query(sql).size();
    }
}
