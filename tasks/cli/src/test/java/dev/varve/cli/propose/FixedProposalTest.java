package dev.varve.cli.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixedProposalTest {
    private static final int WORLDS = 200;

    @TempDir
    private Path folder;

    private Proposed text(String... lines) throws IOException {
        return Proposed.of(folder, "cards.txt", String.join("\n", lines) + "\n");
    }

    @Test
    void blanksTellThePlacesAndWhoOwnsThemIsAsked() throws IOException {
        Proposed cards = text(
                        "  1 Berg     12  2026-01-02 10:00 A  1000200030004",
                        "  2 Olsen     7  2026-01-03 11:30 B  1000200030005",
                        " 30 Ås      120  2026-01-04 12:45 C  1000200030006")
                .fits(3);
        assertThat(cards.proposal().contract())
                .contains("  type: fixed\n")
                .contains("    column_1: [1, 4]\n")
                .contains("    column_2: [5, 12]" + " ".repeat(27) + "# character 4 is blank in all 3 lines\n")
                .contains("    column_3: [13, 17]" + " ".repeat(26) + "# characters 10 to 12 are blank in all 3 lines:"
                        + " do they belong to this column or the one before?\n")
                .contains(
                        "    column_4: [18, 34]" + " ".repeat(26) + "# characters 16 to 17 are blank in all 3 lines\n")
                .contains("always 13 digits: one value, or several side by side?")
                .doesNotContain("ragged", "header");
        assertThat(cards.says("column_4")).isEqualTo("[18, 34]");
        assertThat(cards.value(2, "column_2")).isEqualTo("Ås");
        assertThat(cards.value(0, "column_4")).hasToString("2026-01-02T10:00");
        assertThat(cards.proposal().summary()).contains("of fixed", "compare them with the file's description");
    }

    @Test
    void wherePlacesCannotBeToldItSaysSo() throws IOException {
        Proposed packed =
                text("0001Berg-Olsen 12".repeat(3), "0002Annamarie-K07".repeat(3), "0003Bo Ek Aas  09".repeat(3));
        assertThat(packed.proposal().contract()).doesNotContain("fixed");
        assertThat(packed.proposal().summary())
                .contains("nothing cuts the lines, each has 51 characters, and no place is blank in all of them:"
                        + " if values stand at fixed places, the sample cannot tell which");
        assertThat(Proposed.of(folder, "words.txt", "name\nBerg\nAase\n")
                        .proposal()
                        .summary())
                .doesNotContain("fixed places");
        assertThat(Proposed.of(folder, "names.csv", "name\nAnna Berg\nBo Olsen\nCy Aas\nDi Moe\n")
                        .proposal()
                        .contract())
                .doesNotContain("fixed");
    }

    @Test
    void aHeaderWiderThanItsColumnsNamesNone() throws IOException {
        Proposed cards = text("number name", "1 Berg", "2 Olsen", "3 Aas").fits(3);
        assertThat(cards.columns()).containsExactly("column_1", "column_2");
        assertThat(cards.contract().format()).hasFieldOrPropertyWithValue("header", true);
        assertThat(cards.proposal().summary()).contains("the words of the header do not stand over their columns");
    }

    /** Columns of every kind, aligned to either side, with or without header, whole or with their last blanks cut. */
    @Test
    void whatIsWrittenAtFixedPlacesIsReadExactly() throws IOException {
        for (int world = 0; world < WORLDS; world++) {
            Random random = new Random(world);
            List<List<String>> rows = rows(random);
            boolean header = random.nextBoolean();
            if (header) {
                rows.addFirst(names(random, rows.getFirst().size()));
            }
            Charset charset = random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16;
            String text = written(rows, random);
            Proposed proposed = Proposed.of(folder, "cards.dat", text, charset);
            String as =
                    "world " + world + ":\n" + text + "\n" + proposed.proposal().contract();
            assertThat(proposed.rejects()).as(as).isEmpty();
            if (header) {
                assertThat(proposed.columns()).as(as).isEqualTo(rows.removeFirst());
            }
            assertThat(proposed.rows().stream()
                            .map(row -> Arrays.stream(row.values().objects())
                                    .map(value -> value == null
                                            ? ""
                                            : value.toString().replace('T', ' '))
                                    .toList())
                            .toList())
                    .as(as)
                    .isEqualTo(rows);
        }
    }

    private static List<String> names(Random random, int width) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            names.add(word(random) + "abcdefgh".charAt(i));
        }
        return names;
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 3 + random.nextInt(6); i++) {
            word.append((char) ('k' + random.nextInt(8)));
        }
        return word.toString();
    }

    private static List<List<String>> rows(Random random) {
        List<Supplier<String>> kinds = List.of(
                () -> Integer.toString(random.nextInt(100_000)),
                () -> word(random),
                () -> "2026-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28)),
                () -> "2026-%02d-%02d %02d:%02d:%02d"
                        .formatted(
                                1 + random.nextInt(12),
                                1 + random.nextInt(28),
                                random.nextInt(24),
                                random.nextInt(60),
                                1 + random.nextInt(59)),
                () -> random.nextInt(900) + "." + (10 + random.nextInt(90)));
        List<Supplier<String>> columns = new ArrayList<>(List.of(kinds.getFirst()));
        for (int i = random.nextInt(5); i >= 0; i--) {
            columns.add(kinds.get(random.nextInt(kinds.size())));
        }
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < 4 + random.nextInt(30); row++) {
            boolean whole = row == 0;
            rows.add(new ArrayList<>(columns.stream()
                    .map(kind -> whole || random.nextInt(12) > 0 ? kind.get() : "")
                    .toList()));
            if (rows.getLast().stream().allMatch(String::isEmpty)) {
                rows.getLast().set(0, "1");
            }
        }
        return rows;
    }

    private static String written(List<List<String>> rows, Random random) {
        int width = rows.getFirst().size();
        boolean cut = random.nextBoolean();
        String end = random.nextBoolean() ? "\r\n" : "\n";
        StringBuilder[] lines = new StringBuilder[rows.size()];
        Arrays.setAll(lines, i -> new StringBuilder());
        for (int i = 0; i < width; i++) {
            int column = i;
            int widest = rows.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElseThrow();
            String gap = i == 0 ? "" : " ".repeat(1 + random.nextInt(3));
            boolean right = random.nextBoolean();
            for (int row = 0; row < lines.length; row++) {
                String value = rows.get(row).get(i);
                String blanks = " ".repeat(widest - value.length());
                lines[row].append(gap).append(right ? blanks + value : value + blanks);
            }
        }
        StringBuilder text = new StringBuilder();
        for (StringBuilder line : lines) {
            text.append(cut ? line.toString().stripTrailing() : line).append(end);
        }
        return text.toString();
    }
}
