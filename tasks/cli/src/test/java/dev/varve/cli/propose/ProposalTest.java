package dev.varve.cli.propose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.contract.Contracts;
import dev.varve.failure.TaskFailure;
import dev.varve.failure.TaskFailure.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
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
        List<Path> files = proposal().write(sql, folder.resolve("dags"));
        assertThat(files)
                .containsExactly(sql.resolve("shop/orders/contract.yaml"), folder.resolve("dags/shop_orders.py"));
        assertThat(Contracts.read(List.of(sql)).find("shop.orders")).isPresent();
        assertThat(files.getLast()).content().contains("load_dag(\"shop.orders\"");
    }

    @Test
    void tellsEditorsTheSchemaWhereThereIsOne() throws IOException {
        Path sql = Files.createDirectories(folder.resolve("sql"));
        Files.writeString(sql.resolve("contract.schema.json"), "{}");
        assertThat(proposal().write(sql, folder.resolve("dags")).getFirst())
                .content()
                .startsWith("# yaml-language-server: $schema=../../contract.schema.json\n# Proposed from");
    }

    @Test
    void overwritesNothing() throws IOException {
        Path dag = Files.createDirectories(folder.resolve("dags")).resolve("shop_orders.py");
        Files.writeString(dag, "mine");
        Proposal proposal = proposal();
        assertThatThrownBy(() -> proposal.write(folder.resolve("sql"), folder.resolve("dags")))
                .hasMessage(dag + " is there already and stays as it is."
                        + " Choose another name for the dataset, or move the file away.");
        assertThat(dag).hasContent("mine");
        assertThat(folder.resolve("sql")).doesNotExist();
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
        refuses(file("twice.csv", "id,id\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8)), Kind.REFUSED, "\"id\" twice");
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
                Kind.CONFIGURATION,
                "not yet: " + folder.resolve("zip.csv") + " is a zip archive");
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
            refuses(file("cut.csv.gz", Arrays.copyOf(bytes, length)), Kind.REFUSED, "truncated or damaged");
        }
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
