package dev.varve.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small story of deliveries whose every name is given. What it answers has no name in it. */
final class NamedWorld {
    /** What the dataset is. */
    enum Kind {
        /** Lists what exists of a captured scope, with children. */
        STATE,
        /** Lists facts with their times. */
        FACTS,
        /** Adds rows to what was, with related rows, odd headers, unknown fields and SQL of its own. */
        DELTA
    }

    static final int NAMES = 90;
    private static final int OF_CHILD = 16;
    private static final int BEFORE_COLUMNS = 8;
    private static final JsonMapper JSON = new JsonMapper();

    private final Kind kind;
    private final Workspace shop;
    private final String domain;
    private final String dataset;
    private final String other;
    private final String child;
    private final String aggregate;
    private final String own;
    private final String role;
    private final String ownKey;
    /** The scope, two of the key, a time, what orders rows, what is deleted by, then what is measured and the rest. */
    private final List<String> columns;

    private final List<String> inChild;

    NamedWorld(Path folder, Kind kind, List<String> names) throws IOException {
        this.kind = kind;
        this.shop = new Workspace(folder);
        this.domain = names.get(0);
        this.dataset = names.get(1);
        this.other = names.get(2);
        this.child = names.get(3);
        this.aggregate = names.get(4);
        this.own = names.get(5);
        this.role = names.get(6);
        this.ownKey = names.get(7);
        this.columns = names.subList(BEFORE_COLUMNS, NAMES - OF_CHILD);
        this.inChild = names.subList(NAMES - OF_CHILD, NAMES);
    }

    /** Names that a contract may have together; the key is called like columns of ours that stand beside it. */
    static List<String> draw(Random random, List<String> words) {
        while (true) {
            List<String> drawn = new ArrayList<>(DrawnNames.draw(NAMES, random, words));
            List<String> beside = DrawnNames.draw(2, random, DrawnNames.BESIDE);
            for (int i = 0; i < 2; i++) {
                int key = BEFORE_COLUMNS + 1 + i;
                int at = drawn.indexOf(beside.get(i));
                if (at < 0) {
                    drawn.set(key, beside.get(i));
                } else {
                    Collections.swap(drawn, at, key);
                }
            }
            String role = drawn.get(6) + "_";
            boolean fits = drawn.subList(0, BEFORE_COLUMNS).stream()
                            .allMatch(
                                    name -> name.length() < 20 && !name.matches("platform|rows|.*_changes|.*_rejected"))
                    && drawn.stream().noneMatch(name -> name.matches(".*_(sum|count)") || name.startsWith(role));
            if (fits) {
                return drawn;
            }
        }
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private static String list(List<String> names) {
        return names.stream().map(NamedWorld::quoted).collect(Collectors.joining(", "));
    }

    private String column(int number) {
        return columns.get(number);
    }

    private String table(String schema, String part, String ending) {
        return schema + "." + quoted(domain + "_" + part + ending);
    }

    private String dataset() {
        return domain + "." + dataset;
    }

    List<String> answers() throws IOException {
        write(dataset, contract());
        if (kind == Kind.DELTA) {
            relate();
        }
        deliver(1);
        deliver(2);
        shop.expect(0, "run", dataset());
        deliver(3);
        shop.expect(0, "run", dataset());

        List<String> answers = new ArrayList<>(tables());
        answers.addAll(why());
        answers.addAll(shop.query(
                "select row_number, reason_code, message like '%null%' from control.rejected_row order by all"));
        answers.add(String.valueOf(json("rejects", dataset(), "--column", column(7), "--format", "json")
                .size()));
        answers.addAll(shop.query("select state, result->>'failing' from control.check_result order by all"));
        assertThat(json("status", dataset(), "--format", "json")
                        .at("/datasets/0/dataset")
                        .asString())
                .isEqualTo(dataset());
        try (Stream<Path> pages = Files.walk(shop.home().resolve("reports"))) {
            assertThat(pages.filter(page -> page.endsWith("index.html"))).hasSizeGreaterThan(3);
        }
        return answers;
    }

    /** The same from archive, manifests and decisions. */
    void rebuild() throws IOException {
        var before = shop.everything();
        shop.expect(0, "rebuild");
        assertThat(shop.everything()).isEqualTo(before);
    }

    private void write(String name, String contract) throws IOException {
        Path folder = Files.createDirectories(shop.sql().resolve(domain).resolve(name));
        Files.writeString(folder.resolve("contract.yaml"), contract);
    }

    private List<String> tables() {
        List<String> answers = new ArrayList<>();
        String own = list(columns) + (kind == Kind.DELTA ? ", \"new_field\"" : "");
        String range = ", effective_from, effective_to, deleted";
        answers.addAll(rows(own + range, table("conformed", dataset, "")));
        answers.addAll(rows(own, table("snapshot", dataset, "_latest")));
        answers.addAll(rows("*", table("aggregate", aggregate, "")));
        answers.addAll(shop.query(
                "select " + own + " from " + table("snapshot", dataset, "_latest") + " order by all",
                "--as-known-at",
                "2026-01-02T12:00:00"));
        if (kind == Kind.STATE) {
            answers.addAll(rows("as_of, " + own, table("snapshot", dataset, "_as_of")));
            answers.addAll(rows("as_of, " + own, table("snapshot", dataset, "_as_of_corrected")));
            String both = list(columns.subList(1, 3)) + ", " + list(inChild);
            answers.addAll(rows(both + range, table("conformed", child, "")));
            answers.addAll(rows(both, table("snapshot", child, "_latest")));
        }
        if (kind == Kind.DELTA) {
            answers.addAll(rows("*", table("aggregate", this.own, "")));
            answers.addAll(rows(quoted(role + "_" + column(1)), table("snapshot", dataset, "_latest")));
        }
        return answers;
    }

    private List<String> rows(String what, String table) {
        List<String> rows = new ArrayList<>(List.of(table.substring(0, 4)));
        rows.addAll(shop.query("select " + what + " from " + table + " order by all"));
        return rows;
    }

    private JsonNode json(String... arguments) {
        return JSON.readTree(shop.expect(0, arguments).out());
    }

    /** What is shown of each row and its origins, by place; ours stand beside under their own names. */
    private List<String> why() {
        List<String> answers = new ArrayList<>();
        String[] key = {column(1) + "=1", column(2) + "=1"};
        List<List<String>> asked = new ArrayList<>();
        asked.add(List.of("snapshot." + domain + "_" + dataset + "_latest", key[0], key[1]));
        asked.add(List.of("snapshot." + domain + "_" + dataset + "_latest", key[0], key[1], "--column", column(9)));
        asked.add(List.of("conformed." + domain + "_" + dataset, key[0], key[1]));
        asked.add(List.of("raw." + domain + "_" + dataset, key[0], key[1]));
        asked.add(List.of("aggregate." + domain + "_" + aggregate, "window_start=2026-01-01", column(1) + "=1"));
        if (kind == Kind.STATE) {
            asked.add(
                    List.of("snapshot." + domain + "_" + child + "_latest", key[0], key[1], inChild.getFirst() + "=1"));
        }
        for (List<String> one : asked) {
            List<String> arguments = new ArrayList<>(List.of("why"));
            arguments.addAll(one);
            arguments.addAll(List.of("--format", "json"));
            List<String> found = new ArrayList<>();
            for (JsonNode finding : json(arguments.toArray(String[]::new)).get("findings")) {
                found.add(values(finding.get("row")) + " " + finding.get("says").size());
                for (JsonNode origin : finding.get("origins")) {
                    found.add(values(origin.path("values")) + " " + origin.get("row_number") + " "
                            + origin.get("file").asString().replaceAll(".*/", "") + " "
                            + origin.size());
                    assertThat(origin.get("text").asString()).isNotEmpty();
                }
            }
            // Raw rows come by their file's id, which its dataset's name is part of.
            found.stream().sorted().forEach(answers::add);
        }
        return answers;
    }

    private static String values(JsonNode named) {
        return named.properties().stream()
                .map(entry -> entry.getValue().toString())
                .toList()
                .toString();
    }

    private void deliver(int day) throws IOException {
        String path = "main/north" + "/202601%02d.%s".formatted(day, kind == Kind.DELTA ? "csv" : "ndjson");
        String text = switch (day) {
            case 1 -> rows(List.of(record(1, 1, 10), record(2, 1, 20), record(3, 2, 30)));
            case 2 -> rows(List.of(record(1, 1, 20), record(2, 2, 10)));
            default -> rows(List.of(record(1, 1, 11), record(3, 1, 31), record(3, 2, -1)));
        };
        shop.land(path, text, "2026-01-09T00:00:00Z");
    }

    private String rows(List<List<String>> records) {
        if (kind != Kind.DELTA) {
            return records.stream()
                    .map(values -> {
                        String own = IntStream.range(1, columns.size())
                                .mapToObj(i -> quoted(column(i)) + ": " + text(values.get(i)))
                                .collect(Collectors.joining(", "));
                        String each = children(values, "1") + ", " + children(values, "2");
                        return "{" + own + ", \"The Items\": [" + each + "]}";
                    })
                    .collect(Collectors.joining("\n"));
        }
        // Headers are compared by letters and digits, whatever the case.
        String header = columns.stream()
                .skip(1)
                .map(name -> name.substring(0, 1) + name.substring(1).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(","));
        return header + ",New Field\n"
                + records.stream()
                        .map(values -> String.join(",", values.subList(1, values.size())) + ",x")
                        .collect(Collectors.joining("\n"));
    }

    private static String text(String value) {
        return value.contains("-") && value.length() > 3 ? quoted(value) : value.equals("x") ? quoted(value) : value;
    }

    private String children(List<String> values, String first) {
        return IntStream.range(0, inChild.size())
                .mapToObj(i -> quoted(inChild.get(i)) + ": " + (i == 0 ? first : values.get(9)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** A value of -1 deletes, or is none that fits. */
    private List<String> record(int first, int second, int value) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(
                    switch (i) {
                        case 1 -> Integer.toString(first);
                        case 2 -> Integer.toString(second);
                        case 3 -> "2026-01-0" + first;
                        case 6 -> Integer.toString(value < 0 ? 1 : 0);
                        case 7 -> value < 0 && kind != Kind.DELTA ? "x" : Integer.toString(value);
                        default -> Integer.toString(value + i % 3);
                    });
        }
        return values;
    }

    private String contract() {
        String declared = IntStream.range(0, columns.size())
                .mapToObj(i -> "  " + quoted(column(i)) + ": " + (i == 0 ? "text" : i == 3 ? "date" : "bigint") + "\n")
                .collect(Collectors.joining());
        String measures = IntStream.range(8, 32)
                .mapToObj(i -> "      " + quoted(column(i)) + ": "
                        + (i == 8
                                ? "count"
                                : List.of("sum", "max", "min", "avg").get(i % 4) + "(" + column(i) + ")") + "\n")
                .collect(Collectors.joining());
        String by = kind == Kind.DELTA ? quoted(role + "." + column(1)) : quoted(column(5));
        return """
                landing: "main/%s/{received_at:yyyyMMdd}.%s"
                key: [%s]
                limits: {rejects: 50 %%, deletes: 100 %%}
                columns:
                %saggregates:
                  %s:
                    window: day
                    time: %s
                    by: [%s, %s]
                    where: '%s > 0'
                    measures:
                %schecks:
                  - compound_columns_to_be_unique: {column_list: [%s], severity: warning}
                  - row_count_to_equal: {value: 99, severity: warning}
                %s""".formatted(
                        "{" + column(0) + "}",
                        kind == Kind.DELTA ? "csv" : "ndjson",
                        list(columns.subList(1, 3)),
                        declared,
                        quoted(aggregate),
                        quoted(column(3)),
                        quoted(column(1)),
                        by,
                        quoted(column(5)),
                        measures,
                        list(columns.subList(4, 40)),
                        ofKind());
    }

    private String ofKind() {
        return switch (kind) {
            case STATE ->
                """
                    restates: [%s]
                    sequence_by: %s
                    as_of: 2026-01-02
                    children:
                      %s:
                        each: The Items
                        key: [%s]
                        columns:
                    %s""".formatted(
                                quoted(column(0)),
                                quoted(column(4)),
                                quoted(child),
                                quoted(inChild.getFirst()),
                                inChild.stream()
                                        .map(name -> "      " + quoted(name) + ": bigint\n")
                                        .collect(Collectors.joining()));
            case FACTS -> """
                    restates: [%s]
                    effective_at: %s
                    """.formatted(quoted(column(0)), quoted(column(3)));
            case DELTA ->
                """
                    deletes: {%s: 1}
                    unknown_fields: add
                    relationships:
                      %s: {to: %s, by: [%s], include: [%s]}
                    """.formatted(
                                quoted(column(6)),
                                quoted(role),
                                domain + "." + other,
                                quoted(column(1)),
                                list(List.of(column(1), column(2))));
        };
    }

    /** Another dataset, a conform.sql and an aggregate in SQL. */
    private void relate() throws IOException {
        write(other, """
                landing: others/{received_at:yyyyMMdd}.csv
                key: [%s]
                columns: {%s: bigint, %s: bigint, %s: bigint}
                """.formatted(quoted(ownKey), quoted(ownKey), quoted(column(1)), quoted(column(2))));
        shop.land(
                "others/20260101.csv",
                "%s,%s,%s\n1,7,8\n2,9,10\n".formatted(ownKey, column(1), column(2)),
                "2026-01-09T00:00:00Z");
        shop.expect(0, "run", domain + "." + other);
        Path folder = shop.sql().resolve(domain).resolve(dataset);
        Files.writeString(folder.resolve("conform.sql"), "select * from raw_rows where " + quoted(column(1)) + " > 0");
        Files.createDirectories(folder.resolve("aggregates"));
        Files.writeString(
                folder.resolve("aggregates/" + own + ".sql"),
                "select " + quoted(column(1)) + ", sum(" + quoted(column(9)) + ") as " + quoted(column(10)) + " from "
                        + table("snapshot", dataset, "_latest") + " group by all");
    }
}
