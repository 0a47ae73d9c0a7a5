package dev.varve.formats.delimited;

import static dev.varve.formats.ColumnDraft.column;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.varve.formats.ColumnDraft;
import dev.varve.formats.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random texts of random dialects, read by an independent reader too. */
class DelimitedFuzzTest {
    private static final String[] PIECES = {"a", "7", "é", "𝄞", " ", "\t", "x y", "'", "#", ".", "€", "-", "\\", "|"};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsWhatAnIndependentReaderReads(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            Dialect dialect = new Dialect();
            dialect.header = false;
            dialect.delimiter = pick(random, ",", ";", "\t", "|", "::", "~|~");
            char quote = pick(random, "\"", "'").charAt(0);
            dialect.quote = Optional.of(quote);
            dialect.nullValues = List.of();
            int width = random.nextInt(2, 6);
            String text = text(random, dialect.delimiter, quote, width);

            List<List<Object>> expected = new ArrayList<>();
            try (CsvReader<CsvRecord> independent = CsvReader.builder()
                    .fieldSeparator(dialect.delimiter)
                    .quoteCharacter(quote)
                    .ofCsvRecord(text)) {
                independent.forEach(record -> expected.add(List.copyOf(record.getFields())));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            ColumnDraft[] columns = new ColumnDraft[width];
            for (int c = 0; c < width; c++) {
                columns[c] = column("c" + c, "text");
            }
            Outcome outcome = dialect.columns(columns).read(text.getBytes(StandardCharsets.UTF_8));
            assertThat(outcome.rejects()).as("%s", text).isEmpty();
            assertThat(outcome.values()).as("%s of %s", text, dialect.delimiter).isEqualTo(expected);
        }
    }

    private static String text(Random random, String delimiter, char quote, int width) {
        StringBuilder text = new StringBuilder();
        int records = random.nextInt(8);
        for (int r = 0; r < records; r++) {
            for (int c = 0; c < width; c++) {
                text.append(c == 0 ? "" : delimiter).append(field(random, delimiter, quote));
            }
            if (r < records - 1 || random.nextBoolean()) {
                text.append(pick(random, "\n", "\r\n", "\r"));
            }
        }
        return text.toString();
    }

    private static String field(Random random, String delimiter, char quote) {
        StringBuilder value = new StringBuilder();
        boolean quoted = random.nextInt(3) == 0;
        int pieces = random.nextInt(5);
        for (int i = 0; i < pieces; i++) {
            String piece = quoted && random.nextInt(3) == 0
                    ? pick(random, "\n", "\r", "\r\n", delimiter, "" + quote + quote)
                    : pick(random, PIECES);
            boolean special =
                    piece.length() == 1 && (piece.charAt(0) == quote || !quoted && delimiter.indexOf(piece) >= 0);
            value.append(special ? "" : piece);
        }
        return quoted ? quote + value.toString() + quote : value.toString();
    }

    private static String pick(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }
}
