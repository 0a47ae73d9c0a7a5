package dev.varve.quality;

import dev.varve.contract.Check;
import dev.varve.contract.Child;
import dev.varve.contract.Column;
import dev.varve.contract.Contract;
import dev.varve.contract.Relationship;
import dev.varve.contract.Severity;
import dev.varve.contract.Type;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Warehouse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Evaluates every check of a dataset on one load's rows. A check that cannot run is a result in state error. */
final class Checks {
    private final Warehouse warehouse;
    private final Contract contract;
    private final Subject subject;
    private final Runnable restore;
    private final List<CheckResult> results = new ArrayList<>();

    /** @param restore shows the candidate again after a statement that failed, which ends the transaction */
    Checks(Warehouse warehouse, Contract contract, Subject subject, Runnable restore) {
        this.warehouse = warehouse;
        this.contract = contract;
        this.subject = subject;
        this.restore = restore;
    }

    /** A check with the rule that every row of its table must satisfy. */
    private record RowCheck(Check check, Rule rule) {}

    /** Built-in checks first, then those of the contract in its order. */
    List<CheckResult> evaluate() {
        new BuiltIn(contract, subject).counts().forEach(results::add);
        Map<String, List<RowCheck>> byRelation = new LinkedHashMap<>();
        relationships(Optional.empty(), contract.relationships(), byRelation);
        contract.children()
                .forEach(child -> relationships(Optional.of(child.name()), child.relationships(), byRelation));
        futureTimes(byRelation);
        List<Check> others = new ArrayList<>();
        for (Check check : contract.everyCheck()) {
            Optional<Rule> rule = rule(check, byRelation);
            rule.ifPresentOrElse(
                    found -> byRelation
                            .computeIfAbsent(relation(check.table()), name -> new ArrayList<>())
                            .add(new RowCheck(check, found)),
                    () -> others.add(check));
        }
        byRelation.forEach(this::rows);
        others.forEach(this::other);
        return results;
    }

    private void relationships(
            Optional<String> table, List<Relationship> relationships, Map<String, List<RowCheck>> byRelation) {
        for (Relationship relationship : relationships) {
            Check check = new Check(
                    "builtin.references." + table.map(name -> name + ".").orElse("") + relationship.role(),
                    "references",
                    table,
                    Optional.of(relationship.by().getFirst()),
                    Map.of("to", relationship.to(), "columns", relationship.by()),
                    relationship.severity(),
                    relationship.why(),
                    contract.owner(),
                    Optional.empty());
            rule(check, byRelation)
                    .ifPresent(rule -> byRelation
                            .computeIfAbsent(relation(table), name -> new ArrayList<>())
                            .add(new RowCheck(check, rule)));
        }
    }

    /** Newest is what its time says, whatever the clock says: a time in the future would hide what comes. */
    private void futureTimes(Map<String, List<RowCheck>> byRelation) {
        if (contract.effectiveAt().isEmpty()) {
            return;
        }
        String latest = subject.receivedAt().plus(Duration.ofDays(1)).toString().replace("Z", "");
        byRelation
                .computeIfAbsent("load_rows", name -> new ArrayList<>())
                .add(new RowCheck(
                        builtIn("builtin.not_in_the_future", contract.effectiveAt(), Severity.WARNING),
                        new Rule(
                                contract.effectiveAt().get() + " is at most a day after the file was received",
                                "true",
                                "effective_at <= timestamp '" + latest + "'",
                                List.of(contract.effectiveAt().get()))));
    }

    private Check builtIn(String id, Optional<String> column, Severity severity) {
        return new Check(
                id,
                id.substring("builtin.".length()),
                Optional.empty(),
                column,
                Map.of(),
                severity,
                "",
                contract.owner(),
                Optional.empty());
    }

    private Optional<Rule> rule(Check check, Map<String, List<RowCheck>> byRelation) {
        String relation = relation(check.table());
        if (!check.expectation().equals("references")) {
            return Rule.of(check, type(check), relation);
        }
        Subject.Other other =
                subject.others().get(String.valueOf(check.arguments().get("to")));
        if (other == null) {
            skipped(check, "nothing of " + check.arguments().get("to") + " is published yet");
            return Optional.empty();
        }
        List<String> by = ((List<?>) check.arguments().get("columns"))
                .stream().map(String::valueOf).toList();
        return Optional.of(Rule.reference(by, other, relation));
    }

    private Optional<Type> type(Check check) {
        List<Column> columns = check.table()
                .flatMap(name -> contract.children().stream()
                        .filter(child -> child.name().equals(name))
                        .findFirst())
                .map(Child::columns)
                .orElse(contract.columns());
        return columns.stream()
                .filter(column -> Optional.of(column.name()).equals(check.column()))
                .map(Column::type)
                .findFirst();
    }

    private static String relation(Optional<String> table) {
        return table.map(name -> "load_" + name).orElse("load_rows");
    }

    // Checks of rows: all of one table in one scan, then a sample of those that failed.

    private void rows(String relation, List<RowCheck> checks) {
        List<String> sums = new ArrayList<>();
        for (RowCheck row : checks) {
            String applies = "(" + row.rule().applies() + ")"
                    + row.check().where().map(w -> " and (" + w + ")").orElse("");
            sums.add("coalesce(sum(case when " + applies + " then 1 else 0 end), 0)");
            sums.add("coalesce(sum(case when " + applies + " and not ("
                    + row.rule().holds() + ") then 1 else 0 end), 0)");
        }
        try {
            Cells counts = warehouse
                    .query("select " + String.join(", ", sums) + " from " + relation)
                    .getFirst();
            for (int i = 0; i < checks.size(); i++) {
                judge(relation, checks.get(i), counts.number(2 * i), counts.number(2 * i + 1));
            }
        } catch (RuntimeException e) {
            restore.run();
            if (checks.size() == 1) {
                error(checks.getFirst().check(), checks.getFirst().rule().words(), e);
            } else {
                checks.forEach(check -> rows(relation, List.of(check)));
            }
        }
    }

    private void judge(String relation, RowCheck row, long evaluated, long failing) {
        Check check = row.check();
        BigDecimal mostly = mostly(check);
        boolean passes = evaluated == 0
                || BigDecimal.valueOf(evaluated - failing).compareTo(mostly.multiply(BigDecimal.valueOf(evaluated)))
                        >= 0;
        String condition = "(" + row.rule().applies() + ")"
                + check.where().map(w -> " and (" + w + ")").orElse("") + " and not ("
                + row.rule().holds() + ")";
        CheckResult.Sample sample = passes
                ? CheckResult.Sample.NONE
                : sample(relation, check.table(), row.rule().shown(), condition);
        results.add(result(
                check,
                row.rule().words()
                        + (mostly.compareTo(BigDecimal.ONE) == 0
                                ? ""
                                : " for at least " + percent(mostly) + " of rows"),
                passes,
                failing == 0 ? "all " + evaluated + " rows" : failing + " of " + evaluated + " rows do not",
                mostly.compareTo(BigDecimal.ONE) == 0 ? "every row" : "at least " + percent(mostly) + " of rows",
                evaluated,
                failing,
                sample,
                failing == 0 || check.table().isPresent() ? Optional.empty() : readable(condition)));
    }

    /** The failing rows from what readers have. */
    private Optional<String> readable(String condition) {
        return subject.rows().readable().map(rows -> "select * from (" + rows + ") load_rows where " + condition);
    }

    private static BigDecimal mostly(Check check) {
        Object mostly = check.arguments().get("mostly");
        return mostly == null ? BigDecimal.ONE : new BigDecimal(mostly.toString());
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    private CheckResult.Sample sample(String relation, Optional<String> table, List<String> shown, String condition) {
        List<String> columns = new ArrayList<>(contract.key());
        shown.stream().filter(name -> !columns.contains(name)).forEach(columns::add);
        if (table.isEmpty()) {
            columns.addAll(List.of("_file_id", "_row_number"));
        }
        List<String> personal = contract.columns().stream()
                .filter(Column::personal)
                .map(Column::name)
                .toList();
        List<List<String>> rows = warehouse
                .query("select "
                        + columns.stream().map(Rule::quoted).collect(Collectors.joining(", "))
                        + " from " + relation + " where " + condition + " order by all limit "
                        + CheckResult.Sample.ROWS)
                .stream()
                .map(row -> {
                    List<String> values = new ArrayList<>();
                    for (int i = 0; i < columns.size(); i++) {
                        boolean masked = personal.contains(columns.get(i)) && row.text(i) != null;
                        values.add(masked ? "•••" : row.text(i));
                    }
                    return values;
                })
                .toList();
        return new CheckResult.Sample(columns, rows);
    }

    // Checks of a table as a whole.

    private void other(Check check) {
        try {
            switch (check.expectation()) {
                case "table_row_count_to_be_between", "table_row_count_to_equal" -> rowCount(check);
                case "column_min_to_be_between" -> figure(check, "min(%s)", type(check));
                case "column_max_to_be_between" -> figure(check, "max(%s)", type(check));
                case "column_mean_to_be_between" -> figure(check, "avg(%s)", Optional.of(new Type.Double()));
                case "column_sum_to_be_between" -> figure(check, "sum(%s)", Optional.of(new Type.Double()));
                case "data_age_at_most" -> dataAge(check);
                case "load_age_at_most" -> loadAge(check);
                case "sql" -> sql(check);
                default -> {
                    if (!check.expectation().equals("references")) {
                        throw new IllegalStateException("no such expectation: " + check.expectation());
                    }
                }
            }
        } catch (RuntimeException e) {
            restore.run();
            error(check, check.expectation().replace('_', ' '), e);
        }
    }

    /** Each partition by itself, those without rows too. */
    private void rowCount(Check check) {
        Literals literals = new Literals(Optional.of(new Type.BigInt()));
        boolean equal = check.expectation().endsWith("equal");
        String wanted = equal ? "is " + check.arguments().get("value") : "is " + literals.rangeWords(check);
        List<Cells> counts = warehouse.query(
                check.table().isEmpty() && contract.restates().isPresent()
                        ? "select d.scope, count(r._delivery_id) from (select distinct delivery_id, scope from control.coverage"
                                + " where load_id = " + subject.loadId()
                                + ") d left join load_rows r on r._delivery_id = d.delivery_id"
                                + check.where().map(w -> " and (" + w + ")").orElse("")
                                + " group by d.scope order by d.scope"
                        : "select '', count(*) from " + relation(check.table())
                                + check.where().map(w -> " where " + w).orElse(""));
        List<String> failing = new ArrayList<>();
        for (Cells row : counts) {
            String holds = equal
                    ? row.number(1) + " = " + check.arguments().get("value")
                    : literals.range(check, Long.toString(row.number(1)));
            if (!warehouse.query("select " + holds).getFirst().flag(0)) {
                failing.add((row.text(0).isEmpty() ? "" : row.text(0) + ": ") + row.number(1) + " rows");
            }
        }
        long rows = counts.stream().mapToLong(row -> row.number(1)).sum();
        results.add(result(
                check,
                "the number of rows " + wanted,
                failing.isEmpty(),
                failing.isEmpty()
                        ? rows + " rows"
                        : String.join("; ", failing.stream().limit(5).toList()),
                wanted.substring(3),
                counts.size(),
                failing.size(),
                CheckResult.Sample.NONE,
                Optional.empty()));
    }

    private void figure(Check check, String function, Optional<Type> type) {
        Literals literals = new Literals(type);
        String expression = String.format(function, Rule.quoted(check.column().orElseThrow()));
        String name = expression.replace("\"", "");
        Cells row = warehouse
                .query("select " + expression + ", " + literals.range(check, expression) + ", count(*) from "
                        + relation(check.table())
                        + check.where().map(w -> " where " + w).orElse(""))
                .getFirst();
        boolean passes = row.text(0) == null || row.flag(1);
        results.add(result(
                check,
                name + " is " + literals.rangeWords(check),
                passes,
                row.text(0) == null ? "no value" : row.text(0),
                literals.rangeWords(check),
                row.number(2),
                passes ? 0 : 1,
                CheckResult.Sample.NONE,
                Optional.empty()));
    }

    private void dataAge(Check check) {
        var newest = warehouse
                .query("select max(effective_at) from load_rows")
                .getFirst()
                .time(0);
        Optional<Duration> age = Optional.ofNullable(newest)
                .map(time -> Duration.between(time.toInstant(java.time.ZoneOffset.UTC), subject.receivedAt()));
        age(check, "the newest data is at most %s old when it arrives", age, "no row has a time");
    }

    private void loadAge(Check check) {
        Optional<Duration> age =
                subject.previousReceivedAt().map(before -> Duration.between(before, subject.receivedAt()));
        if (age.isEmpty()) {
            skipped(check, "this is the first load");
            return;
        }
        age(check, "the load comes at most %s after the one before", age, "");
    }

    private void age(Check check, String words, Optional<Duration> age, String none) {
        Duration limit = (Duration) check.arguments().get("value");
        boolean passes = age.isPresent() && age.get().compareTo(limit) <= 0;
        results.add(result(
                check,
                String.format(words, duration(limit)),
                passes,
                age.map(Checks::duration).orElse(none),
                "at most " + duration(limit),
                1,
                passes ? 0 : 1,
                CheckResult.Sample.NONE,
                Optional.empty()));
    }

    private static String duration(Duration duration) {
        BigDecimal hours =
                BigDecimal.valueOf(duration.toMinutes()).divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP);
        BigDecimal days = hours.divide(BigDecimal.valueOf(24), 1, RoundingMode.HALF_UP);
        return days.abs().compareTo(BigDecimal.TWO) >= 0
                ? days.stripTrailingZeros().toPlainString() + " days"
                : hours.stripTrailingZeros().toPlainString() + " hours";
    }

    /** The user's query answers the failing rows. */
    private void sql(Check check) {
        String file = String.valueOf(check.arguments().get("file"));
        String query = contract.checkSql().get(file).strip().replaceAll(";\\s*$", "");
        if (!query.replaceAll("(?m)^\\s*--.*$", "").strip().matches("(?is)^(select|with)\\b.*")) {
            throw new IllegalStateException("checks/" + file + ".sql is not one query (select … or with …)");
        }
        List<String> columns = warehouse.describe(query).stream()
                .map(dev.varve.warehouse.Column::name)
                .toList();
        long failing = warehouse
                .query("select count(*) from (\n" + query + "\n) failing")
                .getFirst()
                .number(0);
        List<List<String>> rows = new ArrayList<>();
        List<String> personal = contract.columns().stream()
                .filter(Column::personal)
                .map(Column::name)
                .toList();
        if (failing > 0) {
            for (Cells row : warehouse.query(
                    "select * from (\n" + query + "\n) failing order by all limit " + CheckResult.Sample.ROWS)) {
                List<String> values = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    values.add(personal.contains(columns.get(i)) && row.text(i) != null ? "•••" : row.text(i));
                }
                rows.add(values);
            }
        }
        results.add(result(
                check,
                "checks/" + file + ".sql finds no row",
                failing == 0,
                failing == 0 ? "no row" : failing + " rows",
                "no row",
                1,
                failing,
                failing == 0 ? CheckResult.Sample.NONE : new CheckResult.Sample(columns, rows),
                Optional.of(query)));
    }

    // Results.

    private void skipped(Check check, String reason) {
        results.add(new CheckResult(
                check.id(),
                contract.dataset(),
                check.table(),
                check.column(),
                check.expectation(),
                check.expectation().replace('_', ' '),
                check.severity(),
                CheckResult.State.SKIPPED,
                Optional.of(reason),
                "",
                "",
                0,
                0,
                CheckResult.Sample.NONE,
                Optional.empty(),
                check.why(),
                check.owner()));
    }

    private void error(Check check, String words, RuntimeException e) {
        String message = e.getMessage().lines().findFirst().orElse("unknown");
        results.add(new CheckResult(
                check.id(),
                contract.dataset(),
                check.table(),
                check.column(),
                check.expectation(),
                words,
                check.severity(),
                CheckResult.State.ERROR,
                Optional.of(message),
                "could not run: " + message,
                "",
                0,
                0,
                CheckResult.Sample.NONE,
                Optional.empty(),
                check.why(),
                check.owner()));
    }

    private CheckResult result(
            Check check,
            String words,
            boolean passes,
            String observed,
            String expected,
            long evaluated,
            long failing,
            CheckResult.Sample sample,
            Optional<String> sql) {
        CheckResult.State state = passes
                ? CheckResult.State.PASS
                : check.severity() == Severity.CRITICAL ? CheckResult.State.FAIL : CheckResult.State.WARN;
        return new CheckResult(
                check.id(),
                contract.dataset(),
                check.table(),
                check.column(),
                check.expectation(),
                words,
                check.severity(),
                state,
                Optional.empty(),
                observed,
                expected,
                evaluated,
                failing,
                sample,
                sql,
                check.why(),
                check.owner());
    }

    /** Microseconds, UTC. */
    static Instant instant(java.time.LocalDateTime time) {
        return time.toInstant(java.time.ZoneOffset.UTC);
    }
}
