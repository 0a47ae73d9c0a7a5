package dev.varve.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import dev.varve.worlds.product.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether verify notices what happens to tables behind its back, and what it leaves. */
class VerifyTest {
    private static final String STAGED = "snapshot._staged_shop_things__shop_things_latest";
    private static final String LATEST = "select id, name, amount from snapshot.shop_things_latest order by id";

    @TempDir
    private Path folder;

    private Workspace shop;

    @BeforeEach
    void publishTheFirst() throws IOException {
        shop = new Workspace(folder)
                .contract(Workspace.CONTRACT + """
                        as_of: day_end
                        aggregates:
                          by_name:
                            window: day
                            by: name
                            measures: {things: count, total: sum(amount), mean: avg(amount)}
                        """)
                .sql(
                        "aggregates/names.sql",
                        "select name, count(*) as things from snapshot.shop_things_latest group by name")
                .drop(1, "1,a,1.50", "2,b,2", "3,,", "4,d,-0.05", "5,e,5");
        shop.run();
    }

    @Test
    void stagedRowsThatAreGoneAreRefusedAndStagedAgain() throws Exception {
        second();
        tasks("register", "load", "conform", "snapshot", "aggregate");
        warehouse("delete from " + STAGED + " where id = 6");

        Outcome refused = shop.expect(75, "verify", "--dataset", Workspace.DATASET);

        assertThat(refused.err())
                .contains("of snapshot.shop_things_latest 1 row to insert are there, and 2 were staged")
                .contains("run this again");
        assertThat(shop.query(LATEST)).hasSize(5);
        tasks("verify", "publish");
        assertThat(shop.query(LATEST)).hasSize(6).startsWith("1,a,2.50").endsWith("6,f,6.00");
        full();
    }

    @Test
    void noMarkerOfVerifyStandsForWhatIsStaged() throws Exception {
        second();
        tasks("register", "load", "verify");
        warehouse("update " + STAGED + " set amount = 7 where id = 6");

        assertThat(shop.expect(75, "publish", "--dataset", Workspace.DATASET).err())
                .contains("but not the same");
        assertThat(shop.query(LATEST)).hasSize(5);
        tasks("publish");
        assertThat(shop.query(LATEST)).endsWith("6,f,6.00");
        full();
    }

    @Test
    void aPublishedRowThatIsGoneIsNamed() throws Exception {
        full();
        warehouse("delete from snapshot.shop_things_latest where id = 2");

        assertThat(shop.expect(74, "verify", "--dataset", Workspace.DATASET, "--full")
                        .err())
                .contains("of 6 tables these are not what the deliveries say")
                .contains("snapshot.shop_things_latest: 1 missing, 0 too many; id 2")
                .doesNotContain("aggregate.")
                .contains("varve rebuild");
        warehouse("update aggregate.shop_names set things = 2 where name = 'b'");
        assertThat(shop.expect(74, "verify", "--dataset", Workspace.DATASET, "--full")
                        .err())
                .contains("aggregate.shop_names: 1 missing, 1 too many; name b, things 1; name b, things 2");
        second();
        assertThat(shop.expect(74, "run", Workspace.DATASET).err())
                .contains("snapshot.shop_things_latest has 4 rows, and 5 were published")
                .contains("--full");
        shop.expect(74, "verify", "--dataset", Workspace.DATASET, "--full");

        shop.expect(0, "rebuild");
        full();
        shop.run();
        assertThat(shop.query(LATEST)).hasSize(6);
    }

    @Test
    void keysThatArePersonalAreNotShown() throws Exception {
        shop.contract(Workspace.CONTRACT.replace("id: integer", "id: {type: integer, personal: true}"));
        shop.run();
        warehouse("delete from snapshot.shop_things_latest where id = 2");

        assertThat(shop.expect(74, "verify", "--dataset", Workspace.DATASET, "--full")
                        .err())
                .contains("snapshot.shop_things_latest: 1 missing, 0 too many; id •••");
    }

    @Test
    void aHomeOfAnEarlierVersionIsReadAsItIs() throws Exception {
        second();
        tasks("register", "load", "conform");
        warehouse("drop table control.row_sum");
        warehouse("drop table control.staged_sum");
        warehouse("alter table control.staged drop column candidate");
        warehouse("delete from control.migration where name = '0009_sums'");

        tasks("snapshot", "aggregate", "verify", "publish");

        assertThat(shop.query(LATEST)).hasSize(6);
        assertThat(sums()).hasSize(2);
        full();
        assertThat(sums()).hasSize(6);
    }

    @Test
    void nothingIsRecountedWhereNothingWasPublished() throws IOException {
        Workspace empty = new Workspace(folder.resolve("empty")).contract(Workspace.CONTRACT);

        assertThat(empty.expect(0, "verify", "--dataset", Workspace.DATASET, "--full")
                        .out())
                .contains("\"recounted\":0");
    }

    private void second() throws IOException {
        shop.drop(2, "1,a,2.50", "2,b,2", "3,,", "4,d,-0.05", "5,e,5", "6,f,6");
    }

    private void tasks(String... tasks) {
        for (String task : tasks) {
            shop.expect(0, task, "--dataset", Workspace.DATASET);
        }
    }

    private void full() {
        assertThat(shop.expect(0, "verify", "--dataset", Workspace.DATASET, "--full")
                        .out())
                .contains("\"recounted\":6");
    }

    private List<String> sums() throws SQLException {
        List<String> targets = new ArrayList<>();
        try (Connection warehouse = open();
                Statement statement = warehouse.createStatement();
                ResultSet found = statement.executeQuery("select target from control.row_sum")) {
            while (found.next()) {
                targets.add(found.getString(1));
            }
        }
        return targets;
    }

    private void warehouse(String statement) throws SQLException {
        try (Connection warehouse = open();
                Statement changing = warehouse.createStatement()) {
            changing.execute(statement);
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:" + shop.home().resolve("warehouse.duckdb"));
    }
}
