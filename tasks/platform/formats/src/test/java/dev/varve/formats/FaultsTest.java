package dev.varve.formats;

import static dev.varve.formats.ColumnDraft.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.Format;
import dev.varve.formats.delimited.Dialect;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.tree.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with random faults: every record is a row with its exact values or a reject with its exact text, and none is lost. */
class FaultsTest {

    /** One record as it was written; the reason is null where it fits. */
    private record Written(byte[] text, long line, long offset, List<Object> values, Reason reason) {}

    private final List<Written> written = new ArrayList<>();
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private long line = 1;

    private void write(byte[] text, List<Object> values, Reason reason, String end) {
        written.add(new Written(text, line, file.size(), values, reason));
        writeRaw(text);
        writeRaw(end.getBytes(StandardCharsets.UTF_8));
    }

    private void writeRaw(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            line += bytes[i] == '\n' || bytes[i] == '\r' && (i + 1 == bytes.length || bytes[i + 1] != '\n') ? 1 : 0;
        }
        file.writeBytes(bytes);
    }

    private void check(ContractDraft contract) throws IOException {
        Outcome outcome = contract.read(file.toByteArray());
        assertThat(outcome.count().read()).isEqualTo(written.size());
        int row = 0;
        int reject = 0;
        for (int i = 0; i < written.size(); i++) {
            Written record = written.get(i);
            if (record.reason == null) {
                Row actual = outcome.rows().get(row++);
                assertThat(actual.number()).isEqualTo(i + 1);
                assertThat(Arrays.asList(actual.values().objects())).isEqualTo(record.values);
            } else {
                Reject actual = outcome.rejects().get(reject++);
                String text = new String(record.text, StandardCharsets.UTF_8);
                assertThat(actual.reason()).as(text).isEqualTo(record.reason);
                assertThat(actual.number()).isEqualTo(i + 1);
                assertThat(actual.text()).isEqualTo(text);
                assertThat(actual.offset()).as(text).isEqualTo(record.offset);
                assertThat(actual.line()).as(text).isEqualTo(record.line);
            }
            if (i % 50 == 0) {
                assertThat(contract.reader().text(new ByteArrayInputStream(file.toByteArray()), i + 1))
                        .isEqualTo(new String(record.text, StandardCharsets.UTF_8));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void delimitedRecordsAreRowsOrRejects(long seed) throws IOException {
        Random random = new Random(seed);
        Dialect dialect = new Dialect();
        dialect.delimiter = pick(random, ",", ";", "||", "\t");
        dialect.escape = random.nextBoolean() ? Optional.of('\\') : Optional.empty();
        dialect.comment = random.nextBoolean() ? Optional.of("#") : Optional.empty();
        if (random.nextBoolean()) {
            writeRaw("\ufeff".getBytes(StandardCharsets.UTF_8));
        }
        writeRaw(("id" + dialect.delimiter + "name" + dialect.delimiter + "size\n").getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 3_000; i++) {
            String end = pick(random, "\n", "\r\n", "\n\r\n", "\r\n\n");
            if (dialect.comment.isPresent() && random.nextInt(9) == 0) {
                end += "# \"a, comment\n";
            }
            fault(random, dialect, i, end);
        }
        check(dialect.columns(column("id", "integer").required(), column("name", "text"), column("size", "bigint")));
    }

    private void fault(Random random, Dialect dialect, int i, String end) {
        String name = name(random);
        String separator = dialect.delimiter;
        String start = i + separator + quoted(dialect, name) + separator;
        switch (random.nextInt(12)) {
            case 0 -> write(bytes(start + "1.5"), null, Reason.NOT_AN_INTEGER, end);
            case 1 -> write(bytes(start + "9".repeat(30)), null, Reason.OUT_OF_RANGE, end);
            case 2 -> write(bytes(separator + quoted(dialect, name) + separator + i), null, Reason.REQUIRED, end);
            case 3 -> write(bytes(i + separator + "x"), null, Reason.TOO_FEW_FIELDS, end);
            case 4 -> write(bytes(start + i + separator), null, Reason.TOO_MANY_FIELDS, end);
            case 5 -> write(bytes(start + "\"1\"2"), null, Reason.BROKEN_QUOTE, end);
            case 6 -> {
                byte[] text = bytes(start + "?" + separator);
                text = Arrays.copyOf(text, text.length - separator.length());
                text[text.length - 1] = (byte) (0x80 + random.nextInt(0x80));
                write(text, null, Reason.INVALID_ENCODING, end);
            }
            case 7 -> write(bytes(start), Arrays.asList(i, name, null), null, end);
            default -> write(bytes(start + -i), Arrays.asList(i, name, (long) -i), null, end);
        }
    }

    private static String quoted(Dialect dialect, String text) {
        String quote = dialect.escape.isPresent() ? "\\\"" : "\"\"";
        String plain = dialect.escape.isPresent() ? text.replace("\\", "\\\\") : text;
        return '"' + plain.replace("\"", quote) + '"';
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void linesOfJsonAreRowsOrRejects(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            String end = pick(random, "\n", "\n\n", "\n \n");
            String name = name(random);
            StringBuilder start = new StringBuilder("{\"id\":" + i + ", \"name\":");
            JsonWriter.string(start, name);
            switch (random.nextInt(10)) {
                case 0 -> write(bytes(start + ",\"size\":1.5}"), null, Reason.NOT_AN_INTEGER, end);
                case 1 -> write(bytes(start + ",\"size\":[]}"), null, Reason.NOT_A_SCALAR, end);
                case 2 -> write(bytes(start + ",\"size\":1"), null, Reason.BROKEN_JSON, end);
                case 3 -> write(bytes(start + ",\"size\":1}]"), null, Reason.BROKEN_JSON, end);
                case 4 -> write(bytes(start + ",\"name\":\"\"}"), null, Reason.DUPLICATE_FIELD, end);
                case 5 -> write(bytes("{\"name\":null}"), null, Reason.REQUIRED, end);
                case 6 -> write(bytes(start + "}"), Arrays.asList(i, name, null), null, end);
                default ->
                    write(bytes(start + ",\"size\":\"" + -i + "\"}"), Arrays.asList(i, name, (long) -i), null, end);
            }
        }
        check(new ContractDraft(new Format.Ndjson(List.of()))
                .columns(column("id", "integer").required(), column("name", "text"), column("size", "bigint")));
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            name.append(pick(
                    random, "a", "é", "𝄞", "\"", "\\", ",", ";", "||", "\n", "\r\n", "\r", "#", " ", "x".repeat(100)));
        }
        return name.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String pick(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }
}
