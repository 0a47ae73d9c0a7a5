package dev.varve.serve;

import dev.varve.contract.Contract;
import dev.varve.contract.Tables;
import dev.varve.contract.read.Contracts;
import dev.varve.derive.AsKnown;
import dev.varve.derive.Datasets;
import dev.varve.derive.KnownAt;
import dev.varve.derive.Served;
import dev.varve.ledger.change.InForce;
import dev.varve.warehouse.Warehouse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the served tables views of a reader's memory. */
final class ServedViews {
    private final Warehouse warehouse;
    private final Catalog catalog;
    private final ServedSql sql;

    ServedViews(Warehouse warehouse, Catalog catalog, ServedSql sql) {
        this.warehouse = warehouse;
        this.catalog = catalog;
        this.sql = sql;
    }

    /**
     * @param text in small letters and without quotes, that names what to open
     * @param contracts as files declare them; where others are in force, those count
     */
    void open(String text, Optional<Instant> asKnownAt, Contracts contracts) {
        if (asKnownAt.isEmpty()) {
            now(text);
        } else {
            known(text, asKnownAt.get(), contracts);
        }
    }

    private void now(String text) {
        boolean all = text.contains("information_schema") || text.contains("duckdb_") || text.contains("show ");
        catalog.served().forEach((target, table) -> {
            if (all || text.contains(target)) {
                view(target, sql.now(table));
                if (all || text.contains(target + ServedSql.KNOWN)) {
                    sql.macros(target, table)
                            .forEach((macro, query) -> warehouse.run("create macro " + macro + " as table " + query));
                }
            }
        });
        pixels(all ? "" : text, view -> {
            for (String target : List.of(view.raw(), view.latest())) {
                view(target, sql.now(catalog.served().get(target)));
            }
            view.create(warehouse);
        });
    }

    private void known(String text, Instant at, Contracts declared) {
        catalog.served().forEach((target, table) -> {
            if (!table.versioned()) {
                view(target, sql.now(table));
            }
        });
        Contracts contracts = InForce.of(declared, warehouse);
        AsKnown derived = new AsKnown(new Datasets(contracts, warehouse), warehouse, KnownAt.at(at));
        for (Contract contract : contracts.all()) {
            if (!catalog.served().containsKey(Tables.changes(contract.table()).toString())
                    || !mentions(text, contract)) {
                continue;
            }
            if (tell(contract, at)) {
                contract.tables().all().stream()
                        .map(made -> made.name().toString())
                        .filter(catalog.served()::containsKey)
                        .filter(target -> catalog.served().get(target).versioned())
                        .forEach(target ->
                                view(target, sql.knownAt(catalog.served().get(target), at)));
            } else {
                derived.build(contract.dataset());
            }
        }
        pixels(text, view -> view.create(warehouse));
    }

    /** Whether the tables of a dataset tell by themselves what was known then; otherwise it is derived from changes. */
    private boolean tell(Contract contract, Instant at) {
        return contract.tables().all().stream()
                .filter(made -> Served.isServedByRows(made.kind()))
                .map(made ->
                        Optional.ofNullable(catalog.served().get(made.name().toString())))
                .allMatch(table -> table.filter(one -> one.tells(at)).isPresent());
    }

    private static boolean mentions(String text, Contract contract) {
        return contract.tables().all().stream().map(Tables.Made::entity).anyMatch(text::contains);
    }

    /** @param text that names a view to have it; empty for all */
    private void pixels(String text, Consumer<PixelViews.View> each) {
        catalog.served().keySet().stream()
                .flatMap(table -> PixelViews.of(catalog, table).stream())
                .filter(view -> text.isEmpty() || text.contains(view.name()))
                .forEach(each);
    }

    private void view(String target, String query) {
        warehouse.run("create or replace view " + target + " as " + query);
    }
}
