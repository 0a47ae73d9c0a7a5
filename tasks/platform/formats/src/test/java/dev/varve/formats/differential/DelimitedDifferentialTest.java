package dev.varve.formats.differential;

import static dev.varve.formats.ColumnDraft.column;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.varve.formats.ColumnDraft;
import dev.varve.formats.Reject;
import dev.varve.formats.delimited.Dialect;
import dev.varve.formats.differential.Tally.Outcome;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files of fields that were written well and mutated a little, read by FastCSV too. */
class DelimitedDifferentialTest {
    private static final String LETTERS = "abcdefgh 0123456789.-éß€";
    private static final Mutation MUTATION = new Mutation(LETTERS, "\",;\n\r'\t\\", 3);

    /** What FastCSV makes of a text; broken is where it does not go on. */
    private record Independent(List<List<String>> records, boolean broken) {}

    @Test
    void filesReadAsAnIndependentReaderReadsThem() {
        Random random = new Random(Tally.SEED);
        Tally tally = new Tally();
        for (int i = 0; i < Tally.FILES; i++) {
            int width = random.nextInt(2, 6);
            String written = written(random, width);
            String mutated = MUTATION.of(random, written);
            judge(tally, written, mutated, width);
        }
        tally.prove("csv");
    }

    private static void judge(Tally tally, String written, String mutated, int width) {
        Independent expected = independently(mutated);
        dev.varve.formats.Outcome ours;
        try {
            ours = ours(mutated, width);
        } catch (RefusedFile refused) {
            if (expected.broken) {
                tally.add(Outcome.REFUSED, "");
            } else {
                assertThat(refused.reason()).as(mutated.replace("\r", "<CR>")).isEqualTo(Reason.UNTERMINATED);
                tally.add(Outcome.EXPLAINED, "an open quote at the end, which FastCSV closes");
            }
            return;
        }
        List<List<Object>> whole = expected.records.stream()
                .filter(record -> record.size() == width)
                .map(record -> List.<Object>copyOf(record))
                .toList();
        boolean sized = whole.size() == expected.records.size();
        if (!expected.broken && ours.values().equals(whole)) {
            boolean same = ours.values().equals(ours(written, width).values());
            tally.add(ours.rows().isEmpty() ? Outcome.REFUSED : same ? Outcome.UNCHANGED : Outcome.CHANGED, "");
            return;
        }
        Set<Reason> reasons =
                ours.rejects().stream().map(Reject::reason).collect(Collectors.toCollection(HashSet::new));
        reasons.remove(Reason.TOO_FEW_FIELDS);
        reasons.remove(Reason.TOO_MANY_FIELDS);
        if (expected.broken) {
            assertThat(ours.values()
                            .subList(0, Math.min(whole.size(), ours.rows().size())))
                    .as(mutated)
                    .isEqualTo(whole);
            assertThat(reasons).as(mutated.replace("\r", "<CR>")).contains(Reason.BROKEN_QUOTE);
            tally.add(Outcome.EXPLAINED, "text behind a closing quote rejects a row, and FastCSV does not go on");
        } else if (reasons.contains(Reason.BROKEN_QUOTE)) {
            assertThat(whole).as(mutated.replace("\r", "<CR>")).containsAll(ours.values());
            tally.add(Outcome.EXPLAINED, "a quote within one value that closes another rejects the row");
        } else {
            // The last field of every record, or of those that have one more than the header, is nothing.
            List<List<Object>> cut = expected.records.stream()
                    .map(record ->
                            record.size() == width + 1 && record.getLast().isEmpty()
                                    ? record.subList(0, width)
                                    : record)
                    .filter(record -> record.size() == width)
                    .map(record -> List.<Object>copyOf(record))
                    .toList();
            assertThat(sized).as(mutated.replace("\r", "<CR>")).isFalse();
            assertThat(ours.values()).as(mutated.replace("\r", "<CR>")).isEqualTo(cut);
            tally.add(Outcome.EXPLAINED, "a delimiter at the end of lines");
        }
    }

    private static dev.varve.formats.Outcome ours(String text, int width) {
        Dialect dialect = new Dialect();
        ColumnDraft[] columns = IntStream.range(0, width)
                .mapToObj(i -> column("c" + i, "text").nulls())
                .toArray(ColumnDraft[]::new);
        String header = IntStream.range(0, width).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        return dialect.columns(columns).read((header + "\n" + text).getBytes(StandardCharsets.UTF_8));
    }

    private static Independent independently(String text) {
        List<List<String>> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            reader.forEach(record -> records.add(List.copyOf(record.getFields())));
            return new Independent(records, false);
        } catch (CsvParseException broken) {
            return new Independent(records, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String written(Random random, int width) {
        StringBuilder text = new StringBuilder();
        int records = random.nextInt(2, 9);
        for (int r = 0; r < records; r++) {
            for (int c = 0; c < width; c++) {
                StringBuilder value = new StringBuilder();
                for (int length = random.nextInt(6); length >= 0; length--) {
                    value.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
                }
                boolean quoted = random.nextInt(4) == 0;
                if (quoted && random.nextInt(3) == 0) {
                    value.append(Optional.of(random.nextInt(4))
                            .map(kind -> new String[] {"\"\"", ",", "\n", "\r\n"}[kind])
                            .get());
                }
                text.append(c == 0 ? "" : ",").append(quoted ? "\"" + value + "\"" : value.toString());
            }
            text.append(random.nextInt(8) == 0 ? "\r\n" : "\n");
        }
        return text.toString();
    }
}
