package dev.varve.cli;

import dev.varve.contract.Contracts;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Json;
import dev.varve.ledger.Ledger;
import dev.varve.runtime.Environment;
import dev.varve.runtime.Interval;
import dev.varve.runtime.Places;
import dev.varve.runtime.Session;
import dev.varve.serve.Reading;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Column;
import dev.varve.warehouse.Engine;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "query",
        description = "Answers SQL from serve/, the readers' copy: also while a load writes.",
        footer = {
            "",
            "Examples:",
            "  varve query 'select * from snapshot.retail_customers_latest limit 3'",
            "  varve query 'select count(*) from snapshot.retail_orders_latest' --as-known-at 2026-03-05"
        })
final class QueryCommand implements Callable<Integer> {
    enum Form {
        TABLE,
        CSV,
        JSON
    }

    @Mixin
    private Places places;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SQL", description = "One query")
    private String sql;

    @Option(
            names = "--as-known-at",
            paramLabel = "TIME",
            converter = Interval.Time.class,
            description = "What readers saw then: only loads received and accepted by that time (UTC) count.")
    private Instant asKnownAt;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table (default), csv or json")
    private Form format;

    @Override
    public Integer call() {
        Environment environment = places.environment();
        Contracts contracts = asKnownAt == null ? null : Contracts.read(places.sql());
        Engine engine = Engine.named(environment.engine());
        try (Reading reading = Reading.open(
                places.home().serve(),
                engine,
                Session.settings(environment, places.home()),
                sql,
                Optional.ofNullable(asKnownAt).map(Ledger::utc),
                contracts)) {
            String query = sql.strip().replaceAll(";\\s*$", "");
            try {
                print(reading.warehouse().describe(query), reading.warehouse().query(query));
            } catch (IllegalStateException e) {
                throw TaskFailure.usage(e.getMessage()
                        .lines()
                        .takeWhile(line -> !line.startsWith("in: "))
                        .collect(Collectors.joining("\n")));
            }
        }
        return 0;
    }

    private void print(List<Column> columns, List<Cells> rows) {
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TABLE -> {
                Table table = new Table(columns.stream().map(Column::name).toList());
                rows.forEach(row -> table.row(texts(row)));
                out.print(table.text());
            }
            case CSV -> {
                out.println(columns.stream()
                        .map(Column::name)
                        .map(QueryCommand::quoted)
                        .collect(Collectors.joining(",")));
                rows.forEach(row -> out.println(
                        texts(row).stream().map(QueryCommand::quoted).collect(Collectors.joining(","))));
            }
            case JSON ->
                out.println(rows.stream().map(row -> json(columns, row)).collect(Collectors.joining(",\n", "[", "]")));
        }
        out.flush();
    }

    private static List<String> texts(Cells row) {
        List<String> texts = new java.util.ArrayList<>();
        for (int i = 0; i < row.values().size(); i++) {
            texts.add(row.text(i));
        }
        return texts;
    }

    private static String json(List<Column> columns, Cells row) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Object value = row.values().get(i);
            boolean plain = value == null || value instanceof Number || value instanceof Boolean;
            object.put(columns.get(i).name(), plain ? value : value.toString());
        }
        return Json.inOrder(object);
    }

    private static String quoted(String cell) {
        if (cell == null) {
            return "";
        }
        return cell.isEmpty() || cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
