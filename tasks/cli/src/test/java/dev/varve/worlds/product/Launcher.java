package dev.varve.worlds.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Commands in processes of their own, let through or killed; and what they leave behind. */
public final class Launcher {
    public static final Path FILE = Path.of(System.getProperty("varve.launcher", "../../varve"))
            .toAbsolutePath()
            .normalize();

    private static final int KILLED = 137;

    private final Path output;
    private final Path agent;
    private final Random random;

    /** Skips the test where there is no launcher. */
    public Launcher(Path folder, Random random) {
        assumeTrue(Files.isExecutable(FILE), () -> "skipped: no " + FILE);
        this.output = folder.resolve("output");
        this.agent = folder.resolve("agent.jar");
        this.random = random;
    }

    private Process start(Product product, List<String> command) throws IOException {
        return start(product, command, 0, false);
    }

    private Process start(Product product, List<String> command, int lastRename, boolean done) throws IOException {
        List<String> line = new ArrayList<>(List.of(FILE.toString()));
        line.addAll(product.arguments(command.toArray(String[]::new)));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        if (lastRename > 0) {
            builder.environment().put("JAVA_TOOL_OPTIONS", LastRename.option(agent, lastRename, done));
        }
        return builder.start();
    }

    /** @return how long it took */
    public Duration finish(Product product, List<String> command) throws Exception {
        long start = System.nanoTime();
        int exit = start(product, command).waitFor();
        assertThat(exit)
                .as(() -> command + " said:\n" + read(output))
                .isIn(command.getFirst().equals("sense") ? Set.of(0, 99) : Set.of(0));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /**
     * Within the time that the whole takes. The launcher may be a script: whatever it started dies first.
     *
     * @param whole how long the command takes where it is let through
     */
    public void kill(Product product, List<String> command, Duration whole) throws Exception {
        Process process = start(product, command);
        process.waitFor(random.nextLong(whole.toMillis() + 1), TimeUnit.MILLISECONDS);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    /**
     * Before or after a file is put in place.
     *
     * @param rename counted from 1
     * @return whether it came to that
     */
    public boolean killBesideRename(Product product, List<String> command, int rename) throws Exception {
        int exit = start(product, command, rename, random.nextBoolean()).waitFor();
        assertThat(exit).as(() -> command + " said:\n" + read(output)).isIn(0, KILLED);
        return exit == KILLED;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What readers see through the door that needs none of us; what the control tables hold also tells the times, so it differs. */
    public static Map<String, List<String>> served(Path home) throws Exception {
        try (OpenedCopy copy = new OpenedCopy(home)) {
            return copy.everything();
        }
    }

    /** Every content, manifest and decision by its path; what was on its way there does not count. */
    public static Set<String> archived(Path home) throws IOException {
        Path archive = home.resolve("archive");
        try (Stream<Path> files = Files.walk(archive)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> archive.relativize(file).toString())
                    .filter(file -> !file.startsWith("incoming"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** What waits to be published. */
    public static List<String> staged(Path home) throws SQLException {
        try (Connection warehouse = DriverManager.getConnection("jdbc:duckdb:" + home.resolve("warehouse.duckdb"));
                ResultSet tables = warehouse
                        .createStatement()
                        .executeQuery(
                                "select table_name from information_schema.tables where table_schema = 'staging' or left(table_name, 1) = '_'"
                                        + " union all select target from control.staged")) {
            List<String> names = new ArrayList<>();
            while (tables.next()) {
                names.add(tables.getString(1));
            }
            return names;
        }
    }
}
