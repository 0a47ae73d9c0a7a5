package dev.varve.formats.differential;

import static dev.varve.formats.ColumnDraft.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.Format;
import dev.varve.formats.ContractDraft;
import dev.varve.formats.Reject;
import dev.varve.formats.differential.Tally.Outcome;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files with changed bytes among their values, read by DuckDB too. */
class ParquetDifferentialTest {
    private static final ContractDraft CONTRACT = new ContractDraft(new Format.Parquet(List.of()))
            .columns(
                    column("i", "integer"),
                    column("l", "bigint"),
                    column("d", "double"),
                    column("f", "double"),
                    column("t", "text"),
                    column("b", "boolean"),
                    column("day", "date"),
                    column("at", "timestamp"),
                    column("small", "decimal(9,2)"),
                    column("large", "decimal(30,5)"));
    private static final LocalDate FIRST = LocalDate.of(0, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    @TempDir
    private Path folder;

    /** By DuckDB, of a file that it refused. */
    private String said = "";

    @Test
    void filesReadAsAnIndependentReaderReadsThem() throws Exception {
        Random random = new Random(Tally.SEED);
        Tally tally = new Tally();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            byte[] file = {};
            List<List<Object>> written = List.of();
            for (int i = 0; i < Tally.FILES; i++) {
                if (i % 20 == 0) {
                    file = written(random, duckdb);
                    written = ours(file).values();
                }
                judge(tally, duckdb, written, mutated(random, file));
            }
        }
        tally.prove("parquet");
    }

    private void judge(Tally tally, Connection duckdb, List<List<Object>> written, byte[] mutated) throws IOException {
        List<List<Object>> expected = independently(duckdb, mutated);
        dev.varve.formats.Outcome ours;
        try {
            ours = ours(mutated);
        } catch (RefusedFile refused) {
            tally.add(
                    expected == null ? Outcome.REFUSED : Outcome.EXPLAINED,
                    expected == null ? "" : "damage that DuckDB does not look for: " + what(refused));
            return;
        }
        Set<Reason> reasons = ours.rejects().stream()
                .map(Reject::reason)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Reason.class)));
        if (expected == null) {
            boolean text = reasons.contains(Reason.INVALID_ENCODING);
            assertThat(ours.count().read()).as(said).isEqualTo(written.size());
            assertThat(text || said.contains("TProtocolException")).as(said).isTrue();
            tally.add(
                    Outcome.EXPLAINED,
                    text
                            ? "a text that is no UTF-8 rejects a row, and DuckDB the file"
                            : "DuckDB looks at all of a page's header, also at what no value depends on");
            return;
        }
        List<List<Object>> fitting =
                expected.stream().filter(ParquetDifferentialTest::fits).toList();
        assertThat(same(ours.values(), fitting))
                .as("%s%n%s", ours.values(), fitting)
                .isTrue();
        assertThat(reasons).isSubsetOf(Reason.OUT_OF_RANGE);
        tally.add(
                fitting.size() < expected.size()
                        ? Outcome.EXPLAINED
                        : same(ours.values(), written) ? Outcome.UNCHANGED : Outcome.CHANGED,
                fitting.size() < expected.size() ? "a year or a decimal out of the type's range rejects a row" : "");
    }

    private static String what(RefusedFile refused) {
        return refused.getMessage().replaceAll("\\d+", "N").replaceAll("column \\w+", "column C");
    }

    private static boolean fits(List<Object> row) {
        LocalDate day = (LocalDate) row.get(6);
        LocalDateTime at = (LocalDateTime) row.get(7);
        return within(day)
                && (at == null || within(at.toLocalDate()))
                && within((BigDecimal) row.get(8), 7)
                && within((BigDecimal) row.get(9), 25);
    }

    private static boolean within(LocalDate day) {
        return day == null || !day.isBefore(FIRST) && !day.isAfter(LAST);
    }

    private static boolean within(BigDecimal value, int digits) {
        return value == null || value.abs().compareTo(BigDecimal.TEN.pow(digits)) < 0;
    }

    private static boolean same(List<List<Object>> one, List<List<Object>> other) {
        return Objects.equals(one, other);
    }

    private static dev.varve.formats.Outcome ours(byte[] file) {
        return CONTRACT.read(file);
    }

    /** Null where DuckDB refuses the file. */
    private List<List<Object>> independently(Connection duckdb, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("mutated.parquet"), content);
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery("select * from read_parquet('" + file + "')")) {
            List<List<Object>> rows = new ArrayList<>();
            while (result.next()) {
                Object f = result.getObject(4);
                rows.add(Arrays.asList(
                        result.getObject(1),
                        result.getObject(2),
                        result.getObject(3),
                        f == null ? null : (Object) (double) (float) f,
                        result.getString(5),
                        result.getObject(6),
                        result.getObject(7, LocalDate.class),
                        result.getObject(8, LocalDateTime.class),
                        result.getBigDecimal(9),
                        result.getBigDecimal(10)));
            }
            return rows;
        } catch (SQLException refused) {
            said = refused.getMessage();
            return null;
        }
    }

    private byte[] written(Random random, Connection duckdb) throws SQLException, IOException {
        Path file = folder.resolve("written.parquet");
        String codec = new String[] {"uncompressed", "uncompressed", "snappy", "zstd"}[random.nextInt(4)];
        long seed = random.nextInt(1_000_000);
        try (Statement statement = duckdb.createStatement()) {
            statement.execute("copy (select cast(h % 100000 as integer) as i, cast(h % 1000000007 as bigint) as l,"
                    + " (h % 1000) / 7.0::double as d, cast((h % 1000) / 8.0 as float) as f,"
                    + " case when h % 5 = 0 then null else 'text ' || cast(h % 97 as varchar) end as t, h % 3 = 0 as b,"
                    + " date '2020-01-01' + cast(h % 1000 as integer) as day,"
                    + " timestamp '2020-01-01' + to_seconds(cast(h % 100000 as bigint)) as at,"
                    + " cast((h % 10000) / 100 as decimal(9,2)) as small, cast(h % 1000003 as decimal(30,5)) as large"
                    + " from (select hash(range + " + seed + ") % 1000000007 as h from range(" + random.nextInt(1, 40)
                    + "))) to '" + file + "' (format parquet, compression " + codec + ")");
        }
        return Files.readAllBytes(file);
    }

    /** Bytes before the footer, which is said twice and proves itself. */
    private static byte[] mutated(Random random, byte[] file) {
        byte[] mutated = file.clone();
        int footer = file.length
                - 8
                - ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
        for (int times = random.nextInt(1, 3); times > 0; times--) {
            int at = random.nextInt(4, footer);
            boolean letter = mutated[at] >= '0' && mutated[at] <= 'z';
            mutated[at] = letter ? (byte) ('0' + random.nextInt(64)) : (byte) (mutated[at] ^ 1 << random.nextInt(8));
        }
        return mutated;
    }
}
