package dev.varve.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A home that each process begins with afresh.
 *
 * @param root of the product, which holds the launcher
 */
record Scratch(Path root, Path home) {

    void clear() throws IOException {
        if (Files.exists(home)) {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(root.resolve("varve").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    List<String> task(String task, String dataset, Path landing, Path sql) {
        return at(landing, sql, task, "--dataset", dataset);
    }

    /** A command of this home. */
    List<String> at(Path landing, Path sql, String... arguments) {
        List<String> command = command(arguments);
        command.addAll(List.of("--home", home.toString(), "--landing", landing.toString(), "--sql", sql.toString()));
        return command;
    }

    /** Bytes of the warehouse. */
    long stored() throws IOException {
        return Files.size(home.resolve("warehouse.duckdb"));
    }

    /** Bytes of the readers' copy. */
    long served() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(home.resolve("serve"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
