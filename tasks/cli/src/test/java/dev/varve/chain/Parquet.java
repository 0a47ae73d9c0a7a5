package dev.varve.chain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** Writes Parquet files by DuckDB. */
public final class Parquet {
    private Parquet() {}

    public static byte[] of(String select) throws Exception {
        Path file = Files.createTempFile("varve-test", ".parquet");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("copy (" + select + ") to '" + file + "' (format parquet)");
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }
}
