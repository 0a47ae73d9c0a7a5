package dev.varve.cli.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Rows of seven columns like those of an order system, the same for the same number of rows. */
final class BenchRows {
    static final String CONTRACT = """
            landing: rows.{received_at:yyyyMMdd}.%s.gz
            columns:
              id: bigint
              store: integer
              day: date
              at: timestamp
              amount: decimal(12,2)
              city: text
              note: text
            """;
    static final String ENGINE_COLUMNS = "{'id': 'BIGINT', 'store': 'INTEGER', 'day': 'DATE', 'at': 'TIMESTAMP',"
            + " 'amount': 'DECIMAL(12,2)', 'city': 'VARCHAR', 'note': 'VARCHAR'}";
    private static final String[] CITIES = {"Aalborg", "Basel", "Cádiz", "Dresden", "Essen", "Faro", "Gdańsk", "Haarlem"
    };
    private static final String[] WORDS =
            "paid by card in store gift wrapped please call before delivery second attempt left with neighbour"
                    .split(" ");

    private BenchRows() {}

    static void write(Path file, boolean csv, long rows) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(part), 1 << 16)) {
            if (csv) {
                out.write("id,store,day,at,amount,city,note\n".getBytes(StandardCharsets.UTF_8));
            }
            Random random = new Random(1);
            LocalDateTime start = LocalDateTime.of(2020, 1, 1, 0, 0, 0, 1_000);
            StringBuilder text = new StringBuilder();
            for (long row = 0; row < rows; row++) {
                LocalDateTime at =
                        start.plusSeconds(row * 15 + random.nextInt(15)).plusNanos(random.nextInt(999_000) * 1_000L);
                String note = WORDS[random.nextInt(WORDS.length)] + " " + WORDS[random.nextInt(WORDS.length)] + " "
                        + WORDS[random.nextInt(WORDS.length)] + " " + random.nextInt(100_000);
                String amount = random.nextInt(10_000) + "." + (10 + random.nextInt(90));
                String city = CITIES[random.nextInt(CITIES.length)];
                text.append(csv ? "" : "{\"id\":").append(1_000_000_000L + row);
                text.append(csv ? "," : ",\"store\":").append(random.nextInt(5_000));
                text.append(csv ? "," : ",\"day\":\"").append(at.toLocalDate());
                text.append(csv ? "," : "\",\"at\":\"").append(at.toString().replace('T', ' '));
                text.append(csv ? "," : "\",\"amount\":").append(amount);
                text.append(csv ? "," : ",\"city\":\"").append(city);
                text.append(csv ? "," : "\",\"note\":\"").append(note);
                text.append(csv ? "\n" : "\"}\n");
                if (text.length() > 1 << 16) {
                    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
                    text.setLength(0);
                }
            }
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        Files.move(part, file);
    }
}
