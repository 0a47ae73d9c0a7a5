package dev.varve.formats.bytes;

import static dev.varve.formats.ColumnDraft.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.formats.ContractDraft;
import dev.varve.formats.Outcome;
import dev.varve.formats.Pieces;
import dev.varve.formats.delimited.Dialect;
import dev.varve.formats.reading.CorrectedFile;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectedEncodingTest {
    private static final ContractDraft THINGS = declared("detect");

    private static ContractDraft declared(String encoding) {
        Dialect dialect = new Dialect();
        dialect.encoding = encoding;
        return dialect.columns(column("id", "integer"), column("name", "text"));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, plain, UTF-8",
        "UTF-8, Åse €, UTF-8",
        "UTF-8, 𝄞, UTF-8",
        "UTF-16LE, plain, UTF-16LE",
        "UTF-16BE, 東京都 Åse, UTF-16BE",
        "ISO-8859-1, Müller, windows-1252",
        "windows-1252, “5 €” – Åse, windows-1252",
        "UTF-16, marked é, UTF-16BE"
    })
    void everyByteOfTheFileTells(String written, String name, String found) {
        byte[] content =
                ("id,name\n" + "1,plain\n".repeat(20_000) + "x,bad\n2," + name).getBytes(Charset.forName(written));
        Outcome outcome = THINGS.read(content);
        assertThat(outcome.count().encoding()).isEqualTo(found);
        assertThat(outcome.values()).hasSize(20_001).last().isEqualTo(List.of(2, name));
        assertThat(outcome.reject().text()).isEqualTo("x,bad");
    }

    @Test
    void aDeclaredEncodingWins() {
        byte[] content = "id,name\n1,é\n".getBytes(StandardCharsets.UTF_8);
        Outcome outcome = declared("ISO-8859-1").read(content);
        assertThat(outcome.values()).containsExactly(List.of(1, "Ã©"));
        assertThat(outcome.count().encoding()).isEqualTo("ISO-8859-1");
        assertThat(THINGS.read(content).values()).containsExactly(List.of(1, "é"));
    }

    @Test
    void damagedUtf8StaysUtf8() {
        byte[] content = "id,name\n1,é\n2,?\n3,ü\n".getBytes(StandardCharsets.UTF_8);
        content[15] = (byte) 0xe9;
        Outcome outcome = THINGS.read(content);
        assertThat(outcome.values()).containsExactly(List.of(1, "é"), List.of(3, "ü"));
        assertThat(outcome.reject().reason()).isEqualTo(Reason.INVALID_ENCODING);
    }

    @Test
    void accidentalUtf8InAOneByteEncodingDoesNotCount() {
        String text = "id,name\n" + "1,Müller\n".repeat(11) + "2,Ã©\n";
        Outcome outcome = THINGS.read(text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(outcome.count().encoding()).isEqualTo("windows-1252");
        assertThat(outcome.values()).hasSize(12).last().isEqualTo(List.of(2, "Ã©"));
    }

    @Test
    void refusesWhatCannotBeTold() {
        assertThatThrownBy(() -> THINGS.read("id,name\n1,\u0081\n".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(RefusedFile.class)
                .hasMessage("The encoding cannot be told: the text is no UTF-8, and byte 0x81 at offset 10 is no"
                        + " character of windows-1252. Declare the `encoding` the file is written in.");
        assertThatThrownBy(() -> THINGS.read(
                        ("id,name\n" + "1,plain\n".repeat(9) + "1,\0é\n").getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(RefusedFile.class)
                .hasMessage("The encoding cannot be told: the text is no UTF-8, and has bytes of zero."
                        + " Declare the `encoding` the file is written in.");
    }

    @Test
    void tellsTheSameHoweverTheStreamComes() {
        byte[] content = "id,name\n1,é€𝄞\nx,\n".getBytes(StandardCharsets.UTF_8);
        InputStream slow = Pieces.of(content, 1);
        assertThat(Outcome.of(THINGS.reader(), slow).values())
                .isEqualTo(THINGS.read(content).values())
                .containsExactly(List.of(1, "é€𝄞"));
    }

    @Test
    void givesBackAndReplacesRecordsInTheDetectedEncoding() throws IOException {
        byte[] content = "id,name\n1,Bjørn\nx,Åse\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(THINGS.reader().text(new ByteArrayInputStream(content), 2)).isEqualTo("x,Åse");
        CorrectedFile corrected = corrected(content, Map.of(2L, "2,Åse €"));
        corrected.prove();
        try (InputStream in = corrected.open()) {
            assertThat(Outcome.of(THINGS.reader(), in).values())
                    .containsExactly(List.of(1, "Bjørn"), List.of(2, "Åse €"));
        }
    }

    @Test
    void refusesACorrectionThatWouldChangeTheEncodingOfTheRest() {
        byte[] content = "id,name\nx,ü\n2,b\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> corrected(content, Map.of(1L, "1,Ã¼")).prove())
                .isInstanceOf(RefusedFile.class)
                .hasMessage("With the corrected texts the file would count as UTF-8, not as windows-1252."
                        + " Declare its `encoding`.");
    }

    private static CorrectedFile corrected(byte[] content, Map<Long, String> texts) {
        return new CorrectedFile(THINGS.reader(), () -> new ByteArrayInputStream(content), new TreeMap<>(texts));
    }
}
