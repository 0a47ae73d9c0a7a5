package dev.varve.cli.status;

import dev.varve.cli.screen.TerminalTable;
import dev.varve.cli.screen.Visible;
import dev.varve.cli.served.Declared;
import dev.varve.cli.served.ServedTables;
import dev.varve.contract.Contract;
import dev.varve.contract.Tables;
import dev.varve.contract.landing.Packing;
import dev.varve.contract.read.Contracts;
import dev.varve.ledger.AddedColumns;
import dev.varve.ledger.Arrivals;
import dev.varve.ledger.Json;
import dev.varve.ledger.Load;
import dev.varve.ledger.change.ContractDecisions;
import dev.varve.runtime.ChangedContract;
import dev.varve.runtime.Locations;
import dev.varve.serve.Catalog;
import dev.varve.serve.ServedWarehouse;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description =
                "Loads, their states and rows, how fresh the data is, and files in landing that match no contract.",
        footer = {"", "Examples:", "  varve status", "  varve status retail.orders", "  varve status --format json"})
public final class StatusCommand implements Callable<Integer> {
    private static final int LISTED = 10;
    private static final String TABLES = "control.load control.delivery control.file control.published control.metric "
            + "control.rejected_row control.reject_decision control.drift control.added_column control.contract_decision ";

    enum Form {
        TABLE,
        JSON
    }

    @Mixin
    private Locations places;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "DATASET", description = "One dataset, with every load, the newest last")
    private String dataset;

    @Option(names = "--format", defaultValue = "table", paramLabel = "FORMAT", description = "table (default) or json")
    private Form format;

    private final Instant now = Instant.now();

    @Override
    public Integer call() {
        Contracts contracts = Contracts.read(places.sql());
        List<Contract> asked = dataset == null ? contracts.all() : List.of(Declared.require(contracts, dataset));
        PrintWriter out = spec.commandLine().getOut();
        if (!Files.exists(places.home().serve().resolve("catalog.json"))) {
            Landed landed = Landed.look(places.storage().landing(), contracts, Set.of());
            List<DatasetStatus> statuses = asked.stream()
                    .map(contract -> DatasetStatus.unloaded(contract.dataset()))
                    .toList();
            show(statuses, List.of(), landed, out);
        } else {
            String snapshots = asked.stream()
                    .map(contract -> Tables.latest(contract.table()).toString())
                    .collect(Collectors.joining(" "));
            try (ServedWarehouse reading = ServedTables.open(places, TABLES + snapshots)) {
                read(reading, contracts, asked, out);
            }
        }
        out.flush();
        return 0;
    }

    private void read(ServedWarehouse reading, Contracts contracts, List<Contract> asked, PrintWriter out) {
        Set<Landed.Known> known = new HashSet<>();
        reading.warehouse()
                .query(Sql.named("serve/delivered"))
                .forEach(row -> known.add(new Landed.Known(row.text(0), Packing.object(row.text(1)), row.number(2))));
        List<Cells> states = reading.warehouse().query(Sql.named("serve/status_of_datasets"));
        Map<String, RejectCounts> rejects = RejectCounts.all(reading.warehouse());
        Catalog catalog = Catalog.read(places.home().serve());
        Map<String, LastDrift> drifts = LastDrift.all(reading.warehouse(), catalog);
        List<DatasetStatus> statuses = asked.stream()
                .map(contract -> DatasetStatus.of(contract, states, reading.warehouse(), catalog)
                        .with(rejects.getOrDefault(contract.dataset(), RejectCounts.NONE))
                        .with(drifts.getOrDefault(contract.dataset(), LastDrift.NONE))
                        .with(new ContractDecisions(reading.warehouse(), contract.dataset()).standing(contract))
                        .with(new AddedColumns(reading.warehouse(), contract)
                                .all().stream()
                                        .filter(added -> added.name().isPresent())
                                        .map(added -> added.path(contract))
                                        .toList()))
                .toList();
        List<LoadStatus> loads = dataset == null
                ? List.of()
                : LoadStatus.all(contracts.find(dataset).orElseThrow(), reading.warehouse());
        show(statuses, loads, Landed.look(places.storage().landing(), contracts, known), out);
        if (dataset == null && format == Form.TABLE) {
            catalog.published().forEach((name, version) -> {
                if (version > 0 && contracts.find(name).isEmpty()) {
                    out.println(
                            name + ": its tables are as they were published last, but no folder declares it; put its"
                                    + " contract back to load it again");
                }
            });
        }
    }

    private void show(List<DatasetStatus> statuses, List<LoadStatus> loads, Landed landed, PrintWriter out) {
        if (format == Form.JSON) {
            out.println(Json.inOrder(json(statuses, loads, landed)));
            return;
        }
        table(statuses, out);
        if (!loads.isEmpty()) {
            out.println();
            out.print(LoadStatus.table(loads));
        }
        loads.stream().filter(load -> load.reason() != null).forEach(load -> {
            out.println();
            out.println(load.shortKey() + " was " + load.state() + ":");
            out.println(Visible.block(load.reason(), "  "));
            load.consequence(dataset).ifPresent(text -> out.println("  " + text));
        });
        advise(statuses, landed, out);
        landing(landed, out);
    }

    private void table(List<DatasetStatus> statuses, PrintWriter out) {
        TerminalTable table = new TerminalTable("dataset", "rows", "newest data", "age", "last received", "loads");
        statuses.stream()
                .filter(DatasetStatus::loaded)
                .forEach(status -> table.row(
                        status.dataset(),
                        status.rows(),
                        status.newest().orElse(null),
                        status.age(now).map(TimeAgo::text).orElse(null),
                        status.received().orElse(null),
                        status.states()));
        List<String> empty = statuses.stream()
                .filter(status -> !status.loaded())
                .map(DatasetStatus::dataset)
                .toList();
        if (empty.size() < statuses.size()) {
            out.print(table.text());
        }
        if (!empty.isEmpty()) {
            out.println("nothing loaded yet: " + String.join(", ", empty));
        }
    }

    private void advise(List<DatasetStatus> statuses, Landed landed, PrintWriter out) {
        for (DatasetStatus status : statuses) {
            int fresh = landed.fresh().getOrDefault(status.dataset(), 0);
            if (fresh > 0) {
                say(
                        out,
                        status,
                        files(fresh) + " in landing " + (fresh == 1 ? "is" : "are") + " not loaded yet; varve run "
                                + status.dataset() + " loads " + (fresh == 1 ? "it" : "them"));
            }
            List<Arrivals.Waiting> waiting = landed.waiting().getOrDefault(status.dataset(), List.of());
            waiting.stream().limit(LISTED).forEach(one -> say(out, status, Visible.line(one.toString())));
            if (waiting.size() > LISTED) {
                say(out, status, "… and " + (waiting.size() - LISTED) + " more wait for sidecars");
            }
            if (status.loads().containsKey(Load.State.HELD.text())) {
                say(
                        out,
                        status,
                        "held loads wait for a person; "
                                + (dataset == null ? "varve status " + status.dataset() + " says why, " : "")
                                + "varve approve "
                                + status.dataset() + " LOAD --reason TEXT publishes one");
            }
            long open = status.rejects().open();
            if (open > 0) {
                say(
                        out,
                        status,
                        open + (open == 1 ? " rejected row waits" : " rejected rows wait")
                                + " for a person; varve rejects " + status.dataset() + " lists "
                                + (open == 1 ? "it" : "them"));
            }
            if (!status.added().isEmpty() && dataset != null) {
                say(
                        out,
                        status,
                        "columns that deliveries added: "
                                + status.added().stream().map(Visible::line).collect(Collectors.joining(", "))
                                + "; declare them in its contract to give them types");
            }
            if (status.drift().any()) {
                say(out, status, "its last load drifted: " + status.drift().text() + "; its report says more");
            }
            if (status.stale()) {
                say(out, status, Visible.line(ChangedContract.text(status.dataset(), status.change())));
            }
        }
    }

    private static void say(PrintWriter out, DatasetStatus status, String text) {
        out.println(status.dataset() + ": " + text);
    }

    private void landing(Landed landed, PrintWriter out) {
        if (!landed.there()) {
            out.println("there is no landing folder " + landed.folder()
                    + "; create it and drop files there, or name another with" + " --landing");
        } else if (!landed.unmatched().isEmpty() && dataset == null) {
            int count = landed.unmatched().size();
            out.println();
            out.println(
                    files(count) + " in " + landed.folder() + (count == 1 ? " matches" : " match") + " no contract:");
            landed.unmatched().stream().limit(LISTED).forEach(path -> out.println("  " + Visible.line(path)));
            if (count > LISTED) {
                out.println("  … and " + (count - LISTED) + " more (--format json lists all)");
            }
        }
    }

    private static String files(int count) {
        return count + (count == 1 ? " file" : " files");
    }

    private Map<String, Object> json(List<DatasetStatus> statuses, List<LoadStatus> loads, Landed landed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("home", places.home().root().toString());
        json.put("landing", landed.folder());
        json.put("landing_exists", landed.there());
        json.put(
                "datasets",
                statuses.stream()
                        .map(status -> status.json(now, landed.fresh().getOrDefault(status.dataset(), 0)))
                        .toList());
        if (!landed.waiting().isEmpty()) {
            json.put("waiting_for_sidecars", landed.waiting());
        }
        if (dataset == null) {
            json.put("files_without_contract", landed.unmatched());
        } else {
            json.put("loads", loads.stream().map(LoadStatus::json).toList());
        }
        return json;
    }
}
