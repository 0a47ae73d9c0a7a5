package dev.varve.cli.bench;

import dev.varve.runtime.Places;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Loads one large file and compares, in alternation, medians over the rounds:",
            "(a) the engine's own typed reader of the same file into a table: no lineage, no proof, no strictness;",
            "(b) load; (c) register and load, on a fresh home."
        },
        footer = {"", "Examples:", "  varve bench load", "  varve bench load --rows 50000000 --rounds 1 --format csv"})
final class BenchLoadCommand implements Callable<Integer> {
    private static final String DATASET = "bench.rows";

    @Mixin
    private Places places;

    @Spec
    private CommandSpec spec;

    @Option(names = "--rows", defaultValue = "10000000", description = "How many rows (default: ${DEFAULT-VALUE})")
    private long rows;

    @Option(names = "--rounds", defaultValue = "5", description = "How often (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--format",
            split = ",",
            defaultValue = "csv,ndjson",
            description = "csv, ndjson or both (default: ${DEFAULT-VALUE})")
    private List<String> formats;

    @Option(names = "--chart", paramLabel = "FILE", description = "Also draws the medians, as SVG")
    private Path chart;

    private final BarChart bars = new BarChart();

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createDirectories(places.home().root().resolve("bench"));
        for (String format : formats) {
            compare(folder, format);
        }
        if (chart != null) {
            Files.writeString(chart, bars.svg());
        }
        return 0;
    }

    private void compare(Path folder, String format) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path landing = Files.createDirectories(folder.resolve(format + "-" + rows));
        Path file = landing.resolve("rows.20260101." + format + ".gz");
        if (!Files.exists(file)) {
            out.printf("writing %,d rows to %s%n", rows, file);
            BenchRows.write(file, format.equals("csv"), rows);
        }
        Path sql = folder.resolve("sql-" + format);
        Files.writeString(
                Files.createDirectories(sql.resolve(DATASET.replace('.', '/'))).resolve("contract.yaml"),
                BenchRows.CONTRACT.formatted(format));
        Map<String, List<Measured>> measured = new LinkedHashMap<>();
        long stored = 0;
        for (int round = 0; round < rounds; round++) {
            Path scratch = folder.resolve("scratch");
            delete(scratch);
            Files.createDirectories(scratch);
            Path log = folder.resolve("log");
            Measured engine = Measured.run(
                    log,
                    command(
                            "bench",
                            "engine",
                            file.toString(),
                            scratch.resolve("engine.duckdb").toString()));
            delete(scratch);
            List<String> places = List.of(
                    "--dataset",
                    DATASET,
                    "--home",
                    scratch.toString(),
                    "--landing",
                    landing.toString(),
                    "--sql",
                    sql.toString());
            Measured register = Measured.run(log, command("register", places));
            Measured load = Measured.run(log, command("load", places));
            stored = Files.size(scratch.resolve("warehouse.duckdb"));
            add(measured, "(a) the engine's reader", engine);
            add(measured, "(b) load", load);
            add(measured, "(c) register and load", register.then(load));
            out.printf(
                    "%s round %d: (a) %.2f s, (b) %.2f s, (c) %.2f s%n",
                    format, round + 1, engine.seconds(), load.seconds(), register.seconds() + load.seconds());
            out.flush();
            delete(scratch);
        }
        table(out, format, Files.size(file), stored, measured);
    }

    private void table(PrintWriter out, String format, long bytes, long stored, Map<String, List<Measured>> measured) {
        double first = 0;
        String what = String.format("%s.gz, %,d rows, %,d MB; medians of %d", format, rows, bytes >> 20, rounds);
        out.printf("%n%s%n", what);
        bars.group(what);
        for (Map.Entry<String, List<Measured>> entry : measured.entrySet()) {
            double seconds = median(entry.getValue());
            bars.bar(entry.getKey(), seconds);
            first = first == 0 ? seconds : first;
            long peak = entry.getValue().stream()
                    .mapToLong(Measured::peakBytes)
                    .max()
                    .orElse(0);
            out.printf(
                    "%-24s %6.2f s  %4.2f × (a)  %,11.0f rows/s  peak %,d MB%n",
                    entry.getKey(), seconds, seconds / first, rows / seconds, peak >> 20);
        }
        out.printf("warehouse file: %.2f bytes for a byte of the compressed file%n%n", (double) stored / bytes);
        out.flush();
    }

    private static double median(List<Measured> measured) {
        double[] seconds =
                measured.stream().mapToDouble(Measured::seconds).sorted().toArray();
        return seconds[seconds.length / 2];
    }

    private static void add(Map<String, List<Measured>> measured, String name, Measured one) {
        measured.computeIfAbsent(name, none -> new ArrayList<>()).add(one);
    }

    private List<String> command(String first, String... rest) {
        return command(first, List.of(rest));
    }

    private List<String> command(String first, List<String> rest) {
        List<String> command =
                new ArrayList<>(List.of(places.root().resolve("varve").toString(), first));
        command.addAll(rest);
        return command;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
