package dev.varve.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Engine;
import dev.varve.warehouse.StatementFailure;
import dev.varve.warehouse.TableWriter;
import dev.varve.warehouse.Warehouse;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbWriterTest {
    private static final String COLUMNS = "n bigint, flag boolean, small integer, big bigint, real double, day date,"
            + " moment time, stamp timestamp, price decimal(10,2), wide decimal(38,4), name varchar, bytes blob";

    @TempDir
    private Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = new DuckDb().inMemory(new Engine.Settings("", 0, folder, List.of(folder)));
        warehouse.run("create schema raw");
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    /** What row {@code n} holds, made from its number alone. */
    private static Object[] row(long n) {
        Random random = new Random(n);
        Object[] values = {
            random.nextBoolean(),
            random.nextInt(),
            random.nextLong(),
            random.nextBoolean() ? random.nextGaussian() : Double.NaN,
            LocalDate.ofEpochDay(random.nextInt(-800_000, 2_000_000)),
            LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000L) * 1_000),
            LocalDateTime.of(1, 1, 1, 0, 0)
                    .plusSeconds(random.nextLong(200_000_000_000L))
                    .plusNanos(7_000),
            BigDecimal.valueOf(random.nextLong(-9_999_999_999L, 10_000_000_000L), 2),
            new BigDecimal(new BigInteger(120, random), 4).multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1)),
            "é🙂".repeat(random.nextInt(4)),
            new byte[random.nextInt(3)]
        };
        for (int i = 0; i < values.length; i++) {
            if (random.nextInt(6) == 0) {
                values[i] = null;
            }
        }
        return values;
    }

    private static void write(TableWriter writer, long n) {
        writer.number(n);
        for (Object value : row(n)) {
            switch (value) {
                case null -> writer.nothing();
                case Boolean flag -> writer.number(flag ? 1 : 0);
                case Integer number -> writer.number(number);
                case Long number -> writer.number(number);
                case Double number -> writer.real(number);
                case LocalDate day -> writer.number(day.toEpochDay());
                case LocalTime time -> writer.number(time.toNanoOfDay() / 1_000);
                case LocalDateTime time ->
                    writer.number(time.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + time.getNano() / 1_000);
                case BigDecimal number
                when number.scale() == 2 -> writer.number(number.unscaledValue().longValueExact());
                case BigDecimal number -> writer.decimal(number);
                case String text -> writer.text(text);
                case byte[] bytes -> writer.bytes(bytes, 0, bytes.length);
                default -> throw new IllegalArgumentException(value.getClass().toString());
            }
        }
        writer.endRow();
    }

    private void write(int from, int to) {
        warehouse.transaction(() -> {
            try (TableWriter writer = warehouse.writer("raw", "t")) {
                for (int n = from; n < to; n++) {
                    writer.number(n);
                    writer.endRow();
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65, 5_000, Batch.ROWS, Batch.ROWS + 1, 300_000})
    void keepsEveryValueInItsOrder(int rows) {
        warehouse.run("create table raw.t (" + COLUMNS + ")");

        warehouse.transaction(() -> {
            try (TableWriter writer = warehouse.writer("raw", "t")) {
                for (int n = 0; n < rows; n++) {
                    write(writer, n);
                }
            }
        });

        assertThat(warehouse.count("raw.t")).isEqualTo(rows);
        long[] next = {0};
        warehouse.read("select * from raw.t", names -> {}, cells -> {
            long n = next[0]++;
            assertThat(cells.number(0)).isEqualTo(n);
            if (n % 97 == 0 || n > rows - 3) {
                Object[] found =
                        cells.values().subList(1, cells.values().size()).toArray();
                assertThat(Arrays.deepEquals(found, row(n)))
                        .as("%d: %s", n, cells.values())
                        .isTrue();
            }
        });
    }

    @Test
    void aColumnsFirstNullMayStandAnywhere() {
        warehouse.run("create table raw.t (n bigint, name varchar, flag boolean)");
        int rows = 3 * Batch.ROWS;

        warehouse.transaction(() -> {
            try (TableWriter writer = warehouse.writer("raw", "t")) {
                for (int n = 0; n < rows; n++) {
                    writer.number(n);
                    if (n % 100_003 == 100_002) {
                        writer.nothing();
                        writer.nothing();
                    } else {
                        writer.text("name " + n);
                        writer.number(n % 3 == 0 ? 1 : 0);
                    }
                    writer.endRow();
                }
            }
        });

        assertThat(warehouse.query("select n from raw.t where name is null and flag is null"))
                .extracting(cells -> cells.number(0))
                .containsExactly(100_002L, 200_005L, 300_008L);
        assertThat(warehouse.count("raw.t where name = 'name ' || n and flag = (n % 3 = 0)"))
                .isEqualTo(rows - 3);
    }

    @Test
    void severalWritersTakeTurns() {
        warehouse.run("create table raw.a (n bigint, name varchar)");
        warehouse.run("create table raw.b (n bigint)");
        int rows = 3 * Batch.ROWS + 17;

        warehouse.transaction(() -> {
            try (TableWriter a = warehouse.writer("raw", "a");
                    TableWriter b = warehouse.writer("raw", "b");
                    TableWriter none = warehouse.writer("raw", "b")) {
                for (int n = 0; n < rows; n++) {
                    a.number(n);
                    a.text("name " + n);
                    a.endRow();
                    for (int times = 0; times < n % 3; times++) {
                        b.number(n);
                        b.endRow();
                    }
                }
                assertThat(none).isNotNull();
            }
        });

        assertThat(warehouse.query("select count(*), count(distinct n) from raw.a where name = 'name ' || n"))
                .extracting(Cells::values)
                .containsExactly(List.of((long) rows, (long) rows));
        assertThat(warehouse.count("raw.b")).isEqualTo(rows / 3 * 3 + 1);
        assertThat(warehouse.count("raw.b where n % 3 = 0")).isZero();
    }

    @Test
    void severalThreadsWriteTheSameTables() {
        warehouse.run("create table raw.a (n bigint, name varchar)");
        warehouse.run("create table raw.b (n bigint)");
        int rows = 2 * Batch.ROWS + 17;

        warehouse.transaction(() -> {
            List<TableWriter> a =
                    Stream.generate(() -> warehouse.writer("raw", "a")).limit(3).toList();
            List<TableWriter> b =
                    Stream.generate(() -> warehouse.writer("raw", "b")).limit(3).toList();
            IntStream.range(0, 3).parallel().forEach(thread -> {
                for (int n = 0; n < rows; n++) {
                    a.get(thread).number(n);
                    a.get(thread).text("name " + n);
                    a.get(thread).endRow();
                    b.get(thread).number(n);
                    b.get(thread).endRow();
                }
            });
            a.forEach(TableWriter::close);
            b.forEach(TableWriter::close);
        });

        String sums = "select count(*), count(distinct n), sum(n) from raw.";
        List<Object> expected = List.of(3L * rows, (long) rows, BigInteger.valueOf(3L * rows * (rows - 1) / 2));
        assertThat(warehouse.query(sums + "a where name = 'name ' || n"))
                .extracting(Cells::values)
                .containsExactly(expected);
        assertThat(warehouse.query(sums + "b")).extracting(Cells::values).containsExactly(expected);
    }

    @Test
    void manyColumnsTakeNoMoreMemory() {
        int columns = 500;
        warehouse.run("create table raw.t ("
                + IntStream.range(0, columns).mapToObj(i -> "c" + i + " bigint").collect(Collectors.joining(", "))
                + ")");
        int rows = 20_000;

        warehouse.transaction(() -> {
            try (TableWriter writer = warehouse.writer("raw", "t")) {
                for (int n = 0; n < rows * columns; n++) {
                    writer.number(n);
                    if (n % columns == columns - 1) {
                        writer.endRow();
                    }
                }
            }
        });

        assertThat(warehouse.count("raw.t where c499 = c0 + 499 and c0 % 500 = 0"))
                .isEqualTo(rows);
    }

    @Test
    void whatTheEngineRefusesEndsTheWriting() {
        warehouse.run("create table raw.t (n bigint check (n < 2000000))");

        assertThatThrownBy(() -> write(0, 20 * Batch.ROWS))
                .isInstanceOf(StatementFailure.class)
                .hasMessageContaining("CHECK constraint failed");
        assertThat(warehouse.count("raw.t")).isZero();

        write(0, 2 * Batch.ROWS);
        assertThat(warehouse.count("raw.t")).isEqualTo(2 * Batch.ROWS);
    }

    @Test
    void aLongTextEndsABatchEarly() {
        warehouse.run("create table raw.t (name varchar)");
        byte[] text = "x".repeat(1 << 26).getBytes(StandardCharsets.US_ASCII);

        warehouse.transaction(() -> {
            try (TableWriter writer = warehouse.writer("raw", "t")) {
                for (int n = 0; n < 5; n++) {
                    writer.bytes(text, 0, text.length);
                    writer.endRow();
                }
            }
        });

        assertThat(warehouse.query("select count(*), min(length(name)), max(length(name)) from raw.t"))
                .extracting(Cells::values)
                .containsExactly(List.of(5L, (long) text.length, (long) text.length));
    }

    @Test
    void manyRowsOfAJoinAreSeenInTheTransactionThatMadeTheirTable() {
        warehouse.run("create table raw.load (file bigint, load bigint)");
        warehouse.run("insert into raw.load values (7, 9)");
        warehouse.run("create table raw.r as select range as n, cast(7 as bigint) as file from range("
                + (Batch.ROWS + 1) + ")");
        String rows = "select r.n, md5(cast(r.n as varchar)) as hash, cast(null as bigint) as nothing, l.load"
                + " from raw.r r join raw.load l on l.file = r.file";

        List<Cells> seen = warehouse.transaction(() -> {
            warehouse.create("raw.t", warehouse.describe(rows));
            warehouse.run("insert into raw.t " + rows);
            return warehouse.query("select count(load), sum(case when load = 9 then 1 else 0 end) from raw.t");
        });

        assertThat(seen.getFirst().number(0)).isEqualTo(Batch.ROWS + 1);
        assertThat(seen.getFirst().number(1)).isEqualTo(Batch.ROWS + 1);
    }
}
