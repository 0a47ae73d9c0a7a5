package dev.varve.runtime;

import java.nio.file.Path;

/** The folder that holds everything an environment of one machine writes. */
public record Home(Path root) {
    public Path warehouse() {
        return root.resolve("warehouse.duckdb");
    }

    public Path archive() {
        return root.resolve("archive");
    }

    public Path serve() {
        return root.resolve("serve");
    }

    public Path reports() {
        return root.resolve("reports");
    }

    public Path temporary() {
        return root.resolve("tmp");
    }

    public Path landing() {
        return root.resolve("landing");
    }
}
