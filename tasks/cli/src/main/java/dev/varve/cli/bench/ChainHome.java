package dev.varve.cli.bench;

import dev.varve.cli.run.TaskChain;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A home in whose landing folder one drop after the other arrives.
 *
 * @param sql with the contract
 * @param log of the last process
 */
record ChainHome(Scratch scratch, Path sql, Path log) {
    private static final LocalDate BEGAN = LocalDate.of(2020, 1, 1);

    /** A time when only the first drop was known. */
    static final String KNOWN_FIRST = BEGAN + "T12:00";

    private Path landing() {
        return scratch.home().resolve("landing");
    }

    void begin(String contract) throws IOException {
        scratch.clear();
        Path folder = Files.createDirectories(sql.resolve(ChainRows.DATASET.replace('.', '/')));
        Files.writeString(folder.resolve("contract.yaml"), contract);
        Files.createDirectories(landing());
    }

    /** @return where it lies */
    Path land(Path file, int drop) throws IOException {
        String day = received(drop).format(DateTimeFormatter.BASIC_ISO_DATE);
        return Files.copy(file, landing().resolve("rows." + day + ".csv.gz"));
    }

    private static LocalDate received(int drop) {
        return BEGAN.plusDays(drop);
    }

    Timings task(String task) {
        return Timings.run(log, scratch.task(task, ChainRows.DATASET, landing(), sql));
    }

    Timings run() {
        return Timings.run(log, scratch.at(landing(), sql, "run", ChainRows.DATASET));
    }

    /** Seconds that some of its tasks took, as the report of the drop says. */
    Timings within(int drop, List<String> tasks) throws IOException {
        Path reports = scratch.home().resolve("reports").resolve(ChainRows.DATASET);
        Path report;
        try (Stream<Path> folders = Files.list(reports)) {
            report = folders.filter(folder -> folder.getFileName()
                            .toString()
                            .startsWith(received(drop).toString()))
                    .findFirst()
                    .orElseThrow(
                            () -> TaskFailure.refused("no report of the drop of " + received(drop) + " in " + reports));
        }
        double seconds = 0;
        for (Object one : (List<?>)
                Json.map(Files.readString(report.resolve("report.json"))).get("timings")) {
            Map<?, ?> timing = (Map<?, ?>) one;
            if (tasks.contains(timing.get("task"))) {
                Duration took = Duration.between(
                        Instant.parse((String) timing.get("started")), Instant.parse((String) timing.get("ended")));
                seconds += took.toNanos() / 1e9;
            }
        }
        return new Timings(seconds, 0, 0);
    }

    Timings query(String query, String... more) {
        List<String> command = scratch.at(landing(), sql, "query", query, "--format", "csv");
        command.addAll(List.of(more));
        return Timings.run(log, command);
    }

    /** The last line that a query answered. */
    String answer() throws IOException {
        return Files.readAllLines(log).getLast();
    }

    static List<String> tasks(String first, String last) {
        return TaskChain.TASKS.subList(TaskChain.TASKS.indexOf(first), TaskChain.TASKS.indexOf(last) + 1);
    }
}
