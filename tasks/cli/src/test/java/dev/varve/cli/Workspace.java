package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.product.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A product with settings, contracts, landing and home of its own, used through its command line. */
public final class Workspace {
    public static final String DATASET = "shop.things";
    public static final String CONTRACT = """
            landing: things/{received_at:yyyyMMdd}/*.csv
            restates: all
            key: id

            columns:
              id: integer
              name: text
              amount: decimal(10,2)
            """;

    private final Path root;
    private final Path home;
    private final Path landing;

    public Workspace(Path folder) throws IOException {
        root = Files.createDirectories(folder.resolve("product"));
        home = folder.resolve("home");
        landing = Files.createDirectories(folder.resolve("landing"));
        Files.createDirectories(root.resolve("sql"));
        write(root.resolve("env/poc.yaml"), """
                engine: duckdb
                memory_limit: ""
                threads: 0
                lock_wait_seconds: 1
                """);
    }

    public Path home() {
        return home;
    }

    public Path landing() {
        return landing;
    }

    public Path sql() {
        return root.resolve("sql");
    }

    public Workspace contract(String text) throws IOException {
        return sql("contract.yaml", text);
    }

    /** A file beside the contract. */
    public Workspace sql(String path, String text) throws IOException {
        write(sql().resolve(DATASET.replace('.', '/')).resolve(path), text);
        return this;
    }

    /** The library that reads rasters stays where the product's is. */
    public Workspace withRasters() throws IOException {
        Path own = Path.of("").toAbsolutePath();
        while (!Files.exists(own.resolve("CONTRIBUTING.md"))) {
            own = own.getParent();
        }
        Files.createSymbolicLink(root.resolve(".venv"), own.resolve(".venv"));
        return this;
    }

    /** A drop of the day, in January 2026, with one CSV file. */
    public Workspace drop(int day, String... lines) throws IOException {
        write(
                landing.resolve("things/202601%02d/list.csv".formatted(day)),
                "id,name,amount\n" + String.join("\n", lines));
        return this;
    }

    public Workspace land(String path, String text, String modifiedAt) throws IOException {
        return land(path, text.getBytes(StandardCharsets.UTF_8), modifiedAt);
    }

    public Workspace land(String path, byte[] content, String modifiedAt) throws IOException {
        Files.createDirectories(landing.resolve(path).getParent());
        Files.write(landing.resolve(path), content);
        Files.setLastModifiedTime(landing.resolve(path), FileTime.from(Instant.parse(modifiedAt)));
        return this;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    Outcome call(String... arguments) {
        return call(Map.of(), arguments);
    }

    Outcome call(Map<String, String> variables, String... arguments) {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "VARVE_ROOT", root.toString(), "VARVE_HOME", home.toString(), "VARVE_LANDING", landing.toString()));
        environment.putAll(variables);
        return Outcome.of(environment, arguments);
    }

    /** Demands an exit code; nothing ever answers with a stack trace. */
    public Outcome expect(int exit, String... arguments) {
        return expected(exit, call(arguments));
    }

    static Outcome expected(int exit, Outcome outcome) {
        assertThat(outcome.exit()).as(outcome::toString).isEqualTo(exit);
        assertThat(outcome.err()).doesNotContain("\tat ").doesNotContain("Exception");
        return outcome;
    }

    public Outcome run() {
        return expect(0, "run", DATASET);
    }

    /** CSV without its header. */
    public List<String> query(String sql, String... more) {
        List<String> arguments = new ArrayList<>(List.of("query", sql, "--format", "csv"));
        arguments.addAll(List.of(more));
        return expect(0, arguments.toArray(String[]::new)).out().lines().skip(1).toList();
    }

    /** The key of the only load in a state. */
    public String load(String state) {
        List<String> keys = query("select load_key from control.load where state = '" + state + "'");
        assertThat(keys).hasSize(1);
        return keys.getFirst();
    }

    public byte[] catalog() throws IOException {
        return Files.readAllBytes(home.resolve("serve/catalog.json"));
    }

    /** The report of the load received then. */
    public String report(String receivedAt) throws IOException {
        try (Stream<Path> pages = Files.walk(home.resolve("reports").resolve(DATASET))) {
            return Files.readString(pages.filter(page -> page.endsWith("index.html"))
                    .filter(page -> page.toString().contains(receivedAt))
                    .findFirst()
                    .orElseThrow());
        }
    }

    /** What readers get; of the control tables only what is no matter of clocks. */
    public SortedMap<String, String> everything() throws IOException {
        SortedMap<String, String> tables = new TreeMap<>();
        for (String table : served()) {
            tables.put(table, query("select * from " + table + " order by all").toString());
        }
        tables.put(
                "loads",
                query("select load_key, received_at, state from control.load order by all")
                        .toString());
        tables.put(
                "decisions",
                query("select load_key, decision, d.reason from control.decision d join control.load using (load_id)"
                                + " order by all")
                        .toString());
        return tables;
    }

    private List<String> served() throws IOException {
        List<String> tables = new ArrayList<>();
        new JsonMapper().readTree(catalog()).get("served").properties().forEach(table -> tables.add(table.getKey()));
        tables.removeIf(table -> table.startsWith("control."));
        return tables;
    }
}
