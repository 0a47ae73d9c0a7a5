package dev.varve.quality;

import dev.varve.contract.Check;
import dev.varve.contract.Child;
import dev.varve.contract.Column;
import dev.varve.contract.Contract;
import dev.varve.contract.Format;
import dev.varve.contract.Relationship;
import dev.varve.contract.Restates;
import dev.varve.contract.Severity;
import dev.varve.contract.Type;
import dev.varve.contract.landing.LandingPattern;
import dev.varve.quality.check.CheckResult;
import dev.varve.quality.check.CheckedRows;
import dev.varve.quality.judge.Checks;
import dev.varve.warehouse.Engine;
import dev.varve.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A dataset of orders to judge, with its rows in DuckDB. */
public final class Shop implements AutoCloseable {

    public static final Instant RECEIVED = Instant.parse("2026-03-05T06:00:00Z");

    public final Warehouse warehouse =
            Engine.named("duckdb").inMemory(new Engine.Settings("", 0, Path.of("target"), List.of()));
    int restored;
    public final List<Check> checks = new ArrayList<>();
    public final List<Relationship> relationships = new ArrayList<>();
    public final List<Child> children = new ArrayList<>();
    public final Map<String, String> sql = new HashMap<>();
    public final Map<String, CheckedRows.Other> others = new HashMap<>();
    public final Map<String, CheckedRows.Rows> childRows = new HashMap<>();
    public List<CheckedRows.FileCounts> files = List.of(new CheckedRows.FileCounts("orders.ndjson", 10, 9, 1, 0));
    public CheckedRows.LoadCounts counts = new CheckedRows.LoadCounts(9, 7, 1, 1, 0);
    public List<String> key = List.of("order_id");
    Optional<Restates> restates = Optional.empty();
    public CheckedRows.Rows rows = CheckedRows.Rows.of("load_rows");
    public Optional<Instant> previous = Optional.empty();

    public Shop(String... values) {
        run("create table load_rows (order_id bigint, day date, status varchar, amount decimal(12,2), weight double,"
                + " customer_id bigint, email varchar, ordered_at timestamp, paid_at timestamp, vip boolean,"
                + " effective_at timestamp)");
        for (String row : values) {
            run("insert into load_rows by name select " + row);
        }
    }

    public void run(String statement) {
        warehouse.run(statement);
    }

    public static Column column(String name, Type type, boolean personal) {
        return Column.of(name, type)
                .zone(ZoneId.of("Europe/Berlin"))
                .personal(personal)
                .build();
    }

    public static Check check(String expectation, String column, Object... arguments) {
        Map<String, Object> named = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            named.put((String) arguments[i], arguments[i + 1]);
        }
        return new Check(
                "the.check",
                expectation,
                Optional.empty(),
                Optional.ofNullable(column),
                named,
                Severity.CRITICAL,
                "",
                "sales",
                Optional.empty());
    }

    public static Check with(Check check, Severity severity) {
        return new Check(
                check.id(),
                check.expectation(),
                check.table(),
                check.column(),
                check.arguments(),
                severity,
                check.why(),
                check.owner(),
                check.where());
    }

    public static Check where(Check check, String where) {
        return new Check(
                check.id(),
                check.expectation(),
                check.table(),
                check.column(),
                check.arguments(),
                check.severity(),
                check.why(),
                check.owner(),
                Optional.of(where));
    }

    public static Check named(Check check, String id) {
        return new Check(
                id,
                check.expectation(),
                check.table(),
                check.column(),
                check.arguments(),
                check.severity(),
                check.why(),
                check.owner(),
                check.where());
    }

    public Shop partitionedByDay(String... listed) {
        restates = Optional.of(new Restates(List.of("day"), true));
        rows = new CheckedRows.Rows(
                "load_rows",
                List.of("day"),
                Arrays.stream(listed).map(List::of).toList(),
                List.of(),
                Optional.empty(),
                CheckedRows.Duplicates.NONE);
        return this;
    }

    Contract contract() {
        return Contract.of("retail.orders", new LandingPattern("retail/orders/*.ndjson"), new Format.Ndjson(List.of()))
                .owner("sales")
                .columns(List.of(
                        column("order_id", new Type.BigInt(), false),
                        column("day", new Type.Date(), false),
                        column("status", new Type.Text(0), false),
                        column("amount", new Type.Decimal(12, 2), false),
                        column("weight", new Type.Double(), false),
                        column("customer_id", new Type.BigInt(), false),
                        column("email", new Type.Text(0), true),
                        column("ordered_at", new Type.Timestamp(), false),
                        column("paid_at", new Type.Timestamp(), false),
                        column("vip", new Type.Bool(), false)))
                .key(key)
                .effectiveAt(Optional.of("ordered_at"))
                .restates(restates)
                .children(children)
                .relationships(relationships)
                .checks(checks)
                .checkSql(sql)
                .build();
    }

    public List<CheckResult> results(Runnable restore) {
        CheckedRows subject = new CheckedRows(RECEIVED, previous, rows, childRows, files, counts, others);
        return Checks.evaluate(warehouse, contract(), subject, restore);
    }

    public CheckResult result(String id) {
        return results(() -> restored++).stream()
                .filter(result -> result.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public CheckResult judge(Check check) {
        checks.clear();
        checks.add(check);
        return result(check.id());
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
