package dev.varve.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.cli.Workspace;
import dev.varve.worlds.product.OpenedCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The readers' copy: what is in its files, who may open it, and what becomes of it when something of it is lost. */
class ServedCopyTest {
    private static final String LATEST = "snapshot.shop_things_latest";
    private static final String CONTRACT = Workspace.CONTRACT + "\nlimits: {deletes: 100%}\n";

    @TempDir
    private Path folder;

    private Workspace shop;

    @BeforeEach
    void threeDays() throws IOException {
        shop = new Workspace(folder).contract(CONTRACT);
        shop.drop(1, "1,apple,1.00", "2,pear,2.00", "3,plum,3.00").run();
        shop.drop(2, "1,apple,1.50", "2,pear,2.00", "3,plum,3.00").run();
        shop.drop(3, "1,apple,1.75", "2,pear,2.00", "4,fig,4.00").run();
    }

    @Test
    void aPublicationWritesOnlyWhatItChanges() throws Exception {
        Map<Path, FileTime> before = files(LATEST);

        shop.drop(4, "1,apple,1.75", "2,pear,2.50", "4,fig,4.00").run();

        Map<Path, FileTime> after = files(LATEST);
        assertThat(after).containsAllEntriesOf(before);
        after.keySet().removeAll(before.keySet());
        assertThat(after).as("rows that came, and positions of those that went").hasSize(2);
        assertThat(catalog()).contains("\"removed\" : 1");
        assertThat(shop.query("select amount from " + LATEST + " order by id")).containsExactly("1.75", "2.50", "4.00");
    }

    @Test
    void anybodysDuckDbTellsWhatWasKnown() throws Exception {
        try (OpenedCopy copy = new OpenedCopy(shop.home())) {
            assertThat(copy.rows("select id, amount from " + LATEST + " order by id"))
                    .containsExactly("1,1.75", "2,2.00", "4,4.00");
            assertThat(copy.rows("select id, amount from " + LATEST + "_known(timestamp '2026-01-02') order by id"))
                    .containsExactly("1,1.50", "2,2.00", "3,3.00");
            assertThat(copy.rows("select _at, amount from " + LATEST
                            + "_known_each(range(timestamp '2025-12-31', timestamp '2026-01-05', interval 1 day)) where id = 1"
                            + " order by _at"))
                    .containsExactly(
                            "2026-01-01 00:00:00.0,1.00",
                            "2026-01-02 00:00:00.0,1.50",
                            "2026-01-03 00:00:00.0,1.75",
                            "2026-01-04 00:00:00.0,1.75");
            assertThat(
                            copy.rows(
                                    "select effective_to from conformed.shop_things_known(timestamp '2026-01-01') where id = 1"))
                    .containsExactly("null");
        }
    }

    /** After a file that arrived late the changes do not tell what was known; it is derived instead, and the macro refuses. */
    @Test
    void aLateFileIsNotToldByChanges() throws Exception {
        Files.delete(shop.landing().resolve("things/20260102/list.csv"));
        Workspace late = new Workspace(folder.resolve("late")).contract(CONTRACT);
        late.drop(1, "1,apple,1.00", "2,pear,2.00").run();
        late.drop(3, "1,apple,1.75").run();
        late.drop(2, "1,apple,1.50", "3,plum,3.00").run();

        try (OpenedCopy copy = new OpenedCopy(late.home())) {
            assertThat(copy.rows("select id, amount from " + LATEST + "_known(timestamp '2026-01-03') order by id"))
                    .containsExactly("1,1.75");
            assertThatThrownBy(() -> copy.rows("select id from " + LATEST + "_known(timestamp '2026-01-02')"))
                    .hasMessageContaining("tells what was known from 2026-01-03T00:00 on");
        }
        assertThat(late.query("select id, amount from " + LATEST + " order by id", "--as-known-at", "2026-01-02"))
                .containsExactly("1,1.50", "3,3.00");
        assertThat(late.query("select id, amount from " + LATEST + " order by id", "--as-known-at", "2026-01-01"))
                .containsExactly("1,1.00", "2,2.00");
    }

    @Test
    void whatIsLostIsWrittenAgain() throws Exception {
        Map<String, List<String>> before = everything();
        for (String lost :
                List.of("catalog.json", "varve.duckdb", LATEST, "conformed.shop_things", "raw.shop_things")) {
            delete(shop.home().resolve("serve").resolve(lost));

            shop.expect(0, "publish", "--dataset", Workspace.DATASET);

            assertThat(everything()).as(lost).isEqualTo(before);
            assertThat(shop.query("select id, amount from " + LATEST + " order by id", "--as-known-at", "2026-01-02"))
                    .as(lost)
                    .containsExactly("1,1.50", "2,2.00", "3,3.00");
        }
        delete(shop.home().resolve("serve"));
        shop.drop(4, "1,apple,1.75", "2,pear,2.50", "4,fig,4.00").run();
        assertThat(shop.query("select amount from " + LATEST + " order by id")).containsExactly("1.75", "2.50", "4.00");
    }

    /** Of a version that knew no removals. */
    @Test
    void aCatalogOfAnotherFormIsReplaced() throws Exception {
        Map<String, List<String>> before = everything();
        Files.writeString(
                shop.home().resolve("serve/catalog.json"), "{\"published\": {\"shop.things\": 3}, \"tables\": {}}");

        assertThat(shop.expect(78, "query", "select * from " + LATEST).err()).contains("another version");
        shop.run();

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void compactingChangesNoAnswer() throws Exception {
        IntStream.rangeClosed(4, 16).forEach(day -> {
            try {
                shop.drop(day, "1,apple," + day + ".00", "2,pear,2.00", day + ",fig,4.00")
                        .run();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        Map<String, List<String>> before = everything();
        List<List<String>> known = known();

        shop.expect(0, "compact");

        assertThat(everything()).isEqualTo(before);
        assertThat(known()).isEqualTo(known);
        assertThat(catalog()).doesNotContain("\"removed\" : 1");
    }

    private List<List<String>> known() throws Exception {
        try (OpenedCopy copy = new OpenedCopy(shop.home())) {
            String times = "range(timestamp '2025-12-31', timestamp '2026-01-18', interval 6 hour)";
            return List.of(
                    copy.rows("select * from " + LATEST + "_known_each(" + times + ") order by all"),
                    copy.rows("select * from conformed.shop_things_known_each(" + times + ") order by all"));
        }
    }

    private Map<String, List<String>> everything() throws Exception {
        try (OpenedCopy copy = new OpenedCopy(shop.home())) {
            return copy.everything();
        }
    }

    private String catalog() throws IOException {
        return new String(shop.catalog(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private Map<Path, FileTime> files(String table) throws IOException {
        Map<Path, FileTime> files = new java.util.TreeMap<>();
        try (Stream<Path> all = Files.list(shop.home().resolve("serve").resolve(table))) {
            for (Path file : all.toList()) {
                files.put(file, Files.getLastModifiedTime(file));
            }
        }
        return files;
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
