package dev.varve.formats.reading;

import static dev.varve.formats.ColumnDraft.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.contract.Format;
import dev.varve.formats.ColumnDraft;
import dev.varve.formats.ContractDraft;
import dev.varve.formats.delimited.Dialect;
import dev.varve.formats.refusal.RefusedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectedFileTest {

    private static final ColumnDraft[] COLUMNS = {column("id", "integer"), column("name", "text")};

    private static byte[] corrected(ContractDraft contract, byte[] content, Map<Long, String> texts)
            throws IOException {
        SortedMap<Long, String> sorted = new TreeMap<>(texts);
        CorrectedFile corrected = new CorrectedFile(contract.reader(), () -> new ByteArrayInputStream(content), sorted);
        corrected.prove();
        return corrected.open().readAllBytes();
    }

    private static String corrected(ContractDraft contract, String content, Map<Long, String> texts)
            throws IOException {
        return new String(corrected(contract, content.getBytes(StandardCharsets.UTF_8), texts), StandardCharsets.UTF_8);
    }

    @Test
    void replacesTheTextOfRecordsAndNothingElse() throws IOException {
        Dialect dialect = new Dialect();
        dialect.skipRows = 1;
        dialect.comment = Optional.of("#");
        String file = "\ufeffmade by hand\r\nid,name\r\n1,a\r\n\r\n# 2,b\r\nx,\"b\r\nb\"\r\n3,c\r\ny,d";
        assertThat(corrected(dialect.columns(COLUMNS), file, Map.of(2L, "2,\"b\nb, more\"", 4L, "4,dd")))
                .isEqualTo("\ufeffmade by hand\r\nid,name\r\n1,a\r\n\r\n# 2,b\r\n2,\"b\nb, more\"\r\n3,c\r\n4,dd");
    }

    @Test
    void leavesAFileWithoutCorrectionsAsItIs() throws IOException {
        assertThat(corrected(ContractDraft.csv(COLUMNS), "id,name\n1,a\n", Map.of()))
                .isEqualTo("id,name\n1,a\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso-8859-1", "windows-1252", "utf-16le", "utf-16be"})
    void writesInTheEncodingOfTheFile(String encoding) throws IOException {
        Dialect dialect = new Dialect();
        dialect.encoding = encoding;
        Charset charset = Charset.forName(encoding);
        byte[] file = "id,name\n1,Bjørn\nx,Märta\n3,Åse\n".getBytes(charset);
        assertThat(new String(corrected(dialect.columns(COLUMNS), file, Map.of(2L, "2,Märta Ö")), charset))
                .isEqualTo("id,name\n1,Bjørn\n2,Märta Ö\n3,Åse\n");
    }

    @Test
    void refusesACharacterThatTheFileCannotHave() {
        Dialect dialect = new Dialect();
        dialect.encoding = "iso-8859-1";
        byte[] file = "id,name\nx,a\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> corrected(dialect.columns(COLUMNS), file, Map.of(1L, "1,Łódź")))
                .hasMessage("The corrected text of row 1 has a character that the file's encoding, ISO-8859-1,"
                        + " cannot write.");
    }

    @Test
    void replacesLinesOfNdjson() throws IOException {
        ContractDraft ndjson = new ContractDraft(new Format.Ndjson(List.of())).columns(COLUMNS);
        assertThat(corrected(
                        ndjson, "{\"id\":1}\n\n{\"id\":\"é\r\n{\"id\":3}\n", Map.of(2L, "{\"id\":2,\"name\":\"é\"}")))
                .isEqualTo("{\"id\":1}\n\n{\"id\":2,\"name\":\"é\"}\r\n{\"id\":3}\n");
    }

    @Test
    void replacesRecordsOfADocument() throws IOException {
        ContractDraft json = new ContractDraft(
                        new Format.Json(Optional.of("/rows"), Optional.empty(), false, List.of()))
                .columns(COLUMNS);
        assertThat(corrected(
                        json,
                        "{\"of\":\"å\",\"rows\":[ {\"id\":1}, {\"id\":\"x\", \"name\":\"ö\"} , {\"id\":3}],\"end\":1}",
                        Map.of(2L, "{\"id\":2}", 3L, "{\"id\":33}")))
                .isEqualTo("{\"of\":\"å\",\"rows\":[ {\"id\":1}, {\"id\":2} , {\"id\":33}],\"end\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2,b\n3,c", "", "2,b\n"})
    void refusesATextThatIsNotOneRecord(String text) {
        assertThatThrownBy(() -> corrected(ContractDraft.csv(COLUMNS), "id,name\n1,a\nx,b\n3,c\n", Map.of(2L, text)))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("The corrected text of row 2 is not exactly one record");
    }

    @Test
    void refusesATextThatSwallowsTheNextRecord() {
        assertThatThrownBy(() ->
                        corrected(ContractDraft.csv(COLUMNS), "id,name\nx,b\n3,\"c\"\n4,d\n", Map.of(1L, "1,\"b")))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("The corrected text of row 1 is not exactly one record");
        assertThatThrownBy(() -> corrected(ContractDraft.csv(COLUMNS), "id,name\nx,b\n3,c\n", Map.of(1L, "1,\"b")))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("With the corrected texts: The file ends inside the value that opens on line 2");
    }

    @Test
    void refusesARowThatTheFileDoesNotHave() {
        assertThatThrownBy(() -> corrected(ContractDraft.csv(COLUMNS), "id,name\n1,a\n", Map.of(2L, "2,b")))
                .hasMessage("The file has no row 2.");
    }
}
