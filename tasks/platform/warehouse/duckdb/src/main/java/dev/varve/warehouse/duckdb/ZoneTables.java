package dev.varve.warehouse.duckdb;

import dev.varve.warehouse.Sql;
import dev.varve.warehouse.ZoneOffsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * Offsets of zones in a database in memory beside the warehouse, written when a statement is the first to need a zone, on a
 * connection of its own: whatever becomes of the statement's transaction, they stay.
 */
final class ZoneTables {
    static final String INSTANTS = "_zones.main.of_instants";
    static final String LOCAL_TIMES = "_zones.main.of_local_times";
    private static final int AT_ONCE = 1_000;

    private final DuckDBConnection warehouse;
    private final Set<ZoneId> written = new HashSet<>();

    ZoneTables(DuckDBConnection warehouse) {
        this.warehouse = warehouse;
    }

    void need(ZoneId zone) {
        if (written.contains(zone)) {
            return;
        }
        try (Connection own = warehouse.duplicate();
                Statement statement = own.createStatement()) {
            statement.execute("attach if not exists ':memory:' as _zones");
            for (String table : List.of(INSTANTS, LOCAL_TIMES)) {
                statement.execute(Sql.named("warehouse/create_zone_table")
                        .with("zone_table", table)
                        .complete());
            }
            statement.execute("begin transaction");
            write(zone, INSTANTS, ZoneOffsets.ofInstants(zone), statement);
            write(zone, LOCAL_TIMES, ZoneOffsets.ofLocalTimes(zone), statement);
            statement.execute("commit");
            written.add(zone);
        } catch (SQLException e) {
            throw DuckDbWarehouse.meaning(e, "the offsets of " + zone);
        }
    }

    private static void write(ZoneId zone, String table, List<ZoneOffsets.Part> parts, Statement statement)
            throws SQLException {
        statement.execute("delete from " + table + " where _zone = '" + zone.getId() + "'");
        for (int i = 0; i < parts.size(); i += AT_ONCE) {
            String rows = parts.subList(i, Math.min(parts.size(), i + AT_ONCE)).stream()
                    .map(part -> "('" + zone.getId() + "', '" + part.month() + "', '" + part.from() + "', '" + part.to()
                            + "', " + part.east() + ", '" + part.turned() + "', " + part.before() + ", '"
                            + ZoneOffsets.version() + "')")
                    .collect(Collectors.joining(", "));
            statement.execute("insert into " + table + " values " + rows);
        }
    }
}
