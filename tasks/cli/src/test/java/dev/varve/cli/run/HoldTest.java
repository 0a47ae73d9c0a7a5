package dev.varve.cli.run;

import static dev.varve.cli.Workspace.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldTest {
    private static final String LATEST = "select id, name from snapshot.shop_things_latest order by id";
    private static final String[] AFTER_BOTH_DROPS = {"--as-known-at", "2026-01-03"};

    @TempDir
    private Path folder;

    private Workspace shop;

    @BeforeEach
    void aListOfFour() throws Exception {
        shop = new Workspace(folder).contract(Workspace.CONTRACT).drop(1, "1,a,1", "2,b,2", "3,c,3", "4,d,4");
        shop.run();
    }

    @Test
    void holdsAListThatLosesHalfOfItsKeys() throws Exception {
        shop.drop(2, "1,A,1", "2,b,2");

        assertThat(shop.expect(65, "run", DATASET).err()).contains("held", "2 of 4", "varve approve " + DATASET);
        assertThat(shop.query(LATEST)).containsExactly("1,a", "2,b", "3,c", "4,d");
        assertThat(shop.expect(0, "status", DATASET).out()).contains("held");
    }

    @Test
    void triesAHeldLoadOnlyOnce() throws Exception {
        shop.drop(2, "1,A,1", "2,b,2");
        shop.expect(65, "run", DATASET);
        byte[] catalog = shop.catalog();

        assertThat(shop.run().err()).contains("nothing to do");
        assertThat(shop.catalog()).isEqualTo(catalog);
    }

    @Test
    void anApprovedLoadCountsFromItsApproval() throws Exception {
        shop.drop(2, "1,A,1", "2,b,2");
        shop.expect(65, "run", DATASET);
        List<String> before = shop.query(LATEST, AFTER_BOTH_DROPS);

        shop.expect(0, "approve", DATASET, shop.load("held"), "--reason", "a branch was closed");

        assertThat(shop.query(LATEST)).containsExactly("1,A", "2,b");
        assertThat(shop.query(LATEST, AFTER_BOTH_DROPS)).isEqualTo(before).contains("4,d");
        assertThat(shop.query("select decision, reason from control.decision"
                        + " where decision = 'accept' and decided_by <> 'varve'"))
                .containsExactly("accept,a branch was closed");
        assertThat(shop.run().err()).contains("nothing to do");
    }

    @Test
    void laterLoadsPassAHeldOne() throws Exception {
        shop.drop(2, "1,A,1", "2,b,2");
        shop.drop(3, "1,B,1", "2,b,2", "3,c,3", "4,d,4", "5,e,5");

        shop.expect(65, "run", DATASET);
        assertThat(shop.query(LATEST)).containsExactly("1,B", "2,b", "3,c", "4,d", "5,e");

        shop.expect(0, "approve", DATASET, shop.load("held"), "--reason", "it was so");
        assertThat(shop.query(LATEST)).containsExactly("1,B", "2,b", "3,c", "4,d", "5,e");
        assertThat(shop.query("select id, name from conformed.shop_things where deleted order by id"))
                .hasSize(2);
    }

    @Test
    void refusesALoadWithTooManyRejectsAndLoadsNoneOfIt() throws Exception {
        shop.drop(2, "1,A,1", "2,B,2", "3,C,3", "4,D,four");

        assertThat(shop.expect(65, "run", DATASET).err()).contains("refused", "1 of 4 rows", "limits.rejects");

        assertThat(shop.query(LATEST)).containsExactly("1,a", "2,b", "3,c", "4,d");
        assertThat(shop.query("select count(*) from raw.shop_things")).containsExactly("4");
        assertThat(shop.expect(0, "rejects", DATASET).out()).contains("four", "amount");
        byte[] catalog = shop.catalog();
        assertThat(shop.run().err()).contains("nothing to do");
        assertThat(shop.catalog()).isEqualTo(catalog);
    }

    @Test
    void triesARefusedLoadAgainWhenItsContractChanges() throws Exception {
        shop.drop(2, "1,A,1", "2,B,2", "3,C,3", "4,D,four");
        shop.expect(65, "run", DATASET);

        shop.contract(Workspace.CONTRACT.replace("amount: decimal(10,2)", "amount: text"));
        shop.run();

        assertThat(shop.query("select id, name, amount from snapshot.shop_things_latest order by id"))
                .containsExactly("1,A,1", "2,B,2", "3,C,3", "4,D,four");
        assertThat(shop.expect(0, "rejects", DATASET).out()).doesNotContain("four");
    }

    @Test
    void triesARefusedLoadAgainWhenItsLimitIsRaised() throws Exception {
        shop.drop(2, "1,A,1", "2,B,2", "3,C,3", "4,D,four");
        shop.expect(65, "run", DATASET);

        shop.contract(Workspace.CONTRACT + "limits: {rejects: 50%}\n");
        shop.run();

        assertThat(shop.query(LATEST)).containsExactly("1,A", "2,B", "3,C", "4,d");
    }

    @Test
    void approvesOnlyWhatIsHeld() throws Exception {
        assertThat(shop.expect(64, "approve", DATASET, shop.load("published"), "--reason", "why not")
                        .err())
                .contains("is published, not held");
        assertThat(shop.expect(64, "approve", DATASET, "0000", "--reason", "why not")
                        .err())
                .contains("no load", "varve status");
        assertThat(shop.expect(64, "approve", DATASET, "0000").err()).contains("--reason");
    }
}
