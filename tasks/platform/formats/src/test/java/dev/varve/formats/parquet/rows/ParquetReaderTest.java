package dev.varve.formats.parquet.rows;

import static dev.varve.formats.ColumnDraft.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.formats.ColumnDraft;
import dev.varve.formats.ContractDraft;
import dev.varve.formats.Outcome;
import dev.varve.formats.RecordReader;
import dev.varve.formats.Reject;
import dev.varve.formats.Row;
import dev.varve.formats.refusal.Reason;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetReaderTest {

    /** What DuckDB writes of an expression, read as a type: the value's text, or the reason why it does not fit. */
    @ParameterizedTest(name = "{0} as {1} is {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            true                                      | boolean       | true
            true                                      | integer       | not_an_integer
            1::tinyint                                | boolean       | not_a_boolean
            -5::tinyint                               | integer       | -5
            -5::smallint                              | decimal(3,1)  | -5.0
            200::utinyint                             | integer       | 200
            65535::usmallint                          | integer       | 65535
            4294967295::uinteger                      | bigint        | 4294967295
            4294967295::uinteger                      | integer       | out_of_range
            18446744073709551615::ubigint             | decimal(20,0) | 18446744073709551615
            18446744073709551615::ubigint             | bigint        | out_of_range
            5::bigint                                 | integer       | 5
            3000000000                                | integer       | out_of_range
            -9223372036854775807::bigint              | bigint        | -9223372036854775807
            5::integer                                | double        | 5.0
            5::integer                                | text          | 5
            5::integer                                | text(1)       | 5
            55::integer                               | text(1)       | too_long
            5::integer                                | date          | not_a_date
            5::integer                                | timestamp     | not_a_timestamp
            5::integer                                | json          | 5
            1.5::double                               | double        | 1.5
            1.5::double                               | integer       | not_an_integer
            2.0::double                               | integer       | 2
            2.5::double                               | integer       | not_an_integer
            0.1::double                               | decimal(3,1)  | 0.1
            0.1::double + 0.2::double                 | decimal(3,1)  | too_many_digits
            1e300::double                             | decimal(38,0) | out_of_range
            0.1::float                                | double        | 0.10000000149011612
            0.1::float                                | decimal(3,1)  | too_many_digits
            0.5::float                                | decimal(3,1)  | 0.5
            'nan'::double                             | double        | NaN
            '-inf'::float                             | double        | -Infinity
            'nan'::double                             | decimal(3,1)  | not_a_decimal
            12.34::decimal(4,2)                       | decimal(5,2)  | 12.34
            12.34::decimal(4,2)                       | decimal(5,1)  | too_many_digits
            12.30::decimal(4,2)                       | decimal(5,1)  | 12.3
            123456789.12::decimal(18,2)               | decimal(18,2) | 123456789.12
            123456789.12::decimal(18,2)               | decimal(6,2)  | out_of_range
            -1234567890123456789.12::decimal(38,2)    | decimal(38,2) | -1234567890123456789.12
            12.00::decimal(4,2)                       | integer       | 12
            12.01::decimal(4,2)                       | integer       | not_an_integer
            12.34::decimal(4,2)                       | double        | 12.34
            12.34::decimal(4,2)                       | text          | 12.34
            date '2024-02-29'                         | date          | 2024-02-29
            date '1582-10-04'                         | date          | 1582-10-04
            date '12024-02-29'                        | date          | out_of_range
            date '2024-02-29'                         | timestamp     | not_a_timestamp
            date '2024-02-29'                         | text          | 2024-02-29
            time '17:05:09.123456'                    | time          | 17:05:09.123456
            time '17:05:09'                           | time          | 17:05:09
            timestamp '2024-02-29 17:05:09.123456'    | timestamp     | 2024-02-29T17:05:09.123456
            timestamp '1900-01-01 00:00:00.000001'    | timestamp     | 1900-01-01T00:00:00.000001
            timestamp '2024-02-29 00:00:00'           | date          | 2024-02-29
            timestamp '2024-02-29 00:00:01'           | date          | not_a_date
            timestamp '2024-02-29 00:00:00'           | text          | 2024-02-29T00:00:00
            '2024-02-29 17:05:09.123'::timestamp_ms   | timestamp     | 2024-02-29T17:05:09.123
            '2024-02-29 17:05:09.123456000'::timestamp_ns | timestamp | 2024-02-29T17:05:09.123456
            '2024-02-29 17:05:09.123456789'::timestamp_ns | timestamp | too_many_digits
            timestamptz '2024-02-29 17:05:09+02'      | timestamp     | 2024-02-29T15:05:09
            timestamptz '2024-02-29 17:05:09+02'      | text          | 2024-02-29T15:05:09Z
            'Märta'                                   | text          | Märta
            'Märta'                                   | text(5)       | too_long
            '7'                                       | integer       | 7
            'aGk='                                    | binary        | hi
            'x'::blob                                 | binary        | x
            'x'::blob                                 | text          | not_a_scalar
            '{"a": 1e2}'::json                        | json          | {"a":1e2}
            '{"a": 1}'::json                          | text          | not_a_scalar
            '11111111-2222-3333-4444-555555555555'::uuid | text       | 11111111-2222-3333-4444-555555555555
            'b'::enum('a', 'b')                       | text          | b
            {'a': 1, 'b': [1.50, null]}               | json          | {"a":1,"b":[1.50,null]}
            {'a': 1}                                  | text          | not_a_scalar
            [1, 2]                                    | json          | [1,2]
            [1, 2]                                    | integer       | not_a_scalar
            map {'k': 1, 'l': 2}                      | json          | {"k":1,"l":2}
            map {5: date '2024-02-29'}                | json          | {"5":"2024-02-29"}
            """)
    void everyTypeIsExactOrAMisfit(String sql, String type, String expected) {
        Outcome outcome = ParquetDraft.contract(column("v", type))
                .read(ParquetDraft.of("select v from (values (null), (" + sql + ")) t(v) order by v is null desc"));

        assertThat(outcome.rows().getFirst().values().isNull(0)).isTrue();
        if (outcome.rejects().isEmpty()) {
            Object value = outcome.values().get(1).getFirst();
            assertThat(value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "" + value)
                    .isEqualTo(expected);
        } else {
            Reject reject = outcome.reject();
            assertThat(List.of(reject.reason().code(), reject.column(), reject.number()))
                    .isEqualTo(List.of(expected, "v", 2L));
        }
    }

    @Test
    void localTimesFollowTheColumnsZone() {
        ContractDraft contract = ParquetDraft.contract(
                column("local", "timestamp").zone("Europe/Berlin").formats("dd.MM.yyyy HH:mm"),
                column("utc", "timestamp").zone("Europe/Berlin"));
        Outcome outcome = contract.read(ParquetDraft.of("select * from (values "
                + "(timestamp '2024-07-01 12:00:00', timestamptz '2024-07-01 12:00:00Z'), "
                + "(timestamp '2024-03-31 02:30:00', timestamptz '2024-03-31 02:30:00Z')) t(local, utc)"));

        assertThat(outcome.values())
                .containsExactly(List.of(
                        LocalDateTime.parse("2024-07-01T10:00:00"), LocalDateTime.parse("2024-07-01T12:00:00")));
        assertThat(outcome.reject().reason()).isEqualTo(Reason.SKIPPED_LOCAL_TIME);
        assertThat(outcome.reject().text())
                .isEqualTo("{\"local\":\"2024-03-31T02:30:00\",\"utc\":\"2024-03-31T02:30:00Z\"}");
    }

    @Test
    void structsListsAndMapsAreReadAsJsonIs() {
        ContractDraft contract = ParquetDraft.contract(
                        column("id", "integer"), column("city", "text").from("address.city"))
                .key("id")
                .child("lines", "lines", List.of(), column("sku", "text"), column("price", "decimal(5,2)"));
        byte[] file = ParquetDraft.of("select * from (values "
                + "(1, {'city': 'Bern', 'zip': 3000}, [{'sku': 'a', 'price': 1.50}, {'sku': 'b', 'price': null}], map {'x': 1}), "
                + "(2, null, [], map {}), (3, {'city': null, 'zip': null}, null, null)) t(id, address, lines, more)");
        Outcome outcome = contract.read(file);

        assertThat(outcome.values())
                .containsExactly(List.of(1, "Bern"), Arrays.asList(2, null), Arrays.asList(3, null));
        assertThat(outcome.rows().getFirst().children().getFirst().stream()
                        .map(line -> line.values().toString()))
                .containsExactly("[a, 1.50]", "[b, null]");
        assertThat(outcome.rows().stream().map(Row::extra))
                .containsExactly(
                        "{\"address\":{\"zip\":3000},\"more\":{\"x\":1}}",
                        "{\"address\":null,\"more\":{}}",
                        "{\"address\":{\"zip\":null},\"more\":null}");
        assertThat(outcome.count().unknownFields()).contains("address.zip", "more");
    }

    @Test
    void whatAnotherColumnNamesExactlyIsItsOwn() {
        ContractDraft contract = ParquetDraft.contract(
                column("one", "integer").from("order-id"),
                column("two", "integer").from("order_id", "order.id"));
        assertThat(contract.read(ParquetDraft.of("select 1 as order_id")).values())
                .containsExactly(Arrays.asList(null, 1));
        assertThat(contract.read(ParquetDraft.of("select 1 as \"order-id\", 2 as x"))
                        .values())
                .containsExactly(Arrays.asList(1, null));
        assertThatThrownBy(() -> contract.read(ParquetDraft.of("select 1 as \"order id\"")))
                .hasMessageStartingWith(
                        "Column one could be a column of the file that is called like 'order-id', and so"
                                + " could another column.");
    }

    @Test
    void columnsAreMatchedByLettersAndDigits() {
        byte[] file = ParquetDraft.of("select 1 as \"Order ID\", 2 as amount");
        assertThat(ParquetDraft.contract(
                                column("order_id", "integer"),
                                column("none", "text").byDefault("x"))
                        .read(file)
                        .values())
                .containsExactly(List.of(1, "x"));
        assertThatThrownBy(() -> ParquetDraft.contract(
                                column("order_id", "integer"),
                                column("amout", "integer").required())
                        .read(file))
                .hasMessage("The file lacks the required amout (perhaps 'amount'). It has 'Order ID', 'amount'."
                        + " Correct the file, or add its name to the column's `from`.");
        assertThatThrownBy(() -> ParquetDraft.contract(column("orderid", "integer"))
                        .read(ParquetDraft.of("select 1 as \"order-id\", 2 as order_id")))
                .hasMessageContaining("could be one of two columns");
        assertThatThrownBy(() ->
                        ParquetDraft.contract(column("nothing", "integer")).read(file))
                .hasMessageContaining("No column of the contract stands in the file, which has 'Order ID', 'amount'");
        assertThat(ParquetDraft.contract(column("order_id", "integer"))
                        .refuseUnknown()
                        .read(file)
                        .reject()
                        .reason())
                .isEqualTo(Reason.UNKNOWN_FIELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uncompressed", "snappy", "gzip", "zstd", "lz4_raw"})
    void everyRowIsReadInItsOrder(String codec) {
        byte[] file = ParquetDraft.of(
                "select i, 'text ' || (i % 100) as t, i / 7 as d, case when i % 3 = 0 then null else i end as n,"
                        + " [i, i + 1] as l, repeat('x', (i % 50)::int) || i as u from range(30000) r(i)",
                ", compression " + codec + ", row_group_size 10000");
        Outcome outcome = ParquetDraft.contract(
                        column("i", "bigint"),
                        column("t", "text"),
                        column("d", "double"),
                        column("n", "bigint"),
                        column("l", "json"),
                        column("u", "text"))
                .read(file);

        assertThat(outcome.rows()).hasSize(30_000);
        for (int i = 0; i < 30_000; i++) {
            Row row = outcome.rows().get(i);
            assertThat(row.number()).isEqualTo(i + 1L);
            assertThat(row.values().objects()).isEqualTo(new Object[] {
                (long) i,
                "text " + i % 100,
                i / 7.0,
                i % 3 == 0 ? null : (Long) (long) i,
                "[" + i + "," + (i + 1) + "]",
                "x".repeat(i % 50) + i
            });
        }
    }

    @Test
    void otherCodecsAreRefused() {
        assertThatThrownBy(() -> ParquetDraft.contract(column("a", "integer"))
                        .read(ParquetDraft.of("select 1 as a", ", compression brotli")))
                .hasMessage("The column a is compressed with BROTLI, which is not read."
                        + " Take no column of it, or ask for snappy, gzip, zstd, lz4 or no compression.");
    }

    @Test
    void nullWordsAreTakenAsInJson() {
        Outcome outcome = ParquetDraft.contract(column("a", "integer").nulls("-999", "n/a"))
                .read(ParquetDraft.of("select unnest([1, -999]) as a"));
        assertThat(outcome.values()).containsExactly(List.of(1), Arrays.asList((Object) null));
    }

    @Test
    void whatIsNoParquetIsRefused() {
        ContractDraft contract = ParquetDraft.contract(column("a", "integer"));
        assertThatThrownBy(() -> contract.read("a\n1\n"))
                .hasMessage("This is no Parquet file: it is not marked PAR1 at its start."
                        + " Correct `format`, or ask for the right file.");
        assertThatThrownBy(() -> contract.read("")).hasMessageContaining("This is no Parquet file");
        assertThatThrownBy(() -> contract.read("PAREPARE")).hasMessageContaining("is encrypted");
        assertThatThrownBy(() -> contract.read("PAR1 and something")).hasMessageContaining("cut off");
    }

    @Test
    void correctedRowsAreTypedAsTheFileIs() throws Exception {
        byte[] file = ParquetDraft.of(
                "select * from (values (1, date '2024-01-02', 'x'::blob, 3000000000, [date '2024-01-02']),"
                        + " (2, date '2024-01-03', 'y'::blob, 4, [])) t(id, day, bytes, amount, days)");
        ContractDraft contract = ParquetDraft.contract(
                column("id", "integer"),
                column("day", "date").formats("yyyy-dd-MM"),
                column("bytes", "binary"),
                column("amount", "integer"),
                column("days", "json"));
        Reject reject = contract.read(file).reject();
        assertThat(reject.text())
                .isEqualTo(
                        "{\"id\":1,\"day\":\"2024-01-02\",\"bytes\":\"eA==\",\"amount\":3000000000,\"days\":[\"2024-01-02\"]}");
        assertThat(contract.reader().text(new java.io.ByteArrayInputStream(file), 1))
                .isEqualTo(reject.text());

        String corrected = reject.text().replace("3000000000", "3");
        RecordReader reader = contract.reader()
                .correcting(new java.util.TreeMap<>(java.util.Map.of(1L, corrected)))
                .orElseThrow();
        Outcome outcome = Outcome.of(reader, file);
        assertThat(outcome.rejects()).isEmpty();
        assertThat(outcome.rows().getFirst().values().objects())
                .isEqualTo(new Object[] {1, LocalDate.parse("2024-01-02"), new byte[] {'x'}, 3, "[\"2024-01-02\"]"});

        RecordReader broken = contract.reader()
                .correcting(new java.util.TreeMap<>(java.util.Map.of(1L, "[1]")))
                .orElseThrow();
        assertThatThrownBy(() -> Outcome.of(broken, file))
                .hasMessage(
                        "The corrected text of row 1 must be the row as one JSON object, and is no object. Correct it.");
    }

    @Test
    void valuesHaveTheirTypes() {
        assertThat(ParquetDraft.contract(column("a", "decimal(20,2)"), column("b", "time"), column("c", "timestamp"))
                        .read(ParquetDraft.of(
                                "select 1.5::decimal(20,2) a, time '01:02:03' b, timestamp '2020-01-01' c"))
                        .values())
                .containsExactly(List.of(
                        new BigDecimal("1.50"),
                        LocalTime.parse("01:02:03"),
                        LocalDateTime.parse("2020-01-01T00:00:00")));
    }

    /** A word for null that never occurs keeps rows from the straight way. */
    @Test
    void theStraightWaySaysTheSame() {
        byte[] file = ParquetDraft.of("""
                select i, i::int as n, case when i % 5 <> 0 then (i / 7)::double end as d, (i / 8)::float as f,
                  case when i = 70 then 'nan'::double else i end as e, 'text ' || (i % 9) as "T", 'x' || i as u,
                  date '2020-01-01' + (i * 30000 % 4000000)::int as day, i % 2 = 0 as b,
                  timestamp '0001-01-01' + to_days((i % 3650000)::int) as at, ((i % 200) / 100)::decimal(9,2) as m,
                  case when i % 11 = 0 then 3000000000 else i end as big
                from range(3000) r(i)
                """);
        List<Outcome> both = new java.util.ArrayList<>();
        for (String[] words : new String[][] {{}, {"no such word"}}) {
            ColumnDraft[] columns = {
                column("i", "bigint").required(), column("n", "integer"), column("d", "double"), column("f", "double"),
                column("e", "double"), column("t", "text"), column("u", "text"), column("day", "date"),
                column("b", "boolean"), column("at", "timestamp"), column("m", "decimal(3,2)"), column("big", "integer")
            };
            columns[0].nulls(words);
            both.add(ParquetDraft.contract(columns).key("i").read(file));
        }
        assertThat(both.get(0).values()).isEqualTo(both.get(1).values());
        assertThat(both.get(0).rows().stream().map(Row::hash).toList())
                .isEqualTo(both.get(1).rows().stream().map(Row::hash).toList());
        assertThat(both.get(0).rejects()).isEqualTo(both.get(1).rejects()).hasSizeGreaterThan(500);
        assertThat(both.get(0).count()).isEqualTo(both.get(1).count());
    }
}
