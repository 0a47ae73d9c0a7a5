package dev.varve.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as something new where landing says nothing of times: the object's own time and its content. */
class DeliveryTest {
    private static final String LATEST = "select id, name from snapshot.shop_things_latest order by id";
    private static final String HEADER = "id,name,amount\n";

    @TempDir
    private Path folder;

    private Workspace shop;

    @BeforeEach
    void oneFile() throws Exception {
        shop = new Workspace(folder).contract("""
                landing: things/*.csv
                key: id
                columns:
                  id: integer
                  name: text
                  amount: decimal(10,2)
                """);
        shop.land("things/a.csv", HEADER + "1,a,1\n2,b,2\n", "2026-01-01T00:00:00Z")
                .run();
    }

    @Test
    void theSamePathWithNewContentIsANewDelivery() throws Exception {
        shop.land("things/a.csv", HEADER + "2,B,2\n3,c,3\n", "2026-01-02T00:00:00Z")
                .run();

        assertThat(shop.query(LATEST)).containsExactly("1,a", "2,B", "3,c");
        assertThat(shop.query(LATEST, "--as-known-at", "2026-01-01T12:00:00Z")).containsExactly("1,a", "2,b");
    }

    @Test
    void aTouchedFileChangesNothingReadersSee() throws Exception {
        shop.land("things/a.csv", HEADER + "2,B,2\n", "2026-01-02T00:00:00Z").run();
        var before = shop.query("select * from conformed.shop_things order by all");

        shop.land("things/a.csv", HEADER + "2,B,2\n", "2026-01-03T00:00:00Z").run();
        assertThat(shop.query("select * from conformed.shop_things order by all"))
                .isEqualTo(before);
        byte[] catalog = shop.catalog();
        assertThat(shop.run().err()).contains("nothing to do");
        assertThat(shop.catalog()).isEqualTo(catalog);
    }

    @Test
    void aLinkThatLeadsOutOfLandingIsFollowedWhereTheEnvironmentSaysSo() throws Exception {
        Path outside = Files.writeString(folder.resolve("outside.csv"), HEADER + "9,z,9\n");
        Files.createSymbolicLink(shop.landing().resolve("things/link.csv"), outside);
        Files.createSymbolicLink(shop.landing().resolve("things/nowhere.csv"), folder.resolve("gone"));
        shop.land("things/line\nend.csv", HEADER + "3,c,3\n", "2026-01-02T00:00:00Z");

        assertThat(shop.run().err())
                .contains("things/link.csv is a link that leads out of ")
                .contains("things/nowhere.csv is a link that leads nowhere; it is passed over");
        assertThat(shop.query(LATEST)).containsExactly("1,a", "2,b", "3,c");

        Path env = shop.sql().resolveSibling("env/poc.yaml");
        Files.writeString(env, Files.readString(env) + "landing_links: follow\n");
        shop.run();
        assertThat(shop.query(LATEST)).containsExactly("1,a", "2,b", "3,c", "9,z");
    }

    @Test
    void aFileTakenAwayWithdrawsNothing() throws Exception {
        byte[] catalog = shop.catalog();
        Files.delete(shop.landing().resolve("things/a.csv"));

        assertThat(shop.run().err()).contains("nothing to do");
        assertThat(shop.catalog()).isEqualTo(catalog);
    }

    @Test
    void anEmptyFileIsRefusedAndALoneHeaderIsNot() throws Exception {
        shop.land("things/b.csv", "", "2026-01-02T00:00:00Z");
        shop.expect(65, "run", Workspace.DATASET);
        shop.land("things/c.csv", HEADER, "2026-01-03T00:00:00Z").run();
        assertThat(shop.query(LATEST)).containsExactly("1,a", "2,b");
    }

    @Test
    void fieldsThatComeAndGoAreReportedAndNothingOfThemIsLost() throws Exception {
        shop.land("things/b.csv", "id,name,colour\n3,c,red\n", "2026-01-02T00:00:00Z")
                .run();
        shop.land("things/c.csv", HEADER + "4,d,4\n", "2026-01-03T00:00:00Z").run();

        assertThat(shop.query("select _extra from raw.shop_things where id = 3"))
                .containsExactly("\"{\"\"colour\"\":\"\"red\"\"}\"");
        assertThat(shop.report("2026-01-01")).doesNotContain("fields that differ from the load before");
        assertThat(shop.report("2026-01-02"))
                .contains("colour", "came; the contract does not know it, and it is kept in _extra")
                .contains("amount", "is missing; its column is null or has its default");
        assertThat(shop.report("2026-01-03"))
                .contains("went; the contract did not know it")
                .contains("is back");
    }
}
