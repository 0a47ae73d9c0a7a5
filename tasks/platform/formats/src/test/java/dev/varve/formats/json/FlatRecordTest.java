package dev.varve.formats.json;

import static dev.varve.formats.ColumnDraft.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.Format;
import dev.varve.contract.Type;
import dev.varve.formats.ColumnDraft;
import dev.varve.formats.ContractDraft;
import dev.varve.formats.Outcome;
import dev.varve.formats.Pieces;
import dev.varve.formats.Row;
import dev.varve.formats.RowValues;
import dev.varve.formats.column.Columns;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the quick way takes, it reads as the whole parser does. */
class FlatRecordTest {
    private static final ColumnDraft[] COLUMNS = {
        column("id", "bigint"),
        column("n", "integer"),
        column("price", "decimal(6,2)"),
        column("wide", "decimal(30,3)"),
        column("real", "double"),
        column("day", "date"),
        column("at", "timestamp"),
        column("ok", "boolean"),
        column("name", "text(12)"),
        column("bytes", "binary")
    };
    private static final String[] NAMES = {
        "id", "n", "price", "wide", "real", "day", "at", "ok", "name", "bytes", "ID", "other", "\\u0069d", ""
    };
    private static final String[] SCALARS = {
        "1",
        "0",
        "-0",
        "007",
        "-",
        "1.5",
        "1.",
        ".5",
        "1e2",
        "2E-1",
        "12.345",
        "99999999999999999999",
        "null",
        "true",
        "false",
        "nul",
        "NaN",
        "\"\"",
        "\"1\"",
        "\"2020-02-29\"",
        "\"2020-02-30\"",
        "\"2020-01-01 10:00\"",
        "\"true\"",
        "\"é𝄞\"",
        "\"a\\nb\"",
        "\"\\u00e9\"",
        "\"a\tb\"",
        "\"longer than twelve\"",
        "\"AAA=\"",
        "[]",
        "{}",
        "[1]",
        "\"NA\""
    };
    private static final String[] ENDS = {"\n", "\n", "\r\n", "\r", " \n", "\t\r\n", "\n\n", "\n \r\r\n", "", "x\n"};
    private static final String DAMAGE = "{}[]\",:\\0123456789-+eE.truefalsn \té'";

    private static ContractDraft contract(Format format) {
        return new ContractDraft(format).columns(COLUMNS).key("id");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void readsLinesAsTheWholeParserReadsThem(long seed) {
        Random random = new Random(seed);
        int quick = 0;
        int rejected = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] file = file(random);
            String shown = new String(file, StandardCharsets.ISO_8859_1);
            int atOnce = 1 + random.nextInt(40);
            Outcome one =
                    Outcome.of(contract(new Format.Ndjson(List.of("", "NA"))).reader(), Pieces.of(file, atOnce));
            // A contract with a child has no quick way.
            Outcome other = contract(new Format.Ndjson(List.of("", "NA")))
                    .child("none", "no.such.array", List.of(), column("x", "text"))
                    .read(file);
            assertThat(one.rows().stream().map(FlatRecordTest::parts))
                    .as(shown)
                    .isEqualTo(other.rows().stream().map(FlatRecordTest::parts).toList());
            assertThat(one.rejects()).as(shown).isEqualTo(other.rejects());
            assertThat(one.count().missingColumns())
                    .as(shown)
                    .isEqualTo(other.count().missingColumns());
            quick += one.rows().size();
            rejected += one.rejects().size();
        }
        assertThat(quick).isGreaterThan(1_000);
        assertThat(rejected).isGreaterThan(1_000);
    }

    private static List<Object> parts(Row row) {
        return Arrays.asList(row.number(), row.values(), row.hash(), row.extra());
    }

    private static byte[] file(Random random) {
        StringBuilder text = new StringBuilder();
        int lines = 1 + random.nextInt(5);
        for (int i = 0; i < lines; i++) {
            text.append(line(random)).append(ENDS[random.nextInt(ENDS.length)]);
        }
        byte[] file = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(8) == 0) {
            file[random.nextInt(file.length)] = (byte) (0x80 + random.nextInt(0x80));
        }
        return file;
    }

    private static String line(Random random) {
        StringBuilder line = new StringBuilder("{");
        boolean ordered = random.nextInt(3) > 0;
        int fields = random.nextInt(6);
        for (int i = 0; i < fields; i++) {
            String name = NAMES[ordered ? i : random.nextInt(NAMES.length)];
            line.append(i == 0 ? "" : ",")
                    .append(" ".repeat(random.nextInt(2)))
                    .append('"')
                    .append(name)
                    .append("\":")
                    .append(" ".repeat(random.nextInt(2)))
                    .append(
                            name.equals("id") || ordered && i < 2 && random.nextInt(4) > 0
                                    ? Integer.toString(random.nextInt(100))
                                    : SCALARS[random.nextInt(SCALARS.length)]);
        }
        line.append('}');
        if (random.nextInt(4) == 0) {
            int at = random.nextInt(line.length());
            line.setCharAt(at, DAMAGE.charAt(random.nextInt(DAMAGE.length())));
        }
        return line.toString();
    }

    @Test
    void takesEveryUsualLine() {
        FlatRecord flat = FlatRecord.of(new JsonColumns(
                Columns.of(
                        List.of(
                                column("id", "bigint").build(),
                                column("name", "text").build()),
                        List.of("id"),
                        List.of(),
                        Integer.MAX_VALUE,
                        Map.of()),
                JsonPlaces.ofRecords()));
        RowValues values = new RowValues(new Type.BigInt(), new Type.Text(0));
        for (String line : List.of("{\"id\":1,\"name\":\"é\"}", " { \"name\" : \"\" , \"id\" : -12 } ", "{\"id\":3}")) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            assertThat(flat.read(bytes, 0, bytes.length, values)).as(line).isGreaterThan(0);
        }
        assertThat(values.objects()).containsExactly(3L, null);
    }
}
