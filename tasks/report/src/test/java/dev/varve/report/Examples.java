package dev.varve.report;

import dev.varve.contract.Severity;
import dev.varve.formats.raster.Viridis;
import dev.varve.report.facts.CheckCounts;
import dev.varve.report.facts.LoadIndex;
import dev.varve.report.facts.LoadReport;
import dev.varve.report.facts.LoadReport.AirflowRun;
import dev.varve.report.facts.LoadReport.Check;
import dev.varve.report.facts.LoadReport.CheckState;
import dev.varve.report.facts.LoadReport.Decision;
import dev.varve.report.facts.LoadReport.Delivery;
import dev.varve.report.facts.LoadReport.Drift;
import dev.varve.report.facts.LoadReport.Freshness;
import dev.varve.report.facts.LoadReport.FreshnessBound;
import dev.varve.report.facts.LoadReport.Intake;
import dev.varve.report.facts.LoadReport.Neighbour;
import dev.varve.report.facts.LoadReport.RejectedRow;
import dev.varve.report.facts.LoadReport.Rejects;
import dev.varve.report.facts.LoadReport.Restatement;
import dev.varve.report.facts.LoadReport.Rows;
import dev.varve.report.facts.LoadReport.Sample;
import dev.varve.report.facts.LoadReport.Solution;
import dev.varve.report.facts.LoadReport.State;
import dev.varve.report.facts.LoadReport.TableChange;
import dev.varve.report.facts.LoadReport.Timing;
import dev.varve.report.facts.LoadReport.Unit;
import dev.varve.report.facts.Scenes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Loads as the demo makes them. */
public final class Examples {
    public static final Instant RECEIVED = Instant.parse("2026-11-20T02:00:00Z");
    static final Solution SOLUTION = new Solution(
            "0.1.0",
            Optional.of("9f2c41ab7d03"),
            "4be1d07c9a52f36688c1e0d7a4b95f2310de78c6a1b4490f5d3e2c7786aa1f09",
            "DuckDB",
            "2.0.0",
            "2026a");
    private static final String KEY = "8f3a21bc07d94e15c2aa6d310b7f5598e04c1d7a96b2f3448d5e10c97ab36f21";

    private Examples() {}

    public static LoadReport published() {
        return load(
                State.PUBLISHED,
                Optional.empty(),
                passing(),
                List.of(new Decision("accept", RECEIVED, "varve", "")),
                Scenes.NONE);
    }

    public static LoadReport held() {
        List<Check> checks = new ArrayList<>(passing());
        checks.set(2, failing());
        checks.set(5, orphans());
        checks.set(7, broken());
        return load(
                State.HELD,
                Optional.of("2 critical checks failed"),
                checks,
                List.of(new Decision("hold", RECEIVED, "varve", "2 critical checks failed")),
                scenes());
    }

    public static LoadReport refused() {
        String reason = "the gzip stream of orders/2026-11-20.ndjson.gz ends after 81,920 bytes, before its last block";
        return published()
                .builder()
                .state(State.REFUSED)
                .reason(Optional.of(reason))
                .next(Optional.empty())
                .deliveries(List.of(new Delivery(
                        "orders/2026-11-20.ndjson.gz", 81_920, KEY, RECEIVED, 0, 0, 0, 0, Optional.of(reason))))
                .freshness(new Freshness(Optional.of(RECEIVED.minusSeconds(93_600)), List.of()))
                .rows(new Rows(0, 0, 0, 0, 0))
                .intakes(List.of())
                .changes(List.of())
                .restatements(List.of())
                .drifts(List.of())
                .scenes(Scenes.NONE)
                .checks(List.of())
                .rejects(List.of())
                .timings(List.of(
                        timing("sense", 0, 900, "done", 0, 0), timing("register", 1_900, 640, "refused", 0, 81_920)))
                .decisions(List.of())
                .build();
    }

    /** Two of thirteen, the second superseded and without a value. */
    static Scenes scenes() {
        Scenes.Band temperature = new Scenes.Band(
                1,
                Optional.of("temperature"),
                Optional.of("°C"),
                2_310,
                90,
                0,
                OptionalDouble.of(-1.25),
                OptionalDouble.of(24.5),
                OptionalDouble.of(11.0 / 3),
                OptionalDouble.of(1e-12),
                51_771);
        Scenes.Band nothing = new Scenes.Band(
                1,
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                2_400,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                0);
        String png = Base64.getEncoder().encodeToString(Viridis.legend());
        return new Scenes(
                List.of(
                        new Scenes.Scene(
                                "imagery/north_20261119.tif",
                                1,
                                60,
                                40,
                                Optional.of("EPSG:4326"),
                                Optional.empty(),
                                Optional.of(new Scenes.Picture(
                                        png, 60, 40, List.of(1), temperature.minimum(), temperature.maximum())),
                                List.of(temperature),
                                3),
                        new Scenes.Scene(
                                "imagery/south_20261119.tif",
                                2,
                                60,
                                40,
                                Optional.empty(),
                                Optional.of(RECEIVED),
                                Optional.empty(),
                                List.of(nothing),
                                1)),
                13);
    }

    public static LoadIndex index() {
        return new LoadIndex(List.of(
                dataset("retail.orders", "Orders with their lines, as the shop exports them.", 31_204, 5),
                dataset("retail.customers", "All customers, every night.", 2_010, 4),
                dataset(
                        "health.covid_cases",
                        "Cumulative counts per place and day, as published and later corrected.",
                        3_219,
                        3)));
    }

    public static Check check(String id, String subject, String expectation, Severity severity, CheckState state) {
        List<CheckState> history = new ArrayList<>(Collections.nCopies(29, CheckState.PASS));
        history.add(state);
        return new Check(
                id,
                subject,
                expectation,
                severity,
                state,
                Optional.empty(),
                Optional.of("0 rows do not fit"),
                Optional.of("0 rows"),
                "",
                "sales-data@example.com",
                0,
                Sample.NONE,
                Optional.of("SELECT *\nFROM candidate.orders\nWHERE " + subject + " IS NULL"),
                history);
    }

    private static LoadReport load(
            State state, Optional<String> reason, List<Check> checks, List<Decision> decisions, Scenes scenes) {
        return LoadReport.of("retail.orders", KEY, RECEIVED, state, SOLUTION)
                .description(
                        "Orders with their lines, as the shop exports them every night; late corrections restate a day.")
                .owner("sales-data@example.com")
                .loadId(5_210_448_713_320_915_244L)
                .reason(reason)
                .airflow(Optional.of(new AirflowRun(
                        "retail_orders",
                        "scheduled__2026-11-20T03:00:00+00:00",
                        1,
                        Optional.of(
                                "http://localhost:8080/dags/retail_orders/runs/scheduled__2026-11-20T03:00:00+00:00"))))
                .previous(Optional.of(new Neighbour("c07d11f0a2e34b58", RECEIVED.minusSeconds(86_400))))
                .deliveries(List.of(
                        new Delivery(
                                "orders/2026-11-20.ndjson.gz",
                                1_204_551,
                                KEY,
                                RECEIVED,
                                4_690,
                                4_676,
                                14,
                                0,
                                Optional.empty()),
                        new Delivery(
                                "orders/corrections/2026-11-17.ndjson.gz",
                                9_120,
                                "c1d7a96b2f3448d5e10c97ab36f218f3a21bc07d94e15c2aa6d310b7f5598e04",
                                RECEIVED,
                                122,
                                122,
                                0,
                                0,
                                Optional.empty())))
                .freshness(new Freshness(
                        Optional.of(Instant.parse("2026-11-19T23:52:00Z")),
                        List.of(
                                new FreshnessBound(
                                        "data age at most",
                                        Duration.ofDays(1),
                                        Optional.of(Duration.ofMinutes(128)),
                                        true),
                                new FreshnessBound(
                                        "load age at most",
                                        Duration.ofHours(26),
                                        Optional.of(Duration.ofHours(24)),
                                        true))))
                .rows(new Rows(4_812, 1_204, 310, 2, 14))
                .intakes(List.of(
                        new Intake("retail.orders", 4_812, 4_798, 14, 0, 6, 0, 0, 4_792),
                        new Intake("retail.order_lines", 11_930, 11_930, 0, 0, 18, 0, 0, 11_912)))
                .changes(List.of(
                        new TableChange("conformed.orders", Unit.RANGES, 1_514, 310, 0, OptionalLong.of(38_110)),
                        new TableChange("snapshot.orders_latest", Unit.ROWS, 1_204, 310, 2, OptionalLong.of(31_204)),
                        new TableChange(
                                "snapshot.order_lines_latest", Unit.ROWS, 3_020, 744, 9, OptionalLong.of(79_377)),
                        new TableChange("snapshot.orders_as_of", Unit.ROWS, 31_204, 0, 0, OptionalLong.of(152_880)),
                        new TableChange(
                                "aggregate.revenue_by_country_week", Unit.WINDOWS, 3, 41, 0, OptionalLong.of(212)),
                        new TableChange("aggregate.orders_by_day", Unit.WINDOWS, 1, 3, 0, OptionalLong.of(10)),
                        new TableChange("snapshot.vouchers_latest", Unit.ROWS, 0, 0, 0, OptionalLong.of(88))))
                .restatements(List.of(
                        new Restatement(
                                "aggregate.revenue_by_country_week",
                                "2026-W47, NL",
                                "revenue",
                                Optional.of("48,120.50"),
                                Optional.of("47,961.00")),
                        new Restatement(
                                "aggregate.revenue_by_country_week",
                                "2026-W47, DE",
                                "revenue",
                                Optional.of("91,004.10"),
                                Optional.of("91,212.35")),
                        new Restatement(
                                "aggregate.orders_by_day",
                                "2026-11-17",
                                "orders",
                                Optional.of("1,190"),
                                Optional.of("1,187"))))
                .drifts(List.of(new Drift(
                        "gift_note", "came; the contract does not know it, and it is kept in _extra", 1, false)))
                .scenes(scenes)
                .checks(checks)
                .rejects(
                        List.of(
                                new Rejects(
                                        "not_a_decimal",
                                        Optional.of("amount"),
                                        11,
                                        List.of(
                                                new RejectedRow(
                                                        "orders/2026-11-20.ndjson.gz",
                                                        1_207,
                                                        1_207,
                                                        310_442,
                                                        "'12,50' is not a decimal(10,2): a comma where the contract expects a point",
                                                        "{\"order_id\": 90811, \"customer_id\": 1204, \"amount\": \"12,50\", \"currency\": \"EUR\"}"),
                                                new RejectedRow(
                                                        "orders/2026-11-20.ndjson.gz",
                                                        1_399,
                                                        1_399,
                                                        359_871,
                                                        "'n/a' is not a decimal(10,2)",
                                                        "{\"order_id\": 91003, \"customer_id\": 77, \"amount\": \"n/a\", \"currency\": \"EUR\"}"))),
                                new Rejects(
                                        "broken_json",
                                        Optional.empty(),
                                        3,
                                        List.of(
                                                new RejectedRow(
                                                        "orders/2026-11-20.ndjson.gz",
                                                        2_001,
                                                        2_001,
                                                        514_300,
                                                        "the object does not end on this line",
                                                        "{\"order_id\": 91605, \"customer_id\": 310, \"lines\": [{\"sku\": \"A-17\"")))))
                .timings(timings())
                .decisions(decisions)
                .build();
    }

    private static List<Check> passing() {
        return new ArrayList<>(List.of(
                check("order_id.not_null", "order_id", "is never null", Severity.CRITICAL, CheckState.PASS),
                check("order_id.unique", "order_id", "is unique", Severity.CRITICAL, CheckState.PASS),
                check("amount.between", "amount", "is between 0 and 100,000", Severity.CRITICAL, CheckState.PASS),
                check(
                        "currency.in_set",
                        "currency",
                        "is one of EUR, GBP, SEK, USD",
                        Severity.CRITICAL,
                        CheckState.PASS),
                check(
                        "email.regex",
                        "email",
                        "matches ^[^@]+@[^@]+$ for at least 99 % of rows",
                        Severity.WARNING,
                        CheckState.WARN),
                check(
                        "customer_id.references",
                        "customer_id",
                        "is a customer of retail.customers",
                        Severity.WARNING,
                        CheckState.PASS),
                check(
                        "table.row_count",
                        "table",
                        "has between 3,000 and 9,000 rows",
                        Severity.CRITICAL,
                        CheckState.PASS),
                check(
                        "sql.lines_add_up",
                        "table",
                        "has no row in lines_add_up.sql",
                        Severity.CRITICAL,
                        CheckState.PASS),
                check(
                        "reconciliation",
                        "rows",
                        "read = accepted + rejected + ignored",
                        Severity.CRITICAL,
                        CheckState.PASS),
                check(
                        "data_age_at_most",
                        "ordered_at",
                        "is at most 1 d old on arrival",
                        Severity.WARNING,
                        CheckState.PASS),
                check(
                        "one_current_row",
                        "snapshot.orders_latest",
                        "has one row per order_id",
                        Severity.CRITICAL,
                        CheckState.PASS),
                check("ordered_at.not_future", "ordered_at", "is not in the future", Severity.INFO, CheckState.PASS)));
    }

    private static Check failing() {
        return new Check(
                "amount.between",
                "amount",
                "is between 0 and 100,000",
                Severity.CRITICAL,
                CheckState.FAIL,
                Optional.of("Expecting all values of amount to be between 0 and 100000 but 37 of 4,798 were not"),
                Optional.of("37 of 4,798 rows outside, from −4,120.00 to −0.01"),
                Optional.of("every row between 0 and 100,000"),
                "A refund is an order of its own kind; a negative amount has always been a broken export.",
                "sales-data@example.com",
                37,
                new Sample(
                        List.of("order_id", "ordered_at", "customer_id", "email", "amount"),
                        List.of(
                                List.of("90822", "2026-11-19 08:12:04", "1204", "•••", "-4120.00"),
                                List.of("90825", "2026-11-19 08:14:40", "88", "•••", "-12.50"),
                                java.util.Arrays.asList("90901", "2026-11-19 09:01:13", "391", null, "-0.01"))),
                Optional.of(
                        "SELECT order_id, ordered_at, customer_id, email, amount\nFROM candidate.orders\nWHERE NOT (amount BETWEEN 0 AND 100000)\nORDER BY order_id"),
                history("PPPPPPPPPPPPPPPPPPFPPPPPPPPPPF"));
    }

    private static Check orphans() {
        Check check = check(
                "customer_id.references",
                "customer_id",
                "is a customer of retail.customers",
                Severity.WARNING,
                CheckState.WARN);
        return new Check(
                check.id(),
                check.subject(),
                check.expectation(),
                check.severity(),
                check.state(),
                Optional.empty(),
                Optional.of("4 of 4,798 rows name no customer"),
                Optional.of("every row names one"),
                "Customers arrive an hour later on Fridays.",
                check.owner(),
                4,
                new Sample(
                        List.of("order_id", "customer_id"),
                        List.of(List.of("91022", "88120"), List.of("91023", "88121"))),
                check.sql(),
                history("PPPPWPPPPPPWPPPPPPPWPPPPPPPPWW"));
    }

    private static Check broken() {
        return new Check(
                "sql.lines_add_up",
                "table",
                "has no row in lines_add_up.sql",
                Severity.CRITICAL,
                CheckState.ERROR,
                Optional.of(
                        "Binder Error: Referenced column \"line_total\" not found in FROM clause; did you mean \"line_amount\"?"),
                Optional.empty(),
                Optional.of("no row"),
                "The order's amount is the sum of its lines.",
                "sales-data@example.com",
                0,
                Sample.NONE,
                Optional.empty(),
                history("PPPPPPPPPPPPPPPPPPPPPPPPPPPSSE"));
    }

    public static List<CheckState> history(String letters) {
        return letters.chars()
                .mapToObj(letter -> switch (letter) {
                    case 'P' -> CheckState.PASS;
                    case 'W' -> CheckState.WARN;
                    case 'F' -> CheckState.FAIL;
                    case 'E' -> CheckState.ERROR;
                    default -> CheckState.SKIPPED;
                })
                .toList();
    }

    private static List<Timing> timings() {
        return List.of(
                timing("sense", 0, 900, "done", 0, 0),
                timing("register", 1_900, 1_640, "done", 0, 1_213_671),
                timing("load", 4_800, 6_230, "done", 4_812, 5_930_114),
                timing("conform", 12_300, 3_020, "done", 16_704, 0),
                timing("snapshot", 16_400, 4_110, "done", 35_428, 0),
                timing("aggregate", 16_420, 2_480, "done", 48, 0),
                timing("verify", 21_700, 3_320, "done", 0, 0),
                timing("publish", 26_100, 2_760, "done", 36_990, 4_120_400),
                timing("report", 29_900, 780, "done", 0, 61_000));
    }

    private static Timing timing(String task, long start, long took, String outcome, long rows, long bytes) {
        Instant started = RECEIVED.plusSeconds(3_600).plusMillis(start);
        return new Timing(
                task,
                1,
                started,
                Optional.of(started.plusMillis(took)),
                outcome,
                rows == 0 ? OptionalLong.empty() : OptionalLong.of(rows),
                bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes),
                OptionalLong.of(88_000_000 + took * 17_000));
    }

    private static LoadIndex.Dataset dataset(String name, String description, long rows, int loads) {
        List<LoadIndex.Load> list = new ArrayList<>();
        for (int i = 0; i < loads; i++) {
            Instant received = RECEIVED.minusSeconds(86_400L * i);
            boolean covid = name.startsWith("health");
            State state =
                    covid && i == 0 ? State.HELD : name.endsWith("orders") && i == 1 ? State.REFUSED : State.PUBLISHED;
            boolean whole = state != State.REFUSED;
            list.add(new LoadIndex.Load(
                    KEY.substring(i),
                    received,
                    state,
                    switch (state) {
                        case HELD -> Optional.of("a load would delete 61 % of 2020-03-24, more than 50 %");
                        case REFUSED ->
                            Optional.of("the gzip stream of orders/2026-11-19.ndjson.gz ends before its last block");
                        default -> Optional.empty();
                    },
                    Optional.of(received.minusSeconds(7_680)),
                    !whole
                            ? new CheckCounts(0, 0, 0, 0, 0, 0)
                            : state == State.HELD
                                    ? new CheckCounts(14, 0, 1, 0, 0, 1)
                                    : new CheckCounts(11, i % 2, 0, 0, 0, 0),
                    whole
                            ? new Rows(4_812 - 131L * i, 1_204 - 77L * i, 310 + 9L * i, i, 14 - i)
                            : new Rows(0, 0, 0, 0, 0),
                    Optional.of(Duration.ofMillis(30_680 - 900L * i)),
                    true));
        }
        return new LoadIndex.Dataset(
                name,
                description,
                "sales-data@example.com",
                Optional.of(RECEIVED.minusSeconds(7_680)),
                OptionalLong.of(rows),
                list);
    }
}
