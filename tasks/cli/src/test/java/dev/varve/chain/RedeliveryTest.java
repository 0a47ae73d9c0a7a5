package dev.varve.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files say that come again, where the path does not say when, and drops that are completed later. */
class RedeliveryTest {
    private static final String KEYED = """
            landing: things/*.csv
            key: id
            columns: {id: integer, name: text}
            """;
    private static final String KEYLESS = """
            landing: things/*.csv
            columns: {id: integer, name: text}
            """;
    private static final String DATED = """
            landing: things/{received_at:yyyyMMdd}*.csv
            key: id
            columns: {id: integer, name: text}
            """;
    private static final String LATEST = "select id, name from snapshot.shop_things_latest order by all";
    private static final String RECEIVED =
            "select id, name, cast(_received_at as varchar) from snapshot.shop_things_latest order by all";

    @TempDir
    private Path folder;

    private Workspace shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Workspace(folder);
    }

    @Test
    void aCopyThatWouldSetKeysBackWaitsForAPerson() throws IOException {
        shop.contract(KEYED);
        land("a", 1, "1,x");
        shop.run();
        land("b", 2, "1,w");
        shop.run();
        land("c", 3, "1,x");

        assertThat(shop.expect(65, "run", Workspace.DATASET).err())
                .contains("copies_set_nothing_back")
                .contains("things/c.csv has the bytes of things/a.csv");
        assertThat(shop.query(LATEST)).containsExactly("1,w");

        shop.expect(0, "approve", Workspace.DATASET, shop.load("held"), "--reason", "it is so again");
        assertThat(shop.query(LATEST)).containsExactly("1,x");
    }

    @Test
    void aCopyThatSetsNothingBackIsNoMatter() throws IOException {
        shop.contract(KEYED);
        land("a", 1, "1,x");
        shop.run();
        land("b", 2, "2,w");
        shop.run();
        land("c", 3, "1,x");
        shop.run();
        land("a", 4, "1,x");
        shop.run();

        assertThat(shop.query(LATEST)).containsExactly("1,x", "2,w");
    }

    @Test
    void namesThatRotateAreNoRepetition() throws IOException {
        shop.contract(KEYED + "repeated: count\n");
        for (int day = 1; day <= 6; day++) {
            land(day % 2 == 0 ? "even" : "odd", day, "1," + (day % 2 == 0 ? "w" : "x"));
            shop.run();
            assertThat(shop.query(LATEST)).containsExactly("1," + (day % 2 == 0 ? "w" : "x"));
        }
        assertThat(shop.query("select name from conformed.shop_things order by effective_from"))
                .containsExactly("x", "w", "x", "w", "x", "w");
    }

    @Test
    void repetitionsCountOnceWhereTheContractSaysSo() throws IOException {
        shop.contract(DATED + "repeated: ignore\n");
        dated("20260301", 1, "1,x");
        dated("20260302", 2, "1,w");
        dated("20260303", 3, "1,x");
        shop.run();

        assertThat(shop.query(LATEST)).containsExactly("1,w");
    }

    @Test
    void rowsWithoutKeysThatCountOnceCountWhereTheirBytesCameFirst() throws IOException {
        shop.contract(KEYLESS + "repeated: ignore\n");
        land("b", 2, "1,x");
        shop.run();
        assertThat(shop.query(RECEIVED)).containsExactly("1,x," + time(2));

        land("a", 1, "1,x");
        shop.run();
        assertThat(shop.query(RECEIVED)).containsExactly("1,x," + time(1));
    }

    @Test
    void rowsWithoutKeysCountElsewhereOnceTheirFirstFileIsCorrected() throws IOException {
        shop.contract(DATED.replace("key: id\n", "") + "repeated: ignore\n");
        dated("20260301", 1, "1,x");
        dated("20260302", 2, "1,x");
        shop.run();
        assertThat(shop.query(LATEST)).containsExactly("1,x");

        dated("20260301", 3, "1,w");
        shop.run();
        assertThat(shop.query(LATEST)).containsExactly("1,w", "1,x");
    }

    @Test
    void aListingThatAnotherCameAfterIsNoNewerOneForBeingCopied() throws IOException {
        shop.contract(KEYED + "restates: all\nlimits: {deletes: 100 %}\n");
        land("a", 1, "1,x", "2,y");
        shop.run();
        land("b", 2, "1,x");
        shop.run();
        land("c", 3, "1,x", "2,y");

        assertThat(shop.expect(65, "run", Workspace.DATASET).err()).contains("copies_set_nothing_back");
        assertThat(shop.query(LATEST)).containsExactly("1,x");
    }

    /** Whichever of the two it is that counts. */
    @Test
    void aListingLacksNothingOfAFileThatIsItsTwin() throws IOException {
        shop.contract("""
                landing: things/{received_at:yyyyMMdd}-{region}-*.csv
                key: [region, id]
                restates: region
                repeated: ignore
                limits: {deletes: 100 %}
                columns: {region: text, id: integer, name: text}
                """);
        for (int region = 1; region <= 6; region++) {
            dated("20260301-r" + region + "-a", 1, "1,x", "2,y");
            dated("20260302-r" + region + "-a", 2, "1,x");
            dated("20260302-r" + region + "-b", 2, "1,x");
        }
        shop.run();
        assertThat(shop.query("select distinct id from snapshot.shop_things_latest"))
                .containsExactly("1");

        for (int region = 1; region <= 6; region++) {
            shop.land("things/20260302-r" + region + "-b.csv", "nothing\n", at(3));
        }
        shop.expect(65, "run", Workspace.DATASET);
        shop.expect(0, "verify", "--dataset", Workspace.DATASET, "--full");
        assertThat(shop.query("select distinct id from snapshot.shop_things_latest"))
                .containsExactly("1");
    }

    @Test
    void aFileOfRowsWithoutKeysThatWasRenamedCountsOnce() throws IOException {
        shop.contract(KEYLESS);
        land("a", 1, "1,x");
        shop.run();
        land("b", 1, "1,x");

        assertThat(shop.expect(65, "run", Workspace.DATASET).err())
                .contains("copies_add_nothing")
                .contains("things/b.csv has the bytes of things/a.csv");
        assertThat(shop.query(LATEST)).containsExactly("1,x");

        land("c", 2, "1,x");
        shop.run();
        assertThat(shop.query(LATEST)).containsExactly("1,x", "1,x");
        assertThat(shop.query("select state from control.check_result where check_id = 'builtin.no_repeated_files'"))
                .contains("warn");

        land("c", 3, "1,x");
        shop.run();
        assertThat(shop.query(LATEST)).containsExactly("1,x", "1,x");
    }

    @Test
    void partFilesOfOneDropMayBeEqual() throws IOException {
        shop.contract(DATED.replace("key: id\n", ""));
        dated("20260301-a", 1, "1,x");
        dated("20260301-b", 1, "1,x");
        shop.run();

        assertThat(shop.query(LATEST)).containsExactly("1,x", "1,x");
    }

    @Test
    void otherContentUnderAnOldPathIsAskedAboutOnce() throws IOException {
        shop.contract(KEYLESS);
        land("a", 1, "1,x");
        shop.run();
        land("a", 2, "2,y");

        assertThat(shop.expect(65, "run", Workspace.DATASET).err())
                .contains("same_path_is_declared")
                .contains("things/a.csv has other content");
        assertThat(shop.query(LATEST)).containsExactly("1,x");

        shop.expect(0, "approve", Workspace.DATASET, shop.load("held"), "--reason", "adds");
        land("a", 3, "3,z");
        shop.run();
        assertThat(shop.query(LATEST)).containsExactly("1,x", "2,y", "3,z");
    }

    @Test
    void anApprovalThatWasCutShortIsFinishedByTheNext() throws Exception {
        String held = decideAndDie();

        assertThat(shop.expect(0, "approve", Workspace.DATASET, held, "--reason", "adds")
                        .err())
                .contains("published");

        assertThat(shop.query(LATEST)).containsExactly("1,x", "2,y");
        assertThat(shop.query("select count(*) from control.decision where decided_by = 'someone'"))
                .containsExactly("1");
        assertThat(shop.query("select count(*) from control.decision")).containsExactly("3");
    }

    @Test
    void whatAnApprovalSaysCountsThoughItWasCutShort() throws Exception {
        decideAndDie();
        land("a", 3, "3,z");
        shop.run();

        assertThat(shop.query(LATEST)).containsExactly("1,x", "2,y", "3,z");
    }

    /**
     * What approve leaves that is killed before it publishes.
     *
     * @return key of the load
     */
    private String decideAndDie() throws Exception {
        shop.contract(KEYLESS);
        land("a", 1, "1,x");
        shop.run();
        land("a", 2, "2,y");
        shop.expect(65, "run", Workspace.DATASET);
        String key = shop.load("held");
        try (Connection warehouse =
                        DriverManager.getConnection("jdbc:duckdb:" + shop.home().resolve("warehouse.duckdb"));
                Statement statement = warehouse.createStatement()) {
            statement.execute("insert into control.decision"
                    + " (sequence, load_id, dataset, decision, decided_at, decided_by, reason)"
                    + " select 1 + (select max(sequence) from control.decision), load_id, dataset, 'accept',"
                    + " timestamp '2026-12-01 00:00:00', 'someone', 'adds' from control.load where load_key like '"
                    + key + "%'");
            statement.execute("update control.load set state = 'loaded' where load_key like '" + key + "%'");
        }
        return key;
    }

    @Test
    void otherContentUnderAnOldPathReplacesWhatStoodThere() throws IOException {
        shop.contract(KEYLESS + "same_path: replaces\n");
        land("a", 1, "1,x", "2,y");
        land("b", 1, "9,b");
        shop.run();
        land("a", 2, "1,x", "2,corrected");
        shop.run();

        assertThat(shop.query(LATEST)).containsExactly("1,x", "2,corrected", "9,b");
        assertThat(shop.query(LATEST, "--as-known-at", at(1))).containsExactly("1,x", "2,y", "9,b");
    }

    @Test
    void aFileThatGrowsKeepsWhenItsRowsCame() throws IOException {
        shop.contract(KEYLESS + "same_path: grows\n");
        land("log", 1, "1,a", "2,b");
        shop.run();
        land("log", 2, "1,a", "2,b", "3,c");
        shop.run();
        List<String> two = shop.query(RECEIVED);
        land("log", 3, "1,a", "2,b", "3,c", "4,d", "1,a");
        shop.run();

        assertThat(two).containsExactly("1,a," + time(1), "2,b," + time(1), "3,c," + time(2));
        assertThat(shop.query(RECEIVED))
                .containsExactly(
                        "1,a," + time(1), "1,a," + time(3), "2,b," + time(1), "3,c," + time(2), "4,d," + time(3));
        assertThat(shop.query(LATEST, "--as-known-at", at(2))).containsExactly("1,a", "2,b", "3,c");

        land("log", 4, "5,rotated");
        shop.run();
        assertThat(shop.query(RECEIVED)).hasSize(6).contains("5,rotated," + time(4), "2,b," + time(1));

        List<String> before = shop.query(RECEIVED);
        shop.expect(0, "rebuild");
        assertThat(shop.query(RECEIVED)).isEqualTo(before);
    }

    @Test
    void halfARowThatWasCaughtWhileItWasWrittenIsOneRow() throws IOException {
        shop.contract(KEYLESS + "same_path: grows\n");
        shop.land("things/log.csv", "id,name\n1,a\n2,be", at(1));
        shop.run();
        assertThat(shop.query(LATEST)).containsExactly("1,a", "2,be");
        shop.land("things/log.csv", "id,name\n1,a\n2,better\n3,c\n", at(2));
        shop.run();

        assertThat(shop.query(RECEIVED)).containsExactly("1,a," + time(1), "2,better," + time(2), "3,c," + time(2));
    }

    @Test
    void aFileRestoredFromACopyIsTheNextVersion() throws IOException {
        shop.contract(KEYED);
        land("a", 1, "1,x", "2,y");
        shop.run();
        land("a", 3, "1,w");
        shop.run();
        assertThat(shop.query(LATEST)).containsExactly("1,w", "2,y");
        land("a", 2, "1,restored");
        shop.run();

        assertThat(shop.query(LATEST)).containsExactly("1,restored", "2,y");
        assertThat(shop.query(
                        "select version from control.delivery where received_at = '2026-03-03 06:00:00' order by 1"))
                .containsExactly("1", "2");
    }

    @Test
    void versionsCountFromTheirDayWhileItSettles() throws IOException {
        shop.contract(DATED + "settles: 1 day\n");
        dated("20260301", 1, "1,first");
        shop.run();
        shop.land("things/20260301.csv", "id,name\n1,same day\n", "2026-03-01T20:00:00Z");
        shop.run();
        dated("20260301", 4, "1,late");
        shop.run();

        assertThat(shop.query(LATEST)).containsExactly("1,late");
        assertThat(shop.query(LATEST, "--as-known-at", "2026-03-01T00:00:00Z")).containsExactly("1,same day");
        assertThat(shop.query(LATEST, "--as-known-at", "2026-03-04T05:00:00Z")).containsExactly("1,same day");
    }

    @Test
    void aCorrectionThatWasCutShortIsHeld() throws IOException {
        shop.contract(DATED);
        dated("20260301", 1, rows(30));
        shop.run();
        dated("20260301", 2, rows(10));

        assertThat(shop.expect(65, "run", Workspace.DATASET).err())
                .contains("corrections_keep_rows")
                .contains("20 of 30 keys would be gone");
        assertThat(shop.query(LATEST)).hasSize(30);

        dated("20260301", 3, rows(29));
        shop.run();
        assertThat(shop.query(LATEST)).hasSize(29);
        assertThat(shop.query("select state, count(*) from control.load group by all order by all"))
                .containsExactly("published,2", "superseded,1");
        List<String> states = shop.query("select load_key, state from control.load order by all");
        shop.expect(0, "rebuild");
        assertThat(shop.query("select load_key, state from control.load order by all"))
                .isEqualTo(states);
        assertThat(shop.query(LATEST)).hasSize(29);
    }

    @Test
    void aDayOfRowsWithoutKeysThatWasCutShortIsHeld() throws IOException {
        shop.contract(DATED.replace("key: id\n", ""));
        dated("20260301", 1, rows(30));
        shop.run();
        dated("20260301", 2, rows(10));

        assertThat(shop.expect(65, "run", Workspace.DATASET).err()).contains("20 of 30 rows would be gone");
    }

    @Test
    void filesOfOneDropThatContradictEachOtherAreNamed() throws IOException {
        shop.contract(DATED);
        dated("20260301-a", 2, "1,from a", "2,same");
        dated("20260301-b", 1, "1,from b", "2,same");
        shop.run();

        assertThat(shop.query(LATEST)).containsExactly("1,from a", "2,same");
        assertThat(shop.query("select result from control.check_result where check_id = 'builtin.drop_agrees'"))
                .singleElement()
                .asString()
                .contains("1 key differs, first between things/20260301-a.csv and things/20260301-b.csv");
    }

    @Test
    void aDropThatIsCompletedAfterItWasHeldIsJudgedWhole() throws IOException {
        shop.contract(DATED.replace(
                "columns:", "checks: [row_count_to_be_between: {min_value: 2, why: two at least}]\ncolumns:"));
        dated("20260301-a", 1, "1,x");
        shop.expect(65, "run", Workspace.DATASET);
        assertThat(shop.query("select count(*) from control.published")).containsExactly("0");
        dated("20260301-b", 1, "2,y");
        shop.run();

        assertThat(shop.query(LATEST)).containsExactly("1,x", "2,y");
        assertThat(shop.query("select state, count(*) from control.load group by all order by all"))
                .containsExactly("published,1", "superseded,1");
        assertThat(shop.query("select count(*) from conformed.shop_things_changes"))
                .containsExactly("2");
    }

    /** Of both refused loads. */
    @Test
    void theNewestVersionOfAFileJoinsTheNextLoadOfItsDrop() throws IOException {
        shop.contract(DATED);
        for (int drop = 1; drop <= 6; drop++) {
            String day = "2026030" + drop;
            dated(day + "-a", drop, drop + ",x");
            shop.land("things/" + day + "-b.csv", "nothing\n", at(drop));
            shop.expect(65, "run", Workspace.DATASET);
            dated(day + "-a", drop + 1, drop + ",w");
            shop.land("things/" + day + "-c.csv", "nothing\n", at(drop));
            shop.expect(65, "run", Workspace.DATASET);
            dated(day + "-c", drop + 1, (10 + drop) + ",z");
            shop.run();
        }

        assertThat(shop.query("select name, count(*) from snapshot.shop_things_latest group by all order by all"))
                .containsExactly("w,6", "z,6");
    }

    @Test
    void aVersionThatWasReplacedJoinsNothing() throws IOException {
        shop.contract(DATED.replace("name: text", "name: {type: text, checks: [{not_be_in_set: [suspect]}]}"));
        dated("20260301-a", 1, "1,suspect");
        shop.expect(0, "register", "--dataset", Workspace.DATASET);
        dated("20260301-a", 2, "1,w");
        shop.expect(0, "register", "--dataset", Workspace.DATASET);
        shop.expect(65, "run", Workspace.DATASET);
        assertThat(shop.query(LATEST)).containsExactly("1,w");

        dated("20260301-b", 2, "2,z");
        shop.run();
        assertThat(shop.query(LATEST)).containsExactly("1,w", "2,z");
    }

    @Test
    void aFileThatJoinedIsStillNoticedWhereItIsReplacedInPlace() throws IOException {
        shop.contract(DATED + "limits: {rejects: 0}\n");
        dated("20260301-a", 1, "1,x");
        dated("20260301-b", 1, "two,y");
        shop.expect(65, "run", Workspace.DATASET);
        dated("20260301-b", 2, "2,y");
        shop.run();
        dated("20260301-a", 1, "1,z");
        shop.run();

        assertThat(shop.query(LATEST)).containsExactly("1,z", "2,y");
    }

    @Test
    void aListingThatLacksAPartOfItsDropConcludesNoAbsence() throws IOException {
        shop.contract(DATED + "restates: all\nlimits: {deletes: 100 %}\n");
        dated("20260301-a", 1, "1,x", "2,y");
        dated("20260301-b", 1, "3,z");
        shop.run();
        dated("20260302-a", 2, "1,x");
        shop.run();
        assertThat(shop.query(LATEST)).containsExactly("1,x");

        dated("20260302-b", 2, "three,z");
        shop.expect(65, "run", Workspace.DATASET);
        assertThat(shop.query(LATEST)).containsExactly("1,x", "2,y", "3,z");
        shop.run();
        assertThat(shop.query(LATEST)).containsExactly("1,x", "2,y", "3,z");

        dated("20260302-b", 3, "3,better");
        shop.run();
        assertThat(shop.query(LATEST)).containsExactly("1,x", "3,better");
        List<String> history = shop.query("select * exclude (_load_id) from conformed.shop_things order by all");
        shop.expect(0, "rebuild");
        assertThat(shop.query("select * exclude (_load_id) from conformed.shop_things order by all"))
                .isEqualTo(history);
    }

    private static String[] rows(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(id -> id + ",name").toArray(String[]::new);
    }

    private static String at(int day) {
        return "2026-03-%02dT06:00:00Z".formatted(day);
    }

    private static String time(int day) {
        return "2026-03-%02d 06:00:00".formatted(day);
    }

    private void land(String name, int day, String... lines) throws IOException {
        String text = Stream.of(lines).map(line -> line + "\n").collect(Collectors.joining());
        shop.land("things/" + name + ".csv", "id,name\n" + text, at(day));
    }

    private void dated(String name, int day, String... lines) throws IOException {
        land(name, day, lines);
    }
}
