package dev.varve.cli;

import dev.varve.cli.propose.Proposal;
import dev.varve.failure.TaskFailure;
import dev.varve.runtime.Locations;
import dev.varve.storage.StorageScheme;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
    @Mixin
    private Locations places;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DATASET", description = "Name of the dataset: domain.name")
    private String dataset;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "FILE",
            description = "csv, tsv, fixed width, json or ndjson; plain, compressed, or in a zip or tar")
    private Path file;

    @Option(names = "--print", description = "Print the contract instead of writing it")
    private boolean print;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Path> landing = Optional.of(places.landingPlace())
                .filter(StorageScheme::isFolder)
                .map(Path::of)
                .filter(Files::isDirectory);
        if (print) {
            out.print(Proposal.propose(dataset, file, landing).contract());
            out.flush();
            return 0;
        }
        Path root = places.ownSql()
                .orElseThrow(() ->
                        TaskFailure.usage("say where your datasets are with --sql DIR or VARVE_SQL, or use --print"));
        refuseDeclared();
        Proposal proposal = Proposal.propose(dataset, file, landing);
        List<Path> written = proposal.write(root);
        out.println(proposal.summary().stripTrailing());
        written.forEach(path -> out.println("wrote " + path));
        out.println("Read it, then:");
        out.println("  varve validate --sql " + word(root));
        out.println("  varve run " + dataset + " --sql " + word(root) + " --landing " + word(places.landingPlace()));
        out.flush();
        return 0;
    }

    /** Two folders that declare one dataset stop every command. */
    private void refuseDeclared() {
        for (Path root : places.sql()) {
            Path contract = root.resolve(dataset.replace('.', '/')).resolve("contract.yaml");
            if (Files.exists(contract)) {
                throw TaskFailure.usage(dataset + " is declared already, by " + contract
                        + ", which stays as it is. Choose another name for the dataset, or move the file away.");
            }
        }
    }

    /** A path as a shell reads it back. */
    private static String word(Path path) {
        return word(path.toString());
    }

    private static String word(String text) {
        return text.matches("[\\w./~:+,@%-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
