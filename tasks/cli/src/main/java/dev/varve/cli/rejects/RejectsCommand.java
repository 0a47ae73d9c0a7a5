package dev.varve.cli.rejects;

import dev.varve.cli.screen.OutputFormat;
import dev.varve.cli.screen.Progress;
import dev.varve.cli.screen.Rows;
import dev.varve.cli.served.Declared;
import dev.varve.cli.served.ServedContracts;
import dev.varve.cli.served.ServedTables;
import dev.varve.contract.Contract;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Load;
import dev.varve.ledger.LoadKey;
import dev.varve.runtime.Locations;
import dev.varve.runtime.Session;
import dev.varve.serve.ServedWarehouse;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(
        name = "rejects",
        description =
                "Rows that did not fit their contract: where they stand, why, and their original text; and what to do"
                        + " about them. docs/reference/reasons.md explains every reason.",
        subcommands = {RejectsAnnotateCommand.class, RejectsAcceptCommand.class, RejectsReplayCommand.class},
        footer = {
            "",
            "Examples:",
            "  varve rejects retail.orders",
            "  varve rejects retail.orders --reason not_a_decimal --column amount",
            "  varve rejects retail.orders --load 3f2a --format csv > rejects.csv",
            "  varve rejects retail.orders --export fix.csv             edit the column text, then:",
            "  varve rejects retail.orders replay --from fix.csv",
            "  varve rejects retail.orders accept --row orders.csv:17 --text 'a test order'"
        })
public final class RejectsCommand implements Callable<Integer> {
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
            "load",
            "state",
            "annotation");

    enum States {
        OPEN,
        ACCEPTED,
        REPLAYED,
        ALL
    }

    @Mixin
    Locations places;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DATASET", description = "Dataset: domain.name")
    String dataset;

    @Option(
            names = "--load",
            scope = ScopeType.INHERIT,
            defaultValue = "",
            paramLabel = "KEY",
            description = "Only of the loads whose key begins so")
    private String load;

    @Option(
            names = "--reason",
            scope = ScopeType.INHERIT,
            defaultValue = "",
            paramLabel = "CODE",
            description = "Only for this reason")
    private String reason;

    @Option(
            names = "--column",
            scope = ScopeType.INHERIT,
            defaultValue = "",
            paramLabel = "NAME",
            description = "Only of this column")
    private String column;

    @Option(
            names = "--file",
            scope = ScopeType.INHERIT,
            defaultValue = "",
            paramLabel = "PATH",
            description = "Only of files with this in their path")
    private String file;

    @Option(
            names = "--state",
            defaultValue = "open",
            paramLabel = "STATE",
            description = "open (default), accepted, replayed or all")
    private States states;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table (default; long values are cut, control characters shown), csv or json (whole)")
    private OutputFormat format;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Write them as a CSV whose column text can be corrected and replayed")
    private Path export;

    @Option(
            names = "--show-personal",
            description = "Of a dataset with personal columns: with the values, which only the warehouse has")
    private boolean showPersonal;

    @Override
    public Integer call() {
        Contract contract = Declared.require(ServedContracts.read(places), dataset);
        PrintWriter out = spec.commandLine().getOut();
        boolean hidden = contract.hidesRejects() && !showPersonal;
        if (hidden && export != null) {
            throw TaskFailure.usage(dataset + " has personal columns, and " + export
                    + " would hold what rows say; add --show-personal if it may");
        }
        if (contract.hidesRejects() && showPersonal) {
            try (Session session =
                    Session.open(places, new Progress(spec.commandLine().getErr())::say)) {
                show(session.warehouse(), contract, out);
            }
        } else {
            try (ServedWarehouse reading = ServedTables.open(
                    places,
                    "control.rejected_row control.reject_decision control.delivery control.load control.file"
                            + " control.content")) {
                show(reading.warehouse(), contract, out);
            }
        }
        if (hidden && format == OutputFormat.TABLE) {
            out.println("values are masked, since " + dataset + " has personal columns; --show-personal shows them");
        }
        out.flush();
        return 0;
    }

    private void show(Warehouse warehouse, Contract contract, PrintWriter out) {
        requireLoad(warehouse);
        if (export != null) {
            long rows = new RejectsFile(warehouse, places, contract)
                    .write(
                            export,
                            each -> Rejected.read(warehouse, dataset, filter(), reject -> {
                                if (wanted(reject)) {
                                    each.accept(reject);
                                }
                            }));
            out.println(rows + (rows == 1 ? " rejected row" : " rejected rows") + " in " + export
                    + "; correct the column text, then: varve rejects " + dataset + " replay --from " + export);
        } else {
            list(warehouse, out);
        }
    }

    Rejected.Filter filter() {
        return new Rejected.Filter(load, reason, column, file);
    }

    /** A person says which rows are meant. */
    boolean filtered() {
        return !(load + reason + column + file).isEmpty();
    }

    void requireLoad(Warehouse warehouse) {
        List<Load> loads = Ledger.loads(warehouse, dataset);
        if (loads.isEmpty() && load.isEmpty()) {
            throw TaskFailure.usage("nothing of " + dataset + " is loaded yet; varve run " + dataset + " does");
        }
        new LoadKey(dataset, load).starting(loads);
    }

    private boolean wanted(Rejected reject) {
        return states == States.ALL || reject.state().name().equals(states.name());
    }

    private void list(Warehouse warehouse, PrintWriter out) {
        Map<String, Long> reasons = new TreeMap<>();
        Map<Rejected.State, Long> others = new EnumMap<>(Rejected.State.class);
        Rows rows = Rows.of(format, out);
        rows.names(format == OutputFormat.TABLE ? SHOWN : WHOLE);
        Rejected.read(warehouse, dataset, filter(), reject -> {
            if (wanted(reject)) {
                reasons.merge(reject.said().reasonCode(), 1L, Long::sum);
                rows.row(format == OutputFormat.TABLE ? shown(reject) : whole(reject));
            } else {
                others.merge(reject.state(), 1L, Long::sum);
            }
        });
        if (format != OutputFormat.TABLE || !reasons.isEmpty()) {
            rows.end();
        }
        if (format == OutputFormat.TABLE) {
            out.println((reasons.isEmpty() ? "" : "\n") + summary(reasons) + besides(others));
            refused(warehouse, out);
        }
    }

    private static List<Object> shown(Rejected reject) {
        return List.of(
                reject.path(),
                reject.row(),
                reject.said().line(),
                reject.said().column() == null ? "" : reject.said().column(),
                reject.said().reasonCode(),
                reject.said().message(),
                reject.said().text());
    }

    private static List<Object> whole(Rejected reject) {
        return Arrays.asList(
                reject.path(),
                reject.row(),
                reject.said().line(),
                reject.said().offset(),
                reject.said().column(),
                reject.said().reasonCode(),
                reject.said().message(),
                reject.said().text(),
                reject.said().cut(),
                reject.receivedAt(),
                reject.load(),
                reject.state().text(),
                reject.annotation());
    }

    private String summary(Map<String, Long> reasons) {
        long all = reasons.values().stream().mapToLong(Long::longValue).sum();
        String word = states == States.OPEN || states == States.ALL
                ? "rejected"
                : states.name().toLowerCase(Locale.ROOT);
        return all == 0
                ? "no " + word + " rows"
                : all
                        + " " + word + (all == 1 ? " row: " : " rows: ")
                        + reasons.entrySet().stream()
                                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                                .map(entry -> entry.getValue() + " " + entry.getKey())
                                .collect(Collectors.joining(", "));
    }

    private static String besides(Map<Rejected.State, Long> others) {
        return others.isEmpty()
                ? ""
                : "; besides "
                        + others.entrySet().stream()
                                .map(other ->
                                        other.getValue() + " " + other.getKey().text())
                                .collect(Collectors.joining(", "))
                        + " (--state all lists them)";
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
