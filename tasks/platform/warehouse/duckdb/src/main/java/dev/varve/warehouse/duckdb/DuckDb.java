package dev.varve.warehouse.duckdb;

import dev.varve.failure.TaskFailure;
import dev.varve.warehouse.Engine;
import dev.varve.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** One file, one writing process. */
public final class DuckDb implements Engine {
    private static final Duration PAUSE = Duration.ofMillis(100);

    @Override
    public String name() {
        return "duckdb";
    }

    @Override
    public Warehouse open(Path file, Settings settings, Duration wait, Consumer<String> notice) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw TaskFailure.configuration(
                    "cannot create the folder of the warehouse " + file + ": " + e.getMessage()
                            + "; choose another place with --home",
                    e);
        }
        long deadline = System.nanoTime() + wait.toNanos();
        boolean noticed = false;
        while (true) {
            try {
                return connect("jdbc:duckdb:" + file, settings);
            } catch (SQLException e) {
                if (!isLocked(e)) {
                    throw DuckDbWarehouse.meaning(e, "open " + file);
                }
                if (System.nanoTime() > deadline) {
                    throw TaskFailure.transientFailure(
                            "another process is writing the warehouse " + file + " and did not finish within "
                                    + wait.toSeconds() + " s; run this again later",
                            e);
                }
                if (!noticed) {
                    notice.accept("waiting up to " + wait.toSeconds() + " s: another process is writing " + file);
                    noticed = true;
                }
                pause();
            }
        }
    }

    @Override
    public Warehouse inMemory(Settings settings) {
        try {
            return connect("jdbc:duckdb:", settings);
        } catch (SQLException e) {
            throw DuckDbWarehouse.meaning(e, "open a warehouse in memory");
        }
    }

    private static Warehouse connect(String url, Settings settings) throws SQLException {
        Properties properties = new Properties();
        // A file written by this version stays readable by DuckDB 1.5.
        properties.setProperty("storage_compatibility_version", "v1.5.0");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("temp_directory", settings.temporary().toString());
        properties.setProperty(
                "allowed_directories",
                settings.folders().stream()
                        .map(folder -> "'" + folder.toAbsolutePath().toString().replace("'", "''") + "/'")
                        .collect(Collectors.joining(",", "[", "]")));
        properties.setProperty("enable_external_access", "false");
        properties.setProperty("preserve_insertion_order", "true");
        if (!settings.memory().isEmpty()) {
            properties.setProperty("memory_limit", settings.memory());
        }
        if (settings.threads() > 0) {
            properties.setProperty("threads", Integer.toString(settings.threads()));
        }
        return new DuckDbWarehouse(
                (DuckDBConnection) new DuckDBDriver().connect(url, properties),
                settings.memory().isEmpty());
    }

    private static boolean isLocked(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("Could not set lock") || message.contains("Conflicting lock");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TaskFailure.transientFailure("interrupted while waiting for the warehouse", e);
        }
    }
}
