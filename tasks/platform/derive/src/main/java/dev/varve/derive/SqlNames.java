package dev.varve.derive;

import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.TableColumn;
import java.util.List;
import java.util.stream.Collectors;

/** Lists of validated identifiers as SQL wants them. */
public final class SqlNames {
    private SqlNames() {}

    /** {@code l."a" = r."a" and l."b" = r."b"}. */
    public static String same(String left, String right, List<String> names) {
        return names.stream()
                .map(name -> left + "." + Quoted.name(name) + " = " + right + "." + Quoted.name(name))
                .collect(Collectors.joining(" and "));
    }

    /** The same where a value may be null. */
    public static String alike(String left, String right, List<String> names) {
        return names.stream()
                .map(name ->
                        left + "." + Quoted.name(name) + " is not distinct from " + right + "." + Quoted.name(name))
                .collect(Collectors.joining(" and "));
    }

    public static List<String> names(List<TableColumn> columns) {
        return columns.stream().map(TableColumn::name).toList();
    }

    /** A relation with these columns and nothing in it. */
    static String noRows(List<TableColumn> columns) {
        return columns.stream()
                .map(column -> "cast(null as " + column.type() + ") as " + Quoted.name(column.name()))
                .collect(Collectors.joining(", ", "(select ", " where false)"));
    }

    /** Ids for an {@code in} list; an empty one matches nothing. */
    static String ids(List<Long> ids) {
        return ids.isEmpty() ? "-1" : ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
