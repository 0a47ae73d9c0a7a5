package dev.varve.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.formats.refusal.RefusedFile;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageHeaderTest {
    private static final int RLE = 3;
    private static final int BIT_PACKED = 4;

    /** A data page of 3 plain values; the numbers are zigzag. */
    private static PageHeader of(int definition, int repetition, int definitions, int repetitions) {
        byte[] header = HexFormat.of()
                .parseHex("150015501550" + "2c1506" + "1500" + "15%02x".formatted(2 * definitions)
                        + "15%02x".formatted(2 * repetitions) + "0000");
        SchemaField field = new SchemaField(
                "a",
                SchemaField.Repetition.OPTIONAL,
                new LogicalType.Plain(),
                SchemaField.Physical.INT32,
                0,
                definition,
                repetition,
                0,
                List.of());
        return PageHeader.of(new Thrift(header, 0, header.length).struct(), field, "a page");
    }

    @Test
    void theLabelOfLevelsThatAreNotStoredIsOfNoMeaning() {
        assertThat(of(0, 0, BIT_PACKED, BIT_PACKED).values()).isEqualTo(3);
        assertThat(of(1, 0, RLE, BIT_PACKED).values()).isEqualTo(3);
        assertThat(of(0, 0, 0, 0).values()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 4, 3", "1, 0, 4, 4", "2, 1, 3, 4"})
    void levelsThatAreStoredBitByBitAreRefused(int definition, int repetition, int definitions, int repetitions) {
        assertThatThrownBy(() -> of(definition, repetition, definitions, repetitions))
                .isInstanceOf(RefusedFile.class)
                .hasMessage("a page packs its levels bit by bit (BIT_PACKED), as was given up in 2013."
                        + " Ask for a newer file.");
    }

    @Test
    void levelsInAnEncodingThatTheyCannotHaveAreDamage() {
        assertThatThrownBy(() -> of(1, 0, 0, RLE))
                .hasMessage("The Parquet file is damaged: a page has levels in encoding 0. Ask for it again.");
    }
}
