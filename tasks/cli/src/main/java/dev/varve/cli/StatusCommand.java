package dev.varve.cli;

import dev.varve.contract.Contract;
import dev.varve.contract.Contracts;
import dev.varve.failure.TaskFailure;
import dev.varve.runtime.Places;
import dev.varve.serve.Reading;
import dev.varve.storage.LocalFolder;
import dev.varve.storage.StoredObject;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description =
                "Loads, their states and rows, how fresh the data is, and files in landing that match no contract.",
        footer = {"", "Examples:", "  varve status", "  varve status retail.orders"})
final class StatusCommand implements Callable<Integer> {
    private static final int LISTED = 20;

    @Mixin
    private Places places;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "DATASET", description = "One dataset, with every load")
    private String dataset;

    @Override
    public Integer call() {
        Contracts contracts = Contracts.read(places.sql());
        if (dataset != null && contracts.find(dataset).isEmpty()) {
            throw TaskFailure.usage("there is no dataset " + dataset + "; there are: "
                    + String.join(
                            ", ",
                            contracts.all().stream().map(Contract::dataset).toList()));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (Files.exists(places.home().serve().resolve("catalog.json"))) {
            try (Reading reading = Published.open(
                    places, "control.load control.delivery control.file control.published control.metric")) {
                if (dataset == null) {
                    datasets(reading, contracts, out);
                } else {
                    loads(reading, out);
                }
            }
        } else {
            out.println("nothing is loaded yet in " + places.home().root());
        }
        unmatched(contracts, out);
        out.flush();
        return 0;
    }

    private void datasets(Reading reading, Contracts contracts, PrintWriter out) {
        Table table = new Table("dataset", "published", "waiting", "held", "refused", "newest delivery", "age");
        for (Contract contract : contracts.all()) {
            Cells row = reading.warehouse()
                    .query(Sql.named("serve/status_of_dataset"), contract.dataset())
                    .getFirst();
            table.row(
                    contract.dataset(),
                    row.text(0),
                    row.text(1),
                    row.text(2),
                    row.text(3),
                    row.text(4),
                    row.time(4) == null ? "" : age(row.time(4)));
        }
        out.print(table.text());
    }

    private void loads(Reading reading, PrintWriter out) {
        Table table = new Table("received at", "load", "state", "files", "rows", "rejected", "reason");
        for (Cells row : reading.warehouse().query(Sql.named("serve/status_of_loads"), dataset)) {
            table.row(
                    row.text(0),
                    row.text(1).substring(0, 12),
                    row.text(2),
                    row.text(3),
                    row.text(4),
                    row.text(5),
                    row.text(6));
        }
        out.print(table.text());
    }

    private static String age(LocalDateTime since) {
        Duration age = Duration.between(since.toInstant(ZoneOffset.UTC), java.time.Instant.now());
        return age.toDays() > 0 ? age.toDays() + " days" : age.toHours() + " hours";
    }

    private void unmatched(Contracts contracts, PrintWriter out) {
        List<String> paths = new LocalFolder(places.landing())
                .list("").stream()
                        .filter(object -> !object.folder())
                        .map(StoredObject::path)
                        .filter(path -> contracts.all().stream()
                                .allMatch(contract ->
                                        contract.landing().match(path).isEmpty()))
                        .toList();
        if (!paths.isEmpty()) {
            out.println();
            out.println(paths.size() + " files in " + places.landing() + " match no contract:");
            paths.stream().limit(LISTED).forEach(path -> out.println("  " + path));
            if (paths.size() > LISTED) {
                out.println("  … and " + (paths.size() - LISTED) + " more");
            }
        }
    }
}
