package dev.varve.cli;

import dev.varve.runtime.Places;
import dev.varve.serve.Reading;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "rejects",
        description = "Rows that did not fit their contract: where they stand, why, and their original text.",
        footer = {"", "Example: varve rejects retail.orders"})
final class RejectsCommand implements Callable<Integer> {
    @Mixin
    private Places places;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DATASET", description = "Dataset: domain.name")
    private String dataset;

    @Option(names = "--load", defaultValue = "", paramLabel = "KEY", description = "Only of this load")
    private String load;

    @Override
    public Integer call() {
        try (Reading reading = Published.open(places, "control.rejected_row control.delivery control.load")) {
            List<Cells> rows = reading.warehouse().query(Sql.named("serve/rejects"), dataset, load + "%");
            Table table = new Table("file", "row", "line", "column", "reason", "message", "text");
            for (Cells row : rows) {
                table.row(row.text(0), row.text(1), row.text(2), row.text(4), row.text(5), row.text(6), row.text(7));
            }
            spec.commandLine().getOut().print(rows.isEmpty() ? "no rejected rows\n" : table.text());
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}
