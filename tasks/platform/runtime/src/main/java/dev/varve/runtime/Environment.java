package dev.varve.runtime;

import dev.varve.failure.TaskFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
 * @param stores where landing and archive are, and how a bucket is reached, by the keys of the file; without those that are empty
 */
public record Environment(
        String name,
        String engine,
        String memoryLimit,
        int threads,
        Duration lockWait,
        Duration serveKeep,
        Map<String, String> stores) {
    /** What need not stand in the file. */
    private static final Map<String, Object> DEFAULTS = Map.of("serve_keep_hours", 24);

    static final List<String> STORES = List.of(
            "landing",
            "landing_links",
            "archive",
            "serve",
            "s3_region",
            "s3_endpoint",
            "s3_path_style",
            "s3_kms_key",
            "s3_requester_pays",
            "s3_role",
            "s3_deadline_seconds");
    static final List<String> KEYS = Stream.concat(
                    Stream.of("engine", "memory_limit", "threads", "lock_wait_seconds", "serve_keep_hours"),
                    STORES.stream())
            .toList();
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{env:(\\w+)}");

    /**
     * @param name of a file in the folder, or the path of another one that ends in {@code .yaml}
     * @param variables what {@code ${env:NAME}} stands for
     */
    public static Environment read(Path folder, String name, Function<String, Optional<String>> variables) {
        Path file = name.endsWith(".yaml") ? Path.of(name).toAbsolutePath() : folder.resolve(name + ".yaml");
        if (!Files.exists(file)) {
            throw TaskFailure.configuration(
                    "environment " + name + ": there is no " + file
                            + "; this version has the environment poc, and takes the path of a file of yours that ends in .yaml");
        }
        Map<String, Object> values = values(file);
        List<String> problems = new ArrayList<>();
        values.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(
                        key -> problems.add(file + ": " + key + ": unknown key; there are " + String.join(", ", KEYS)));
        DEFAULTS.forEach(values::putIfAbsent);
        STORES.forEach(key -> values.putIfAbsent(key, ""));
        Map<String, String> stores = new TreeMap<>();
        for (String key : STORES) {
            String value = resolved(values.get(key).toString(), file + ": " + key, variables, problems);
            if (!value.isBlank()) {
                stores.put(key, value);
            }
        }
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
                Duration.ofHours(keep),
                Map.copyOf(stores));
    }

    private static String resolved(
            String value, String where, Function<String, Optional<String>> variables, List<String> problems) {
        return REFERENCE
                .matcher(value)
                .replaceAll(reference -> Matcher.quoteReplacement(
                        variables.apply(reference.group(1)).orElseGet(() -> {
                            problems.add(where + ": the environment variable " + reference.group(1) + " is not set");
                            return "";
                        })));
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
