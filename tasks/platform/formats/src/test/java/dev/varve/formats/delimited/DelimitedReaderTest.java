package dev.varve.formats.delimited;

import static dev.varve.formats.ColumnDraft.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.contract.Format;
import dev.varve.formats.ContractDraft;
import dev.varve.formats.Layout;
import dev.varve.formats.Outcome;
import dev.varve.formats.Pieces;
import dev.varve.formats.RecordReader;
import dev.varve.formats.Reject;
import dev.varve.formats.Row;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class DelimitedReaderTest {
    private static final ContractDraft THINGS =
            ContractDraft.csv(column("id", "integer").required(), column("name", "text"));

    private static AbstractThrowableAssert<?, ?> refused(ContractDraft contract, String text, Reason reason) {
        return assertThatThrownBy(() -> contract.read(text))
                .isInstanceOfSatisfying(
                        RefusedFile.class, file -> assertThat(file.reason()).isEqualTo(reason));
    }

    @Test
    void readsTypedRowsWithTheirNumbers() {
        Outcome outcome = THINGS.read("id,name\n1,one\n2,\n");
        assertThat(outcome.values()).containsExactly(List.of(1, "one"), Arrays.asList(2, null));
        assertThat(outcome.rows()).extracting(Row::number).containsExactly(1L, 2L);
        assertThat(outcome.rows()).extracting(Row::extra).containsOnlyNulls();
        assertThat(outcome.count().unknownFields()).isEmpty();
    }

    @Test
    void takesAnyMixtureOfLineEnds() {
        assertThat(THINGS.read("id,name\r1,a\n2,b\r\n\r\n\n3,\"c\r\nd\re\"\r4,f")
                        .values())
                .containsExactly(List.of(1, "a"), List.of(2, "b"), List.of(3, "c\r\nd\re"), List.of(4, "f"));
    }

    @Test
    void rejectsKnowWhereTheyStandAndWhatTheyWere() {
        Outcome outcome = ContractDraft.csv(column("id", "integer"), column("name", "text"), column("size", "integer"))
                .key("id")
                .read("\ufeffid,name,size\r\n1,\"a\nb\",2\r\n7,\"é\r\n,\"\"x\"\"\",1.5\r\n3,c,4\r\n");
        assertThat(outcome.rows()).extracting(Row::number).containsExactly(1L, 3L);
        Reject reject = outcome.reject();
        assertThat(reject)
                .isEqualTo(new Reject(
                        2,
                        4,
                        3 + 14 + 11,
                        "size",
                        Reason.NOT_AN_INTEGER,
                        "'1.5' is not an integer",
                        "7,\"é\r\n,\"\"x\"\"\",1.5",
                        false,
                        Outcome.key(7)));
    }

    @Test
    void rejectsNullsOfRequiredColumnsAndKeys() {
        Reject reject = THINGS.read("id,name\n,x\n").reject();
        assertThat(reject.reason()).isEqualTo(Reason.REQUIRED);
        assertThat(reject.column()).isEqualTo("id");
        assertThat(ContractDraft.csv(column("id", "integer"), column("n", "text"))
                        .key("n")
                        .read("id,n\n5,\n")
                        .reject()
                        .key())
                .isNull();
    }

    @Test
    void rejectsRecordsThatAreBroken() {
        Outcome outcome = THINGS.read("id,name\n1\n2,b,c\n3,\"d\"e\n\"4\",f\n");
        assertThat(outcome.rejects())
                .extracting(Reject::reason)
                .containsExactly(Reason.TOO_FEW_FIELDS, Reason.TOO_MANY_FIELDS, Reason.BROKEN_QUOTE);
        assertThat(outcome.rejects())
                .extracting(Reject::message)
                .containsExactly(
                        "the record has 1 fields, not 2",
                        "the record has 3 fields, not 2",
                        "field 2 goes on after its closing quote; a quote inside a quoted value must be doubled");
        assertThat(outcome.values()).containsExactly(List.of(4, "f"));
    }

    @Test
    void padsRaggedRecordsWhereDeclared() {
        Dialect dialect = new Dialect();
        dialect.ragged = Format.Ragged.PAD;
        Outcome outcome = dialect.columns(
                        column("a", "integer"), column("b", "text").byDefault("none"), column("c", "text"))
                .read("a,b,c\n1\n2,x\n3,x,y,z\n");
        assertThat(outcome.values()).containsExactly(Arrays.asList(1, "none", null), Arrays.asList(2, "x", null));
        assertThat(outcome.reject().reason()).isEqualTo(Reason.TOO_MANY_FIELDS);
    }

    @Test
    void rejectsInvalidBytesOfTheRecordAlone() {
        byte[] content = "id,name\n1,?\n2,b\n3,?\n".getBytes(StandardCharsets.US_ASCII);
        content[10] = (byte) 0xe9;
        content[18] = (byte) 0xc0;
        Outcome outcome = THINGS.read(content);
        assertThat(outcome.values()).containsExactly(List.of(2, "b"));
        assertThat(outcome.rejects()).extracting(Reject::reason).containsOnly(Reason.INVALID_ENCODING);
        assertThat(outcome.rejects()).extracting(Reject::offset).containsExactly(8L, 16L);
    }

    @Test
    void cutsLongTextOfRejectsAndSaysSo() {
        Reject reject = THINGS.read("id,name\nx," + "é".repeat(40_000) + "\n").reject();
        assertThat(reject.cut()).isTrue();
        assertThat(reject.text()).isEqualTo("x," + "é".repeat(32_767));
    }

    @Test
    void headersMatchByLettersAndDigits() {
        ContractDraft contract = ContractDraft.csv(
                column("province_state", "text"),
                column("lat", "double").from("Latitude", "Lat"),
                column("long", "double").from("Longitude", "Long_"));
        Outcome outcome = contract.read("Province/State,LAT,extra one,Long_\nHubei,1.5,\"x\"\"y\n\",2\n");
        assertThat(outcome.values()).containsExactly(List.of("Hubei", 1.5, 2.0));
        assertThat(outcome.rows().getFirst().extra()).isEqualTo("{\"extra one\":\"x\\\"y\\n\"}");
        assertThat(outcome.count().unknownFields()).containsExactly("extra one");
        assertThat(outcome.count().missingColumns()).isEmpty();
        assertThat(contract.read("lat\n1\n").count().missingColumns()).containsExactly("province_state", "long");
    }

    @Test
    void exactHeadersWinAndTwoHitsRefuse() {
        assertThat(THINGS.read("ID,id,name\n1,2,x\n").values()).containsExactly(List.of(2, "x"));
        refused(THINGS, "ID,I.d,name\n1,2,x\n", Reason.HEADER_DOES_NOT_FIT)
                .hasMessage("Column id could be 'ID' or 'I.d' of the header. Write the exact name into its `from`.");
        refused(THINGS, "id,name,name\n", Reason.HEADER_DOES_NOT_FIT).hasMessageContaining("'name' twice");
    }

    @Test
    void headersThatDoNotFitRefuseTheFile() {
        ContractDraft contract =
                ContractDraft.csv(column("customer_id", "integer").required(), column("city", "text"));
        refused(contract, "custmer id,City\n1,x\n", Reason.HEADER_DOES_NOT_FIT)
                .hasMessage(
                        "The header lacks the required customer_id (perhaps 'custmer id'). It has 'custmer id', 'City'."
                                + " Correct the file, or add its name to the column's `from`.");
        refused(contract, "1;2;3\n", Reason.HEADER_DOES_NOT_FIT).hasMessageStartingWith("No column of the contract");
        refused(contract, "", Reason.NO_HEADER);
        refused(contract, "\n\r\n", Reason.NO_HEADER);
        refused(ContractDraft.csv(column("a", "text")).refuseUnknown(), "a,b\n", Reason.UNKNOWN_FIELD)
                .hasMessageContaining("'b'");
        refused(THINGS, "id,name\n1,\"a\n2,b\n", Reason.UNTERMINATED).hasMessageContaining("line 2");
    }

    @Test
    void aHeaderAloneIsAFileOfNothing() {
        assertThat(THINGS.read("id,name").count())
                .isEqualTo(new RecordReader.Count(
                        0,
                        0,
                        0,
                        0,
                        List.of(),
                        List.of(),
                        "UTF-8",
                        new Layout(
                                List.of("id", "name"),
                                Map.of("id", List.of("id"), "name", List.of("name")),
                                Map.of(),
                                List.of())));
    }

    @Test
    void dialectsAreReadAsDeclared() {
        Dialect pipes = new Dialect();
        pipes.delimiter = "||";
        pipes.quote = Optional.of('\'');
        pipes.escape = Optional.of('\\');
        pipes.comment = Optional.of("#");
        pipes.skipRows = 2;
        pipes.footerRows = 2;
        pipes.trim = true;
        pipes.nullValues = List.of("NULL", "");
        pipes.repeatedHeader = true;
        Outcome outcome = pipes.columns(column("id", "integer"), column("name", "text"))
                .read("export of 'today\n\n# c\nid || name\n 1 || a|b \n#x\n2||'c\\'d\\\\ || e' \nid||name\n"
                        + "  \n3||NULL\n4||f\\||g\ntotal\nsum: 3||x||y\n");
        assertThat(outcome.values())
                .containsExactly(
                        List.of(1, "a|b"), List.of(2, "c'd\\ || e"), Arrays.asList(3, null), List.of(4, "f||g"));
        assertThat(outcome.count().ignored()).isEqualTo(3);

        Dialect tsv = new Dialect();
        tsv.delimiter = "\t";
        tsv.quote = Optional.empty();
        tsv.trim = true;
        assertThat(tsv.columns(column("a", "text"), column("b", "text"))
                        .read("a\tb\n\t\"x\n \"y\" \t z\n")
                        .values())
                .containsExactly(Arrays.asList(null, "\"x"), List.of("\"y\"", "z"));

        Dialect concordance = new Dialect();
        concordance.delimiter = "\u0014";
        concordance.quote = Optional.of('þ');
        assertThat(concordance
                        .columns(column("a", "text"), column("b", "text"))
                        .read("þaþ\u0014þbþ\nþxþþyþ\u0014þ\u0014þ\n")
                        .values())
                .containsExactly(List.of("xþy", "\u0014"));
    }

    private static Layout.Swallowed swallowed(String field, long line, long last, long values) {
        return new Layout.Swallowed(field, line, last, values);
    }

    @Test
    void aStrayQuoteThatSwallowsLinesIsToldWithItsLine() {
        ContractDraft notes =
                ContractDraft.csv(column("id", "integer"), column("name", "text"), column("note", "text"));
        String whole = "id,name,note\n1,a,\"x\n2,b,y\n3,c,z\"\n4,d,\"p\nq, r\n\n1,2\"\n5,\"e\r\n6,f\",g\n";
        Outcome outcome = notes.read(whole);
        assertThat(outcome.values()).hasSize(3);
        assertThat(outcome.count().layout().swallowed())
                .containsExactly(swallowed("note", 2, 4, 1), swallowed("name", 9, 10, 1));

        Outcome amid = notes.read("id,name,note\n1,a,\"x\n2,b,y\n3,c,\"z\"\n4,d,w\n5,e,\"x\n6,f,\"\"y\" z\n");
        assertThat(amid.rejects()).extracting(Reject::reason).containsOnly(Reason.BROKEN_QUOTE);
        assertThat(amid.count().layout().swallowed()).containsExactly(swallowed("note", 2, 4, 2));

        StringBuilder longer = new StringBuilder("id,name,note\n");
        for (int i = 0; i < 9; i++) {
            longer.append(i).append(",a,\"b\nc\"\n");
        }
        longer.append("9,a,\"" + "one line of many,\n".repeat(20)).append("\"\n");
        assertThat(notes.read(longer.toString()).count().layout().swallowed())
                .containsExactly(swallowed("note", 20, 40, 1));
        assertThat(notes.read(longer.toString().replace("\"b", "\"" + "b".repeat(100)))
                        .count()
                        .layout()
                        .swallowed())
                .isEmpty();
    }

    @Test
    void delimitersOfSeveralSignsDoNotOverlapInSwallowedLines() {
        Dialect pipes = new Dialect();
        pipes.delimiter = "||";
        Outcome outcome = pipes.columns(column("id", "integer"), column("day", "date"), column("note", "text"))
                .read("id||day||note\n1||2026-01-02||\"x\n2||||y\n|||||\n\"\n");

        assertThat(outcome.values()).hasSize(1);
        assertThat(outcome.count().layout().swallowed()).containsExactly(swallowed("note", 2, 5, 1));
    }

    @Test
    void fieldsThatNoColumnReadsKeepNullsAndNamesOfTheirOwn() {
        Outcome outcome = THINGS.read("id,note,note,name,note (2),\n1,,\"\",a,x,\n2,\"y\",z,b,,left\n");
        assertThat(outcome.rows())
                .extracting(Row::extra)
                .containsExactly(
                        "{\"note\":null,\"note (3)\":\"\",\"note (2)\":\"x\"}",
                        "{\"note\":\"y\",\"note (3)\":\"z\",\"note (2)\":null,\"\":\"left\"}");
        assertThat(outcome.count().unknownFields()).containsExactly("note", "note (3)", "note (2)", "");
        assertThat(THINGS.read("id,name,\n1,a,\n").count().unknownFields()).isEmpty();
        ContractDraft strict = ContractDraft.csv(column("id", "integer"), column("name", "text"))
                .refuseUnknown();
        Outcome unnamed = strict.read("id,name,\n1,a,\n2,b\n3,c,d\n");
        assertThat(unnamed.values()).containsExactly(List.of(1, "a"), List.of(2, "b"));
        assertThat(unnamed.reject().message()).isEqualTo("the record has 3 fields, not 2");
    }

    @Test
    void wordsForNullAndPercentEscapesCountForCapturedValues() {
        byte[] content = "id\n1\n".getBytes(StandardCharsets.UTF_8);
        ContractDraft contract = ContractDraft.csv(
                column("city", "text").captured().percentDecoded().nulls("__HIVE_DEFAULT_PARTITION__", "100%"),
                column("id", "integer"));
        assertThat(contract.read(content, Map.of("city", "S%C3%A3o%20Paulo+1")).values())
                .containsExactly(List.of("São Paulo+1", 1));
        assertThat(contract.read(content, Map.of("city", "__HIVE_DEFAULT_PARTITION__"))
                        .values())
                .containsExactly(Arrays.asList(null, 1));
        assertThat(contract.read(content, Map.of("city", "100%")).values()).containsExactly(Arrays.asList(null, 1));
        for (String broken : List.of("100%2", "%zz", "%e9", "%-1")) {
            assertThatThrownBy(() -> contract.read(content, Map.of("city", broken)))
                    .hasMessageStartingWith("Column city is captured from the path: '" + broken
                            + "' has a percent sign that escapes no UTF-8");
        }
        assertThat(ContractDraft.csv(column("city", "text").captured(), column("id", "integer"))
                        .read(content, Map.of("city", "a%20b"))
                        .values())
                .containsExactly(List.of("a%20b", 1));
    }

    @Test
    void aCapturedYearOfTwoDigitsFollowsThePivot() {
        byte[] content = "id\n1\n".getBytes(StandardCharsets.UTF_8);
        ContractDraft contract =
                ContractDraft.csv(column("day", "date").captured().pivot(1970), column("id", "integer"));
        assertThat(contract.read(content, Map.of("day", "2099-12-31")).values())
                .containsExactly(List.of(LocalDate.of(1999, 12, 31), 1));
        assertThat(contract.read(content, Map.of("day", "2069-12-31")).values())
                .containsExactly(List.of(LocalDate.of(2069, 12, 31), 1));
    }

    @Test
    void withoutHeaderColumnsStandInOrder() {
        Dialect dialect = new Dialect();
        dialect.header = false;
        ContractDraft contract =
                dialect.columns(column("day", "date").captured(), column("id", "integer"), column("name", "text"));
        Outcome outcome = contract.read("1,x\n2,y,z\n".getBytes(StandardCharsets.UTF_8), Map.of("day", "2020-01-02"));
        assertThat(outcome.values()).containsExactly(List.of(LocalDate.of(2020, 1, 2), 1, "x"));
        assertThat(outcome.rejects()).hasSize(1);
        assertThat(contract.read(new byte[0], Map.of("day", "2020-01-02")).rows())
                .isEmpty();
    }

    @Test
    void emptyLinesAreRecordsOnlyWhereRecordsHaveOneField() {
        assertThat(ContractDraft.csv(column("a", "text")).read("a\nx\n\ny\n").values())
                .containsExactly(List.of("x"), Arrays.asList((Object) null), List.of("y"));
    }

    @Test
    void capturedValuesAreTypedOrRefuseTheFile() {
        ContractDraft contract =
                ContractDraft.csv(column("day", "date").formats("dd.MM.yyyy").captured(), column("id", "integer"));
        byte[] content = "id,day\n1,ignored\n".getBytes(StandardCharsets.UTF_8);
        Outcome outcome = contract.read(content, Map.of("day", "2020-01-02"));
        assertThat(outcome.values()).containsExactly(List.of(LocalDate.of(2020, 1, 2), 1));
        assertThat(outcome.rows().getFirst().extra()).isEqualTo("{\"day\":\"ignored\"}");
        assertThatThrownBy(() -> contract.read(content, Map.of("day", "2020-02-30")))
                .isInstanceOf(RefusedFile.class)
                .hasMessageStartingWith("Column day is captured from the path: '2020-02-30' is not a date");
        assertThat(outcome.rows().getFirst().hash())
                .isNotEqualTo(contract.read(content, Map.of("day", "2020-01-03"))
                        .rows()
                        .getFirst()
                        .hash());
    }

    @Test
    void nullWordsAndDefaultsAreTheColumnsOwnBeforeTheFormats() {
        Dialect dialect = new Dialect();
        dialect.nullValues = List.of("", "null");
        assertThat(dialect.columns(
                                column("a", "integer"),
                                column("b", "integer").nulls("-999").byDefault("5"),
                                column("c", "text").nulls().byDefault("d"))
                        .read("a,b,c\nnull,-999,\"\"\n\"\",7,null\n")
                        .values())
                .containsExactly(Arrays.asList(null, 5, ""), Arrays.asList(null, 7, "null"));
    }

    @Test
    void keepsTheTextOfMisfitsWhereDeclared() {
        ContractDraft contract = ContractDraft.csv(column("a", "integer").keepText(), column("b", "text"));
        assertThat(contract.read("a,b\n1.5,x\n2,y\n").values())
                .containsExactly(Arrays.asList(null, "1.5", "x"), Arrays.asList(2, null, "y"));
    }

    @Test
    void otherEncodingsAreReadAsDeclaredAndAMarkWins() {
        for (String name : new String[] {"UTF-16", "UTF-16LE", "windows-1252", "ISO-8859-1"}) {
            Dialect dialect = new Dialect();
            dialect.encoding = name;
            byte[] content = "id,name\n1,é\nx,ü\n2,ß\ny,a\n".getBytes(Charset.forName(name));
            Outcome outcome = dialect.columns(column("id", "integer"), column("name", "text"))
                    .read(content);
            assertThat(outcome.values()).as(name).containsExactly(List.of(1, "é"), List.of(2, "ß"));
            assertThat(outcome.rejects()).extracting(Reject::text).containsExactly("x,ü", "y,a");
            int width = name.startsWith("UTF-16") ? 2 : 1;
            int mark = name.equals("UTF-16") ? 2 : 0;
            assertThat(outcome.rejects())
                    .extracting(Reject::offset)
                    .containsExactly(mark + 12L * width, mark + 20L * width);
        }
        assertThat(THINGS.read("\ufeffid,name\n1,𝄞\n".getBytes(StandardCharsets.UTF_16LE))
                        .values())
                .containsExactly(List.of(1, "𝄞"));
        Dialect windows = new Dialect();
        windows.encoding = "windows-1252";
        Outcome outcome = windows.columns(column("id", "integer"), column("name", "text"))
                .read("id,name\n1,\u0081\n2,\u0080\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(outcome.values()).containsExactly(List.of(2, "€"));
        assertThat(outcome.reject().reason()).isEqualTo(Reason.INVALID_ENCODING);
    }

    @Test
    void recordsOfAnyLengthStayWhole() {
        String text = "x".repeat(3_000_000);
        assertThat(THINGS.read("id,name\n1,\"" + text + "\"\"\"\n2," + text).values())
                .containsExactly(List.of(1, text + "\""), List.of(2, text));
    }

    @Test
    void givesBackTheOriginalTextOfARecord() throws IOException {
        byte[] content = "id,name\r\n1,\"a\r\n\"\"b\"\r\n\r\nbroken\r\n3,c".getBytes(StandardCharsets.UTF_8);
        RecordReader reader = THINGS.reader();
        assertThat(reader.text(new ByteArrayInputStream(content), 1)).isEqualTo("1,\"a\r\n\"\"b\"");
        assertThat(reader.text(new ByteArrayInputStream(content), 2)).isEqualTo("broken");
        assertThat(reader.text(new ByteArrayInputStream(content), 3)).isEqualTo("3,c");
    }

    @Test
    void readsTheSameHoweverTheStreamComes() throws IOException {
        StringBuilder text = new StringBuilder("id,name\r\n");
        for (int i = 0; i < 3_000; i++) {
            text.append(i)
                    .append(
                            i % 7 == 0
                                    ? ",\"a\r\n\"\"" + "é".repeat(i % 50) + "\"\r\n"
                                    : i % 11 == 0 ? ",x\r" : ",,\n");
        }
        byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
        Outcome whole = THINGS.read(content);
        for (int piece : new int[] {1, 2, 3, 7, 1000}) {
            InputStream slow = Pieces.of(content, piece);
            Outcome outcome = Outcome.of(THINGS.reader(), slow);
            assertThat(outcome.values()).isEqualTo(whole.values());
            assertThat(outcome.rejects()).isEqualTo(whole.rejects());
        }
    }
}
