package dev.varve.cli.propose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.contract.read.Contracts;
import dev.varve.failure.TaskFailure;
import dev.varve.failure.TaskFailure.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposalTest {
    @TempDir
    private Path folder;

    private Proposal proposal() throws IOException {
        Path file = Files.writeString(folder.resolve("orders.csv"), "id,name\n1,a\n2,b\n");
        return Proposal.propose("shop.orders", file, Optional.empty());
    }

    @Test
    void writesAContractAndADagThatCanBeRead() throws IOException {
        Path sql = folder.resolve("sql");
        List<Path> files = proposal().write(sql);
        assertThat(files).containsExactly(sql.resolve("shop/orders/contract.yaml"), sql.resolve("shop/orders/dag.py"));
        assertThat(Contracts.read(List.of(sql)).find("shop.orders")).isPresent();
        assertThat(files.getLast()).content().contains("load_dag(\"shop.orders\"");
    }

    @Test
    void tellsEditorsTheSchemaWhereThereIsOne() throws IOException {
        Path sql = Files.createDirectories(folder.resolve("sql"));
        Files.writeString(sql.resolve("contract.schema.json"), "{}");
        assertThat(proposal().write(sql).getFirst())
                .content()
                .startsWith("# yaml-language-server: $schema=../../contract.schema.json\n# Proposed from");
    }

    @Test
    void overwritesNothing() throws IOException {
        Path dag = Files.createDirectories(folder.resolve("sql/shop/orders")).resolve("dag.py");
        Files.writeString(dag, "mine");
        Proposal proposal = proposal();
        assertThatThrownBy(() -> proposal.write(folder.resolve("sql")))
                .hasMessage(dag + " is there already and stays as it is."
                        + " Choose another name for the dataset, or move the file away.");
        assertThat(dag).hasContent("mine");
        assertThat(dag.resolveSibling("contract.yaml")).doesNotExist();
    }

    @Test
    void isTheSameForTheSameFile() throws IOException {
        assertThat(proposal()).isEqualTo(proposal());
    }

    @Test
    void refusesNamesThatAreNone() {
        for (String name : List.of("orders", "Retail.orders", "retail.orders.lines", "retail.", "retail/orders")) {
            refuses(name, folder.resolve("x.csv"), Kind.USAGE, "no name of a dataset");
        }
    }

    @Test
    void refusesWhatIsNoSample() throws IOException {
        refuses(folder.resolve("missing.csv"), Kind.USAGE, "there is no file");
        refuses(folder, Kind.USAGE, "is no file");
        refuses(file("empty.csv", new byte[0]), Kind.REFUSED, "is empty");
        refuses(file("blank.csv", "\n\n".getBytes(StandardCharsets.UTF_8)), Kind.REFUSED, "has no record");
        refuses(file("header.csv", "id,name\n".getBytes(StandardCharsets.UTF_8)), Kind.REFUSED, "no record");
        refuses(
                file("twice.csv", "id,id\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8)),
                Kind.REFUSED,
                "no field that a column could name");
        refuses(file("none.ndjson", "\n".getBytes(StandardCharsets.UTF_8)), Kind.REFUSED, "has no record");
        refuses(file("none.json", "[]".getBytes(StandardCharsets.UTF_8)), Kind.REFUSED, "has no record");
        refuses(
                file("cut.json", "{\"a\":[{\"b\":1},{\"b\":".getBytes(StandardCharsets.UTF_8)),
                Kind.REFUSED,
                "is no whole JSON document");
        refuses(
                file("broken.ndjson", "{\"a\"\n".getBytes(StandardCharsets.UTF_8)),
                Kind.REFUSED,
                "1 record of 1 cannot be read");
        refuses(
                file("zip.csv", new byte[] {'P', 'K', 3, 4, 0, 0}),
                Kind.REFUSED,
                "zip.csv begins like a .zip, but its name says that it is not packed;"
                        + " loads go by the name: have it delivered with the right one");
    }

    @Test
    void refusesTruncatedFiles() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(whole)) {
            for (int i = 0; i < 10_000; i++) {
                gzip.write((i + ",name " + i * 7919 + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] bytes = whole.toByteArray();
        for (int length : new int[] {15, 1_000, bytes.length / 2, bytes.length - 1}) {
            refuses(file("cut.csv.gz", Arrays.copyOf(bytes, length)), Kind.REFUSED, "the compressed stream ends after");
        }
    }

    @Test
    void refusesWhatIsPackedOtherwiseThanItsNameSays() throws IOException {
        byte[] text = "id,name\n1,a\n".getBytes(StandardCharsets.UTF_8);
        refuses(
                file("plain.csv.gz", text),
                Kind.REFUSED,
                "begins like a file that is not packed, but its name says .gz");
        refuses(
                file("other.csv.xz", gzip(text)),
                Kind.REFUSED,
                "begins like a .gz, but its name says .xz; loads go by the name");
        refuses(file("sheet.xlsx", zip("a.xml", "<a/>")), Kind.REFUSED, "and a spreadsheet as csv");
        refuses(
                file("text.zip", zip("readme.txt", "read me")),
                Kind.REFUSED,
                "has no member that ends in .csv, .tsv, .json, .ndjson or .parquet");
        byte[] cut = zip("a.csv", "id\n1\n");
        refuses(file("cut.zip", Arrays.copyOf(cut, cut.length - 1)), Kind.REFUSED, "the zip is cut");
    }

    @Test
    void readsEveryMemberThatIsLikeTheFirst() throws IOException {
        Path file = file(
                "2026.zip",
                zip(
                        "readme.txt", "read me",
                        "orders/a.csv", "id,name\n1,a\n2,b",
                        "customers/a.csv", "customer,country\n1,NO\n",
                        "orders/b.csv", "id,name\n3,1000000\n"));

        Proposal proposal = Proposal.propose("shop.orders", file, Optional.empty());

        assertThat(proposal.contract())
                .contains("landing: shop/orders/*.zip                      # a .zip with 2 members of this dataset\n")
                .contains("members: \"orders/*.csv\"")
                .contains("name: text");
        assertThat(proposal.summary())
                .contains("3 records of csv", "the strict reader accepts 3 of 3 records")
                .doesNotContain("repeated_header");
        assertThat(Contracts.parse(Map.of("shop.orders", proposal.contract()))
                        .find("shop.orders")
                        .orElseThrow()
                        .counts("orders/c.csv"))
                .isTrue();
    }

    @Test
    void namesNoMembersWhereAllAreAlike() throws IOException {
        Path file = file("all.zip", zip("a.ndjson", "{\"id\":1}\n", "b.ndjson", "{\"id\":2}"));
        Proposal proposal = Proposal.propose("shop.orders", file, Optional.empty());
        assertThat(proposal.contract()).doesNotContain("members:");
        assertThat(proposal.summary()).contains("2 records of ndjson", "accepts 2 of 2");
    }

    @Test
    void asksWhichMembersCountWhereNoPatternTells() throws IOException {
        Path file = file("all.zip", zip("a.csv", "id\n1\n", "b.csv", "code\nx\n", "c.csv", "id\n2\n"));
        assertThat(Proposal.propose("shop.orders", file, Optional.empty()).summary())
                .contains("members: no pattern tells a.csv and those like it from 1 other file; say which ones count");
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
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

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static void refuses(Path file, Kind kind, String message) {
        refuses("shop.orders", file, kind, message);
    }

    private static void refuses(String dataset, Path file, Kind kind, String message) {
        assertThatThrownBy(() -> Proposal.propose(dataset, file, Optional.empty()))
                .as("%s", file)
                .isInstanceOfSatisfying(
                        TaskFailure.class, failure -> assertThat(failure.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
    }
}
