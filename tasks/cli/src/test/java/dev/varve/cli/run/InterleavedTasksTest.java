package dev.varve.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.product.Outcome;
import dev.varve.worlds.product.Product;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks of several runs in any order: a scheduled run beside a backfill, a cleared task, a person at a keyboard. */
@Tag("slow")
class InterleavedTasksTest {
    private static final List<String> DATASETS = List.of("retail.customers", "retail.orders");
    private static final List<String> TASKS =
            List.of("register", "load", "conform", "snapshot", "aggregate", "verify", "publish");
    private static final List<String> TABLES = List.of(
            "conformed.retail_orders",
            "snapshot.retail_orders_latest",
            "snapshot.retail_order_lines_latest",
            "snapshot.retail_orders_as_of",
            "snapshot.retail_orders_as_of_corrected",
            "aggregate.retail_revenue_by_week",
            "conformed.retail_customers",
            "snapshot.retail_customers_latest");
    private static final int DAYS = 4;

    @TempDir
    private Path folder;

    private Product product;

    @BeforeEach
    void drop() {
        product = product("home");
    }

    private Product product(String home) {
        Product product = new Product(folder.resolve(home), folder.resolve("landing"), null);
        product.run("generate", "--days", Integer.toString(DAYS));
        return product;
    }

    @Test
    void aLaterCandidateLeavesNoMarkerOfAnEarlierOne() {
        task("register", "retail.orders", 1);
        TASKS.subList(1, TASKS.size()).forEach(task -> task(task, "retail.orders", 1));
        task("register", "retail.orders", 2);
        task("load", "retail.orders", 2);
        task("conform", "retail.orders", 2);
        task("register", "retail.orders", 3);
        List.of("load", "snapshot", "conform", "snapshot", "aggregate", "verify", "publish")
                .forEach(task -> task(task, "retail.orders", 3));

        agrees();
        TASKS.forEach(task -> task(task, "retail.orders", DAYS));
        assertEqualsOneRun();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void anyOrderOfTasksEndsInTheSameTables(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 40; step++) {
            String task = TASKS.get(random.nextInt(TASKS.size()));
            task(task, DATASETS.get(random.nextInt(2)), 1 + step * DAYS / 40);
            if (task.equals("publish")) {
                agrees();
            }
        }
        assertEqualsOneRun();
    }

    private void task(String task, String dataset, int day) {
        Outcome outcome = task.equals("register")
                ? product.run(task, "--dataset", dataset, "--until", "2026-03-0" + day + "T23:00:00Z")
                : product.run(task, "--dataset", dataset);
        assertThat(outcome.exit()).as(outcome::toString).isIn(0, 99);
    }

    /** What readers see is the history's newest range of each key. */
    private void agrees() {
        Outcome tables = product.run("query", "--format", "csv", "select table_name from information_schema.tables");
        if (!tables.out().contains("retail_orders_latest")) {
            return;
        }
        Outcome differences = product.run("query", "--format", "csv", """
                select count(*) from (
                    (select order_id, effective_from from conformed.retail_orders where effective_to is null and not deleted
                     except all select order_id, effective_from from snapshot.retail_orders_latest)
                    union all
                    (select order_id, effective_from from snapshot.retail_orders_latest
                     except all select order_id, effective_from from conformed.retail_orders
                     where effective_to is null and not deleted)
                ) d""");
        assertThat(differences.out().lines().skip(1)).as(differences::toString).containsExactly("0");
    }

    private void assertEqualsOneRun() {
        DATASETS.forEach(dataset -> product.run("run", dataset));
        Product once = product("once");
        Outcome run = once.run("run", DATASETS.get(0), DATASETS.get(1));
        assertThat(run.exit()).as(run::toString).isZero();
        for (String table : TABLES) {
            assertThat(rows(product, table)).as(table).isEqualTo(rows(once, table));
        }
        for (String dataset : DATASETS) {
            Outcome recounted = product.run("verify", "--dataset", dataset, "--full");
            assertThat(recounted.exit()).as(recounted::toString).isZero();
        }
    }

    private static List<String> rows(Product product, String table) {
        Outcome rows = product.run("query", "--format", "csv", "select * from " + table);
        assertThat(rows.exit()).as(rows::toString).isZero();
        return rows.out().lines().sorted().toList();
    }
}
