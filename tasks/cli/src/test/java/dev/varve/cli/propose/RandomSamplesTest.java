package dev.varve.cli.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, the contract that is made from it takes every record of it. */
class RandomSamplesTest {
    private static final int WORLDS = 400;
    private static final List<String> NAMES = List.of(
            "id", "Name", "order", "unit price", "Größe", "x", "x_", "date", "2nd", "a.b", "is?active", "PLZ", "note");
    private static final List<String> ODD = List.of(
            "",
            "null",
            "NA",
            "-",
            "\\N",
            "N/A",
            "NaN",
            "1e5",
            "12E3",
            "(5)",
            "5-",
            "(1,234.5)",
            "\u22127",
            "+4930",
            "25:30:00",
            "PT1H",
            "+7",
            "007",
            "-0",
            "5.",
            ".5",
            "1,5",
            "1.234",
            "1,234",
            "12%",
            "1'000",
            "yes",
            "no",
            "TRUE",
            "0x1F",
            "1_000",
            " 7",
            "2026-02-30",
            "31/12/2026",
            "12/31/2026",
            "2026-03-01 24:00",
            "10:61",
            "20261301",
            "99999999999999999999",
            "1e999",
            "é",
            "a\"b",
            "\u00a0",
            "Infinity");

    @TempDir
    private Path folder;

    private Random random;

    @Test
    void takesEveryRecordOfDelimitedFiles() throws IOException {
        for (int world = 0; world < WORLDS; world++) {
            random = new Random(world);
            char delimiter = ",;\t|".charAt(random.nextInt(4));
            String charset = List.of("UTF-8", "UTF-8", "ISO-8859-1", "UTF-16LE").get(random.nextInt(4));
            String text = csv(delimiter, random.nextBoolean() ? "\n" : "\r\n");
            Charset written =
                    text.chars().anyMatch(c -> c > 0x7f) ? Charset.forName(charset) : Charset.forName("UTF-8");
            Proposed proposed = Proposed.of(folder, "sample.csv", text, written);
            assertThat(proposed.rejects())
                    .as(
                            "world %s in %s:%n%s%n%s",
                            world, written, text, proposed.proposal().contract())
                    .isEmpty();
            assertThat(proposed.rows()).isNotEmpty();
        }
    }

    @Test
    void takesEveryRecordOfJsonFiles() throws IOException {
        for (int world = 0; world < WORLDS; world++) {
            random = new Random(world);
            List<String> records = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(20); i++) {
                records.add(object(2));
            }
            boolean lines = random.nextBoolean();
            String text = lines
                    ? String.join("\n", records)
                    : "{\"count\":" + records.size() + ",\"data\":[" + String.join(",\n", records) + "]}";
            Proposed proposed = Proposed.of(folder, lines ? "sample.ndjson" : "sample.json", text);
            assertThat(proposed.rejects())
                    .as("world %s:%n%s%n%s", world, text, proposed.proposal().contract())
                    .isEmpty();
            assertThat(proposed.rows()).isNotEmpty();
        }
    }

    private String csv(char delimiter, String end) {
        int width = 2 + random.nextInt(6);
        List<Supplier<String>> kinds = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int first = random.nextInt(NAMES.size());
        for (int i = 0; i < width; i++) {
            text.append(i == 0 ? "" : delimiter).append(quoted(NAMES.get((first + i) % NAMES.size()), delimiter));
            kinds.add(kind());
        }
        text.append(end);
        int rows = 3 + random.nextInt(40);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < width; i++) {
                text.append(i == 0 ? "" : delimiter)
                        .append(quoted(
                                random.nextInt(40) == 0
                                        ? pick(ODD)
                                        : kinds.get(i).get(),
                                delimiter));
            }
            text.append(end);
        }
        return text.toString();
    }

    private Supplier<String> kind() {
        return switch (random.nextInt(9)) {
            case 0 -> () -> Integer.toString(random.nextInt());
            case 1 -> () -> Long.toString(random.nextLong());
            case 2 -> () -> random.nextInt(1_000) + "." + (10 + random.nextInt(90));
            case 3 ->
                () -> "%04d-%02d-%02d"
                        .formatted(1990 + random.nextInt(40), 1 + random.nextInt(12), 1 + random.nextInt(28));
            case 4 ->
                () -> (1 + random.nextInt(28)) + "/" + (1 + random.nextInt(12)) + "/2026 " + random.nextInt(24) + ":15";
            case 5 -> () -> Boolean.toString(random.nextBoolean());
            case 6 -> () -> "word " + random.nextInt(50);
            case 7 -> () -> pick(ODD);
            default -> () -> Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(20) - 8));
        };
    }

    private String object(int depth) {
        StringBuilder json = new StringBuilder("{\"id\":" + random.nextInt(1_000));
        for (String name : List.of("a", "b", "order", "position", "id_2", "x y", "Größe")) {
            if (random.nextInt(4) > 0) {
                json.append(",\"").append(name).append("\":").append(value(name.equals("a") ? depth : 0, name));
            }
        }
        return json.append('}').toString();
    }

    private String value(int depth, String name) {
        int kind = random.nextInt(10) == 0 ? random.nextInt(8) : Math.abs(name.hashCode()) % 4 + (depth > 0 ? 4 : 0);
        return switch (kind) {
            case 0 -> Integer.toString(random.nextInt(100));
            case 1 -> "\"" + pick(ODD).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            case 2 -> random.nextBoolean() ? "true" : "null";
            case 3 -> random.nextInt(100) + "." + random.nextInt(1_000);
            case 4, 6 -> depth > 0 ? "[" + object(depth - 1) + "," + object(depth - 1) + "]" : "[1,2]";
            case 5 -> depth > 0 ? object(depth - 1) : "{}";
            default -> "[\"x\",\"y\"]";
        };
    }

    private String quoted(String text, char delimiter) {
        boolean must = text.indexOf(delimiter) >= 0 || text.indexOf('"') >= 0;
        return must || random.nextInt(10) == 0 ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
