package dev.varve.worlds.product;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The readers' copy as a stranger's DuckDB opens it: {@code serve/varve.duckdb}. */
public final class OpenedCopy implements AutoCloseable {
    private final Connection connection;

    public OpenedCopy(Path home) throws SQLException {
        Properties reading = new Properties();
        reading.setProperty("duckdb.read_only", "true");
        connection = DriverManager.getConnection(
                "jdbc:duckdb:" + home.resolve("serve/varve.duckdb").toAbsolutePath(), reading);
    }

    /** Values of each row with commas between, as the engine writes them. */
    public List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(i == 1 ? "" : ",").append(result.getString(i));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    /** Of every table but those of control, whose times differ. */
    public Map<String, List<String>> everything() throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        for (String name : rows("select schema_name || '.' || view_name from duckdb_views()"
                + " where not internal and schema_name <> 'control'")) {
            tables.put(name, rows("select * from " + name + " order by all"));
        }
        return tables;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
