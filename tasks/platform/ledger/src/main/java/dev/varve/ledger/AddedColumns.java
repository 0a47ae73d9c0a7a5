package dev.varve.ledger;

import dev.varve.contract.AddedColumn;
import dev.varve.contract.Contract;
import dev.varve.contract.UnknownFields;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The fields that deliveries of a dataset have beyond its contract, as the ledger has them. */
public final class AddedColumns {
    private final Warehouse warehouse;
    private final Contract contract;

    public AddedColumns(Warehouse warehouse, Contract contract) {
        this.warehouse = warehouse;
        this.contract = contract;
    }

    /** @param firstReceivedAt when a delivery first had it */
    public record Seen(AddedColumn column, Instant firstReceivedAt) {}

    /** In the order of their columns; none where the contract does not add any. */
    public List<AddedColumn> all() {
        return contract.unknownFields() == UnknownFields.ADD
                ? seen().stream().map(Seen::column).toList()
                : List.of();
    }

    /** The contract with the columns that deliveries added. */
    public Contract effective() {
        return contract.adding(all());
    }

    public List<Seen> seen() {
        // A reader's copy may be older than the table.
        return warehouse.columns("control", "added_column").isEmpty()
                ? List.of()
                : warehouse.query(Sql.named("ledger/added_columns"), contract.dataset()).stream()
                        .map(AddedColumns::seen)
                        .toList();
    }

    private static Seen seen(Cells row) {
        return new Seen(
                new AddedColumn(row.text(0), row.text(1), Optional.ofNullable(row.text(2)), row.text(3)), row.time(4));
    }

    /** In place of what the ledger had; in the caller's transaction. */
    public void write(List<Seen> seen) {
        warehouse.run(Sql.named("ledger/forget_added_columns"), contract.dataset());
        for (int i = 0; i < seen.size(); i++) {
            AddedColumn one = seen.get(i).column;
            warehouse.run(
                    Sql.named("ledger/insert_added_column"),
                    contract.dataset(),
                    i,
                    one.child(),
                    one.field(),
                    one.path(contract),
                    seen.get(i).firstReceivedAt,
                    one.name().orElse(null),
                    one.name().map(name -> one.column(contract).type().text()).orElse(null),
                    one.kept());
        }
    }
}
