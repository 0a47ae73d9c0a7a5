package dev.varve.cli.why;

import dev.varve.cli.screen.CellText;
import dev.varve.cli.served.DeclaredTable;
import dev.varve.contract.Contract;
import dev.varve.contract.Deletes;
import dev.varve.contract.Tables;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When and why a key is no longer there. */
final class WhyDeleted {
    private final Why why;
    private final Warehouse warehouse;
    private final Origins origins;
    private final DeclaredTable subject;
    private final Contract contract;

    WhyDeleted(Why why, Warehouse warehouse, Origins origins, DeclaredTable subject) {
        this.why = why;
        this.warehouse = warehouse;
        this.origins = origins;
        this.subject = subject;
        this.contract = subject.contract();
    }

    /** Empty where no file ever named it. */
    List<Explanation> findings(Map<String, String> given) {
        String ranges = Tables.ranges(subject.name()).toString();
        List<TableColumn> columns = why.columns(ranges);
        if (!columns.stream().map(TableColumn::name).toList().containsAll(given.keySet()) || given.isEmpty()) {
            return List.of();
        }
        RowCondition named = RowCondition.typed(warehouse, columns, given);
        List<Map<String, Object>> gone =
                why.rows(ranges, named.and("deleted and effective_to is null"), subject.key(), 2);
        if (gone.size() != 1) {
            return gone.isEmpty() ? withdrawn(given) : List.of();
        }
        Map<String, Object> row = gone.getFirst();
        List<Explanation> findings = new ArrayList<>(List.of(deletion(row)));
        RowCondition same = RowCondition.same(Why.pick(row, subject.key()));
        why.rows(ranges, same.and("not deleted"), List.of("effective_from"), Integer.MAX_VALUE).stream()
                .reduce((earlier, later) -> later)
                .ifPresent(last -> findings.add(why.finding(
                        last,
                        List.of("before that it was in force from " + CellText.text(last.get("effective_from"))
                                + ":"))));
        return findings;
    }

    /** @param row a range that says deleted */
    Explanation deletion(Map<String, Object> row) {
        String key = WhyText.given(Why.pick(row, subject.key()));
        String at = CellText.text(row.get("effective_from"));
        boolean withParent = subject.child().isPresent() && parentDeleted(row);
        String what = withParent ? "the " + contract.dataset() + " that it belongs to" : key;
        String start = key + " was deleted at " + at + (withParent ? " with " + what : "") + ": ";
        Optional<Origin> origin = origins.of(contract, row);
        if (origin.isPresent()) {
            return new Explanation(Map.of(), List.of(start + byRow(withParent)), List.of(origin.get()));
        }
        RowCondition named = RowCondition.same(
                Why.pick(row, contract.key().isEmpty() ? List.of("_origin", "_row_hash") : contract.key()));
        return new Explanation(
                Map.of(),
                List.of(start + "the listing of " + contract.dataset() + " received then no longer names "
                        + (withParent ? "that" : "it")),
                origins.listing(contract, named, row.get("effective_from")));
    }

    private String byRow(boolean withParent) {
        if (subject.child().isPresent() && !withParent) {
            return "the record of its parent received then no longer lists it";
        }
        return contract.deletes() instanceof Deletes.ByValue(String column, String value)
                ? "a row says " + column + "=" + value
                : "a row says so";
    }

    private boolean parentDeleted(Map<String, Object> row) {
        List<String> names = new ArrayList<>(subject.parent().key());
        names.addAll(List.of("deleted", "effective_from"));
        RowCondition same = RowCondition.same(Why.pick(row, names));
        return !why.rows(subject.parent().table(), same, List.of("effective_from"), 1)
                .isEmpty();
    }

    /** Of facts a newer listing leaves no trace in the ranges. */
    private List<Explanation> withdrawn(Map<String, String> given) {
        String changes = Tables.changes(subject.name()).toString();
        List<TableColumn> columns = why.columns(changes);
        if (subject.child().isPresent()
                || !columns.stream().map(TableColumn::name).toList().containsAll(given.keySet())) {
            return List.of();
        }
        RowCondition named = RowCondition.typed(warehouse, columns, given);
        List<Map<String, Object>> rows = why.rows(changes, named, List.of("_received_at"), 10);
        if (rows.isEmpty()) {
            return List.of();
        }
        Optional<String> lacking = warehouse
                .first(
                        Sql.named("serve/listing_without_key")
                                .with("table", subject.name())
                                .with("condition", named.sql()),
                        named.arguments(List.of(), List.of(contract.dataset())))
                .map(row -> row.text(0));
        List<Explanation> findings = new ArrayList<>();
        findings.add(new Explanation(
                Map.of(),
                List.of(WhyText.given(given) + " is in no row that counts: "
                        + (contract.listsFacts() && lacking.isPresent()
                                ? "the listing received at " + lacking.get()
                                        + " lacks it, so it was withdrawn, as if it had never been so"
                                : "a decision, or a newer listing, took back what these files say")),
                List.of()));
        rows.forEach(row -> findings.add(why.finding(row, List.of("this row named it:"))));
        return findings;
    }
}
