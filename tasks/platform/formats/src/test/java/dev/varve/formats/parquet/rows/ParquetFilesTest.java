package dev.varve.formats.parquet.rows;

import static dev.varve.formats.ColumnDraft.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.formats.ContractDraft;
import dev.varve.formats.Outcome;
import dev.varve.formats.Reject;
import dev.varve.formats.Row;
import dev.varve.formats.refusal.RefusedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that other programs wrote (write.py, write.jsh): types, encodings and labels that DuckDB does not write, and page checksums. */
class ParquetFilesTest {
    private static final int ROWS = 500;

    private static byte[] file(String name) {
        try (InputStream in = ParquetFilesTest.class.getResourceAsStream(name + ".parquet")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ContractDraft rows() {
        return ParquetDraft.contract(
                column("i", "bigint"),
                column("n", "integer"),
                column("d", "double"),
                column("f", "double"),
                column("t", "text"),
                column("b", "boolean"),
                column("c", "text"),
                column("l", "json"));
    }

    /** Of {@code write.py}. */
    private static List<List<Object>> written() {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            List<Long> list = new ArrayList<>();
            for (long k = 0; k < i % 4; k++) {
                list.add(i + k);
            }
            rows.add(Arrays.asList(
                    (long) i,
                    i % 7 == 0 ? null : (Integer) (i * 37 % 1000 - 500),
                    i / 7.0,
                    i / 8.0,
                    "text " + i * 31 % ROWS,
                    i % 3 == 0,
                    "k" + i % 5,
                    list.toString().replace(" ", "")));
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "dictionary_v2", "lz4", "delta", "parquet_java", "fastparquet", "empty_groups"})
    void everyEncodingIsRead(String name) {
        assertThat(rows().read(file(name)).values()).isEqualTo(written());
    }

    @Test
    void aFileOfOneRowGroupWithoutRowsHasNone() {
        Outcome outcome = rows().read(file("empty"));
        assertThat(outcome.values()).isEmpty();
        assertThat(outcome.count().read()).isZero();
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            u8      | integer       | 0                          | 255
            u16     | integer       | 0                          | 65535
            u32     | bigint        | 0                          | 4294967295
            u64     | decimal(20,0) | 0                          | 18446744073709551615
            u64     | bigint        | 0                          | out_of_range
            i8      | integer       | -128                       | 127
            half    | double        | 0.5                        | -65504.0
            time_ms | time          | 01:02:03.004               | 23:59:59.999
            time_ns | time          | too_many_digits            | 23:59:59.999999
            ns      | timestamp     | too_many_digits            | 2023-11-14T22:13:20.123456
            ms_utc  | timestamp     | 1969-12-31T23:59:59.999    | 2023-11-14T22:13:20.123
            ms_utc  | text          | 1969-12-31T23:59:59.999Z   | 2023-11-14T22:13:20.123Z
            small   | decimal(3,2)  | -1.23                      | 9.99
            small   | decimal(2,1)  | too_many_digits            | too_many_digits
            medium  | decimal(12,2) | -1234567890.12             | 0.01
            large   | decimal(38,0) | -99999999999999999999999999999999999999 | 1
            large   | decimal(37,0) | out_of_range               | 1
            fixed   | binary        | YWJj                       | AP8B
            nothing | text          | null                       | null
            map     | json          | {"a":[{"x":1,"y":["aGk="]}],"b":null} | {}
            lists   | json          | [[1,null],[],null]         | [[]]
            """)
    void everyTypeIsExactOrAMisfit(String name, String type, String first, String second) {
        Outcome outcome = ParquetDraft.contract(column(name, type)).read(file("types"));
        assertThat(text(outcome, 1)).isEqualTo(first);
        assertThat(text(outcome, 2)).isEqualTo(second);
        assertThat(text(outcome, 3)).isEqualTo("null");
    }

    /** INT96 names no zone, so that the column's counts. */
    @Test
    void int96IsATimestamp() {
        Outcome utc = ParquetDraft.contract(column("at", "timestamp")).read(file("int96"));
        assertThat(List.of(text(utc, 1), text(utc, 2), text(utc, 3), text(utc, 4), text(utc, 5)))
                .containsExactly(
                        "1970-01-01T00:00",
                        "2023-11-14T22:13:20.123456",
                        "1969-12-31T23:59:59.999999",
                        "too_many_digits",
                        "null");
        Outcome berlin = ParquetDraft.contract(column("at", "timestamp").zone("Europe/Berlin"))
                .read(file("int96"));
        assertThat(text(berlin, 2)).isEqualTo("2023-11-14T21:13:20.123456");
    }

    /** The value of a row, or why it has none. */
    private static String text(Outcome outcome, long number) {
        for (Reject reject : outcome.rejects()) {
            if (reject.number() == number) {
                return reject.reason().code();
            }
        }
        Row row = outcome.rows().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow();
        Object value = row.values().object(0);
        return value instanceof byte[] bytes ? java.util.Base64.getEncoder().encodeToString(bytes) : "" + value;
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "dictionary_v2", "lz4", "delta", "types", "parquet_java", "fastparquet"})
    void aFileThatIsCutOffIsRefused(String name) {
        byte[] whole = file(name);
        for (int i = 0; i < 40; i++) {
            byte[] cut = Arrays.copyOf(whole, (int) ((long) whole.length * i / 40));
            assertThatThrownBy(() -> rows().read(cut)).isInstanceOf(RefusedFile.class);
        }
    }

    /** Checksums cover what pages hold, and much of a footer is said twice. */
    @ParameterizedTest
    @ValueSource(strings = {"plain", "dictionary_v2", "lz4", "delta", "parquet_java"})
    void aFlippedBitIsNoticedWhereAChecksumCoversIt(String name) {
        byte[] whole = file(name);
        Random random = new Random(name.hashCode());
        for (int i = 0; i < 150; i++) {
            byte[] damaged = flipped(whole, random);
            try {
                assertThat(rows().read(damaged).values()).isEqualTo(written());
            } catch (RefusedFile refused) {
                assertThat(refused).hasMessageEndingWith(".");
            }
        }
    }

    private static byte[] flipped(byte[] whole, Random random) {
        byte[] damaged = whole.clone();
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        return damaged;
    }

    /** Without checksums values may change unnoticed, but nothing else goes wrong. */
    @Test
    void aFlippedBitNeverCrashesTheReader() {
        List<byte[]> files = List.of(
                file("types"),
                ParquetDraft.of(
                        "select i, 'text ' || i as t, [i, null] as l, map {i: {'a': i}} as m from range(200) r(i)"));
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            byte[] damaged = flipped(files.get(i % 2), random);
            try {
                ParquetDraft.contract(column("all", "json").from(".")).read(damaged);
            } catch (RefusedFile e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(100, 499);
    }

    @Test
    void bombsAreRefusedBeforeTheyTakeMemory() {
        byte[] texts = ParquetDraft.of("select repeat('x', 10000) as t from range(50000)");
        assertThat(texts.length).isLessThan(100_000);
        assertThatThrownBy(() -> ParquetDraft.contract(column("t", "text")).read(texts))
                .hasMessage("The file unpacks to more than 1000 times its size (limits.ratio)."
                        + " Raise the limit in the contract if it may.");
        byte[] page = ParquetDraft.of("select repeat('x', 150000000) as t", ", compression zstd");
        assertThat(page.length).isLessThan(100_000);
        assertThatThrownBy(() -> ParquetDraft.contract(column("t", "text")).read(page))
                .hasMessageContaining("limits.ratio");
    }
}
