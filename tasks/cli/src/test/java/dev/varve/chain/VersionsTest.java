package dev.varve.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a delivery says that comes again: under its name with other content, or elsewhere with the same. */
class VersionsTest {
    private static final String DELTA = """
            landing: things/{received_at:yyyyMMdd}.csv
            key: id
            columns: {id: integer, name: text}
            """;
    private static final String LATEST = "select id, name from snapshot.shop_things_latest order by id";
    private static final String DELIVERIES =
            "select version, cast(modified_at as date) from control.delivery order by all";
    private static final String HISTORY =
            "select id, name, cast(effective_from as date) from conformed.shop_things order by id, effective_from";

    @TempDir
    private Path folder;

    private Workspace shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Workspace(folder);
    }

    @Test
    void aCorrectedFileReplacesWhatItSaidFromItsCorrectionOn() throws IOException {
        shop.contract(DELTA);
        land("20260305", "2026-03-05T06:00:00Z", "1,first", "2,only once");
        for (int version = 2; version <= 6; version++) {
            land("20260305", "2026-03-1" + version + "T06:00:00Z", "1,version " + version);

            assertThat(shop.query(LATEST)).containsExactly("1,version " + version);
        }
        assertThat(known("2026-03-11T00:00:00Z")).containsExactly("1,first", "2,only once");
        assertThat(known("2026-03-13T00:00:00Z")).containsExactly("1,version 2");
        assertThat(known("2026-03-14T06:00:00Z")).containsExactly("1,version 4");
        List<String> versions = shop.query(DELIVERIES);
        assertThat(versions).hasSize(6).startsWith("1,2026-03-05").endsWith("6,2026-03-16");

        List<String> history = shop.query(HISTORY);
        shop.expect(0, "rebuild");
        assertThat(shop.query(HISTORY)).isEqualTo(history);
        assertThat(known("2026-03-13T00:00:00Z")).containsExactly("1,version 2");
        assertThat(shop.query(DELIVERIES)).isEqualTo(versions);
    }

    @Test
    void versionsOfAHomeThatDoesNotTellThemAreInTheOrderOfRegistration() throws Exception {
        shop.contract(DELTA);
        land("20260305", "2026-03-05T06:00:00Z", "1,first", "2,only once");
        for (int version = 2; version <= 6; version++) {
            land("20260305", "2026-03-1" + version + "T06:00:00Z", "1,version " + version);
        }
        List<String> history = shop.query(HISTORY);
        List<String> versions = shop.query(DELIVERIES);
        forgetVersions();

        land("20260306", "2026-03-06T06:00:00Z", "3,new");
        assertThat(shop.query(DELIVERIES)).containsAll(versions).hasSize(7);
        assertThat(shop.query(HISTORY)).containsAll(history).hasSize(history.size() + 1);
        assertThat(known("2026-03-13T00:00:00Z")).containsExactly("1,version 2", "3,new");

        shop.expect(0, "rebuild");
        assertThat(shop.query(HISTORY)).containsAll(history).hasSize(history.size() + 1);
        assertThat(known("2026-03-11T00:00:00Z")).containsExactly("1,first", "2,only once", "3,new");
        assertThat(shop.query(DELIVERIES)).containsAll(versions).hasSize(7);
    }

    /** As builds wrote it that knew no versions. */
    private void forgetVersions() throws Exception {
        try (Connection warehouse =
                        DriverManager.getConnection("jdbc:duckdb:" + shop.home().resolve("warehouse.duckdb"));
                Statement statement = warehouse.createStatement()) {
            statement.execute("alter table control.delivery drop column object");
            statement.execute("alter table control.delivery drop column version");
            statement.execute("alter table control.landing_object drop column stands_as");
            statement.execute("delete from control.migration where name = '0008_versions'");
        }
        try (Stream<Path> files = Files.walk(shop.home().resolve("archive/manifests"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                assertThat(text).containsPattern("\"version\" : \\d");
                file.toFile().setWritable(true);
                Files.writeString(file, text.replaceAll("\"version\" : \\d,\\s*", ""));
            }
        }
    }

    @Test
    void aFileThatIsPutBackAsItWasCountsAgain() throws IOException {
        shop.contract(DELTA);
        land("20260305", "2026-03-05T06:00:00Z", "1,right", "2,right");
        land("20260305", "2026-03-06T06:00:00Z", "1,wrong");
        land("20260305", "2026-03-07T06:00:00Z", "1,right", "2,right");

        assertThat(shop.query(LATEST)).containsExactly("1,right", "2,right");
        assertThat(known("2026-03-06T12:00:00Z")).containsExactly("1,wrong");
        assertThat(shop.query("select count(*) from raw.shop_things")).containsExactly("3");
    }

    @Test
    void theSameBytesOnAnotherDaySayTheSameAgain() throws IOException {
        shop.contract(DELTA + "deletes: {name: gone}\n");
        land("20260305", "2026-03-05T06:00:00Z", "1,x", "2,here");
        land("20260306", "2026-03-06T06:00:00Z", "1,w", "2,gone");
        land("20260307", "2026-03-07T06:00:00Z", "1,x", "2,here");

        assertThat(shop.query(LATEST)).containsExactly("1,x", "2,here");
        assertThat(shop.query(HISTORY))
                .containsExactly(
                        "1,x,2026-03-05",
                        "1,w,2026-03-06",
                        "1,x,2026-03-07",
                        "2,here,2026-03-05",
                        "2,,2026-03-06",
                        "2,here,2026-03-07");
    }

    @Test
    void twoEqualDaysOfAFeedWithoutKeysAreTwoDays() throws IOException {
        shop.contract(DELTA.replace("key: id\n", ""));
        land("20260305", "2026-03-05T06:00:00Z", "1,a", "1,a", "2,b");
        land("20260306", "2026-03-06T06:00:00Z", "1,a", "1,a", "2,b");

        assertThat(shop.query("select id, name, count(*) from snapshot.shop_things_latest group by all order by all"))
                .containsExactly("1,a,4", "2,b,2");
    }

    @Test
    void aCorrectedDayOfAFeedWithoutKeysIsThatDayAnew() throws IOException {
        shop.contract(DELTA.replace("key: id\n", ""));
        land("20260305", "2026-03-05T06:00:00Z", "1,a", "1,a", "2,b");
        land("20260305", "2026-03-06T06:00:00Z", "1,a", "3,c");

        assertThat(shop.query("select id, name from snapshot.shop_things_latest order by all"))
                .containsExactly("1,a", "3,c");
    }

    @Test
    void aCorrectedListingReplacesTheOneItCorrects() throws IOException {
        shop.contract(DELTA + "restates: all\nlimits: {deletes: 100%}\n");
        land("20260305", "2026-03-05T06:00:00Z", "1,a", "2,b", "3,mistaken");
        land("20260306", "2026-03-06T06:00:00Z", "1,a", "2,b");
        land("20260305", "2026-03-07T06:00:00Z", "1,a", "2,corrected");

        assertThat(shop.query("select id, name, deleted from conformed.shop_things order by id, effective_from"))
                .containsExactly("1,a,false", "2,corrected,false", "2,b,false");
    }

    @Test
    void aFileOfTheSameSizeAndTimeIsNoticed() throws IOException {
        shop.contract(DELTA.replace("{received_at:yyyyMMdd}", "*"));
        land("a", "2026-03-05T06:00:00Z", "1,x");
        land("a", "2026-03-05T06:00:00Z", "1,y");

        assertThat(shop.query(LATEST)).containsExactly("1,y");
    }

    @Test
    void aFileThatWasOnlyTouchedAddsNothing() throws IOException {
        shop.contract(DELTA);
        land("20260305", "2026-03-05T06:00:00Z", "1,x");
        land("20260305", "2026-03-09T06:00:00Z", "1,x");

        assertThat(shop.query("select count(*) from control.delivery")).containsExactly("1");
        assertThat(known("2026-03-06T00:00:00Z")).containsExactly("1,x");
    }

    private void land(String name, String modifiedAt, String... lines) throws IOException {
        Path file = shop.landing().resolve("things/" + name + ".csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "id,name\n" + String.join("\n", lines) + "\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(modifiedAt)));
        shop.run();
    }

    private List<String> known(String at) {
        return shop.expect(0, "query", "--format", "csv", "--as-known-at", at, LATEST)
                .out()
                .lines()
                .skip(1)
                .toList();
    }
}
