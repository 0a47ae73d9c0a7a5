package dev.varve.quality.judge;

import dev.varve.contract.Check;
import dev.varve.contract.Child;
import dev.varve.contract.Column;
import dev.varve.contract.Contract;
import dev.varve.quality.check.CheckedRows;
import dev.varve.quality.check.MeasuredTable;
import dev.varve.quality.check.Privacy;
import dev.varve.quality.sql.Queries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every check of a dataset with the table it looks at. */
final class CheckPlan {

    /** Judged on rows as they were delivered. */
    private static final Set<String> UNIQUENESS = Set.of("column_values_to_be_unique", "compound_columns_to_be_unique");

    private final Queries queries;
    private final Contract contract;
    private final CheckedRows subject;
    private final Privacy privacy;
    private final Map<Optional<String>, MeasuredTable> tables = new LinkedHashMap<>();
    private final List<PlannedCheck> planned = new ArrayList<>();
    private final MeasuredTable delivered;

    CheckPlan(Queries queries, Contract contract, CheckedRows subject, Privacy privacy) {
        this.queries = queries;
        this.contract = contract;
        this.subject = subject;
        this.privacy = privacy;
        // One scan where no row beats another.
        this.delivered = subject.delivered().equals(subject.rows())
                ? table(Optional.empty())
                : new MeasuredTable(queries, contract.dataset(), subject.delivered(), contract.key(), privacy);
        planned.addAll(BuiltIn.plan(contract, subject, this::table));
        DeclaredChecks declared = new DeclaredChecks(contract, subject);
        contract.columns().forEach(column -> add(declared, column.checks(), contract.columns()));
        add(declared, contract.checks(), contract.columns());
        for (Child child : contract.children()) {
            child.columns().forEach(column -> add(declared, column.checks(), child.columns()));
            add(declared, child.checks(), child.columns());
        }
    }

    /** Built-in checks first, then those of the contract in its order. */
    List<PlannedCheck> checks() {
        return planned;
    }

    Collection<MeasuredTable> tables() {
        Set<MeasuredTable> all = new LinkedHashSet<>(tables.values());
        all.add(delivered);
        return all;
    }

    private void add(DeclaredChecks declared, List<Check> checks, List<Column> columns) {
        for (Check check : checks) {
            MeasuredTable table = check.table().isEmpty() && UNIQUENESS.contains(check.expectation())
                    ? delivered
                    : table(check.table());
            planned.add(PlannedCheck.of(check, table, () -> declared.expectation(check, table, columns)));
        }
    }

    private MeasuredTable table(Optional<String> child) {
        return tables.computeIfAbsent(
                child,
                _ -> child.map(this::ofChild)
                        .orElseGet(() -> new MeasuredTable(
                                queries, contract.dataset(), subject.rows(), contract.key(), privacy)));
    }

    private MeasuredTable ofChild(String name) {
        CheckedRows.Rows rows = subject.children().getOrDefault(name, CheckedRows.Rows.of("load_" + name));
        List<String> key = contract.children().stream()
                .filter(child -> child.name().equals(name))
                .findFirst()
                .map(contract::key)
                .orElse(List.of());
        return new MeasuredTable(queries, contract.domain() + "." + name, rows, key, privacy);
    }
}
