package dev.varve.worlds.spec;

import static dev.varve.worlds.spec.Trait.AGGREGATED;
import static dev.varve.worlds.spec.Trait.CHILDREN_BY_KEY;
import static dev.varve.worlds.spec.Trait.DELETES_BY_VALUE;
import static dev.varve.worlds.spec.Trait.EFFECTIVE;
import static dev.varve.worlds.spec.Trait.FACTS;
import static dev.varve.worlds.spec.Trait.GZIPPED;
import static dev.varve.worlds.spec.Trait.NDJSON;
import static dev.varve.worlds.spec.Trait.NEVER_DELETES;
import static dev.varve.worlds.spec.Trait.PARTITIONED;
import static dev.varve.worlds.spec.Trait.RELATED;
import static dev.varve.worlds.spec.Trait.SEQUENCED;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** A world as the product gets it: contracts, paths and files. */
public final class Rendering {

    private static final Set<String> NUMBERS = Set.of("k", "n", "seq", "part", "size");
    private static final DateTimeFormatter RECEIVED =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

    private Rendering() {}

    public static String contract(Spec spec) {
        List<String> lines = new ArrayList<>();
        lines.add("landing: drops/" + spec.table() + "/{received_at:yyyyMMdd'T'HHmmssX}/"
                + (spec.has(PARTITIONED) ? "{region}/" : "") + "*" + suffix(spec));
        if (spec.restates()) {
            lines.add("restates: {scope: " + (spec.has(PARTITIONED) ? "region" : "all") + ", as: "
                    + (spec.has(FACTS) ? "facts" : "state") + "}");
        }
        if (spec.keyed()) {
            lines.add("key: " + spec.key());
        }
        add(lines, spec.has(EFFECTIVE), "effective_at: at");
        add(lines, spec.has(SEQUENCED), "sequence_by: seq");
        add(lines, spec.has(DELETES_BY_VALUE), "deletes: {status: " + Spec.GONE + "}");
        add(lines, spec.has(NEVER_DELETES), "deletes: none");
        lines.add("limits: {rejects: 100%, deletes: 100%}");
        lines.add("zone: " + (spec.zone().equals(ZoneOffset.UTC) ? "UTC" : spec.zone()));
        lines.add("columns:");
        spec.columns().forEach(column -> lines.add("  " + column + ": " + type(column)));
        if (spec.hasChildren()) {
            lines.add("children:");
            lines.add("  parts:");
            lines.add("    each: parts");
            add(lines, spec.has(CHILDREN_BY_KEY), "    key: part");
            lines.add("    columns: {part: integer, size: integer}");
        }
        if (spec.has(RELATED)) {
            lines.add("relationships:");
            lines.add("  kind: {to: worlds.kinds, by: kind_id, include: [label]}");
        }
        if (!spec.asOf().isEmpty()) {
            lines.add("as_of: " + (spec.asOf().size() == 1 ? spec.asOf().getFirst() : spec.asOf()));
        }
        if (spec.has(AGGREGATED)) {
            lines.add("aggregates:");
            lines.add("  tally:");
            lines.add("    window: week");
            lines.add("    time: day");
            lines.add("    by: a");
            lines.add("    measures: {things: count, filled: count(n), total: sum(n), least: min(n), most: max(n),"
                    + " mean: avg(n)}");
        }
        return String.join("\n", lines) + "\n";
    }

    private static void add(List<String> lines, boolean said, String line) {
        if (said) {
            lines.add(line);
        }
    }

    public static String type(String column) {
        return switch (column) {
            case "k", "n" -> "integer";
            case "at" -> "timestamp";
            case "day" -> "date";
            case "seq" -> "{type: integer, tracked: false}";
            case "note" -> "{type: text, tracked: false}";
            default -> "text";
        };
    }

    public static String suffix(Spec spec) {
        return (spec.has(NDJSON) ? ".ndjson" : ".csv") + (spec.has(GZIPPED) ? ".gz" : "");
    }

    static String path(Spec spec, Instant receivedAt, String name, String region) {
        return "drops/" + spec.table() + "/" + RECEIVED.format(receivedAt) + "/"
                + (spec.has(PARTITIONED) ? region + "/" : "") + name + suffix(spec);
    }

    static String text(Spec spec, List<Line> lines) {
        List<String> columns = spec.columns().stream()
                .filter(column -> !column.equals("region"))
                .toList();
        StringBuilder text = new StringBuilder();
        if (!spec.has(NDJSON)) {
            text.append(String.join(",", columns)).append('\n');
        }
        for (Line line : lines) {
            text.append(line(spec, line)).append('\n');
        }
        return text.toString();
    }

    public static String line(Spec spec, Line line) {
        List<String> columns = spec.columns().stream()
                .filter(column -> !column.equals("region"))
                .toList();
        return spec.has(NDJSON) ? json(spec, columns, line) : csv(columns, line);
    }

    private static String csv(List<String> columns, Line line) {
        return columns.stream()
                .map(column -> line.written(column) == null ? "" : line.written(column))
                .collect(Collectors.joining(","));
    }

    private static String json(Spec spec, List<String> columns, Line line) {
        String fields = columns.stream()
                .map(column -> "\"" + column + "\": " + json(column, line.written(column)))
                .collect(Collectors.joining(", "));
        String parts = !spec.hasChildren()
                ? ""
                : line.parts().stream()
                        .map(part -> "{\"part\": " + part.part() + ", \"size\": " + part.size() + "}")
                        .collect(Collectors.joining(", ", ", \"parts\": [", "]"));
        return "{" + fields + parts + (line.fault() == Line.Fault.BROKEN ? "" : "}");
    }

    private static String json(String column, String value) {
        return value == null || NUMBERS.contains(column) && !value.equals(Line.BAD) ? value : "\"" + value + "\"";
    }

    public static byte[] bytes(Spec spec, List<Line> lines) throws IOException {
        return bytes(spec, text(spec, lines));
    }

    public static byte[] bytes(Spec spec, String text) throws IOException {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        if (!spec.has(GZIPPED)) {
            return plain;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }
}
