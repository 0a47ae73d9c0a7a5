package dev.varve.cli.bench;

import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Json;
import dev.varve.runtime.Locations;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "chain",
        mixinStandardHelpOptions = true,
        description = {
            "Runs every task over deliveries of many rows and compares, for each delivery:",
            "each task as a process of its own; varve run on another home; dbt snapshot of the same rows, all columns"
                    + " compared.",
            "The second delivery lists everything again with a tenth changed, or with --deltas each changes some rows.",
            "At the end: what a query of latest takes, and as known at the first delivery."
        },
        footer = {
            "",
            "Examples:",
            "  varve bench chain",
            "  varve bench chain --rows 1000000 --keys integer,text --chart chain.svg",
            "  varve bench chain --deltas 50 --delta-keys newest --without dbt,run"
        })
final class BenchChainCommand implements Callable<Integer> {
    private enum Part {
        DBT,
        RUN
    }

    @Mixin
    private Locations places;

    @Spec
    private CommandSpec spec;

    @Option(names = "--rows", defaultValue = "10000000", description = "How many rows (default: ${DEFAULT-VALUE})")
    private int rows;

    @Option(
            names = "--keys",
            split = ",",
            defaultValue = "integer",
            description = "integer, text or both (default: ${DEFAULT-VALUE})")
    private List<ChainRows.Keys> keys;

    @Option(
            names = "--deltas",
            defaultValue = "0",
            description = "How many deltas instead of the second delivery (default: none)")
    private int deltas;

    @Option(
            names = "--delta-rows",
            defaultValue = "100000",
            description = "How many rows each delta changes (default: ${DEFAULT-VALUE})")
    private int deltaRows;

    @Option(
            names = "--delta-keys",
            defaultValue = "random",
            description =
                    "random: drawn over all keys; newest: over those of the newest day (default: ${DEFAULT-VALUE})")
    private ChainRows.Drawn drawn;

    @Option(names = "--rounds", defaultValue = "1", description = "How often; medians (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "PART",
            description = "Leaves out dbt, run (varve run) or both")
    private List<Part> without = List.of();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Where every number goes (default: bench/chain.json of the home)")
    private Path json;

    @Option(names = "--chart", paramLabel = "FILE", description = "Also draws the comparison, as SVG")
    private Path chart;

    @Override
    public Integer call() throws IOException {
        if (rows < 10 || rounds < 1) {
            throw TaskFailure.usage("--rows has to be at least 10, and --rounds at least 1");
        }
        if (deltas > 0 && (deltaRows < 1 || deltaRows > rows)) {
            throw TaskFailure.usage("--delta-rows has to be at least 1, and at most the " + rows + " of --rows");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Files.createDirectories(places.home().root().resolve("bench"));
        Path log = folder.resolve("log");
        Optional<Dbt> dbt = Optional.of(new Dbt(folder.resolve("dbt"), log)).filter(one -> !without.contains(Part.DBT));
        if (dbt.isPresent()) {
            dbt.get().install(places, out);
            out.printf("dbt-core %s, dbt-duckdb %s%n", Dbt.version("dbt-core"), Dbt.version("dbt-duckdb"));
        } else {
            out.println("dbt: skipped, as --without says");
        }
        BarChart bars = new BarChart();
        List<Map<String, Object>> numbers = new ArrayList<>();
        for (ChainRows.Keys kind : keys) {
            ChainRows data = new ChainRows(folder.resolve("chain-" + name(kind) + "-" + rows), rows, kind);
            ChainHome tasks = home(folder, "tasks", log);
            Optional<ChainHome> run = Optional.of(home(folder, "run", log)).filter(one -> !without.contains(Part.RUN));
            ChainReport report = measured(new ChainRound(data, tasks, run, dbt, out), out);
            report.print(out);
            report.draw(bars);
            numbers.add(report.numbers());
        }
        Path file = json == null ? folder.resolve("chain.json") : json;
        Files.writeString(file, Json.inOrder(facts(dbt, numbers)) + "\n");
        out.printf("every number: %s%n", file);
        if (chart != null) {
            Files.writeString(chart, bars.svg());
        }
        out.flush();
        return 0;
    }

    private ChainHome home(Path folder, String name, Path log) {
        return new ChainHome(
                new Scratch(places.root(), folder.resolve("scratch-" + name)),
                folder.resolve("sql-chain-" + name),
                log);
    }

    private ChainReport measured(ChainRound round, PrintWriter out) throws IOException {
        ChainRows data = round.rows();
        out.printf("data: %s%n", data.folder());
        out.flush();
        Path first = data.first();
        Path second = deltas == 0 ? data.second() : data.delta(1, deltaRows, drawn);
        ChainReport report = new ChainReport(String.format(
                Locale.ROOT,
                "%,d rows, %s keys, %,d MB csv.gz%s",
                rows,
                name(data.keys()),
                Files.size(first) >> 20,
                deltas == 0
                        ? ""
                        : String.format(
                                Locale.ROOT, "; %d deltas of %,d rows, %s keys", deltas, deltaRows, name(drawn))));
        for (int i = 0; i < rounds; i++) {
            round.begin(deltas == 0);
            round.deliver("first", first, 0, List.of(report.delivery("first")));
            if (deltas == 0) {
                round.deliver("second", second, 1, List.of(report.delivery("second")));
            }
            for (int delta = 1; delta <= deltas; delta++) {
                List<ChainSteps> columns = new ArrayList<>(List.of(report.mean("deltas, mean")));
                if (delta == deltas) {
                    columns.add(report.delivery("last delta"));
                }
                round.deliver("delta " + delta, data.delta(delta, deltaRows, drawn), delta, columns);
            }
            round.ask(report.asked());
            round.clear();
        }
        return report;
    }

    private Map<String, Object> facts(Optional<Dbt> dbt, List<Map<String, Object>> measured) throws IOException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("rows", rows);
        facts.put("rounds", rounds);
        facts.put("deltas", deltas);
        facts.put("delta_rows", deltaRows);
        facts.put("delta_keys", name(drawn));
        facts.put("dbt", dbt.isPresent() ? Dbt.version("dbt-core") : null);
        facts.put("processors", Runtime.getRuntime().availableProcessors());
        facts.put("measured", measured);
        return facts;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
