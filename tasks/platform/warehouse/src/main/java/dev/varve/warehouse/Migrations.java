package dev.varve.warehouse;

import java.util.List;

/** Brings the control tables to this version's form. */
public final class Migrations {
    private static final List<String> ALL = List.of(
            "0001_control",
            "0002_readers_tables",
            "0003_reject_decisions",
            "0004_drift",
            "0005_added_columns",
            "0006_thumbnails",
            "0007_reasons_are_facts",
            "0008_versions",
            "0009_sums",
            "0010_outbox",
            "0011_contract_decisions",
            "0012_hashed_by");

    private Migrations() {}

    public static void apply(Warehouse warehouse) {
        if (!warehouse.columns("control", "migration").isEmpty()
                && warehouse.count("control.migration") >= ALL.size()) {
            return;
        }
        warehouse.transaction(() -> {
            warehouse.run(Sql.named("warehouse/create_control_schema"));
            warehouse.run(Sql.named("warehouse/create_migration_table"));
            List<String> done = warehouse.query(Sql.named("warehouse/applied_migrations")).stream()
                    .map(row -> row.text(0))
                    .toList();
            for (String migration : ALL) {
                if (!done.contains(migration)) {
                    statements(Sql.named("migrations/" + migration)).forEach(warehouse::run);
                    warehouse.run(Sql.named("warehouse/record_migration"), migration);
                }
            }
        });
    }

    private static List<String> statements(Sql script) {
        return List.of(script.text().split(";\\s*\\n")).stream()
                .filter(statement -> !statement.isBlank())
                .toList();
    }
}
