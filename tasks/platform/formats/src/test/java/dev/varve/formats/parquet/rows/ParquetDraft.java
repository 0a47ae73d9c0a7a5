package dev.varve.formats.parquet.rows;

import dev.varve.contract.Format;
import dev.varve.formats.ColumnDraft;
import dev.varve.formats.ContractDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Parquet files that DuckDB writes, for tests. */
final class ParquetDraft {
    private static final Connection DUCKDB = connect();

    private ParquetDraft() {}

    private static Connection connect() {
        try {
            return DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param options of COPY, such as {@code , compression zstd} */
    static byte[] of(String select, String options) {
        try {
            Path file = Files.createTempFile("varve-test", ".parquet");
            try (Statement statement = DUCKDB.createStatement()) {
                statement.execute("set threads = 1");
                statement.execute("copy (" + select + ") to '" + file + "' (format parquet" + options + ")");
                return Files.readAllBytes(file);
            } finally {
                Files.delete(file);
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] of(String select) {
        return of(select, "");
    }

    static ContractDraft contract(ColumnDraft... columns) {
        return new ContractDraft(new Format.Parquet(List.of())).columns(columns);
    }
}
