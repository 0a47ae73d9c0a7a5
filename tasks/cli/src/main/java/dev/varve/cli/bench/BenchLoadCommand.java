package dev.varve.cli.bench;

import dev.varve.runtime.Locations;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
    private Locations places;

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
        Comparison comparison = new Comparison();
        Scratch scratch = new Scratch(places.root(), folder.resolve("scratch"));
        Path log = folder.resolve("log");
        long stored = 0;
        for (int round = 0; round < rounds; round++) {
            scratch.clear();
            Files.createDirectories(scratch.home());
            String database = scratch.home().resolve("engine.duckdb").toString();
            Timings engine = Timings.run(log, scratch.command("bench", "engine", file.toString(), database));
            scratch.clear();
            Timings register = Timings.run(log, scratch.task("register", DATASET, landing, sql));
            Timings load = Timings.run(log, scratch.task("load", DATASET, landing, sql));
            stored = scratch.stored();
            comparison.add("(a) the engine's reader", engine);
            comparison.add("(b) load", load);
            comparison.add("(c) register and load", register.then(load));
            out.printf(
                    "%s round %d: (a) %.2f s, (b) %.2f s, (c) %.2f s%n",
                    format, round + 1, engine.seconds(), load.seconds(), register.seconds() + load.seconds());
            out.flush();
            scratch.clear();
        }
        long bytes = Files.size(file);
        String what = String.format("%s.gz, %,d rows, %,d MB; medians of %d", format, rows, bytes >> 20, rounds);
        out.printf("%n%s%n", what);
        comparison.print(out, rows, "rows");
        comparison.draw(bars, what);
        out.printf("warehouse file: %.2f bytes for a byte of the compressed file%n%n", (double) stored / bytes);
        out.flush();
    }
}
