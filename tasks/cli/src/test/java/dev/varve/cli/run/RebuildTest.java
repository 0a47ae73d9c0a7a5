package dev.varve.cli.run;

import static dev.varve.cli.Workspace.CONTRACT;
import static dev.varve.cli.Workspace.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class RebuildTest {
    private static final String LATEST = "select id, name from snapshot.shop_things_latest order by id";

    @TempDir
    private Path folder;

    private Workspace shop;

    /** Published, held, approved, refused, late and repeated loads. */
    @BeforeEach
    void aHistoryOfEveryKind() throws Exception {
        shop = new Workspace(folder).contract(CONTRACT + """
                as_of: day_end
                aggregates:
                  totals:
                    window: month
                    by: name
                    measures: {things: count, total: sum(amount)}
                """);
        shop.drop(1, "1,a,1", "2,b,2", "3,c,3", "4,d,4").run();
        shop.drop(5, "1,A,1", "2,b,2");
        shop.expect(65, "run", DATASET);
        shop.expect(0, "approve", DATASET, shop.load("held"), "--reason", "a branch was closed", "--by", "Ada");
        shop.drop(6, "1,A,1", "2,b,2", "5,e,5").run();
        shop.drop(3, "1,a,1", "2,late,2", "3,c,3", "4,d,4").run();
        shop.drop(7, "1,A,1", "2,b,2", "5,e,five");
        shop.expect(65, "run", DATASET);
        shop.drop(8, "1,A,1", "2,b,2").drop(9, "1,A,1", "2,b,2", "5,e,5");
        shop.expect(65, "run", DATASET);
    }

    @Test
    void answersTheSameFromArchiveManifestsAndDecisions() throws Exception {
        var before = shop.everything();
        List<String> known = asKnown();
        List<String> rejects = shop.query("select row_number, raw_text from control.rejected_row order by all");
        assertThat(before.get("loads")).contains("published", "held", "refused");
        assertThat(rejects).hasSize(1);

        Files.delete(shop.home().resolve("warehouse.duckdb"));
        shop.expect(0, "rebuild");

        assertThat(shop.everything()).isEqualTo(before);
        assertThat(asKnown()).isEqualTo(known);
        assertThat(shop.query("select row_number, raw_text from control.rejected_row order by all"))
                .isEqualTo(rejects);
    }

    @Test
    void aWarehouseThatIsLostOrCutOffIsNotGoneOnWithButMadeAgain() throws Exception {
        var before = shop.everything();
        Path warehouse = shop.home().resolve("warehouse.duckdb");
        byte[] whole = Files.readAllBytes(warehouse);
        Files.delete(warehouse);
        assertThat(shop.expect(74, "run", DATASET).err()).contains("knows no load", "varve rebuild");
        // Nor the next time, when an empty one stands there.
        shop.expect(74, "load", "--dataset", DATASET);
        assertThat(shop.everything()).isEqualTo(before);
        shop.expect(0, "rebuild");
        assertThat(shop.everything()).isEqualTo(before);

        Files.write(warehouse, Arrays.copyOf(whole, whole.length / 2));
        assertThat(shop.expect(74, "run", DATASET).err())
                .contains("cannot be read", "varve rebuild")
                .doesNotContain("bug");
        shop.expect(0, "rebuild");
        assertThat(shop.everything()).isEqualTo(before);
        assertThat(shop.home().resolve("damaged.duckdb")).exists();

        Files.writeString(warehouse, "no database");
        shop.expect(0, "rebuild");
        assertThat(shop.everything()).isEqualTo(before);
        assertThat(shop.run().err()).contains("nothing to do");
    }

    @Test
    void worksOnAsIfNothingHadHappened() throws Exception {
        Files.delete(shop.home().resolve("warehouse.duckdb"));
        shop.expect(0, "rebuild");

        assertThat(shop.run().err()).contains("nothing to do");
        shop.expect(0, "approve", DATASET, shop.load("held"), "--reason", "really gone");
        assertThat(shop.query(LATEST)).containsExactly("1,A", "2,b", "5,e");
        shop.drop(10, "1,A,1", "2,b,2", "5,f,5").run();
        assertThat(shop.query(LATEST)).containsExactly("1,A", "2,b", "5,f");
    }

    @Test
    void decisionsOfSeveralDatasetsKeepTheirNumbers() throws Exception {
        Path other = Files.createDirectories(shop.sql().resolve("shop/others"));
        Files.writeString(other.resolve("contract.yaml"), CONTRACT.replace("things/", "others/"));
        shop.land("others/20260101/list.csv", "id,name,amount\n1,a,1\n", "2026-01-01T00:00:00Z");
        shop.expect(0, "run", "shop.others");
        shop.drop(10, "1,A,1", "2,b,2", "5,f,5").run();
        shop.land("others/20260102/list.csv", "id,name,amount\n1,b,1\n", "2026-01-01T00:00:00Z");
        shop.expect(0, "run", "shop.others");
        List<Path> archived = decisions();

        Files.delete(shop.home().resolve("warehouse.duckdb"));
        shop.expect(0, "rebuild");
        assertThat(decisions()).isEqualTo(archived);

        shop.drop(11, "1,A,1", "2,b,2", "5,g,5").run();
        assertThat(decisions()).containsAll(archived).hasSize(archived.size() + 1);
    }

    private List<Path> decisions() throws IOException {
        try (Stream<Path> files = Files.walk(shop.home().resolve("archive/decisions"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void changesNothingWhereTheWarehouseIsWhole() throws Exception {
        var before = shop.everything();
        shop.expect(0, "rebuild");
        assertThat(shop.everything()).isEqualTo(before);
        assertThat(shop.home().resolve("rebuilt.duckdb")).doesNotExist();
    }

    @Test
    void keepsTheOldWarehouseWhereTheArchiveLacksAFile() throws Exception {
        var before = shop.everything();
        Path lost = archived("2,b,2\n5,e,5");
        Files.delete(lost);

        assertThat(shop.expect(78, "rebuild").err()).contains(lost.getFileName().toString(), "archive");

        assertThat(shop.everything()).isEqualTo(before);
        assertThat(shop.query(LATEST)).contains("5,e");
        shop.drop(10, "1,A,1", "2,b,2", "5,f,5").run();
    }

    @Test
    void keepsTheOldWarehouseWhereAManifestIsDamaged() throws Exception {
        var before = shop.everything();
        Path manifest;
        try (Stream<Path> files = Files.walk(shop.home().resolve("archive/manifests"))) {
            manifest = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        Files.writeString(manifest, Files.readString(manifest).substring(0, 40));

        assertThat(shop.expect(78, "rebuild").err())
                .contains(manifest.getFileName().toString());

        assertThat(shop.everything()).isEqualTo(before);
    }

    @Test
    void noticesAnArchivedFileWithOtherContent() throws Exception {
        Path changed = archived("2,b,2\n5,e,5");
        Files.writeString(changed, "id,name,amount\n9,x,9\n");

        assertThat(shop.expect(78, "rebuild").err())
                .contains(changed.getFileName().toString());
    }

    private List<String> asKnown() {
        return Stream.of(1, 2, 3, 5, 6, 9)
                .flatMap(day -> shop.query(LATEST, "--as-known-at", "2026-01-%02dT12:00:00Z".formatted(day)).stream()
                        .map(row -> day + ": " + row))
                .toList();
    }

    private Path archived(String text) throws IOException {
        try (Stream<Path> files = Files.walk(shop.home().resolve("archive/content"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file).contains(text)) {
                    return file;
                }
            }
        }
        throw new AssertionError("nothing archived contains " + text);
    }
}
