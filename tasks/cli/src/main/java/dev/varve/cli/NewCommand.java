package dev.varve.cli;

import dev.varve.cli.propose.Proposal;
import dev.varve.failure.TaskFailure;
import dev.varve.runtime.Places;
import dev.varve.storage.Archive;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "new",
        description = "Proposes a contract, and its DAG file, from a whole sample file, with every type justified.",
        footer = {"", "Example: varve new shop.sales --from landing/sales/orders.csv --sql my/sql"})
final class NewCommand implements Callable<Integer> {
    private static final Pattern DATASET = Pattern.compile("[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*");

    @Mixin
    private Places places;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DATASET", description = "Name of the dataset: domain.name")
    private String dataset;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "FILE",
            description = "csv, tsv, json or ndjson; plain or .gz")
    private Path file;

    @Option(names = "--print", description = "Print the contract instead of writing it")
    private boolean print;

    @Override
    public Integer call() {
        if (!DATASET.matcher(dataset).matches()) {
            throw TaskFailure.usage("'" + dataset + "' is no name of a dataset; write domain.name in lower_snake_case");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (print) {
            out.print(Proposal.of(dataset, file, places.landing()).contract());
            out.flush();
            return 0;
        }
        Path root = places.ownSql()
                .orElseThrow(() ->
                        TaskFailure.usage("say where your datasets are with --sql DIR or VARVE_SQL, or use --print"));
        Path folder = root.resolve(dataset.replace('.', '/'));
        if (Files.exists(folder.resolve("contract.yaml"))) {
            throw TaskFailure.usage(folder.resolve("contract.yaml") + " is there already; nothing was written");
        }
        Proposal proposal = Proposal.of(dataset, file, places.landing());
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("contract.yaml"), proposal.contract());
            Files.writeString(folder.resolve("dag.py"), dag());
        } catch (IOException e) {
            throw Archive.meaning(e, folder);
        }
        proposal.findings().forEach(out::println);
        out.println("wrote " + folder.resolve("contract.yaml")
                + " and dag.py; read it, then: varve validate, varve run " + dataset);
        out.flush();
        return 0;
    }

    /** Airflow scans only files that name it. */
    private String dag() {
        Matcher date = Pattern.compile("(\\d{4})-?(\\d\\d)-?(\\d\\d)").matcher(file.toString());
        String start = date.find()
                ? date.group(1) + "-" + date.group(2) + "-" + date.group(3)
                : LocalDate.now(ZoneOffset.UTC).toString();
        return "\"\"\"Airflow loads " + dataset + " every day.\"\"\"\n\nfrom varve_dags.load_dag import load_dag\n\n"
                + "dag = load_dag(\"" + dataset + "\", schedule=\"@daily\", start=\"" + start + "\")\n";
    }
}
