package dev.varve.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.ledger.Load;
import dev.varve.runtime.Session;
import dev.varve.warehouse.Cells;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the files say is asked of DuckDB's own reader of CSV, everything as text; what fits is decided on that text. */
class EveryRowTest {
    private static final String[] IDS = {"7", "-12", "999999999", "x7", "99999999999", ""};
    private static final String[] NAMES = {"plain", "\"a, b\"", "\"two\nlines\"", "\"say \"\"so\"\"\"", "ü"};
    private static final String[] AMOUNTS = {"1.50", "-3", "", "1.234", "123456789.00", "abc"};
    private static final String[] DAYS = {"2026-03-05", "2024-02-29", "", "2026-02-29", "yesterday"};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isLoadedOrRejectedNeverBothAndNeverNeither(long seed) {
        Random dice = new Random(seed);
        Drops drops = new Drops(folder).contract("limits: {rejects: 100%}");
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : List.of("a.csv", "b.csv", "c.csv", "d.csv", "e.csv")) {
            files.put(name, file(dice));
        }
        try (Session session = drops.open()) {
            Load load = Drops.deliver(session, "2026-03-01T00:00", files);

            Loaded loaded = Drops.load(session);

            int accepted = 0;
            int rejected = 0;
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                List<String> fitting = new ArrayList<>();
                List<String> others = new ArrayList<>();
                for (Cells row : read(session, drops.landed(file.getKey(), file.getValue()))) {
                    if (fits(row)) {
                        fitting.add(typed(row));
                    } else {
                        others.add(row.text(0));
                    }
                }
                long id = Drops.fileId(session, load, file.getKey());
                assertThat(Drops.rows(
                                session,
                                "select _row_number, id, name, amount, day from " + Drops.RAW + " where _file_id = "
                                        + id + " order by _row_number"))
                        .as("seed %d, %s, loaded", seed, file.getKey())
                        .isEqualTo(fitting);
                assertThat(Drops.rows(
                                session,
                                "select row_number from control.rejected_row where file_id = " + id
                                        + " order by row_number"))
                        .as("seed %d, %s, rejected", seed, file.getKey())
                        .isEqualTo(others);
                assertThat(Drops.rows(
                                session,
                                "select read_rows, accepted_rows, rejected_rows, ignored_rows from control.file"
                                        + " where file_id = " + id))
                        .containsExactly(
                                (fitting.size() + others.size()) + "|" + fitting.size() + "|" + others.size() + "|0");
                accepted += fitting.size();
                rejected += others.size();
            }
            assertThat(loaded).isEqualTo(new Loaded(5, accepted, rejected, loaded.bytes(), List.of()));
            assertThat(accepted).isPositive();
            assertThat(rejected).isPositive();
            assertThat(Drops.state(session, load)).isEqualTo(Load.State.LOADED);
        }
    }

    private static byte[] file(Random dice) {
        StringBuilder text = new StringBuilder("id,name,amount,day\n");
        for (int i = dice.nextInt(400); i >= 0; i--) {
            text.append(String.join(",", one(IDS, dice), one(NAMES, dice), one(AMOUNTS, dice), one(DAYS, dice)))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Mostly what fits. */
    private static String one(String[] values, Random dice) {
        return values[dice.nextInt(3) == 0 ? dice.nextInt(values.length) : 0];
    }

    private static List<Cells> read(Session session, Path file) {
        return session.warehouse()
                .query("select row_number() over (), * from read_csv('" + file
                        + "', auto_detect = false, header = true,"
                        + " delim = ',', quote = '\"', escape = '\"', columns = {'id': 'varchar', 'name': 'varchar',"
                        + " 'amount': 'varchar', 'day': 'varchar'})");
    }

    private static boolean fits(Cells row) {
        return row.text(1) != null
                && row.text(1).matches("-?\\d{1,9}")
                && (row.text(3) == null || row.text(3).matches("-?\\d{1,8}(\\.\\d{1,2})?"))
                && (row.text(4) == null || isDay(row.text(4)));
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static String typed(Cells row) {
        String amount = row.text(3) == null
                ? null
                : new BigDecimal(row.text(3)).setScale(2).toPlainString();
        return row.text(0) + "|" + Integer.parseInt(row.text(1)) + "|" + row.text(2) + "|" + amount + "|" + row.text(4);
    }
}
