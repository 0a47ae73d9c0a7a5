package dev.varve.formats.json;

import static dev.varve.formats.ColumnDraft.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.contract.Format;
import dev.varve.formats.ColumnDraft;
import dev.varve.formats.ContractDraft;
import dev.varve.formats.Outcome;
import dev.varve.formats.Pieces;
import dev.varve.formats.Reject;
import dev.varve.formats.Row;
import dev.varve.formats.reading.CorrectedFile;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class JsonDocumentReaderTest {

    private static ContractDraft json(String records, String declared, ColumnDraft... columns) {
        return new ContractDraft(
                        new Format.Json(Optional.ofNullable(records), Optional.ofNullable(declared), false, List.of()))
                .columns(columns);
    }

    private static AbstractThrowableAssert<?, ?> refused(ContractDraft contract, String text, Reason reason) {
        return assertThatThrownBy(() -> contract.read(text))
                .isInstanceOfSatisfying(
                        RefusedFile.class, file -> assertThat(file.reason()).isEqualTo(reason));
    }

    private static final ContractDraft CATALOG = json(
            "/data/items",
            "/count",
            column("id", "integer").required(),
            column("title", "text").from("/title"));

    @Test
    void readsTheArrayAtAPointerWithFieldsOfTheDocument() {
        Outcome outcome = CATALOG.read("""
                {"title": "T", "skip": [{"items": []}], "count": 2,
                 "data": {"x": 1, "items": [ {"id": 1},
                   {"id": 2, "more": [true]} ]} }
                """);
        assertThat(outcome.values()).containsExactly(List.of(1, "T"), List.of(2, "T"));
        assertThat(outcome.rows()).extracting(Row::extra).containsExactly(null, "{\"more\":[true]}");
    }

    @Test
    void fieldsOfTheDocumentMayStandBehindTheArray() {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            items.append(i == 0 ? "" : ",\n")
                    .append("{\"id\":")
                    .append(i == 77_777 ? "\"x\"" : i)
                    .append('}');
        }
        String text = "\ufeff{\"data\":{\"items\":[" + items + "],\"y\":1},\"count\":100000,\"title\":\"late\"}";
        Outcome outcome = CATALOG.read(text);
        assertThat(outcome.rows()).hasSize(99_999);
        assertThat(outcome.rows().getLast().values().objects()).containsExactly(99_999, "late");
        Reject reject = outcome.reject();
        assertThat(reject.line()).isEqualTo(77_778);
        assertThat(reject.text()).isEqualTo("{\"id\":\"x\"}");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(new String(bytes, (int) reject.offset(), reject.text().length(), StandardCharsets.UTF_8))
                .isEqualTo(reject.text());
    }

    @Test
    void enclosingObjectsOfTheArrayAreReachedUpwards() {
        ContractDraft contract = json(
                "/data/items",
                null,
                column("id", "integer"),
                column("page", "integer").from("../page"),
                column("t", "text").from("../../t"));
        assertThat(contract.read("{\"data\":{\"items\":[{\"id\":1}],\"page\":7},\"t\":\"x\"}")
                        .values())
                .containsExactly(List.of(1, 7, "x"));
    }

    @Test
    void pointersLeadThroughArrays() {
        ContractDraft contract = json(
                "/pages/1/items",
                "/pages/1/counts/0",
                column("id", "integer"),
                column("page", "integer").from("../page"),
                column("t", "text").from("/t/1"),
                column("none", "text").from("/t/01"));
        assertThat(contract.read("{\"pages\":[{\"items\":[{\"id\":0}]},"
                                + "{\"counts\":[1,2],\"items\":[{\"id\":1}],\"page\":7}],\"t\":[\"x\",\"y\"]}")
                        .values())
                .containsExactly(Arrays.asList(1, 7, "y", null));
    }

    @Test
    void theDocumentItselfIsTheArrayOrTheRecord() {
        ContractDraft contract =
                json(null, null, column("a", "integer"), column("b", "integer").from("/c/d"));
        assertThat(contract.read("[{\"a\":1},{\"a\":2,\"c\":{\"d\":3}}]").values())
                .containsExactly(Arrays.asList(1, null), List.of(2, 3));
        assertThat(contract.read("\n{\"a\":1,\"c\":{\"d\":3}}\n").values()).containsExactly(List.of(1, 3));
        assertThat(contract.read(" [ ] ").rows()).isEmpty();
        assertThat(json(null, null, column("a", "integer").from("."))
                        .read("[1,2]")
                        .values())
                .containsExactly(List.of(1), List.of(2));
    }

    @Test
    void rejectsKnowWhereTheyStandAndWhatTheyWere() {
        Outcome outcome = json(null, null, column("a", "integer").required(), column("b", "integer"))
                .key("a")
                .read("[\n  {\"a\": 1},\r\n  {\"a\": 2,\n \"b\" : 1.5 },{\"a\":3,\"a\":3}, null,\r4 ]");
        assertThat(outcome.rows()).hasSize(1);
        assertThat(outcome.rejects().getFirst())
                .isEqualTo(new Reject(
                        2,
                        3,
                        17,
                        "b",
                        Reason.NOT_AN_INTEGER,
                        "'1.5' is not an integer",
                        "{\"a\": 2,\n \"b\" : 1.5 }",
                        false,
                        Outcome.key(2)));
        assertThat(outcome.rejects())
                .extracting(Reject::reason)
                .containsExactly(Reason.NOT_AN_INTEGER, Reason.DUPLICATE_FIELD, Reason.BROKEN_JSON, Reason.BROKEN_JSON);
        assertThat(outcome.rejects()).extracting(Reject::line).containsExactly(3L, 4L, 4L, 5L);
    }

    @Test
    void brokenDocumentsAreRefusedWhole() {
        refused(CATALOG, "", Reason.TRUNCATED);
        refused(CATALOG, "{\"data\":{\"items\":[{\"id\":1},\n{\"id\":\"a", Reason.TRUNCATED)
                .hasMessage("The document ends where the end of a string is due, at line 2, column 9: it is cut."
                        + " Ask for the whole file.");
        refused(CATALOG, "{\"data\":{\"items\":[{\"id\":1}{\"id\":2}]}}", Reason.BROKEN_JSON)
                .hasMessage("The document has '{' where ',' or ']' is due, at line 1, column 27."
                        + " Correct it, or ask for it again.");
        refused(CATALOG, "{\"data\":{\"items\":[]},\"count\":0} {}", Reason.BROKEN_JSON);
        refused(CATALOG, "{\"data\":{\"items\":[]},\"count\":1}", Reason.DECLARED_ROWS_DIFFER)
                .hasMessage("The document declares 1 records at /count and has 0. Ask for it again.");
        refused(CATALOG, "{\"data\":{\"items\":[]}}", Reason.DECLARED_ROWS_DIFFER);
        refused(CATALOG, "{\"data\":{\"items\":{}},\"count\":1}", Reason.RECORDS_NOT_FOUND);
        refused(CATALOG, "{\"data\":[],\"count\":1}", Reason.RECORDS_NOT_FOUND).hasMessageContaining("/data/items");
        refused(CATALOG, "{\"count\":0,\"count\":0,\"data\":{\"items\":[]}}", Reason.DUPLICATE_FIELD);
        refused(CATALOG, "{\"x\":nul,\"data\":{\"items\":[]}}", Reason.BROKEN_JSON);
        refused(CATALOG, "[".repeat(2_000) + "]".repeat(2_000), Reason.BROKEN_JSON)
                .hasMessageContaining("deeper than 1000");
    }

    @Test
    void givesBackTheOriginalTextOfARecord() throws IOException {
        byte[] content = "{\"data\":{\"items\":[{\"id\" : 1}, {\"id\":\n2}]}}".getBytes(StandardCharsets.UTF_8);
        assertThat(CATALOG.reader().text(new ByteArrayInputStream(content), 2)).isEqualTo("{\"id\":\n2}");
    }

    @Test
    void readsTheSameHoweverTheStreamComes() {
        StringBuilder text =
                new StringBuilder("{\"title\":\"\\u00e9é\",\"z\":[1.5e3,null,true,\"ab\\n\"],\"data\":{\"items\":[");
        for (int i = 0; i < 300; i++) {
            text.append(i == 0 ? "" : ", ")
                    .append("{\"id\": ")
                    .append(i % 7 == 0 ? "-1.5" : i)
                    .append(", \"t\" : \"é\\\"\"}");
        }
        byte[] content = text.append("]},\"count\":300}").toString().getBytes(StandardCharsets.UTF_8);
        Outcome whole = CATALOG.read(content);
        assertThat(whole.rejects()).hasSize(43);
        for (int piece : new int[] {1, 2, 3, 7, 100}) {
            InputStream slow = Pieces.of(content, piece);
            Outcome outcome = Outcome.of(CATALOG.reader(), slow);
            assertThat(outcome.values()).isEqualTo(whole.values());
            assertThat(outcome.rejects()).isEqualTo(whole.rejects());
        }
    }

    private static final ContractDraft DOCUMENTS = new ContractDraft(
                    new Format.Json(Optional.empty(), Optional.empty(), true, List.of()))
            .columns(column("a", "integer"), column("b", "integer").from("/c/d"));

    @Test
    void concatenatedDocumentsAreRecordsWhateverStandsBetweenThem() {
        assertThat(DOCUMENTS
                        .read("\ufeff{\"a\":1}{\"a\":2} {\n \"a\": 3,\r\n \"c\": {\"d\": 4}\n}\r\n\n{\"a\":5}")
                        .values())
                .containsExactly(Arrays.asList(1, null), Arrays.asList(2, null), List.of(3, 4), Arrays.asList(5, null));
        assertThat(DOCUMENTS.read("").rows()).isEmpty();
        assertThat(DOCUMENTS.read(" \n").rows()).isEmpty();
    }

    @Test
    void rejectsOfConcatenatedDocumentsKnowWhereTheyStand() throws IOException {
        String text = "{\"a\":1}{\n\"a\": \"x\"\n} [1] {\"a\":1,\"a\":2}7\n";
        Outcome outcome = DOCUMENTS.read(text);
        assertThat(outcome.rows()).hasSize(1);
        assertThat(outcome.rejects())
                .extracting(Reject::text)
                .containsExactly("{\n\"a\": \"x\"\n}", "[1]", "{\"a\":1,\"a\":2}", "7");
        assertThat(outcome.rejects()).extracting(Reject::line).containsExactly(1L, 3L, 3L, 3L);
        assertThat(outcome.rejects()).extracting(Reject::offset).containsExactly(7L, 20L, 24L, 37L);
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        assertThat(DOCUMENTS.reader().text(new ByteArrayInputStream(content), 3))
                .isEqualTo("[1]");
        CorrectedFile corrected = new CorrectedFile(
                DOCUMENTS.reader(), () -> new ByteArrayInputStream(content), new TreeMap<>(Map.of(2L, "{\"a\":2}")));
        corrected.prove();
        try (InputStream in = corrected.open()) {
            assertThat(Outcome.of(DOCUMENTS.reader(), in).rows()).hasSize(2);
        }
    }

    @Test
    void concatenatedDocumentsAreRefusedWholeWhereOneIsBroken() {
        refused(DOCUMENTS, "{\"a\":1}\n{\"a\":2", Reason.TRUNCATED).hasMessageContaining("at line 2, column 7");
        refused(DOCUMENTS, "{\"a\":1},{\"a\":2}", Reason.BROKEN_JSON)
                .hasMessage("The document has ',' where a value is due, at line 1, column 8."
                        + " Correct it, or ask for it again.");
        refused(json(null, null, column("a", "integer")), "{\"a\":1}{\"a\":2}", Reason.BROKEN_JSON)
                .hasMessageContaining("has '{' where the end of the file is due");
    }

    @Test
    void otherEncodingsThanUtf8AreRefused() {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_32BE)) {
            assertThatThrownBy(() -> DOCUMENTS.read("\ufeff{\"a\":1}".getBytes(charset)))
                    .isInstanceOf(RefusedFile.class)
                    .hasMessage("The file is written in " + charset + ", and JSON must be UTF-8. Convert it.");
        }
    }
}
