package dev.varve.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fuzzer that follows which code an input reaches looks for one that throws, hangs for five seconds or takes too much memory.
 * {@code -Dvarve.fuzz=600} lets it look for ten minutes.
 */
@Tag("slow")
class CoverageFuzzTest {
    private static final int SECONDS = Integer.getInteger("varve.fuzz", 12);

    @TempDir
    private Path folder;

    @Test
    void noInputSurprisesTheReaders() throws Exception {
        surprisesNone(
                ReadersTarget.class,
                List.of(
                        bytes(
                                0,
                                "id,n,day,at,ok,x,name\n1,2.50,2020-02-29,2020-01-01 10:00:00,true,1e3,\"a \"\"b\"\"\"\r\n2,,,,,,\n"),
                        bytes(
                                1,
                                "{\"id\":1,\"n\":2.5,\"day\":\"2020-02-29\",\"ok\":true,\"x\":1e3,\"name\":\"\\u00e9\"}\n"),
                        bytes(2, "{\"items\":[{\"id\":1},{\"id\":2,\"other\":[1,{\"b\":null}]}],\"count\":2}"),
                        bytes(3, "id||n||day||at||ok||x||name\n1|| 2 ||2020-01-01||||||||'a\\'b'\n")));
    }

    @Test
    void noInputSurprisesTheParquetReader() throws Exception {
        Path file = folder.resolve("seed.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("copy (select 1::bigint id, 2.5::decimal(6,2) n, date '2020-02-29' as day,"
                    + " timestamp '2020-01-01 10:00:00' as at, true ok, 1e3::double x, 'a' as name"
                    + " union all select 2, null, null, null, null, null, 'b') to '" + file
                    + "' (format parquet, compression uncompressed)");
        }
        surprisesNone(ReadersTarget.class, List.of(bytes(4, Files.readAllBytes(file))));
    }

    @Test
    void noInputSurprisesTheArchive() throws Exception {
        byte[] rows = "id,name\n1,a\n".repeat(20).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write(rows);
        }
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("d/a.csv"));
            out.write(rows);
            out.putNextEntry(new ZipEntry("b.csv"));
            out.write(rows);
        }
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(tar, 512)) {
            TarArchiveEntry entry = new TarArchiveEntry("d/a.csv", true);
            entry.setSize(rows.length);
            out.putArchiveEntry(entry);
            out.write(rows);
            out.closeArchiveEntry();
        }
        surprisesNone(
                ArchiveTarget.class,
                List.of(bytes(0, gzip.toByteArray()), bytes(4, zip.toByteArray()), bytes(5, tar.toByteArray())));
    }

    private static byte[] bytes(int choice, String text) {
        return bytes(choice, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(int choice, byte[] content) {
        byte[] bytes = new byte[content.length + 1];
        bytes[0] = (byte) choice;
        System.arraycopy(content, 0, bytes, 1, content.length);
        return bytes;
    }

    private void surprisesNone(Class<?> target, List<byte[]> seeds) throws IOException, InterruptedException {
        Path corpus = Files.createDirectory(folder.resolve("corpus"));
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed" + i), seeds.get(i));
        }
        Path output = folder.resolve("output");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx500m",
                        "-XX:+EnableDynamicAgentLoading",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target.getName(),
                        "--instrumentation_includes=dev.varve.formats.**:dev.varve.storage.**",
                        "--disabled_hooks=**",
                        "--reproducer_path=" + folder,
                        "-artifact_prefix=" + folder + "/",
                        "-max_total_time=" + SECONDS,
                        "-timeout=5",
                        "-max_len=4096",
                        corpus.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        String said = Files.readString(output, StandardCharsets.ISO_8859_1);
        assertThat(exit).as(said).isZero();
        assertThat(said).contains("cov: ").containsPattern("Done \\d{3,} runs");
    }
}
