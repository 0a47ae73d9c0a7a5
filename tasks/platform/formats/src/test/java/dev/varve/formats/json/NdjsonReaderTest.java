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
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NdjsonReaderTest {

    private static ContractDraft ndjson(ColumnDraft... columns) {
        return new ContractDraft(new Format.Ndjson(List.of())).columns(columns);
    }

    private static final ContractDraft ORDERS = ndjson(
                    column("order_id", "bigint"),
                    column("amount", "decimal(12,2)").from("amount", "total"),
                    column("city", "text").from("delivery.address.city"))
            .key("order_id")
            .child(
                    "order_lines",
                    "lines",
                    List.of("line_number"),
                    column("line_number", "integer"),
                    column("product_id", "text").from("product.id").required(),
                    column("order", "bigint").from("../order_id"));

    @Test
    void pointersTakeElementsOfArraysAndLeaveTheOthers() {
        Outcome outcome = ndjson(
                        column("first", "integer").from("/a/0/b"),
                        column("second", "integer").from("/a/1"),
                        column("whole", "json").from("/a/3"),
                        column("named", "text").from("/o/0"))
                .read("""
                {"a":[{"b":1,"c":2},7,8,{"x":[]}],"o":{"0":"zero"}}
                {"a":[],"o":["one"]}
                {"a":[{"b":3},4]}
                """);
        assertThat(outcome.values())
                .containsExactly(
                        List.of(1, 7, "{\"x\":[]}", "zero"),
                        Arrays.asList(null, null, null, "one"),
                        Arrays.asList(3, 4, null, null));
        assertThat(outcome.rows()).extracting(Row::extra).containsExactly("{\"a\":[{\"c\":2},null,8,{}]}", null, null);
        assertThat(outcome.count().unknownFields()).containsExactly("a.c", "a");
    }

    @Test
    void readsNestedRecordsAndTheirChildren() {
        Outcome outcome = ORDERS.read("""
                {"order_id":1,"amount":10.5,"delivery":{"address":{"city":"Oslo"}},"lines":[{"line_number":1,"product":{"id":"p1"}},{"line_number":2,"product":{"id":"p2","colour":"red"}}]}

                {"orderId":2,"total":"7","note":"late","delivery":{"address":{"zip":"1"},"by":["x"]},"lines":[]}
                """);
        assertThat(outcome.values())
                .containsExactly(
                        Arrays.asList(1L, new BigDecimal("10.50"), "Oslo"),
                        Arrays.asList(2L, new BigDecimal("7.00"), null));
        List<Row.ChildRow> lines = outcome.rows().getFirst().children().getFirst();
        assertThat(lines)
                .extracting(line -> Arrays.asList(line.values().objects()))
                .containsExactly(List.of(1, "p1", 1L), List.of(2, "p2", 1L));
        assertThat(lines).extracting(Row.ChildRow::position).containsExactly(1, 2);
        assertThat(lines).extracting(Row.ChildRow::extra).containsExactly(null, "{\"product\":{\"colour\":\"red\"}}");
        assertThat(outcome.rows())
                .extracting(Row::extra)
                .containsExactly(null, "{\"note\":\"late\",\"delivery\":{\"address\":{\"zip\":\"1\"},\"by\":[\"x\"]}}");
        assertThat(outcome.rows().getLast().children()).containsExactly(List.of());
        assertThat(outcome.count().unknownFields())
                .containsExactly("lines.product.colour", "note", "delivery.address.zip", "delivery.by");
    }

    @Test
    void explodesArraysThroughArrays() {
        ContractDraft contract = ndjson(column("id", "text"))
                .child(
                        "modules",
                        "affected",
                        List.of(),
                        column("module", "text").from("package.name"))
                .child(
                        "versions",
                        "affected.ranges.events",
                        List.of(),
                        column("module", "text").from("../../package.name"),
                        column("type", "text").from("../type"),
                        column("id", "text").from("/id"),
                        column("introduced", "text"),
                        column("fixed", "text"))
                .child(
                        "names",
                        "aliases",
                        List.of("alias"),
                        column("alias", "text").from("."));
        Outcome outcome = contract.read("""
                {"id":"G1","aliases":["C1","C2"],"affected":[{"package":{"name":"m1"},"ranges":[{"type":"S","events":[{"introduced":"0"},{"fixed":"1.6"}]},{"type":"T","odd":1,"events":[{"introduced":"2","x":null}]}]},{"package":{"name":"m2"},"ranges":null}]}
                """);
        Row row = outcome.rows().getFirst();
        assertThat(row.extra()).isNull();
        assertThat(row.children().get(0))
                .extracting(child -> child.values().object(0))
                .containsExactly("m1", "m2");
        assertThat(row.children().get(0))
                .extracting(Row.ChildRow::extra)
                .containsExactly("{\"ranges\":[{},{\"odd\":1}]}", null);
        assertThat(row.children().get(1))
                .extracting(child -> Arrays.asList(child.values().objects()))
                .containsExactly(
                        Arrays.asList("m1", "S", "G1", "0", null),
                        Arrays.asList("m1", "S", "G1", null, "1.6"),
                        Arrays.asList("m1", "T", "G1", "2", null));
        assertThat(row.children().get(1)).extracting(Row.ChildRow::extra).containsExactly(null, null, "{\"x\":null}");
        assertThat(row.children().get(1)).extracting(Row.ChildRow::position).containsExactly(1, 2, 3);
        assertThat(row.children().get(2))
                .extracting(child -> child.values().object(0))
                .containsExactly("C1", "C2");
    }

    @Test
    void aChildThatDoesNotFitRejectsItsRecord() {
        Outcome outcome = ORDERS.read("""
                {"order_id":1,"amount":1,"lines":[{"line_number":1,"product":{"id":"p"}},{"line_number":1.5,"product":{"id":"p"}}]}
                {"order_id":2,"amount":1,"lines":[{"line_number":null,"product":{"id":"p"}}]}
                {"order_id":3,"amount":1,"lines":[{"line_number":1,"product":{}}]}
                {"order_id":4,"amount":1,"lines":"none"}
                """);
        assertThat(outcome.rows()).isEmpty();
        assertThat(outcome.rejects())
                .extracting(Reject::column)
                .containsExactly(
                        "order_lines.line_number", "order_lines.line_number", "order_lines.product_id", "order_lines");
        assertThat(outcome.rejects())
                .extracting(Reject::reason)
                .containsExactly(Reason.NOT_AN_INTEGER, Reason.REQUIRED, Reason.REQUIRED, Reason.NOT_AN_ARRAY);
        assertThat(outcome.rejects())
                .extracting(reject -> List.of(reject.key().objects()))
                .containsExactly(List.of(1L), List.of(2L), List.of(3L), List.of(4L));
        assertThat(outcome.rejects().getFirst().message()).isEqualTo("'1.5' is not an integer (element 2 of lines)");
    }

    @Test
    void valuesKeepTheirExactText() {
        ContractDraft contract = ndjson(
                column("big", "bigint"),
                column("exact", "decimal(38,18)"),
                column("flag", "boolean"),
                column("word", "text"),
                column("day", "date"),
                column("any", "json"));
        assertThat(contract.read("""
                        {"big":9223372036854775807,"exact":12345678901234567890.123456789012345678,"flag":true,"word":1.10,"day":"2020-02-29","any":{"b":[1.0,"\\/\\u2019"],"a":null}}
                        {"big":"12","exact":"1e2","flag":"false","word":true,"day":null,"any":"x"}
                        """).values())
                .containsExactly(
                        List.of(
                                Long.MAX_VALUE,
                                new BigDecimal("12345678901234567890.123456789012345678"),
                                true,
                                "1.10",
                                LocalDate.of(2020, 2, 29),
                                "{\"b\":[1.0,\"/’\"],\"a\":null}"),
                        Arrays.asList(12L, new BigDecimal("100").setScale(18), false, "true", null, "\"x\""));
        Outcome outcome = contract.read("""
                {"big":9223372036854775808}
                {"big":1.1}
                {"big":true}
                {"big":" 7"}
                {"flag":1}
                {"word":{}}
                {"word":[1]}
                {"word":"\\ud800"}
                {"day":20200229}
                """);
        assertThat(outcome.rejects())
                .extracting(Reject::reason)
                .containsExactly(
                        Reason.OUT_OF_RANGE,
                        Reason.NOT_AN_INTEGER,
                        Reason.NOT_AN_INTEGER,
                        Reason.NOT_AN_INTEGER,
                        Reason.NOT_A_BOOLEAN,
                        Reason.NOT_A_SCALAR,
                        Reason.NOT_A_SCALAR,
                        Reason.INVALID_ENCODING,
                        Reason.NOT_A_DATE);
    }

    @Test
    void aBrokenLineIsOneRejectAndReadingGoesOn() {
        String broken = "{\"order_id\":7,\"amount\":1";
        byte[] content = ("\ufeff{\"order_id\":1}\r\n" + broken
                        + "\n \n{\"order_id\":1,\"order_id\":2}\n5\n{\"order_id\":3} x\n"
                        + "{\"order_id\":?}\n{\"order_id\":4}")
                .replace('?', '\u00e9')
                .getBytes(StandardCharsets.UTF_8);
        Outcome outcome = ORDERS.read(content);
        assertThat(outcome.rows()).extracting(Row::number).containsExactly(1L, 7L);
        assertThat(outcome.rejects())
                .extracting(Reject::reason)
                .containsExactly(
                        Reason.BROKEN_JSON,
                        Reason.DUPLICATE_FIELD,
                        Reason.BROKEN_JSON,
                        Reason.BROKEN_JSON,
                        Reason.BROKEN_JSON);
        assertThat(outcome.rejects()).extracting(Reject::line).containsExactly(2L, 4L, 5L, 6L, 7L);
        assertThat(outcome.rejects().getFirst())
                .isEqualTo(new Reject(
                        2,
                        2,
                        3 + 16,
                        null,
                        Reason.BROKEN_JSON,
                        "byte 25 of the line: JSON ends where ',' or '}' is due",
                        broken,
                        false,
                        null));
        assertThat(outcome.rejects().get(1).message()).isEqualTo("the field 'order_id' stands twice in one object");

        byte[] invalid = "{\"order_id\":1,\"x\":\"?\"}\n".getBytes(StandardCharsets.UTF_8);
        invalid[19] = (byte) 0xe9;
        assertThat(ORDERS.read(invalid).reject().reason()).isEqualTo(Reason.INVALID_ENCODING);
        assertThatThrownBy(() -> ORDERS.read("\ufeff{}".getBytes(StandardCharsets.UTF_16LE)))
                .isInstanceOf(RefusedFile.class)
                .hasMessage("The file is written in UTF-16LE, and JSON must be UTF-8. Convert it.");
    }

    @Test
    void unknownFieldsAreRejectedWhereDeclared() {
        Outcome outcome = ndjson(column("a", "integer")).refuseUnknown().read("{\"a\":1}\n{\"a\":2,\"b\":{\"c\":1}}\n");
        assertThat(outcome.rows()).hasSize(1);
        assertThat(outcome.reject().reason()).isEqualTo(Reason.UNKNOWN_FIELD);
        assertThat(outcome.reject().message())
                .isEqualTo(
                        "the contract does not know the field 'b'; declare it, or set `unknown_fields: keep` or `add`");
        assertThat(outcome.count().unknownFields()).containsExactly("b");
    }

    @Test
    void namesMatchExactlyFirstThenByLettersAndDigits() {
        ContractDraft contract = ndjson(column("cve_id", "text"));
        assertThat(contract.read("{\"cveID\":\"a\"}").value()).isEqualTo("a");
        assertThat(contract.read("{\"cveID\":\"a\",\"cve_id\":\"b\"}").value()).isEqualTo("b");
        assertThat(contract.read("{\"cveID\":\"a\",\"CVE-ID\":\"b\"}").reject().reason())
                .isEqualTo(Reason.DUPLICATE_FIELD);
        assertThat(contract.read("{\"x\":1}").count().missingColumns()).containsExactly("cve_id");
    }

    @Test
    void whatAnotherColumnNamesExactlyIsItsOwn() {
        ContractDraft contract = ndjson(
                column("small", "integer").from("id"),
                column("large", "integer").from("ID"),
                column("deep", "integer").from("a.x"),
                column("other", "integer").from("A.x", "A.y"));
        Outcome outcome = contract.read("""
                {"ID":1}
                {"id":2,"A":{"x":3},"z":0}
                {"Id":4,"ID":5}
                {"Id":6}
                {"a":{"X":7},"A":{"Y":8}}
                """);
        assertThat(outcome.values())
                .containsExactly(
                        Arrays.asList(null, 1, null, null),
                        Arrays.asList(2, null, null, 3),
                        Arrays.asList(4, 5, null, null),
                        Arrays.asList(null, null, 7, 8));
        assertThat(outcome.reject().message())
                .isEqualTo("a field is called like 'id', and like what another column is read from;"
                        + " write the exact name into `from`");
        assertThat(ndjson(column("share", "integer").from("Rate (%)"))
                        .read("{\"Rate (#)\":1}\n{\"rate %\":2}\n")
                        .values())
                .containsExactly(Arrays.asList((Object) null), List.of(2));
    }

    @Test
    void keepsTheTextOfMisfitsWhereDeclared() {
        assertThat(ndjson(column("a", "integer").keepText())
                        .read("{\"a\":[1, 2]}\n{\"a\":\"x\"}\n")
                        .values())
                .containsExactly(Arrays.asList(null, "[1,2]"), Arrays.asList(null, "x"));
    }

    @Test
    void givesBackTheOriginalTextOfARecord() throws IOException {
        byte[] content = "{\"order_id\": 1}\r\n\n{broken\n".getBytes(StandardCharsets.UTF_8);
        assertThat(ORDERS.reader().text(new ByteArrayInputStream(content), 1)).isEqualTo("{\"order_id\": 1}");
        assertThat(ORDERS.reader().text(new ByteArrayInputStream(content), 2)).isEqualTo("{broken");
    }

    @Test
    void takesAnyMixtureOfLineEnds() throws IOException {
        ContractDraft contract = ndjson(column("id", "integer"));
        byte[] content =
                "{\"id\":1}\r{\"id\":2}\r\n\r\r\n{\"id\":\"é\"}\n{\"id\":4}\r".getBytes(StandardCharsets.UTF_8);
        for (int piece : new int[] {1, 9, 1000}) {
            InputStream slow = Pieces.of(content, piece);
            Outcome outcome = Outcome.of(contract.reader(), slow);
            assertThat(outcome.values()).containsExactly(List.of(1), List.of(2), List.of(4));
            assertThat(outcome.reject().line()).isEqualTo(5);
            assertThat(outcome.reject().offset()).isEqualTo(22);
            assertThat(outcome.reject().text()).isEqualTo("{\"id\":\"é\"}");
        }
        assertThat(contract.reader().text(new ByteArrayInputStream(content), 4)).isEqualTo("{\"id\":4}");
    }
}
