package dev.varve.formats.reading;

import static dev.varve.formats.ColumnDraft.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.contract.Contract;
import dev.varve.contract.Format;
import dev.varve.contract.Limits;
import dev.varve.formats.ContractDraft;
import dev.varve.formats.Outcome;
import dev.varve.formats.Pieces;
import dev.varve.formats.RecordReader;
import dev.varve.formats.Reject;
import dev.varve.formats.delimited.Dialect;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values and records that are longer than the contract's limits, and what stands behind them. */
class LongValuesTest {
    private static final int VALUE = 1_000;
    private static final int LINE = 300_000;

    private static RecordReader reader(ContractDraft draft) {
        Limits own =
                new Limits(Limits.DEFAULT.rejects(), Limits.DEFAULT.deletes(), 1L << 40, 1_000, 10_000, VALUE, LINE);
        Contract contract = draft.build().builder().limits(own).build();
        return Readers.of(contract, Map.of());
    }

    private static ContractDraft csv(String encoding) {
        Dialect dialect = new Dialect();
        dialect.encoding = encoding;
        dialect.comment = Optional.of("#");
        return dialect.columns(column("id", "integer"), column("t", "text"));
    }

    private static ContractDraft ndjson() {
        return new ContractDraft(new Format.Ndjson(List.of())).columns(column("id", "integer"), column("t", "text"));
    }

    private static ContractDraft json() {
        return new ContractDraft(new Format.Json(Optional.of("/rows"), Optional.empty(), false, List.of()))
                .columns(column("id", "integer"), column("t", "text"));
    }

    private static Outcome read(ContractDraft draft, String text) {
        return Outcome.of(reader(draft), text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 2_500, 190_000, 300_001, 700_000, 3_000_000})
    void aLongValueRejectsItsRecordAlone(int length) {
        String x = "x".repeat(length);
        boolean line = length > LINE;
        for (Outcome outcome : List.of(
                read(csv("utf-8"), "id,t\n1,a\n2," + x + "\n3,c\n"),
                read(csv("utf-8"), "id,t\r\n1,a\r\n2,\"" + x + "\"\r\n3,c\r\n"),
                read(csv("utf-8"), "id,t\n1,a\n2,\"" + x.replace("xx", "\n\"\"") + "\"\n3,c\n"),
                read(csv("utf-8"), "id,t\n1,a\n" + x + ",2\n3,c"),
                read(ndjson(), "{\"id\":1,\"t\":\"a\"}\n{\"id\":2,\"t\":\"" + x + "\"}\n{\"id\":3,\"t\":\"c\"}\n"),
                read(ndjson(), "{\"id\":1,\"t\":\"a\"}\n{\"id\":2,\"" + x + "\":5}\r\n{\"id\":3,\"t\":\"c\"}"),
                read(
                        ndjson(),
                        "{\"id\":1,\"t\":\"a\"}\n{\"id\":2,\"u\":{\"v\":[\"" + x + "\"]}}\n{\"id\":3,\"t\":\"c\"}"),
                read(
                        json(),
                        "{\"rows\":[{\"id\":1,\"t\":\"a\"},{\"id\":2,\"t\":\"" + x + "\"},{\"id\":3,\"t\":\"c\"}]}"),
                read(
                        json(),
                        "{\"rows\":[{\"id\":1,\"t\":\"a\"},{\"id\":2,\"" + x + "\":[{}]},{\"id\":3,\"t\":\"c\"}]}"))) {
            assertThat(outcome.values()).containsExactly(List.of(1, "a"), List.of(3, "c"));
            Reject reject = outcome.reject();
            assertThat(reject.reason()).isEqualTo(Reason.TOO_LONG);
            assertThat(reject.number()).isEqualTo(2);
            assertThat(reject.message())
                    .isEqualTo(
                            line
                                    ? "the record has more than the 300000 bytes that limits.line allows"
                                    : "a value has " + length(reject, length) + " bytes, and limits.value allows 1000");
            assertThat(reject.cut()).isEqualTo(length > 64 * 1024);
            assertThat(reject.text()).hasSizeLessThanOrEqualTo(64 * 1024).containsPattern("x|\n");
        }
    }

    /** Doubled quotes count as they stand in the file. */
    private static String length(Reject reject, int length) {
        String said = reject.message().replaceAll("\\D*(\\d+).*", "$1");
        assertThat(Integer.parseInt(said)).isBetween(length, 2 * length);
        return said;
    }

    @Test
    void aLineWithoutEndRejectsItself() {
        String x = "x".repeat(2_000_000);
        assertThat(read(csv("utf-8"), "id,t\n1,a\n2," + x).values()).containsExactly(List.of(1, "a"));
        assertThat(read(csv("utf-8"), "id,t\n1,a\n2" + ",".repeat(2_000_000)).values())
                .containsExactly(List.of(1, "a"));
        assertThat(read(ndjson(), "{\"id\":1,\"t\":\"a\"}\n{\"t\":\"" + x).values())
                .containsExactly(List.of(1, "a"));
        assertThatThrownBy(() -> read(csv("utf-8"), "id,t\n1,a\n2,\"" + x))
                .isInstanceOfSatisfying(
                        RefusedFile.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.UNTERMINATED));
    }

    @Test
    void aLongHeaderOrCommentIsNoRecord() {
        String x = "x".repeat(900_000);
        assertThat(read(csv("utf-8"), "id,t\n#" + x + "\n1,a\n").values()).containsExactly(List.of(1, "a"));
        assertThatThrownBy(() -> read(csv("utf-8"), "id,t" + x + "\n1,a\n"))
                .hasMessageContaining(
                        "In the header, the record has more than the 300000 bytes that limits.line allows");
    }

    @Test
    void manyFieldsAreNoMemory() {
        Outcome outcome = read(csv("utf-8"), "id,t\n1,a\n2" + ",".repeat(200_000) + "\n3,c\n");
        assertThat(outcome.values()).containsExactly(List.of(1, "a"), List.of(3, "c"));
        assertThat(outcome.reject().reason()).isEqualTo(Reason.TOO_MANY_FIELDS);
    }

    @ParameterizedTest
    @CsvSource({"utf-8, 1", "UTF-16LE, 2", "windows-1252, 1"})
    void placesBehindALongRecordAreThoseOfTheFile(String encoding, int width) {
        String x = "x".repeat(800_000);
        String text = "id,t\n1,a\n2," + x + "\n3,c\ny,\n";
        Outcome outcome = Outcome.of(reader(csv(encoding)), text.getBytes(java.nio.charset.Charset.forName(encoding)));
        assertThat(outcome.rejects()).hasSize(2);
        Reject last = outcome.rejects().getLast();
        assertThat(last.line()).isEqualTo(5);
        assertThat(last.offset()).isEqualTo((long) text.indexOf("y,") * width);
        assertThat(outcome.rejects().getFirst().offset()).isEqualTo((long) text.indexOf("2,x") * width);
        Outcome json = read(json(), "{\"rows\":[\n{\"id\":1},\n{\"t\":\"" + x + "\"},\n{\"id\":\"y\"}]}");
        assertThat(json.rejects()).extracting(Reject::line).containsExactly(3L, 4L);
    }

    @Test
    void aLongRecordCanBeShownByItsBeginningAndNotBeCorrected() throws IOException {
        byte[] text = ("id,t\n1,a\n2," + "x".repeat(800_000) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] lines = ("{\"id\":1}\n{\"t\":\"" + "x".repeat(800_000) + "\"}\n").getBytes(StandardCharsets.UTF_8);
        for (Map.Entry<RecordReader, byte[]> file :
                Map.of(reader(csv("utf-8")), text, reader(ndjson()), lines).entrySet()) {
            assertThat(file.getKey().text(new ByteArrayInputStream(file.getValue()), 2))
                    .hasSize(64 * 1024)
                    .containsPattern("xxx$");
            assertThatThrownBy(() -> file.getKey().places(new ByteArrayInputStream(file.getValue()), Set.of(2L)))
                    .hasMessageContaining("is longer than limits.line allows, and cannot be corrected");
        }
    }

    /** Whatever pieces a file comes in, its long records are the same ones, and the others are read. */
    @Test
    void piecesOfTheStreamDoNotMatter() {
        Random random = new Random(12);
        for (int i = 0; i < 30; i++) {
            List<String> csv = new ArrayList<>(List.of("id,t"));
            List<String> json = new ArrayList<>();
            List<List<Object>> expected = new ArrayList<>();
            for (int id = 0; id < 60; id++) {
                int length = random.nextInt(6) == 0 ? random.nextInt(900_000) : random.nextInt(30);
                String value = "v".repeat(length);
                csv.add(random.nextBoolean() ? id + "," + value : id + ",\"" + value + "\"");
                json.add("{\"id\":" + id + ",\"t\":\"" + value + "\"}");
                if (length <= VALUE) {
                    expected.add(Arrays.asList(id, value.isEmpty() ? null : value));
                }
            }
            int piece = 1 << random.nextInt(6, 22);
            List<List<Object>> fields = Outcome.of(
                            reader(csv("utf-8")),
                            Pieces.of(
                                    String.join("\n", csv).replace(",\"\"", ",").getBytes(StandardCharsets.UTF_8),
                                    piece))
                    .values();
            assertThat(fields).isEqualTo(expected);
            expected.replaceAll(row -> Arrays.asList(row.get(0), row.get(1) == null ? "" : row.get(1)));
            assertThat(Outcome.of(
                                    reader(ndjson()),
                                    Pieces.of(String.join("\n", json).getBytes(StandardCharsets.UTF_8), piece))
                            .values())
                    .isEqualTo(expected);
            assertThat(Outcome.of(
                                    reader(json()),
                                    Pieces.of(
                                            ("{\"rows\":[" + String.join(",", json) + "]}")
                                                    .getBytes(StandardCharsets.UTF_8),
                                            piece))
                            .values())
                    .isEqualTo(expected);
        }
    }
}
