package dev.varve.load;

import dev.varve.contract.AddedColumn;
import dev.varve.contract.Additions;
import dev.varve.contract.Child;
import dev.varve.contract.Contract;
import dev.varve.contract.UnknownFields;
import dev.varve.ledger.AddedColumns;
import dev.varve.ledger.AddedColumns.Seen;
import dev.varve.runtime.Session;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which unknown fields are columns and gives raw tables those columns. What is decided depends on the contract and on the
 * deliveries that are loaded alone: fields received first come first, those received together by their names.
 */
final class AddColumns {
    private record Place(String child, String field) {}

    private final Session session;
    private final Warehouse warehouse;
    private final Contract contract;
    private final AddedColumns ledger;

    AddColumns(Session session, Contract contract) {
        this.session = session;
        this.warehouse = session.warehouse();
        this.contract = contract;
        this.ledger = new AddedColumns(warehouse, contract);
    }

    /** After a load was read; in its transaction. */
    void ofLoad(long load) {
        if (adds()) {
            settle(known(), "and d.load_id = " + load);
        }
    }

    /** After every file was read again; in its transaction. */
    void ofAll() {
        settle(new HashMap<>(), "");
    }

    /** Where the contract adds columns from now on, or no more, or calls others so. */
    void ofContract() {
        List<Seen> seen = ledger.seen();
        if (adds() || !seen.isEmpty()) {
            warehouse.transaction(() -> settle(known(), seen.isEmpty() ? "" : "and false"));
        }
    }

    private boolean adds() {
        return contract.unknownFields() == UnknownFields.ADD;
    }

    private Map<Place, Instant> known() {
        Map<Place, Instant> known = new HashMap<>();
        ledger.seen()
                .forEach(seen ->
                        known.put(new Place(seen.column().child(), seen.column().field()), seen.firstReceivedAt()));
        return known;
    }

    private void settle(Map<Place, Instant> first, String only) {
        if (adds()) {
            for (Cells row : warehouse.query(Sql.named("load/unknown_fields").with("only", only), contract.dataset())) {
                Layouts.of(row.text(0))
                        .unknown()
                        .forEach((child, fields) -> fields.forEach(
                                field -> first.merge(new Place(child, field), row.time(1), AddColumns::earlier)));
            }
        } else {
            first.clear();
        }
        List<Seen> decided = decide(first);
        if (!decided.equals(ledger.seen())) {
            ledger.write(decided);
            session.datasets().forget(contract.dataset());
        }
        new RawTables(contract, warehouse).add();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private List<Seen> decide(Map<Place, Instant> first) {
        List<String> tables = new ArrayList<>(List.of(""));
        contract.children().stream().map(Child::name).forEach(tables::add);
        List<Place> places = first.keySet().stream()
                .sorted(Comparator.<Place, Instant>comparing(first::get)
                        .thenComparing(place -> tables.indexOf(place.child))
                        .thenComparing(Place::field))
                .toList();
        List<AddedColumn> columns = Additions.of(
                contract,
                places.stream()
                        .map(place -> new AddedColumn(place.child, place.field, Optional.empty(), ""))
                        .toList());
        return columns.stream()
                .map(column -> new Seen(column, first.get(new Place(column.child(), column.field()))))
                .toList();
    }
}
