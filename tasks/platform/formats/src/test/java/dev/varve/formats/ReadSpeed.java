package dev.varve.formats;

import static dev.varve.formats.ColumnDraft.column;

import dev.varve.contract.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;

/** How many records a second one thread reads into typed rows: {@code java … dev.varve.formats.ReadSpeed csv|ndjson [rounds]}. */
final class ReadSpeed {
    private static final int ROWS = 500_000;
    private static final String[] NAMES = {"id", "store", "day", "at", "amount", "city", "note"};

    private ReadSpeed() {}

    public static void main(String[] arguments) throws IOException {
        boolean csv = !arguments[0].equals("ndjson");
        byte[] content = content(csv);
        ContractDraft contract = (csv ? ContractDraft.csv() : new ContractDraft(new Format.Ndjson(List.of())))
                .columns(
                        column("id", "bigint"),
                        column("store", "integer"),
                        column("day", "date"),
                        column("at", "timestamp"),
                        column("amount", "decimal(12,2)"),
                        column("city", "text"),
                        column("note", "text"));
        long[] check = new long[1];
        RowSink sink = new RowSink() {
            @Override
            public void accept(Row row) {
                check[0] += row.hash();
            }

            @Override
            public void reject(Reject reject) {
                throw new IllegalStateException(reject.toString());
            }
        };
        int rounds = arguments.length == 1 ? 10 : Integer.parseInt(arguments[1]);
        for (int round = 0; round < rounds; round++) {
            check[0] = 0;
            long started = System.nanoTime();
            contract.reader().read(new ByteArrayInputStream(content), sink);
            double seconds = (System.nanoTime() - started) / 1e9;
            System.out.printf(
                    "%,.0f rows/s, %,.0f MB/s (hashes %x)%n", ROWS / seconds, content.length / seconds / 1e6, check[0]);
        }
    }

    private static byte[] content(boolean csv) {
        Random random = new Random(1);
        String[] cities = {"Aalborg", "Basel", "Cádiz", "Dresden", "Essen"};
        StringBuilder text = new StringBuilder(csv ? String.join(",", NAMES) + "\n" : "");
        LocalDateTime time = LocalDateTime.of(2020, 1, 1, 0, 0, 7, 123_456_000);
        for (int i = 0; i < ROWS; i++) {
            LocalDateTime at = time.plusSeconds(random.nextInt(100_000_000));
            Object[] values = {
                1_000_000_000L + i,
                random.nextInt(5_000),
                at.toLocalDate(),
                at.toString().replace('T', ' '),
                random.nextInt(100_000) + "." + (10 + random.nextInt(90)),
                cities[random.nextInt(cities.length)],
                "order " + Long.toHexString(random.nextLong()) + " of the day"
            };
            for (int c = 0; c < NAMES.length; c++) {
                if (csv) {
                    text.append(c == 0 ? "" : ",").append(values[c]);
                } else {
                    String quote = values[c] instanceof Number || c == 4 ? "" : "\"";
                    text.append(c == 0 ? "{\"" : ",\"")
                            .append(NAMES[c])
                            .append("\":")
                            .append(quote)
                            .append(values[c])
                            .append(quote);
                }
            }
            text.append(csv ? "\n" : "}\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
