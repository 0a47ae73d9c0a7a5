package dev.varve.cli.query;

import dev.varve.cli.screen.OutputFormat;
import dev.varve.cli.screen.Rows;
import dev.varve.cli.served.ServedTables;
import dev.varve.contract.read.Contracts;
import dev.varve.runtime.Interval;
import dev.varve.runtime.Locations;
import dev.varve.serve.ServedWarehouse;
import dev.varve.warehouse.RefusedSql;
import dev.varve.warehouse.StatementFailure;
import dev.varve.warehouse.UserSql;
import dev.varve.warehouse.Warehouse;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            "  varve query 'select count(*) from snapshot.retail_orders_latest' --as-known-at 2026-03-05",
            "  varve query 'show all tables'"
        })
public final class QueryCommand implements Callable<Integer> {
    @Mixin
    private Locations places;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SQL", description = "One SELECT")
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
            description = "table (default; long values are cut), csv or json (whole)")
    private OutputFormat format;

    @Override
    public Integer call() {
        Contracts contracts = asKnownAt == null ? null : Contracts.read(places.sql());
        PrintWriter out = spec.commandLine().getOut();
        try (ServedWarehouse reading = ServedTables.open(places, sql, Optional.ofNullable(asKnownAt), contracts)) {
            require(reading.warehouse());
            Rows rows = Rows.of(format, out);
            try {
                reading.warehouse().read(sql, rows::names, row -> rows.row(row.values()));
            } catch (StatementFailure e) {
                throw WrongQuery.meaning(e.complaint(), sql, places);
            }
            rows.end();
        }
        out.flush();
        return 0;
    }

    private void require(Warehouse warehouse) {
        try {
            UserSql.require(warehouse, sql);
        } catch (RefusedSql e) {
            // Running it says where it is broken.
            if (e.fault() != RefusedSql.Fault.BROKEN) {
                throw WrongQuery.meaning(e);
            }
        }
    }
}
