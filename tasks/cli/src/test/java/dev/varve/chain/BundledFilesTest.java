package dev.varve.chain;

import static dev.varve.cli.Workspace.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zip and tar from landing to readers, through the commands. */
class BundledFilesTest {
    private static final String LATEST = "select id, name from snapshot.shop_things_latest order by id";

    private static final String CONTRACT = """
            landing: things/{received_at:yyyyMMdd}/*
            format: csv
            members: "**/*.csv*"
            restates: all
            key: id
            columns:
              id: integer
              name: text
            """;

    @TempDir
    private Path folder;

    private Workspace shop;

    @BeforeEach
    void aShop() throws Exception {
        shop = new Workspace(folder).contract(CONTRACT);
    }

    @Test
    void everyMemberIsADeliveryOfTheDrop() throws Exception {
        land(
                "things/20260101/all.zip",
                zip("readme.txt", "read me", "a.csv", "id,name\n1,a\n", "b/c.csv", "id,name\n2,b\n"));
        land("things/20260102/all.tar.gz", gzip(tar("./a.csv", "id,name\n1,A\n2,b\n", "b/c.csv", "id,name\n3,c\n")));

        shop.run();

        assertThat(shop.query(LATEST)).containsExactly("1,A", "2,b", "3,c");
        assertThat(shop.query("select l.received_at, d.path from control.delivery d join control.load l using (load_id)"
                        + " order by all"))
                .containsExactly(
                        "2026-01-01 00:00:00,things/20260101/all.zip!/a.csv",
                        "2026-01-01 00:00:00,things/20260101/all.zip!/b/c.csv",
                        "2026-01-02 00:00:00,things/20260102/all.tar.gz!/a.csv",
                        "2026-01-02 00:00:00,things/20260102/all.tar.gz!/b/c.csv");
        assertThat(shop.expect(0, "why", "snapshot.shop_things_latest", "id=3").out())
                .contains("things/20260102/all.tar.gz!/b/c.csv, row 1", "  3,c");
        assertThat(shop.expect(0, "status").out()).doesNotContain("not loaded yet", "matches no contract");
    }

    @Test
    void aSecondRunFindsNothingToDo() throws Exception {
        land("things/20260101/all.zip", zip("a.csv", "id,name\n1,a\n", "b.csv", "id,name\n2,b\n"));
        shop.run();
        byte[] catalog = shop.catalog();

        assertThat(shop.run().err()).contains("nothing to do");

        assertThat(shop.catalog()).isEqualTo(catalog);
    }

    @Test
    void rebuildNeedsTheArchiveAlone() throws Exception {
        land("things/20260101/all.zip", zip("a.csv", "id,name\n1,a\n", "b.csv", "id,name\n2,b\n"));
        land("things/20260102/all.zip", zip("a.csv", "id,name\n1,A\n", "b.csv", "id,name\n2,b\n3,c\n"));
        shop.run();
        var before = shop.everything();

        Files.delete(shop.home().resolve("warehouse.duckdb"));
        shop.expect(0, "rebuild");

        assertThat(shop.everything()).isEqualTo(before);
        assertThat(shop.run().err()).contains("nothing to do");
        assertThat(shop.query(LATEST)).containsExactly("1,A", "2,b", "3,c");
    }

    @Test
    void aDamagedBundleIsRefusedWholeAndReadersKeepWhatTheyHad() throws Exception {
        land("things/20260101/all.zip", zip("a.csv", "id,name\n1,a\n"));
        shop.run();
        byte[] whole = zip("a.csv", "id,name\n1,A\n", "b.csv", "id,name\n2,b\n");
        land("things/20260102/all.zip", Arrays.copyOf(whole, whole.length - 30));

        assertThat(shop.expect(65, "run", DATASET).err())
                .contains(
                        "refused: things/20260102/all.zip: the zip is cut, or other bytes follow it",
                        "readers keep what they had; deliver the whole file again");
        assertThat(shop.query(LATEST)).containsExactly("1,a");
        assertThat(shop.run().err()).contains("nothing to do");

        land("things/20260102/all.zip", whole);
        shop.run();

        assertThat(shop.query(LATEST)).containsExactly("1,A", "2,b");
    }

    @Test
    void whatABundleNoLongerHasIsGoneWhenItIsDeliveredAgain() throws Exception {
        land(
                "things/20260101/all.zip",
                zip("a.csv", "id,name\n1,a\n", "b.csv", "id,name\n2,b\n", "c.csv", "id,name\nthree,c\n"));
        assertThat(shop.expect(65, "run", DATASET).err()).contains("1 of 3 rows do not fit the contract");

        land("things/20260101/all.zip", zip("a.csv", "id,name\n1,a\n", "c.csv", "id,name\n3,c\n"));
        shop.run();

        assertThat(shop.query(LATEST)).containsExactly("1,a", "3,c");
    }

    @Test
    void aMemberThatLeadsOutIsRefused() throws Exception {
        land("things/20260101/all.zip", zip("a.csv", "id,name\n1,a\n", "../../b.csv", "id,name\n2,b\n"));

        assertThat(shop.expect(65, "run", DATASET).err())
                .contains("all.zip: has a member that leads out of it, ../../b.csv");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.endsWith("b.csv"))).isEmpty();
        }
    }

    @Test
    void aBundleWithoutAMemberThatCountsIsRefused() throws Exception {
        land("things/20260101/all.zip", zip("readme.txt", "read me"));

        assertThat(shop.expect(65, "run", DATASET).err()).contains("all.zip: has no member that counts (members)");
    }

    @Test
    void aBombIsRefused() throws Exception {
        shop.contract(CONTRACT + "limits: {bytes: 2 MB, ratio: 10000}\n");
        land("things/20260101/all.zip", zip("a.csv", "id,name\n" + "1,a\n".repeat(1_000_000)));

        assertThat(shop.expect(65, "run", DATASET).err())
                .contains("all.zip: member a.csv: unpacks to more than 2000000 bytes (limits.bytes)");
    }

    private void land(String path, byte[] bytes) throws IOException {
        Path file = shop.landing().resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                byte[] text = namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(namesAndTexts[i]);
                entry.setSize(text.length);
                tar.putArchiveEntry(entry);
                tar.write(text);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
