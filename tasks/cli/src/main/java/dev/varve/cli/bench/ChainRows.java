package dev.varve.cli.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Deliveries of rows that have a key, in no order; each is the same whenever it is written.
 *
 * @param folder which keeps the files
 * @param rows how many keys there are
 */
record ChainRows(Path folder, int rows, Keys keys) {
    static final String DATASET = "bench.chain";

    /** What a key looks like. */
    enum Keys {
        INTEGER("bigint"),
        TEXT("text");

        private final String type;

        Keys(String type) {
            this.type = type;
        }
    }

    /** Whose rows a delta has. */
    enum Drawn {
        RANDOM,
        NEWEST
    }

    /** So many days the rows are of; the last keys are those of the newest. */
    private static final int DAYS = 100;

    private static final String[] CITIES = {"Aalborg", "Basel", "Cádiz", "Dresden", "Essen", "Faro", "Gdańsk", "Haarlem"
    };
    private static final String[] WORDS =
            "paid by card in store gift wrapped please call before delivery second attempt left with neighbour"
                    .split(" ");

    /** @param restated a delivery lists everything; else it adds and changes */
    String contract(boolean restated) {
        return """
                landing: rows.{received_at:yyyyMMdd}.csv.gz
                key: id
                %scolumns:
                  id: %s
                  day: date
                  store: integer
                  amount: decimal(12,2)
                  city: text
                  note: text
                """.formatted(restated ? "restates: all\n" : "", keys.type);
    }

    /** As the engine's own reader is told them. */
    String engineColumns() {
        return "{'id': '%s', 'day': 'DATE', 'store': 'INTEGER', 'amount': 'DECIMAL(12,2)', 'city': 'VARCHAR', 'note': 'VARCHAR'}"
                .formatted(keys == Keys.TEXT ? "VARCHAR" : "BIGINT");
    }

    /** The key in the middle, as SQL. */
    String oneKey() {
        return keys == Keys.TEXT ? "'" + key(rows / 2) + "'" : key(rows / 2);
    }

    Path first() throws IOException {
        return write("first", 0, rows, rows, 0);
    }

    /** Every row again in another order, a tenth of them changed. */
    Path second() throws IOException {
        return write("second", 0, rows, rows, 1);
    }

    /** @param number from 1 on: rows that another delta changed as well are changed again */
    Path delta(int number, int size, Drawn drawn) throws IOException {
        String name = "delta-" + drawn.name().toLowerCase(Locale.ROOT) + "-" + size + "-" + number;
        int from = drawn == Drawn.NEWEST ? rows - Math.max(size, rows / DAYS) : 0;
        return write(name, from, rows, size, -number);
    }

    /** @param version what values are made of; above 0 only for one row in ten */
    private Path write(String name, int from, int until, int size, int version) throws IOException {
        Path file = Files.createDirectories(folder).resolve(name + ".csv.gz");
        if (Files.exists(file)) {
            return file;
        }
        int[] drawn = drawn(from, until, size, version);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(part), 1 << 16)) {
            StringBuilder text = new StringBuilder("id,day,store,amount,city,note\n");
            for (int row : drawn) {
                row(text, row, version > 0 && row % 10 != 3 ? 0 : version);
                if (text.length() > 1 << 16) {
                    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
                    text.setLength(0);
                }
            }
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        Files.move(part, file);
        return file;
    }

    /** So many of the numbers in between, each once, in the order they are drawn. */
    private static int[] drawn(int from, int until, int size, int seed) {
        int[] all = new int[until - from];
        for (int i = 0; i < all.length; i++) {
            all[i] = from + i;
        }
        Random random = new Random(seed);
        int[] drawn = new int[size];
        for (int i = 0; i < size; i++) {
            int other = i + random.nextInt(all.length - i);
            drawn[i] = all[other];
            all[other] = all[i];
        }
        return drawn;
    }

    private void row(StringBuilder text, int row, int version) {
        long same = mixed(row);
        long changed = mixed(same + version);
        text.append(key(row)).append(',');
        text.append(LocalDate.ofEpochDay(18_262L + (long) row * DAYS / rows)).append(',');
        text.append(of(same, 5_000)).append(',');
        text.append(of(changed, 10_000)).append('.').append(10 + of(changed >>> 16, 90));
        text.append(',').append(CITIES[of(same >>> 16, CITIES.length)]).append(',');
        for (int word = 0; word < 3; word++) {
            text.append(WORDS[of(changed >>> (word * 8 + 8), WORDS.length)]).append(' ');
        }
        text.append(of(changed >>> 32, 100_000))
                .append('.')
                .append(Math.abs(version))
                .append('\n');
    }

    private String key(int row) {
        return (keys == Keys.TEXT ? "order-" : "") + (1_000_000_000L + row);
    }

    private static int of(long number, int many) {
        return (int) ((number & Integer.MAX_VALUE) % many);
    }

    /** A number whose bits all depend on all of the other's: the last steps of SplitMix64. */
    private static long mixed(long number) {
        long z = (number + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
