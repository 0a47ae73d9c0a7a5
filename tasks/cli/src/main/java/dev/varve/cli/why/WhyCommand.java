package dev.varve.cli.why;

import dev.varve.cli.served.DeclaredTable;
import dev.varve.cli.served.ServedContracts;
import dev.varve.cli.served.ServedTables;
import dev.varve.contract.Tables;
import dev.varve.contract.name.NearestNames;
import dev.varve.contract.read.Contracts;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Json;
import dev.varve.runtime.Locations;
import dev.varve.serve.Catalog;
import dev.varve.serve.ServedWarehouse;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        name = "why",
        description =
                "The files and rows that a value comes from, with the original text of those rows: also while a load"
                        + " writes.",
        footer = {
            "",
            "Examples:",
            "  varve why snapshot.retail_orders_latest order_id=7",
            "  varve why snapshot.retail_orders_latest order_id=7 --column customer_name",
            "  varve why conformed.retail_orders order_id=7 effective_from='2026-03-05 06:00:00'",
            "  varve why aggregate.retail_revenue_by_week window_start=2026-03-02 customer_country=NO --column revenue"
        })
public final class WhyCommand implements Callable<Integer> {
    private static final String CONTROL =
            "control.file control.content control.delivery control.load control.coverage control.reject_decision ";

    enum Form {
        TABLE,
        JSON
    }

    @Mixin
    private Locations places;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "TABLE",
            description = "Any table of the layers raw, conformed, snapshot, aggregate")
    private String table;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "key=value",
            description = "What names the row; nothing behind the sign means null or empty")
    private List<String> key = List.of();

    @Option(names = "--column", paramLabel = "NAME", description = "The column whose value is asked about")
    private String column;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table (default) or json, where columns stand by name within row and values")
    private Form format;

    @Override
    public Integer call() {
        Contracts contracts = ServedContracts.read(places);
        Set<String> served = Catalog.read(places.home().serve()).served().keySet();
        DeclaredTable subject = DeclaredTable.all(contracts).stream()
                .filter(one -> one.table().equals(table))
                .findFirst()
                .orElseThrow(() -> unknown(contracts));
        if (!served.isEmpty() && !served.contains(subject.table())) {
            throw TaskFailure.usage(subject.unpublished());
        }
        Map<String, String> given = given();
        try (ServedWarehouse reading = ServedTables.open(places, CONTROL + tables(contracts, subject))) {
            Origins origins = new Origins(reading.warehouse(), places);
            List<Explanation> findings = new Why(
                            reading.warehouse(), origins, subject, given, Optional.ofNullable(column))
                    .ask(new WhyRelated(places, contracts, reading, subject, column));
            show(given, findings);
        }
        return 0;
    }

    private Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        for (String pair : key) {
            int sign = pair.indexOf('=');
            if (sign < 1) {
                throw TaskFailure.usage(
                        "'" + pair + "' names no row: write it as column=value, for example order_id=7");
            }
            given.put(pair.substring(0, sign), pair.substring(sign + 1));
        }
        return given;
    }

    private TaskFailure unknown(Contracts contracts) {
        List<String> tables =
                DeclaredTable.all(contracts).stream().map(DeclaredTable::table).toList();
        return TaskFailure.usage("there is no table " + table + "; the nearest are "
                + String.join(", ", NearestNames.nearest(table, tables)));
    }

    /** Those that the answer may need. */
    private static String tables(Contracts contracts, DeclaredTable subject) {
        String related = subject.relationships().stream()
                .map(relationship ->
                        contracts.find(relationship.to()).orElseThrow().table())
                .map(name -> " " + Tables.ranges(name) + " " + Tables.changes(name))
                .collect(Collectors.joining());
        return String.join(
                        " ",
                        subject.table(),
                        Tables.ranges(subject.name()).toString(),
                        Tables.changes(subject.name()).toString(),
                        subject.parent().table(),
                        Tables.changes(subject.parent().name()).toString(),
                        subject.latest().table(),
                        subject.contract()
                                .pixelTable()
                                .map(name -> Tables.raw(name).toString())
                                .orElse(""))
                + related;
    }

    private void show(Map<String, String> given, List<Explanation> findings) {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Form.JSON) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("table", table);
            json.put("given", given);
            json.put("column", column);
            json.put("findings", findings.stream().map(Explanation::json).toList());
            out.println(Json.inOrder(json));
        } else {
            WhyText text = new WhyText(out, places.storage().archive());
            for (int i = 0; i < findings.size(); i++) {
                out.print(i == 0 ? "" : "\n");
                text.print(findings.get(i));
            }
        }
        out.flush();
    }
}
