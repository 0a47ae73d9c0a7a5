package dev.varve.quality.judge;

import static dev.varve.quality.Shop.check;
import static dev.varve.quality.Shop.named;
import static dev.varve.quality.Shop.where;
import static dev.varve.quality.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.contract.Check;
import dev.varve.contract.Severity;
import dev.varve.contract.read.check.ExpectationSignature;
import dev.varve.failure.TaskFailure;
import dev.varve.quality.Shop;
import dev.varve.quality.check.CheckResult;
import dev.varve.quality.check.CheckResult.State;
import dev.varve.quality.check.CheckedRows;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChecksTest {

    private final Shop shop = new Shop(
            order(1, "2026-03-01", "paid", "10"),
            order(2, "2026-03-01", "placed", "-1"),
            order(3, "2026-03-02", "paid", "-2"),
            order(4, "2026-03-02", "paid", "null"));

    @AfterEach
    void close() {
        shop.close();
    }

    private static String order(int id, String day, String status, String amount) {
        return id + " order_id, date '" + day + "' as day, '" + status + "' status, " + amount + " amount,"
                + " 'ann" + id + "@example.com' email, " + (id % 2) + " customer_id,"
                + " timestamp '" + day + " 10:00:00' ordered_at, timestamp '" + day + " 10:00:00' effective_at";
    }

    private static final Check NOT_NEGATIVE = check("column_values_to_be_between", "amount", "min_value", 0L);

    @Test
    void saysWhatWasExpectedAndFound() {
        CheckResult result = shop.judge(NOT_NEGATIVE);
        assertThat(result.words()).isEqualTo("amount is at least 0");
        assertThat(result.expected()).isEqualTo("at least 0");
        assertThat(result.observed()).isEqualTo("2 of 3 rows do not (66 %)");
        assertThat(result.message()).hasValue("""
                Expecting of retail.orders that
                  amount is at least 0
                but found
                  2 of 3 rows do not (66 %)""");
        assertThat(result.sample())
                .isEqualTo(new CheckResult.Sample(
                        List.of("order_id", "amount"), List.of(List.of("2", "-1.00"), List.of("3", "-2.00"))));
        assertThat(result.sql()).hasValue("select *\nfrom \"load_rows\"\nwhere not (\"amount\" >= 0)");
    }

    @Test
    void onlyCriticalChecksFail() {
        assertThat(shop.judge(NOT_NEGATIVE).state()).isEqualTo(State.FAIL);
        assertThat(shop.judge(with(NOT_NEGATIVE, Severity.WARNING)).state()).isEqualTo(State.WARN);
        assertThat(shop.judge(with(NOT_NEGATIVE, Severity.INFO)).holds()).isFalse();
    }

    @Test
    void toleratesTheShareThatMostlyLeaves() {
        CheckResult exact = shop.judge(check(
                "column_values_to_be_in_set",
                "status",
                "value_set",
                List.of("paid"),
                "mostly",
                new BigDecimal("0.75")));
        assertThat(exact.state()).isEqualTo(State.PASS);
        assertThat(exact.failing()).isEqualTo(1);
        assertThat(exact.words()).isEqualTo("status is one of 'paid', in at least 75 % of rows");
        assertThat(shop.judge(check(
                                "column_values_to_be_in_set",
                                "status",
                                "value_set",
                                List.of("paid"),
                                "mostly",
                                new BigDecimal("0.7501")))
                        .state())
                .isEqualTo(State.FAIL);
    }

    @Test
    void looksOnlyAtTheRowsThatWhereChooses() {
        CheckResult result = shop.judge(where(NOT_NEGATIVE, "status = 'paid' -- those that count"));
        assertThat(result.evaluated()).isEqualTo(2);
        assertThat(result.failing()).isEqualTo(1);
        assertThat(result.sample().rows()).containsExactly(List.of("3", "-2.00"));
        assertThat(shop.judge(where(check("table_row_count_to_equal", null, "value", 3L), "status = 'paid'"))
                        .state())
                .isEqualTo(State.PASS);
        assertThat(shop.judge(where(check("column_max_to_be_between", "amount", "max_value", 0L), "order_id > 1"))
                        .observed())
                .isEqualTo("-1.00");
        assertThat(shop.judge(where(check("column_values_to_be_unique", "customer_id"), "day = date '2026-03-01'"))
                        .state())
                .isEqualTo(State.PASS);
    }

    @Test
    void skipsAFigureOfNoRows() {
        CheckResult result =
                shop.judge(where(check("column_mean_to_be_between", "amount", "min_value", 0L), "order_id > 99"));
        assertThat(result.state()).isEqualTo(State.SKIPPED);
        assertThat(result.message()).hasValue("There are no rows to judge");
    }

    @Test
    void judgesFiguresPartitionByPartitionAndNamesThoseThatFail() {
        shop.partitionedByDay();
        CheckResult sum = shop.judge(check("column_sum_to_be_between", "amount", "min_value", 0L));
        assertThat(sum.observed()).isEqualTo("day 2026-03-02: -2.00 (1 of 2 partitions)");
        assertThat(sum.sample())
                .isEqualTo(new CheckResult.Sample(List.of("day", "observed"), List.of(List.of("2026-03-02", "-2.00"))));
        assertThat(shop.warehouse.query(sum.sql().orElseThrow())).hasSize(1);
        CheckResult count = shop.judge(check("table_row_count_to_equal", null, "value", 2L));
        assertThat(count.state()).isEqualTo(State.PASS);
        assertThat(count.observed()).isEqualTo("day 2026-03-01: 2; day 2026-03-02: 2");
        assertThat(count.evaluated()).isEqualTo(2);
    }

    @Test
    void noticesAListedPartitionWithoutRows() {
        shop.partitionedByDay("2026-03-01", "2026-03-02", "2026-03-03");
        CheckResult count = shop.judge(check("table_row_count_to_be_between", null, "min_value", 1L));
        assertThat(count.state()).isEqualTo(State.FAIL);
        assertThat(count.observed()).isEqualTo("day 2026-03-03: 0 (1 of 3 partitions)");
        assertThat(shop.judge(check("column_min_to_be_between", "amount", "min_value", -5L))
                        .evaluated())
                .isEqualTo(2);
    }

    @Test
    void looksForRepeatedValuesWithinAPartitionButForRepeatedKeysEverywhere() {
        shop.run("insert into load_rows by name select " + order(1, "2026-03-02", "paid", "1"));
        shop.run("update load_rows set effective_at = timestamp '2026-03-01 10:00:00'");
        assertThat(shop.judge(check("column_values_to_be_unique", "order_id")).failing())
                .isEqualTo(2);
        shop.partitionedByDay();
        assertThat(shop.judge(check("column_values_to_be_unique", "order_id")).failing())
                .isZero();
        CheckResult key = shop.result("builtin.key_is_unique");
        assertThat(key.state()).isEqualTo(State.FAIL);
        assertThat(key.failing()).isEqualTo(2);
    }

    @Test
    void judgesMostlyOverAllPartitions() {
        shop.partitionedByDay();
        CheckResult result = shop.judge(check(
                "column_values_to_be_in_set",
                "status",
                "value_set",
                List.of("paid"),
                "mostly",
                new BigDecimal("0.75")));
        assertThat(result.state()).isEqualTo(State.PASS);
        assertThat(result.evaluated()).isEqualTo(4);
    }

    @Test
    void checksThatCannotRunSayWhyAndLeaveTheOthersAlone() {
        shop.checks.add(named(where(NOT_NEGATIVE, "no_such_column > 1"), "bad.column"));
        shop.checks.add(named(where(with(NOT_NEGATIVE, Severity.INFO), "cast(status as integer) > 1"), "bad.cast"));
        shop.checks.add(named(check("column_values_to_match_regex", "status", "regex", "(?=p)"), "bad.regex"));
        shop.checks.add(named(where(NOT_NEGATIVE, "true) or (true"), "bad.where"));
        shop.checks.add(named(check("sql", null, "file", "missing"), "bad.file"));
        shop.checks.add(named(check("column_values_to_be_odd", "amount"), "bad.name"));
        shop.checks.add(named(NOT_NEGATIVE, "good"));
        shop.warehouse.run("begin transaction");
        int[] restored = {0};

        Map<String, CheckResult> results = shop
                .results(() -> {
                    shop.warehouse.run("rollback");
                    shop.warehouse.run("begin transaction");
                    restored[0]++;
                })
                .stream()
                .collect(java.util.stream.Collectors.toMap(CheckResult::id, result -> result));

        assertThat(results.values().stream().filter(result -> result.state() == State.ERROR))
                .extracting(CheckResult::id)
                .containsExactlyInAnyOrder("bad.column", "bad.cast", "bad.regex", "bad.where", "bad.file", "bad.name");
        assertThat(results.get("bad.column").message().orElseThrow())
                .isEqualTo(
                        "Could not run: Binder Error: Referenced column \"no_such_column\" not found in FROM clause!");
        assertThat(results.get("bad.cast").message().orElseThrow())
                .as("values may be personal")
                .contains("Could not convert string '•••'");
        assertThat(results.get("bad.regex").message().orElseThrow()).contains("(?=");
        assertThat(results.get("bad.where").message().orElseThrow())
                .contains("where must be one SQL condition: true) or (true");
        assertThat(results.get("bad.file").message()).hasValue("Could not run: There is no file checks/missing.sql");
        assertThat(results.get("bad.cast").holds())
                .as("an error holds whatever its severity")
                .isTrue();
        assertThat(results.get("good").failing()).isEqualTo(2);
        assertThat(results.get("builtin.key_is_unique").state()).isEqualTo(State.PASS);
        assertThat(restored[0]).as("the scan, then three checks by themselves").isEqualTo(4);
    }

    @Test
    void everyCheckOfAContractIsKnownHere() {
        Stream.of(true, false)
                .flatMap(ofColumns -> ExpectationSignature.all(ofColumns).values().stream())
                .forEach(signature -> shop.checks.add(check(signature.name(), "amount")));

        assertThat(shop.results(() -> {}))
                .extracting(result -> result.message().orElse(""))
                .noneMatch(message -> message.contains("This version does not run"));
    }

    @Test
    void aMissingTableIsAnErrorOfItsChecksOnly() {
        shop.run("drop table load_rows");
        shop.checks.add(NOT_NEGATIVE);
        assertThat(shop.result("the.check").state()).isEqualTo(State.ERROR);
        assertThat(shop.result("builtin.read_is_accounted_for").state()).isEqualTo(State.PASS);
    }

    @Test
    void aFullDiskIsNoCheckToBlame() {
        shop.checks.add(where(NOT_NEGATIVE, "error('No space left on device')"));
        assertThatThrownBy(() -> shop.results(() -> {}))
                .isInstanceOf(TaskFailure.class)
                .hasMessageContaining("disk is full");
    }

    @Test
    void samplesAtMostTwentyRowsInTheOrderOfTheKey() {
        shop.run("insert into load_rows (order_id, amount) select 1000 - range, -7 from range(500)");
        CheckResult result = shop.judge(NOT_NEGATIVE);
        assertThat(result.failing()).isEqualTo(502);
        assertThat(result.sample().rows()).hasSize(20).first().isEqualTo(List.of("2", "-1.00"));
        assertThat(result.sample().rows()).last().isEqualTo(List.of("518", "-7.00"));
    }

    @Test
    void samplesShowHostileValuesAsTheyAreButShort() {
        shop.run("update load_rows set status = '<script>alert(1)</script>' || chr(0) || chr(10) || repeat('😀', 200)"
                + " where order_id = 1");
        CheckResult result = shop.judge(check("column_value_lengths_to_be_between", "status", "max_value", 100L));
        String shown = result.sample().rows().getFirst().getLast();
        assertThat(shown)
                .startsWith("<script>alert(1)</script>\0\n😀")
                .endsWith("😀…")
                .hasSizeLessThanOrEqualTo(201);
    }

    @Test
    void samplesShowLineageWhereRowsHaveNoKey() {
        shop.run("alter table load_rows add column _row_number bigint");
        shop.run("update load_rows set _row_number = 100 + order_id");
        shop.key = List.of();
        shop.rows = new CheckedRows.Rows(
                "load_rows",
                List.of(),
                List.of(),
                List.of("_file_id", "_row_number"),
                Optional.empty(),
                CheckedRows.Duplicates.NONE);
        assertThat(shop.judge(NOT_NEGATIVE).sample())
                .isEqualTo(new CheckResult.Sample(
                        List.of("_row_number", "amount"), List.of(List.of("102", "-1.00"), List.of("103", "-2.00"))));
    }

    @Test
    void neverShowsPersonalValues() {
        shop.sql.put("by_name", "select order_id, email as name, status from load_rows where amount < 0");
        List<Check> checks = List.of(
                check("column_values_to_match_regex", "email", "regex", "^x"),
                check("column_values_to_be_null", "email"),
                check("column_min_to_be_between", "email", "min_value", "x"),
                check("sql", null, "file", "by_name"));
        for (Check check : checks) {
            CheckResult result = shop.judge(check);
            assertThat(result.state()).isEqualTo(State.FAIL);
            assertThat(result.toString()).contains("•••").doesNotContain("example.com");
        }
        assertThat(shop.judge(checks.getLast()).sample().rows().getFirst())
                .as("text under another name may be personal, a declared column that is not is shown")
                .containsExactly("2", "•••", "placed");
    }

    @Test
    void runsTheContractsOwnQueries() {
        shop.sql.put(
                "negative",
                "-- amounts\nwith bad as (select * from load_rows where amount < 0)\nselect order_id from bad;\n");
        CheckResult result = shop.judge(check("sql", null, "file", "negative"));
        assertThat(result.words()).isEqualTo("checks/negative.sql returns no rows");
        assertThat(result.observed()).isEqualTo("2 rows");
        assertThat(result.failing()).isEqualTo(2);
        assertThat(result.sample().rows()).containsExactly(List.of("2"), List.of("3"));
        assertThat(shop.warehouse.query(result.sql().orElseThrow())).hasSize(2);
        shop.run("update load_rows set amount = 1");
        assertThat(shop.judge(check("sql", null, "file", "negative")).state()).isEqualTo(State.PASS);
    }

    @Test
    void refusesQueriesThatDoMoreThanRead() {
        for (String hostile : List.of(
                "delete from load_rows",
                "select 1; drop table load_rows",
                "select 1) as x; drop table load_rows; select * from (select 1",
                "with gone as (delete from load_rows returning *) select * from gone",
                "/* select */ copy load_rows to 'x.csv'")) {
            shop.sql.put("hostile", hostile);
            assertThat(shop.judge(check("sql", null, "file", "hostile")).state())
                    .as(hostile)
                    .isEqualTo(State.ERROR);
            assertThat(shop.warehouse.count("load_rows")).isEqualTo(4);
        }
    }

    @Test
    void givesReadersAStatementOverTheirOwnTables() {
        shop.run("create schema raw");
        shop.run("create table raw.retail_orders as select *, 7 as load_id from load_rows");
        shop.rows = new CheckedRows.Rows(
                "load_rows",
                List.of(),
                List.of(),
                List.of(),
                Optional.of("select * from raw.retail_orders where load_id = 7"),
                CheckedRows.Duplicates.NONE);
        shop.sql.put("negative", "select * from load_rows where amount < 0");
        List<String> statements = List.of(
                shop.judge(NOT_NEGATIVE).sql().orElseThrow(),
                shop.judge(check("sql", null, "file", "negative")).sql().orElseThrow());
        shop.run("drop table load_rows");
        assertThat(statements)
                .allSatisfy(sql -> assertThat(shop.warehouse.query(sql)).hasSize(2));
    }

    @Test
    void takesWhatLooksLikeAPlaceholderForText() {
        CheckResult result =
                shop.judge(check("column_values_to_not_match_regex", "status", "regex", "\\$\\{rows}|^${broken}"));
        assertThat(result.state()).isEqualTo(State.PASS);
    }
}
