package dev.varve.formats;

import static dev.varve.formats.ColumnDraft.column;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Random;

/** How many records a second one thread reads into typed rows: {@code java … dev.varve.formats.DelimitedSpeed [rounds]}. */
final class DelimitedSpeed {
    private static final int ROWS = 500_000;

    private DelimitedSpeed() {}

    public static void main(String[] arguments) throws IOException {
        byte[] content = content();
        ContractDraft contract = ContractDraft.csv(
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
        int rounds = arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]);
        for (int round = 0; round < rounds; round++) {
            long started = System.nanoTime();
            contract.reader().read(new ByteArrayInputStream(content), sink);
            double seconds = (System.nanoTime() - started) / 1e9;
            System.out.printf(
                    "%,.0f rows/s, %,.0f MB/s (%x)%n", ROWS / seconds, content.length / seconds / 1e6, check[0]);
        }
    }

    private static byte[] content() {
        Random random = new Random(1);
        String[] cities = {"Aalborg", "Basel", "Cádiz", "Dresden", "Essen"};
        StringBuilder text = new StringBuilder("id,store,day,at,amount,city,note\n");
        LocalDateTime time = LocalDateTime.of(2020, 1, 1, 0, 0);
        for (int i = 0; i < ROWS; i++) {
            LocalDateTime at = time.plusSeconds(random.nextInt(100_000_000));
            text.append(1_000_000_000L + i)
                    .append(',')
                    .append(random.nextInt(5_000))
                    .append(',')
                    .append(at.toLocalDate())
                    .append(',')
                    .append(at.toLocalDate())
                    .append(' ')
                    .append(at.toLocalTime().withSecond(7))
                    .append(".123456")
                    .append(',')
                    .append(random.nextInt(100_000))
                    .append('.')
                    .append(10 + random.nextInt(90))
                    .append(',')
                    .append(cities[random.nextInt(cities.length)])
                    .append(",order ")
                    .append(Long.toHexString(random.nextLong()))
                    .append(" of the day\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
