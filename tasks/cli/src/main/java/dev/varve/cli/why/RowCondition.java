package dev.varve.cli.why;

import dev.varve.failure.TaskFailure;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which rows are meant.
 *
 * @param sql over columns that the table has; {@code true} for every row
 * @param arguments to bind
 */
record RowCondition(String sql, Object[] arguments) {

    /**
     * As a user types it; nothing behind the sign means null or the empty text.
     *
     * @param columns of the table
     * @param given value by column, each of them one of the table's
     */
    static RowCondition typed(Warehouse warehouse, List<TableColumn> columns, Map<String, String> given) {
        List<String> parts = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        for (TableColumn column : columns) {
            String value = given.get(column.name());
            if (value == null) {
                continue;
            }
            if (value.isEmpty()) {
                parts.add("coalesce(cast(" + Quoted.name(column.name()) + " as varchar), '') = ''");
                continue;
            }
            if (warehouse
                            .query("select try_cast(? as " + column.type() + ")", value)
                            .getFirst()
                            .text(0)
                    == null) {
                throw TaskFailure.usage(column.name() + "=" + value + ": the column is of type " + column.type()
                        + ", and that is none");
            }
            parts.add(Quoted.name(column.name()) + " = cast(? as " + column.type() + ")");
            arguments.add(value);
        }
        return new RowCondition(parts.isEmpty() ? "true" : String.join(" and ", parts), arguments.toArray());
    }

    /** Exactly these values. */
    static RowCondition same(Map<String, Object> values) {
        List<String> parts = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        values.forEach((name, value) -> {
            parts.add(Quoted.name(name) + (value == null ? " is null" : " = ?"));
            if (value != null) {
                arguments.add(value);
            }
        });
        return new RowCondition(String.join(" and ", parts), arguments.toArray());
    }

    RowCondition and(String more) {
        return new RowCondition(sql + " and " + more, arguments);
    }

    /** The arguments between others. */
    Object[] arguments(List<Object> before, List<Object> after) {
        List<Object> all = new ArrayList<>(before);
        all.addAll(List.of(arguments));
        all.addAll(after);
        return all.toArray();
    }
}
