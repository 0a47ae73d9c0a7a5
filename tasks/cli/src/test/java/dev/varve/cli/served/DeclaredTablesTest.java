package dev.varve.cli.served;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.read.Contracts;
import dev.varve.worlds.product.Outcome;
import dev.varve.worlds.product.Product;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredTablesTest {
    @TempDir
    private Path folder;

    @Test
    void aLoadMakesTheTablesThatItsContractsNameAndNoOther() throws Exception {
        Product product = new Product(folder.resolve("home"), folder.resolve("home/landing"), null);
        product.run("generate", "--days", "2");
        Outcome run = product.run("run", "retail.customers", "retail.orders");
        assertThat(run.exit()).as(run::toString).isZero();

        List<String> declared = Contracts.read(List.of(Path.of("../../sql"))).all().stream()
                .filter(contract -> contract.domain().equals("retail"))
                .flatMap(contract -> contract.tables().all().stream())
                .map(table -> table.name().toString())
                .toList();

        assertThat(declared)
                .contains("raw.retail_customers_rejected", "snapshot.retail_orders_latest")
                .containsExactlyInAnyOrderElementsOf(made());
    }

    private List<String> made() throws Exception {
        List<String> made = new ArrayList<>();
        try (Connection engine = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("home/warehouse.duckdb"));
                Statement statement = engine.createStatement();
                ResultSet tables = statement.executeQuery("select schema_name || '.' || table_name from duckdb_tables()"
                        + " where schema_name in ('raw', 'conformed', 'snapshot', 'aggregate')")) {
            while (tables.next()) {
                made.add(tables.getString(1));
            }
        }
        return made;
    }
}
