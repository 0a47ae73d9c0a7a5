package dev.varve.runtime;

import dev.varve.failure.TaskFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What differs between environments: {@code env/<name>.yaml}.
 *
 * @param engine name of the warehouse's engine
 * @param memoryLimit as the engine writes it; empty for its own choice
 * @param threads 0 for the engine's own choice
 * @param lockWait how long a task waits for another writer
 * @param serveKeep how long files stay in {@code serve/} that the catalog names no more
 */
public record Environment(
        String name, String engine, String memoryLimit, int threads, Duration lockWait, Duration serveKeep) {
    static final List<String> KEYS =
            List.of("engine", "memory_limit", "threads", "lock_wait_seconds", "serve_keep_hours");
    /** Where the file does not say it. */
    private static final int SERVE_KEEP_HOURS = 24;

    public static Environment read(Path folder, String name) {
        Path file = folder.resolve(name + ".yaml");
        if (!Files.exists(file)) {
            throw TaskFailure.configuration(
                    "environment " + name + ": there is no " + file + "; this version has the environment poc");
        }
        Map<String, Object> values = values(file);
        List<String> problems = new ArrayList<>();
        values.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(
                        key -> problems.add(file + ": " + key + ": unknown key; there are " + String.join(", ", KEYS)));
        values.putIfAbsent("serve_keep_hours", SERVE_KEEP_HOURS);
        KEYS.stream()
                .filter(key -> !values.containsKey(key))
                .forEach(key -> problems.add(file + ": " + key + ": missing"));
        int threads = number(values, "threads", file, problems);
        int wait = number(values, "lock_wait_seconds", file, problems);
        int keep = number(values, "serve_keep_hours", file, problems);
        if (!problems.isEmpty()) {
            throw TaskFailure.configuration(String.join("\n", problems));
        }
        return new Environment(
                name,
                values.get("engine").toString(),
                values.get("memory_limit").toString(),
                threads,
                Duration.ofSeconds(wait),
                Duration.ofHours(keep));
    }

    private static Map<String, Object> values(Path file) {
        try {
            Map<String, Object> values = new TreeMap<>();
            if (new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file))
                    instanceof Map<?, ?> map) {
                map.forEach((key, value) -> values.put(String.valueOf(key), value == null ? "" : value));
            }
            return values;
        } catch (IOException | YamlEngineException e) {
            throw TaskFailure.configuration(file + ": " + e.getMessage(), e);
        }
    }

    private static int number(Map<String, Object> values, String key, Path file, List<String> problems) {
        if (values.get(key) instanceof Integer number && number >= 0) {
            return number;
        }
        if (values.containsKey(key)) {
            problems.add(file + ": " + key + ": " + values.get(key) + " is not a whole number of at least 0");
        }
        return 0;
    }
}
