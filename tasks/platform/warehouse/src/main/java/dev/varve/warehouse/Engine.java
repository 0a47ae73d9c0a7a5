package dev.varve.warehouse;

import dev.varve.failure.TaskFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** A database that holds a warehouse. Engines are found by name through {@link ServiceLoader}. */
public interface Engine {
    String name();

    /**
     * Opens the warehouse for writing, made anew where there is none.
     *
     * @param file where an embedded engine keeps it
     * @param wait how long to wait for another writer
     * @param notice told once, in words, when there is one to wait for
     */
    Warehouse open(Path file, Settings settings, Duration wait, Consumer<String> notice);

    /** An empty warehouse in memory, for readers. */
    Warehouse inMemory(Settings settings);

    /**
     * @param memory the most memory to take, as the engine writes it ({@code 4GB}); empty for the engine's own choice
     * @param threads 0 for the engine's own choice
     * @param temporary folder to spill to
     * @param folders the only ones whose files statements may read and write
     */
    record Settings(String memory, int threads, Path temporary, List<Path> folders) {}

    static Engine named(String name) {
        return ServiceLoader.load(Engine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> TaskFailure.configuration("engine " + name + ": there is no such engine; use duckdb"));
    }
}
