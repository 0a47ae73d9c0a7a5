package dev.varve.cli;

import static dev.varve.cli.Workspace.CONTRACT;
import static dev.varve.cli.Workspace.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.product.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people get wrong: one clear sentence and its exit code, never a stack trace. */
class WrongInputTest {
    @TempDir
    private Path folder;

    private Workspace shop;

    @BeforeEach
    void aShop() throws Exception {
        shop = new Workspace(folder).contract(CONTRACT);
    }

    @Test
    void anUnknownDataset() {
        assertThat(shop.expect(64, "run", "shop.thing").err()).contains("no dataset shop.thing", DATASET);
        assertThat(shop.expect(64, "register", "--dataset", "shop.thing").err()).contains(DATASET);
        shop.expect(64, "rejects", "shop.thing");
    }

    @Test
    void anEmptyLanding() {
        assertThat(shop.expect(0, "run", DATASET).err()).contains("nothing to do", "no file in");
        assertThat(shop.expect(99, "sense", "--dataset", DATASET).err()).contains("nothing arrived");
    }

    @Test
    void aLandingThatIsNotThere() {
        assertThat(shop.expect(
                                64,
                                "run",
                                DATASET,
                                "--landing",
                                folder.resolve("lnading").toString())
                        .err())
                .contains("lnading", "--landing");
        assertThat(shop.expect(
                                64,
                                "sense",
                                "--dataset",
                                DATASET,
                                "--landing",
                                folder.resolve("lnading").toString())
                        .err())
                .contains("lnading", "--landing");
        assertThat(shop.expect(
                                64,
                                "register",
                                "--dataset",
                                DATASET,
                                "--landing",
                                folder.resolve("lnading").toString())
                        .err())
                .contains("lnading", "--landing");
    }

    @Test
    void aLandingThatIsAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("a.csv"), "id\n1\n");
        assertThat(shop.expect(64, "run", DATASET, "--landing", file.toString()).err())
                .contains("a.csv", "--landing");
    }

    @Test
    void aHeaderThatFitsNothing() throws Exception {
        Files.createDirectories(shop.landing().resolve("things/20260101"));
        Files.writeString(shop.landing().resolve("things/20260101/list.csv"), "colour,size\nred,1\n");

        assertThat(shop.expect(65, "run", DATASET).err()).contains("list.csv", "colour");
        assertThat(shop.run().err()).contains("nothing to do");
    }

    @Test
    void aFolderWhereAFileShouldBe() throws Exception {
        Files.createDirectories(shop.landing().resolve("things/20260101/list.csv"));

        assertThat(shop.expect(65, "run", DATASET).err())
                .contains("list.csv", "a folder stands where a file should be");
    }

    @Test
    void aHomeThatCannotBeWritten() throws Exception {
        Path file = Files.writeString(folder.resolve("occupied"), "");
        shop.drop(1, "1,a,1");
        for (String home : new String[] {file.toString(), file.resolve("below").toString(), "/proc/varve"}) {
            assertThat(shop.expect(78, "run", DATASET, "--home", home).err()).contains(home, "--home");
        }
    }

    @Test
    void aWarehouseThatIsNone() throws Exception {
        shop.drop(1, "1,a,1");
        Files.createDirectories(shop.home());
        Files.writeString(shop.home().resolve("warehouse.duckdb"), "no database");
        assertThat(shop.expect(74, "run", DATASET).err()).contains("warehouse.duckdb", "--home", "varve rebuild");
    }

    @Test
    void aContractWithFiveMistakes() throws Exception {
        shop.contract("""
                landing: things/*.csv
                key: idd
                colour: red
                restates: sometimes
                columns:
                  id: integr
                  name: {type: text, requird: true}
                """);

        for (String[] command : new String[][] {{"validate"}, {"run", DATASET}, {"status"}}) {
            assertThat(shop.expect(78, command).err().lines())
                    .as(command[0])
                    .hasSize(5)
                    .allMatch(line -> line.matches("varve: .*contract\\.yaml:\\d+.*"), "file and line")
                    .anyMatch(line -> line.contains("idd"))
                    .anyMatch(line -> line.contains("colour"))
                    .anyMatch(line -> line.contains("sometimes"))
                    .anyMatch(line -> line.contains("integr"))
                    .anyMatch(line -> line.contains("requird"));
        }
    }

    @Test
    void whatComesLater() throws Exception {
        shop.contract(CONTRACT + "aggregates:\n  a: {window: {size: week, every: day}, measures: {n: count}}\n");
        assertThat(shop.expect(78, "validate").err()).contains("not yet");
        shop.contract(CONTRACT + "aggregates:\n  a: {window: week, measures: {n: count_distinct(name)}}\n");
        assertThat(shop.expect(78, "validate").err()).contains("not yet");
        shop.contract(CONTRACT + "checks:\n  - table_column_count_to_equal: 3\n");
        assertThat(shop.expect(78, "run", DATASET).err()).contains("not yet");
    }

    @Test
    void anUnknownEnvironment() {
        assertThat(shop.expect(78, "run", DATASET, "--env", "prod").err()).contains("prod", "poc");
        assertThat(shop.expect(78, "query", "select 1", "--env", "prod").err()).contains("prod");
    }

    @Test
    void aQueryThatDoesNotRun() throws Exception {
        assertThat(shop.expect(64, "query", "select 1 from snapshot.shop_things_latest")
                        .err())
                .contains("nothing is published yet");
        shop.drop(1, "1,a,1").run();

        assertThat(shop.expect(64, "query", "selct 1").err()).contains("selct");
        assertThat(shop.expect(64, "query", "select nome from snapshot.shop_things_latest")
                        .err())
                .contains("nome");
        assertThat(shop.expect(64, "query", "select 1", "--as-known-at", "yesterday")
                        .err())
                .contains("--as-known-at", "yesterday");
        assertThat(shop.expect(64, "query", "select 1", "--format", "xml").err())
                .contains("--format", "xml");
        assertThat(shop.expect(64, "query").err()).contains("SQL");
        assertThat(shop.expect(64, "query", "").err()).isNotBlank();
    }

    @Test
    void aQueryThatReachesOutside() throws Exception {
        shop.drop(1, "1,a,1").run();
        Path secret = Files.writeString(folder.resolve("secret.csv"), "a\n1\n");
        assertThat(shop.expect(64, "query", "select * from '" + secret + "'").err())
                .isNotBlank();
        shop.expect(64, "query", "copy (select 1) to '" + folder.resolve("out.csv") + "'");
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    @Test
    void wrongOptions() {
        assertThat(shop.expect(64, "rnu").err()).contains("rnu");
        assertThat(shop.expect(64, "run").err()).contains("DATASET");
        assertThat(shop.expect(64, "register").err()).contains("--dataset");
        assertThat(shop.expect(64, "run", DATASET, "--hom", "x").err()).contains("--hom");
        assertThat(shop.expect(64, "load", "--dataset", DATASET, "--load", "12ab")
                        .err())
                .contains("12ab");
    }

    @Test
    void twoRunsAtOnce() throws Exception {
        shop.drop(1, "1,a,1").run();
        shop.drop(2, "1,b,1");
        try (var other = Elsewhere.holding(shop.home().resolve("warehouse.duckdb"))) {
            assertThat(other.isAlive()).isTrue();
            Outcome second = shop.expect(75, "run", DATASET);
            assertThat(second.err()).contains("waiting up to 1 s", "another process", "run this again later");
            assertThat(shop.query("select name from snapshot.shop_things_latest"))
                    .containsExactly("a");
            shop.expect(0, "status");
        }
        shop.run();
        assertThat(shop.query("select name from snapshot.shop_things_latest")).containsExactly("b");
    }

    @Test
    void aProductThatIsNotThere() {
        Outcome outcome = shop.call(Map.of("VARVE_ROOT", ""), "run", DATASET);
        assertThat(Workspace.expected(78, outcome).err()).contains("VARVE_ROOT", "./varve");
    }
}
