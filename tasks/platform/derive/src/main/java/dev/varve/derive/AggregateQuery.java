package dev.varve.derive;

import dev.varve.contract.Contract;
import dev.varve.contract.Tables;
import dev.varve.failure.TaskFailure;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.StatementFailure;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.util.List;
import java.util.stream.Collectors;

/** The rows that one of the contract's {@code aggregates/<name>.sql} answers, in columns that every reader understands. */
final class AggregateQuery {
    static final String ROWS = "_custom";
    private final Warehouse warehouse;
    private final Contract contract;
    private final String name;

    AggregateQuery(Warehouse warehouse, Contract contract, String name) {
        this.warehouse = warehouse;
        this.contract = contract;
        this.name = name;
    }

    Tables.Name target() {
        return WindowSql.table(contract, name);
    }

    /** Over the tables as they are now. */
    String query() {
        String answer = "(\n"
                + Datasets.userSql(
                        warehouse,
                        contract,
                        "aggregates/" + name + ".sql",
                        contract.aggregateSql().get(name))
                + "\n) _a";
        return "select "
                + columns(answer).stream().map(this::stored).collect(Collectors.joining(", "))
                + " from " + answer;
    }

    private String stored(TableColumn column) {
        String type = warehouse.dialect().stored(column.type());
        String id = Quoted.name(column.name());
        return type.equals(column.type()) ? id : "cast(" + id + " as " + type + ") as " + id;
    }

    private List<TableColumn> columns(String answer) {
        try {
            return warehouse.describe("select * from " + answer);
        } catch (StatementFailure e) {
            throw TaskFailure.configuration(
                    contract.dataset() + ": aggregates/" + name + ".sql does not run: " + e.reason(), e);
        }
    }

    /** Keeps the rows as they are now in {@link #ROWS}. */
    void keep() {
        warehouse.run("drop table if exists " + ROWS);
        warehouse.run("create temp table " + ROWS + " as " + query());
    }

    /** Rows that are equal in every column cannot be told apart by a difference. */
    boolean repeats(String table) {
        return warehouse
                .query(Sql.named("aggregate/repeats").with("table", table))
                .getFirst()
                .flag(0);
    }
}
