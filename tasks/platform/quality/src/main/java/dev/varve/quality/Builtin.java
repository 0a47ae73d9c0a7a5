package dev.varve.quality;

import dev.varve.contract.Child;
import dev.varve.contract.Contract;
import dev.varve.contract.Relationship;
import dev.varve.contract.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The checks that every dataset has. */
final class Builtin {

    private static final Duration CLOCKS_DIFFER_BY = Duration.ofDays(1);
    private static final String EFFECTIVE_AT = "effective_at";

    private final Contract contract;
    private final Subject subject;
    private final List<Planned> planned = new ArrayList<>();

    private Builtin(Contract contract, Subject subject) {
        this.contract = contract;
        this.subject = subject;
    }

    /** @param tables by child; empty name for the dataset itself */
    static List<Planned> plan(Contract contract, Subject subject, Function<Optional<String>, Table> tables) {
        Builtin builtin = new Builtin(contract, subject);
        Table table = tables.apply(Optional.empty());
        builtin.counts(table);
        builtin.key(table, Optional.empty(), contract.key());
        builtin.future(table);
        builtin.orphans(table, Optional.empty(), contract.relationships());
        for (Child child : contract.children()) {
            Optional<String> name = Optional.of(child.name());
            Table rows = tables.apply(name);
            builtin.key(rows, name, contract.key().isEmpty() ? List.of() : Keys.of(contract, child));
            builtin.orphans(rows, name, child.relationships());
        }
        return builtin.planned;
    }

    private void counts(Table table) {
        add(
                table,
                "files_reconcile",
                Severity.CRITICAL,
                "A record that is neither accepted, rejected nor ignored is lost.",
                () -> Reconciliation.ofFiles(subject.files()));
        add(
                table,
                "load_reconciles",
                Severity.CRITICAL,
                "An accepted row that neither contributes nor is a duplicate or a repetition is lost.",
                () -> Reconciliation.ofLoad(subject.counts()));
        add(
                table,
                "no_rejects",
                Severity.INFO,
                "Readers do not see rejected rows.",
                () -> Reconciliation.rejects(subject.files()));
    }

    private void key(Table table, Optional<String> child, List<String> key) {
        if (key.isEmpty()) {
            return;
        }
        String broken =
                key.stream().map(column -> Quoted.name(column) + " is null").collect(Collectors.joining(" or "));
        add(
                table,
                child,
                "key_not_null",
                "key_not_null",
                Severity.CRITICAL,
                "A row without its key belongs to nothing.",
                () -> new EachRow(
                        new Sentence("key", "is", "not null (" + String.join(", ", key) + ")"),
                        key,
                        "true",
                        "(" + broken + ")",
                        Choice.EVERY_ROW));
        add(
                table,
                child,
                "key_unique",
                "key_unique",
                Severity.CRITICAL,
                "Of the rows with one key and time only one can be what readers see.",
                () -> unique(table, key));
    }

    private static Expectation unique(Table table, List<String> key) {
        List<String> columns = new ArrayList<>(key);
        if (!columns.contains(EFFECTIVE_AT) && table.columns().contains(EFFECTIVE_AT)) {
            columns.add(EFFECTIVE_AT);
        }
        Sentence sentence = new Sentence("key", "is", "unique (" + String.join(", ", columns) + ")");
        return new HashSet<>(columns).containsAll(table.partition())
                ? new Distinct(sentence, columns, "true", Choice.EVERY_ROW)
                : new DistinctOverall(sentence, columns, Choice.EVERY_ROW);
    }

    private void future(Table table) {
        if (contract.effectiveAt().isEmpty()) {
            return;
        }
        String column = Quoted.name(EFFECTIVE_AT);
        Literal latest = Literal.of(subject.receivedAt().plus(CLOCKS_DIFFER_BY));
        add(
                table,
                "effective_at_not_in_future",
                Severity.WARNING,
                "The newest time is what readers see as the latest, so a wrong one hides what is right.",
                () -> new EachRow(
                        new Sentence(EFFECTIVE_AT, "is", "at most a day after the load was received"),
                        List.of(EFFECTIVE_AT),
                        column + " is not null",
                        column + " > " + latest.sql(),
                        Choice.EVERY_ROW));
    }

    private void orphans(Table table, Optional<String> child, List<Relationship> relationships) {
        for (Relationship relationship : relationships) {
            add(
                    table,
                    child,
                    "orphans." + relationship.role(),
                    "references",
                    relationship.severity(),
                    relationship.why(),
                    () -> new Expectations(table, Choice.EVERY_ROW)
                            .references(
                                    relationship.by(),
                                    relationship.to(),
                                    Optional.ofNullable(subject.others().get(relationship.to()))));
        }
    }

    private void add(Table table, String name, Severity severity, String why, Supplier<Expectation> expectation) {
        add(table, Optional.empty(), name, name, severity, why, expectation);
    }

    private void add(
            Table table,
            Optional<String> child,
            String name,
            String expectation,
            Severity severity,
            String why,
            Supplier<Expectation> made) {
        planned.add(
                Planned.of(Planned.builtin(name, expectation, child, severity, why, contract.owner()), table, made));
    }
}
