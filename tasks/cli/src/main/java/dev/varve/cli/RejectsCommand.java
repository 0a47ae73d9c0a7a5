package dev.varve.cli;

import dev.varve.contract.Contracts;
import dev.varve.failure.TaskFailure;
import dev.varve.runtime.Places;
import dev.varve.serve.Reading;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "rejects",
        description = "Rows that did not fit their contract: where they stand, why, and their original text.",
        footer = {
            "",
            "Examples:",
            "  varve rejects retail.orders",
            "  varve rejects retail.orders --reason not_a_decimal --column amount",
            "  varve rejects retail.orders --load 3f2a --format csv > rejects.csv"
        })
final class RejectsCommand implements Callable<Integer> {
    private static final List<String> SHOWN = List.of("file", "row", "line", "column", "reason", "message", "text");
    private static final List<String> WHOLE = List.of(
            "file",
            "row",
            "line",
            "byte_offset",
            "column",
            "reason",
            "message",
            "text",
            "text_is_cut",
            "received_at",
            "load");

    @Mixin
    private Places places;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DATASET", description = "Dataset: domain.name")
    private String dataset;

    @Option(
            names = "--load",
            defaultValue = "",
            paramLabel = "KEY",
            description = "Only of the loads whose key begins so")
    private String load;

    @Option(names = "--reason", defaultValue = "", paramLabel = "CODE", description = "Only for this reason")
    private String reason;

    @Option(names = "--column", defaultValue = "", paramLabel = "NAME", description = "Only of this column")
    private String column;

    @Option(
            names = "--file",
            defaultValue = "",
            paramLabel = "PATH",
            description = "Only of files with this in their path")
    private String file;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table (default; long values are cut, control characters shown), csv or json (whole)")
    private Form format;

    @Override
    public Integer call() {
        Declared.require(Contracts.read(places.sql()), dataset);
        PrintWriter out = spec.commandLine().getOut();
        try (Reading reading =
                Published.open(places, "control.rejected_row control.delivery control.load control.file")) {
            Warehouse warehouse = reading.warehouse();
            if (warehouse
                            .query(Sql.named("serve/loads_with_key"), dataset, load)
                            .getFirst()
                            .number(0)
                    == 0) {
                throw TaskFailure.usage(
                        load.isEmpty()
                                ? "nothing of " + dataset + " is loaded yet; varve run " + dataset + " does"
                                : dataset + ": no load with a key that begins with " + load + "; varve status "
                                        + dataset + " lists them");
            }
            Map<String, Long> reasons = new TreeMap<>();
            Rows rows = Rows.of(format, out);
            rows.names(format == Form.TABLE ? SHOWN : WHOLE);
            warehouse.read(
                    Sql.named("serve/rejects").complete(),
                    names -> {},
                    row -> {
                        reasons.merge(row.text(5), 1L, Long::sum);
                        rows.row(format == Form.TABLE ? shown(row) : row.values());
                    },
                    dataset,
                    load,
                    dataset,
                    reason,
                    reason,
                    column,
                    column,
                    file);
            if (format != Form.TABLE || !reasons.isEmpty()) {
                rows.end();
            }
            if (format == Form.TABLE) {
                out.println((reasons.isEmpty() ? "" : "\n") + summary(reasons));
                refused(warehouse, out);
            }
        }
        out.flush();
        return 0;
    }

    private static List<Object> shown(Cells row) {
        List<Object> values = row.values();
        return List.of(
                values.get(0),
                values.get(1),
                values.get(2),
                row.text(4) == null ? "" : row.text(4),
                values.get(5),
                values.get(6),
                values.get(7));
    }

    private static String summary(Map<String, Long> reasons) {
        long all = reasons.values().stream().mapToLong(Long::longValue).sum();
        return all == 0
                ? "no rejected rows"
                : all
                        + (all == 1 ? " rejected row: " : " rejected rows: ")
                        + reasons.entrySet().stream()
                                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                                .map(entry -> entry.getValue() + " " + entry.getKey())
                                .collect(Collectors.joining(", "));
    }

    /** Their rows were never looked at one by one. */
    private void refused(Warehouse warehouse, PrintWriter out) {
        long files = warehouse
                .query(Sql.named("serve/refused_files"), dataset)
                .getFirst()
                .number(0);
        if (files > 0) {
            out.println(files + (files == 1 ? " file was" : " files were") + " refused whole; varve status " + dataset
                    + " says why");
        }
    }
}
