package dev.varve.quality;

import dev.varve.contract.Check;
import dev.varve.contract.Child;
import dev.varve.contract.Column;
import dev.varve.contract.Contract;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every check of a dataset with the table it looks at. */
final class Plan {

    private final Queries queries;
    private final Contract contract;
    private final Subject subject;
    private final Privacy privacy;
    private final Map<Optional<String>, Table> tables = new LinkedHashMap<>();
    private final List<Planned> planned = new ArrayList<>();

    Plan(Queries queries, Contract contract, Subject subject, Privacy privacy) {
        this.queries = queries;
        this.contract = contract;
        this.subject = subject;
        this.privacy = privacy;
        planned.addAll(BuiltIn.plan(contract, subject, this::table));
        Declared declared = new Declared(contract, subject);
        contract.columns().forEach(column -> add(declared, column.checks(), contract.columns()));
        add(declared, contract.checks(), contract.columns());
        for (Child child : contract.children()) {
            child.columns().forEach(column -> add(declared, column.checks(), child.columns()));
            add(declared, child.checks(), child.columns());
        }
    }

    /** Built-in checks first, then those of the contract in its order. */
    List<Planned> checks() {
        return planned;
    }

    Collection<Table> tables() {
        return tables.values();
    }

    private void add(Declared declared, List<Check> checks, List<Column> columns) {
        for (Check check : checks) {
            Table table = table(check.table());
            planned.add(Planned.of(check, table, () -> declared.expectation(check, table, columns)));
        }
    }

    private Table table(Optional<String> child) {
        return tables.computeIfAbsent(
                child,
                _ -> child.map(this::ofChild)
                        .orElseGet(
                                () -> new Table(queries, contract.dataset(), subject.rows(), contract.key(), privacy)));
    }

    private Table ofChild(String name) {
        Subject.Rows rows = subject.children().getOrDefault(name, Subject.Rows.of("load_" + name));
        List<String> key = contract.children().stream()
                .filter(child -> child.name().equals(name))
                .findFirst()
                .map(child -> Keys.of(contract, child))
                .orElse(List.of());
        return new Table(queries, contract.domain() + "." + name, rows, key, privacy);
    }
}
