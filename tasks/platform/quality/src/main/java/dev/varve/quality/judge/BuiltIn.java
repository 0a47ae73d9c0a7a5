package dev.varve.quality.judge;

import dev.varve.contract.Check;
import dev.varve.contract.Child;
import dev.varve.contract.Contract;
import dev.varve.contract.Relationship;
import dev.varve.contract.Severity;
import dev.varve.quality.check.CheckSentence;
import dev.varve.quality.check.CheckedRows;
import dev.varve.quality.check.Distinct;
import dev.varve.quality.check.DistinctOverall;
import dev.varve.quality.check.EachRow;
import dev.varve.quality.check.Expectation;
import dev.varve.quality.check.MeasuredTable;
import dev.varve.quality.check.Repeated;
import dev.varve.quality.check.RowFilter;
import dev.varve.quality.sql.Literal;
import dev.varve.warehouse.Quoted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The checks that every dataset has. */
final class BuiltIn {

    private static final Duration CLOCKS_DIFFER_BY = Duration.ofDays(1);
    private static final String EFFECTIVE_AT = "effective_at";

    private final Contract contract;
    private final CheckedRows subject;
    private final List<PlannedCheck> planned = new ArrayList<>();

    private BuiltIn(Contract contract, CheckedRows subject) {
        this.contract = contract;
        this.subject = subject;
    }

    /** @param tables by child; empty for the dataset itself */
    static List<PlannedCheck> plan(
            Contract contract, CheckedRows subject, Function<Optional<String>, MeasuredTable> tables) {
        BuiltIn builtIn = new BuiltIn(contract, subject);
        MeasuredTable table = tables.apply(Optional.empty());
        builtIn.counts(table);
        builtIn.keyed(table, "", Optional.empty(), contract.key());
        builtIn.distinct(table);
        builtIn.duplicates(table, "", Optional.empty(), contract.key());
        builtIn.future(table);
        builtIn.references(table, Optional.empty(), contract.relationships());
        for (Child child : contract.children()) {
            Optional<String> name = Optional.of(child.name());
            MeasuredTable rows = tables.apply(name);
            builtIn.keyed(rows, "." + child.name(), name, child.key());
            builtIn.duplicates(rows, "." + child.name(), name, child.key());
            builtIn.references(rows, name, child.relationships());
        }
        return builtIn.planned;
    }

    private void counts(MeasuredTable table) {
        Optional<Long> accepted = contract.conformSql().isPresent()
                ? Optional.empty()
                : Optional.of(subject.files().stream()
                        .mapToLong(CheckedRows.FileCounts::accepted)
                        .sum());
        add(
                table,
                check("read_is_accounted_for", Severity.CRITICAL, "A record that is none of these is lost."),
                () -> Reconciliation.ofFiles(subject.files()));
        add(
                table,
                check("accepted_is_accounted_for", Severity.CRITICAL, "A row that is none of these is lost."),
                () -> Reconciliation.ofLoad(subject.counts(), accepted));
        add(
                table,
                check("no_rejects", Severity.INFO, "Readers do not see rejected rows."),
                () -> Reconciliation.rejects(subject.files()));
    }

    private void keyed(MeasuredTable table, String suffix, Optional<String> child, List<String> key) {
        if (key.isEmpty()) {
            return;
        }
        String why = "A row without its key belongs to nothing.";
        String broken =
                key.stream().map(column -> Quoted.name(column) + " is null").collect(Collectors.joining(" or "));
        add(
                table,
                check("key_is_not_null" + suffix, "key_is_not_null", child, Severity.CRITICAL, why),
                () -> new EachRow(
                        new CheckSentence("key " + String.join(", ", key), "is", "not null"),
                        key,
                        "true",
                        "(" + broken + ")",
                        RowFilter.EVERY_ROW));
    }

    private void distinct(MeasuredTable table) {
        if (contract.key().isEmpty()) {
            return;
        }
        List<String> columns = new ArrayList<>(contract.key());
        if (!columns.contains(EFFECTIVE_AT)) {
            columns.add(EFFECTIVE_AT);
        }
        CheckSentence sentence =
                new CheckSentence("key " + String.join(", ", contract.key()), "is", "unique at a time");
        add(
                table,
                check(
                        "key_is_unique",
                        Severity.CRITICAL,
                        "Of the rows with one key and time only one can be what readers see."),
                () -> new HashSet<>(columns).containsAll(table.partition())
                        ? new Distinct(sentence, columns, "true", RowFilter.EVERY_ROW)
                        : new DistinctOverall(sentence, columns, RowFilter.EVERY_ROW));
    }

    private void duplicates(MeasuredTable table, String suffix, Optional<String> child, List<String> key) {
        if (key.isEmpty()) {
            return;
        }
        add(
                table,
                check(
                        "no_duplicates" + suffix,
                        "no_duplicates",
                        child,
                        Severity.WARNING,
                        "Of the rows of a load with one key and time only the last is what readers see."),
                () -> Repeated.of(key, table.duplicates()));
    }

    private void future(MeasuredTable table) {
        if (contract.effectiveAt().isEmpty()) {
            return;
        }
        String column = Quoted.name(EFFECTIVE_AT);
        Literal latest = Literal.of(subject.receivedAt().plus(CLOCKS_DIFFER_BY));
        add(
                table,
                check(
                        "not_in_the_future",
                        Severity.WARNING,
                        "What is newest by its time is what readers see, so a wrong time hides what comes."),
                () -> new EachRow(
                        new CheckSentence(
                                contract.effectiveAt().get(), "is", "at most a day after the load was received"),
                        List.of(EFFECTIVE_AT),
                        column + " is not null",
                        column + " > " + latest.sql(),
                        RowFilter.EVERY_ROW));
    }

    private void references(MeasuredTable table, Optional<String> child, List<Relationship> relationships) {
        for (Relationship one : relationships) {
            String name = "references." + child.map(parent -> parent + ".").orElse("") + one.role();
            add(
                    table,
                    check(name, "references", child, one.severity(), one.why()),
                    () -> new Expectations(table, RowFilter.EVERY_ROW)
                            .references(
                                    one.by(),
                                    one.to(),
                                    Optional.ofNullable(subject.others().get(one.to()))));
        }
    }

    private void add(MeasuredTable table, Check check, Supplier<Expectation> expectation) {
        planned.add(PlannedCheck.of(check, table, expectation));
    }

    private Check check(String name, Severity severity, String why) {
        return check(name, name, Optional.empty(), severity, why);
    }

    private Check check(String name, String expectation, Optional<String> child, Severity severity, String why) {
        return Check.builtIn(name, expectation, child, severity, why, contract.owner());
    }
}
