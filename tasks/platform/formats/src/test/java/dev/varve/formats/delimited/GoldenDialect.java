package dev.varve.formats.delimited;

import dev.varve.contract.Contract;
import dev.varve.contract.read.Contracts;
import dev.varve.formats.RecordReader;
import dev.varve.formats.Reject;
import dev.varve.formats.Row;
import dev.varve.formats.RowSink;
import dev.varve.formats.reading.Readers;
import dev.varve.formats.refusal.RefusedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One dialect of {@code dialects.txt}: what the contract says, a file, and what the reader makes of it. The file's text knows
 * Java's escapes (a backslash at the end of a line takes its newline away), {@code <BOM>}, and {@code <x*9>} for nine x.
 */
record GoldenDialect(String title, String contract, String file, Charset written, List<String> outcome) {
    private static final Pattern REPEATED = Pattern.compile("<([^<>*]+)\\*(\\d+)>");
    private static final int SHOWN = 100;

    static List<GoldenDialect> all() throws IOException {
        try (InputStream in = GoldenDialect.class.getResourceAsStream("dialects.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^=== "))
                    .skip(1)
                    .map(GoldenDialect::of)
                    .toList();
        }
    }

    private static GoldenDialect of(String text) {
        String[] parts = text.split("(?m)^---\n", -1);
        String[] head = parts[0].split("\n", 2);
        String written = head[1].lines()
                .filter(line -> line.startsWith("written: "))
                .map(line -> line.substring("written: ".length()))
                .findFirst()
                .orElse("UTF-8");
        String file = REPEATED.matcher(parts[1].translateEscapes())
                .replaceAll(match -> match.group(1).repeat(Integer.parseInt(match.group(2))))
                .replace("<BOM>", "\ufeff");
        return new GoldenDialect(
                head[0],
                head[1].lines().filter(line -> !line.startsWith("written: ")).collect(Collectors.joining("\n")),
                file,
                Charset.forName(written),
                parts[2].lines().toList());
    }

    /** What the reader makes of the file, in its order; the encoding is told where the golden outcome tells it. */
    List<String> read() throws IOException {
        Contract parsed = Contracts.parse(Map.of("golden.things", "landing: things/*.csv\n" + contract))
                .find("golden.things")
                .orElseThrow();
        List<String> lines = new ArrayList<>();
        RowSink sink = new RowSink() {
            @Override
            public void accept(Row row) {
                lines.add(Arrays.stream(row.values().objects())
                        .map(GoldenDialect::shown)
                        .collect(Collectors.joining(" ")));
            }

            @Override
            public void reject(Reject reject) {
                lines.add("reject " + reject.number() + " line " + reject.line() + " "
                        + reject.reason().code());
            }
        };
        try {
            RecordReader.Count count =
                    Readers.of(parsed, Map.of()).read(new ByteArrayInputStream(file.getBytes(written)), sink);
            if (count.ignored() > 0) {
                lines.add("ignored " + count.ignored());
            }
            if (outcome.stream().anyMatch(line -> line.startsWith("encoding "))) {
                lines.add("encoding " + count.encoding());
            }
            return lines;
        } catch (RefusedFile refused) {
            return List.of("refused " + refused.reason().code());
        }
    }

    private static String shown(Object value) {
        if (!(value instanceof String text)) {
            return String.valueOf(value);
        }
        if (text.length() > SHOWN) {
            return "\"" + text.substring(0, 5) + "…\" of " + text.length();
        }
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + "\"";
    }

    @Override
    public String toString() {
        return title;
    }
}
