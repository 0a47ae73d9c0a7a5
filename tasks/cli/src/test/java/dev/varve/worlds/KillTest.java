package dev.varve.worlds;

import static dev.varve.worlds.Trait.AGGREGATED;
import static dev.varve.worlds.Trait.CHILDREN_BY_KEY;
import static dev.varve.worlds.Trait.EFFECTIVE;
import static dev.varve.worlds.Trait.GZIPPED;
import static dev.varve.worlds.Trait.NDJSON;
import static dev.varve.worlds.Trait.STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.varve.worlds.World.Drop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real processes, killed with SIGKILL at random moments: readers always see the state before or after a load, and once the
 * commands have been let through, everything is as if nothing had happened. {@code -Dvarve.kills} says how often each is killed.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("varve.kills", 2);
    static final Path LAUNCHER = Path.of(System.getProperty("varve.launcher", "../../varve"))
            .toAbsolutePath()
            .normalize();
    private static final Spec SPEC = Spec.things(STATE, EFFECTIVE, CHILDREN_BY_KEY, AGGREGATED, NDJSON, GZIPPED)
            .asOf(ZoneOffset.UTC, "day_end");
    private static final World WORLD = Dice.world(5, SPEC);

    private static final String RANGES = "select * from conformed.worlds_things order by all";

    private final Random random = new Random(9);

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsTheLauncher() {
        assumeTrue(Files.isExecutable(LAUNCHER), () -> "skipped: no " + LAUNCHER);
    }

    @Test
    void killedRunsLeaveNoTrace() throws Exception {
        killedCommandsLeaveNoTrace(List.of(List.of("run", SPEC.dataset())));
    }

    @Test
    void killedTasksLeaveNoTrace() throws Exception {
        killedCommandsLeaveNoTrace(Replay.TASKS.stream()
                .map(task -> List.of(task, "--dataset", SPEC.dataset()))
                .toList());
    }

    @Test
    void killedReplaysOfRejectsLeaveNoTrace() throws Exception {
        World world = IntStream.range(0, 1_000)
                .mapToObj(seed -> Dice.withAdmissions(Dice.world(seed, SPEC), seed))
                .filter(one -> one.admissions().size() == 2)
                .findFirst()
                .orElseThrow();
        Replay undisturbed = new Replay(world, Files.createDirectory(folder.resolve("undisturbed")));
        Replay killed = new Replay(world, Files.createDirectory(folder.resolve("killed")));
        List<Delivery> arrived = new ArrayList<>();
        for (Drop drop : world.drops()) {
            undisturbed.land(drop);
            killed.land(drop);
            arrived.addAll(drop.deliveries());
        }
        finish(undisturbed.product(), List.of("run", SPEC.dataset()));
        finish(killed.product(), List.of("run", SPEC.dataset()));
        for (Admission admission : world.admissions()) {
            List<Map<String, String>> before = killed.product().query(RANGES, null);
            assertThat(undisturbed.rejects().correct(admission, arrived)).isEmpty();
            assertThat(killed.rejects().correct(admission, arrived)).isEmpty();
            Duration whole = finish(undisturbed.product(), undisturbed.rejects().command(admission));
            List<Map<String, String>> after = undisturbed.product().query(RANGES, null);
            for (int kill = 0; kill < 2 * KILLS; kill++) {
                kill(killed.product(), killed.rejects().command(admission), whole);
                assertThat(killed.product().query(RANGES, null)).isIn(before, after);
            }
            finish(killed.product(), killed.rejects().command(admission));
        }

        assertThat(everything(killed, world)).isEqualTo(everything(undisturbed, world));
        assertThat(served(folder.resolve("killed"))).isEqualTo(served(folder.resolve("undisturbed")));
        assertThat(staged(folder.resolve("killed"))).isEmpty();
    }

    private void killedCommandsLeaveNoTrace(List<List<String>> commands) throws Exception {
        Replay undisturbed = new Replay(WORLD, Files.createDirectory(folder.resolve("undisturbed")));
        Replay killed = new Replay(WORLD, Files.createDirectory(folder.resolve("killed")));
        List<Delivery> arrived = new ArrayList<>();
        for (Drop drop : WORLD.drops()) {
            List<Delivery> before = List.copyOf(arrived);
            undisturbed.land(drop);
            killed.land(drop);
            arrived.addAll(drop.deliveries());
            for (List<String> command : commands) {
                Duration whole = finish(undisturbed.product(), command);
                for (int kill = 0; kill < KILLS; kill++) {
                    kill(killed.product(), command, whole);
                    if (!before.isEmpty()) {
                        assertThat(List.of(killed.differences(before), killed.differences(arrived)))
                                .as("either before %s or after, never between", drop)
                                .anyMatch(List::isEmpty);
                    }
                }
                finish(killed.product(), command);
            }
            assertThat(killed.differences(arrived)).isEmpty();
        }

        assertThat(everything(killed, WORLD)).isEqualTo(everything(undisturbed, WORLD));
        assertThat(served(folder.resolve("killed"))).isEqualTo(served(folder.resolve("undisturbed")));
        assertThat(staged(folder.resolve("killed"))).isEmpty();
    }

    private Process start(Product product, List<String> command) throws IOException {
        List<String> line = new ArrayList<>(List.of(LAUNCHER.toString()));
        line.addAll(product.arguments(command.toArray(String[]::new)));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private Duration finish(Product product, List<String> command) throws Exception {
        long start = System.nanoTime();
        int exit = start(product, command).waitFor();
        assertThat(exit)
                .as(() -> command + " said:\n" + read(folder.resolve("output")))
                .isIn(command.getFirst().equals("sense") ? Set.of(0, 99) : Set.of(0));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The launcher may be a script: whatever it started dies first. */
    private void kill(Product product, List<String> command, Duration whole) throws Exception {
        Process process = start(product, command);
        process.waitFor(random.nextLong(whole.toMillis() + 1), TimeUnit.MILLISECONDS);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Every column of every table, in one order. */
    private static List<String> everything(Replay replay, World world) {
        List<String> rows = new ArrayList<>();
        for (Table table : new Expected(world, List.of()).tables()) {
            List<Map<String, String>> found = replay.product().query("select * from " + table.name(), null);
            found.stream().map(row -> table.name() + row).sorted().forEach(rows::add);
        }
        return rows;
    }

    /** Served files are named by their rows; what the control tables hold also tells the times, so it differs. */
    private static Map<String, JsonNode> served(Path world) throws IOException {
        Path serve = world.resolve("home/serve");
        Map<String, JsonNode> tables = new TreeMap<>();
        for (var table : new JsonMapper()
                .readTree(Files.readString(serve.resolve("catalog.json")))
                .get("tables")
                .properties()) {
            table.getValue()
                    .forEach(file -> assertThat(serve.resolve(file.asString())).isRegularFile());
            if (!table.getKey().startsWith("control.")) {
                tables.put(table.getKey(), table.getValue());
            }
        }
        return tables;
    }

    private static List<String> staged(Path world) throws SQLException {
        try (Connection warehouse =
                        DriverManager.getConnection("jdbc:duckdb:" + world.resolve("home/warehouse.duckdb"));
                ResultSet tables = warehouse
                        .createStatement()
                        .executeQuery("select table_name from information_schema.tables where table_schema = 'staging'"
                                + " union all select target from control.staged")) {
            List<String> names = new ArrayList<>();
            while (tables.next()) {
                names.add(tables.getString(1));
            }
            return names;
        }
    }
}
