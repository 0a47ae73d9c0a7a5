package dev.varve.formats.column;

import static dev.varve.formats.ColumnDraft.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.Column.NumberFormat;
import dev.varve.contract.Format;
import dev.varve.formats.ColumnDraft;
import dev.varve.formats.ContractDraft;
import dev.varve.formats.Layout;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WideningTest {
    private static String wider(ColumnDraft column, String... texts) {
        List<Layout.Wider> found = ContractDraft.csv(column)
                .read("a\n" + String.join("\n", texts))
                .count()
                .layout()
                .wider();
        return found.isEmpty()
                ? ""
                : found.getFirst().fits() + " " + found.getFirst().values();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            integer       | 1 2                        | ''
            integer       | 3000000000 1               | bigint 1
            integer       | 3000000000 1.5 1           | decimal(11,1) 2
            integer       | 1.50 2.125                 | decimal(13,3) 2
            bigint        | 92233720368547758070       | decimal(20,0) 1
            bigint        | 1e50                       | double 1
            bigint        | 1.5 x                      | text 2
            decimal(10,2) | 1.125 123456789 0.5        | decimal(12,3) 2
            decimal(38,2) | 1.125                      | double 1
            decimal(38,2) | 1.125 n/a                  | text 2
            date          | 2026-01-01T10:00 2026-01-01 | timestamp 1
            date          | 01.02.2026                 | text 1
            timestamp     | soon                       | text 1
            boolean       | yes                        | text 1
            text(2)       | abc é ébc                  | text(4) 2
            """)
    void theNarrowestTypeThatHoldsEveryMisfit(String type, String texts, String expected) {
        assertThat(wider(column("a", type), texts.split(" "))).isEqualTo(expected);
    }

    @Test
    void wordsOfBooleansThatAreNumbersMayBecomeNumbers() {
        assertThat(wider(column("a", "boolean").words("1", "0"), "1", "2")).isEqualTo("integer 1");
    }

    @Test
    void numbersAreReadAsTheirColumnWritesThem() {
        NumberFormat german = new NumberFormat(',', Optional.of('.'), false, Optional.empty());
        assertThat(wider(column("a", "decimal(6,2)").number(german), "\"1.234.567,5\"", "\"12,5\""))
                .isEqualTo("decimal(9,2) 1");
    }

    @Test
    void nullsAndBrokenRecordsAreNoQuestionOfTypes() {
        assertThat(wider(column("a", "integer").required(), "1,2", "\"\"")).isEmpty();
    }

    @Test
    void anObjectFitsJsonAlone() {
        assertThat(new ContractDraft(new Format.Ndjson(List.of()))
                        .columns(column("a", "integer"))
                        .read("{\"a\": {\"b\": 1}}\n{\"a\": 3000000000}\n")
                        .count()
                        .layout()
                        .wider())
                .containsExactly(new Layout.Wider("a", "integer", "json", 2));
    }
}
