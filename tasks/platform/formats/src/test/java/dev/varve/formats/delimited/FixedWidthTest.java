package dev.varve.formats.delimited;

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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixedWidthTest {
    private static final ColumnDraft[] COLUMNS = {
        column("name", "text"), column("id", "integer").required(), column("size", "decimal(4,1)")
    };
    private static final ContractDraft THINGS = things(trimmed());

    /** id 1 to 3, name 5 to 9, size 10 to 13. */
    private static ContractDraft things(Dialect dialect) {
        return new ContractDraft(new Format.Fixed(
                        List.of(
                                new Format.Position("id", 1, 3),
                                new Format.Position("name", 5, 9),
                                new Format.Position("size", 10, 13)),
                        dialect.comment,
                        dialect.encoding,
                        dialect.header,
                        dialect.skipRows,
                        dialect.footerRows,
                        dialect.trim,
                        dialect.nullValues,
                        dialect.ragged,
                        dialect.repeatedHeader))
                .columns(COLUMNS)
                .key("id");
    }

    private static Dialect trimmed() {
        Dialect dialect = new Dialect();
        dialect.trim = true;
        dialect.header = false;
        return dialect;
    }

    @Test
    void valuesStandAtTheirPositionsWithoutTheirPadding() {
        Outcome outcome =
                THINGS.read("  1 one   1.5\n002|two,\"22.0\r\n\n  3" + " ".repeat(10) + "\r  4 vier   .5  \t");
        assertThat(outcome.values())
                .containsExactly(
                        Arrays.asList("one", 1, new BigDecimal("1.5")),
                        Arrays.asList("two,\"", 2, new BigDecimal("22.0")),
                        Arrays.asList(null, 3, null),
                        Arrays.asList("vier", 4, new BigDecimal("0.5")));
        assertThat(outcome.count().missingColumns()).isEmpty();
        assertThat(THINGS.read("").rows()).isEmpty();
    }

    @Test
    void linesOfAnotherLengthAreRejectedWithTheirTextAndPlace() {
        Outcome outcome = THINGS.read("  1 one   1.5\r\n  2 Åse   2\n  3 \t     3.5  x\n  4 four  4.5\n");
        assertThat(outcome.rows()).extracting(Row::number).containsExactly(1L, 4L);
        assertThat(outcome.rejects())
                .containsExactly(
                        new Reject(
                                2,
                                2,
                                15,
                                null,
                                Reason.TOO_FEW_FIELDS,
                                "the line has 11 characters, not 13",
                                "  2 Åse   2",
                                false,
                                null),
                        new Reject(
                                3,
                                3,
                                28,
                                null,
                                Reason.TOO_MANY_FIELDS,
                                "the line has 16 characters, not 13",
                                "  3 \t     3.5  x",
                                false,
                                null));
    }

    @Test
    void valuesThatDoNotFitKnowTheirColumnAndKey() {
        assertThat(THINGS.read("  7 one   1.x\n").reject())
                .isEqualTo(new Reject(
                        1,
                        1,
                        0,
                        "size",
                        Reason.NOT_A_DECIMAL,
                        "'1.x' is not a decimal number",
                        "  7 one   1.x",
                        false,
                        Outcome.key(7)));
        assertThat(THINGS.read("    one   1.5\n").reject().reason()).isEqualTo(Reason.REQUIRED);
    }

    @Test
    void shortLinesArePaddedWhereDeclared() {
        Dialect dialect = trimmed();
        dialect.ragged = Format.Ragged.PAD;
        Outcome outcome = things(dialect).read("  1 one\n  2\n  3 three\n  4 four  4.5 !\n");
        assertThat(outcome.values())
                .containsExactly(
                        Arrays.asList("one", 1, null), Arrays.asList(null, 2, null), Arrays.asList("three", 3, null));
        assertThat(outcome.reject().reason()).isEqualTo(Reason.TOO_MANY_FIELDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16", "ISO-8859-1"})
    void positionsCountCharactersInEveryEncoding(String encoding) {
        Dialect dialect = trimmed();
        dialect.encoding = encoding;
        Outcome outcome = things(dialect).read("  1 éàüöñ 1.5\n  x Åse   2.5\n".getBytes(Charset.forName(encoding)));
        assertThat(outcome.values()).containsExactly(List.of("éàüöñ", 1, new BigDecimal("1.5")));
        int width = encoding.startsWith("UTF-16") ? 2 : 1;
        int accents = encoding.equals("UTF-8") ? 5 : 0;
        int mark = encoding.equals("UTF-16") ? 2 : 0;
        assertThat(outcome.reject().offset()).isEqualTo(mark + 14L * width + accents);
        assertThat(outcome.reject().text()).isEqualTo("  x Åse   2.5");
        assertThat(THINGS.read("  1 𝄞𝄞𝄞𝄞𝄞 1.5").values())
                .containsExactly(List.of("𝄞𝄞𝄞𝄞𝄞", 1, new BigDecimal("1.5")));
    }

    @Test
    void rejectsInvalidBytesOfTheLineAlone() {
        byte[] content = "  1 one   1.5\n  2 ?wo   2.5\n".getBytes(StandardCharsets.US_ASCII);
        content[18] = (byte) 0xe9;
        Outcome outcome = THINGS.read(content);
        assertThat(outcome.rows()).hasSize(1);
        assertThat(outcome.reject().reason()).isEqualTo(Reason.INVALID_ENCODING);
        assertThat(outcome.reject().message()).isEqualTo("the record has bytes that are no text");
    }

    @Test
    void titlesHeadersCommentsAndFootersAreNoRecords() {
        Dialect dialect = trimmed();
        dialect.skipRows = 1;
        dialect.header = true;
        dialect.repeatedHeader = true;
        dialect.comment = Optional.of("*");
        dialect.footerRows = 1;
        Outcome outcome = things(dialect)
                .read("a report\nid  name\n  1 one   1.5\n* page 2 ***\nid  name\n  2 two   2.5\n2 rows in all");
        assertThat(outcome.values()).extracting(List::getFirst).containsExactly("one", "two");
        assertThat(outcome.count().ignored()).isEqualTo(2);
        assertThatThrownBy(() -> things(dialect).read("a report\n"))
                .hasMessageStartingWith("The file has no header: `footer_rows` takes all the lines that it has.");
        dialect.footerRows = 0;
        assertThatThrownBy(() -> things(dialect).read("a report\n"))
                .hasMessageStartingWith("The file has no header: it is empty.");
    }

    @Test
    void blanksCountWhereDeclared() {
        Dialect dialect = trimmed();
        dialect.trim = false;
        Outcome outcome = things(dialect).read("001 one  12.5\n");
        assertThat(outcome.values()).containsExactly(List.of("one  ", 1, new BigDecimal("12.5")));
    }

    @Test
    void givesBackAndReplacesLines() throws IOException {
        byte[] content = "  1 Åse   1.5\r\n  x two   2.5\r\n  3\r\n".getBytes(StandardCharsets.UTF_8);
        assertThat(THINGS.reader().text(new ByteArrayInputStream(content), 2)).isEqualTo("  x two   2.5");
        CorrectedFile corrected = new CorrectedFile(
                THINGS.reader(),
                () -> new ByteArrayInputStream(content),
                new TreeMap<>(Map.of(2L, "  2 two   2.5", 3L, "  3 drei  3.5")));
        corrected.prove();
        try (InputStream in = corrected.open()) {
            assertThat(Outcome.of(THINGS.reader(), in).values())
                    .extracting(row -> row.get(1))
                    .containsExactly(1, 2, 3);
        }
    }

    @Test
    void readsTheSameHoweverTheStreamComes() {
        byte[] content = "  1 éne   1.5\r\n  x two   2.5\r  3\n".repeat(9_000).getBytes(StandardCharsets.UTF_8);
        Outcome whole = THINGS.read(content);
        assertThat(whole.rows()).hasSize(9_000);
        InputStream slow = Pieces.of(content, 7);
        Outcome outcome = Outcome.of(THINGS.reader(), slow);
        assertThat(outcome.values()).isEqualTo(whole.values());
        assertThat(outcome.rejects()).isEqualTo(whole.rejects());
    }
}
