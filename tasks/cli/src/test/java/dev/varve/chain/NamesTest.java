package dev.varve.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import dev.varve.contract.name.IdentifierRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns, children, roles and measures that are called like what our own SQL names answer as any other names do. */
@Tag("slow")
class NamesTest {
    /** Without the sign that keeps ours apart from theirs. */
    private static final Pattern WORD = Pattern.compile("\\b_([a-z][a-z0-9_]*)");

    @TempDir
    private Path folder;

    /** What the product's statements name, where it may be a column, and every letter. */
    private static List<String> words() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("sql/platform"))) {
            root = root.getParent();
        }
        SortedSet<String> words = new TreeSet<>();
        IntStream.rangeClosed('a', 'z').forEach(letter -> words.add(Character.toString(letter)));
        try (Stream<Path> files = Files.walk(root.resolve("sql/platform"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".sql")).toList()) {
                String code = Files.readString(file).replaceAll("--.*", "");
                WORD.matcher(code)
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .forEach(words::add);
            }
        }
        words.removeIf(word -> IdentifierRules.wrongColumn(word).isPresent() || word.equals("position"));
        return List.copyOf(words);
    }

    /** Each word is part of the key in one of them, and an attribute, a child's column and a measure in the other. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void namesOfOursAnswerAsOthersDo(int half) throws Exception {
        List<String> words = words();
        assertThat(words).hasSizeGreaterThan(80).contains("r", "place", "accepted", "ordinal", "absent_at", "observed");
        List<String> plain =
                IntStream.range(0, words.size()).mapToObj("plain%d"::formatted).toList();

        assertThat(new World(folder.resolve("words"), words, half).answers())
                .isEqualTo(new World(folder.resolve("plain"), plain, half).answers());
    }

    private static final class World {
        private static final List<String> TABLES = List.of(
                "conformed.shop_things",
                "snapshot.shop_things_latest",
                "snapshot.shop_things_as_of",
                "snapshot.shop_things_as_of_corrected",
                "conformed.shop_child",
                "snapshot.shop_child_latest");
        private final Workspace shop;
        private final List<String> key;
        private final List<String> rest;

        World(Path folder, List<String> names, int half) throws IOException {
            int middle = names.size() / 2;
            List<String> first = names.subList(0, middle);
            List<String> second = names.subList(middle, names.size());
            this.shop = new Workspace(folder);
            this.key = half == 0 ? first : second;
            this.rest = half == 0 ? second : first;
        }

        private static String id(String name) {
            return '"' + name + '"';
        }

        /** Listings of a scope, of which the last one but one lacks a record, and a correction. */
        List<String> answers() throws IOException {
            shop.contract(contract());
            land(1, record(1, 10), record(2, 20), record(3, 30));
            land(2, record(1, 20), record(2, 10));
            shop.run();
            land(3, record(1, 11), record(3, 31), "{\"" + rest.getFirst() + "\": \"no number\"}");
            shop.run();
            List<String> answers = new ArrayList<>();
            for (String table : TABLES) {
                String columns = Stream.concat(key.stream(), rest.stream())
                        .map(World::id)
                        .filter(column -> !table.contains("child") || !column.equals(id(rest.getFirst())))
                        .collect(Collectors.joining(", "));
                String more = table.startsWith("conformed") ? ", effective_from, effective_to, deleted" : "";
                answers.addAll(shop.query("select " + columns + more + " from " + table + " order by all"));
            }
            answers.addAll(shop.query("select * from aggregate.shop_totals order by all"));
            answers.addAll(shop.query(
                    "select " + key.stream().map(World::id).collect(Collectors.joining(", "))
                            + " from snapshot.shop_things_latest order by all",
                    "--as-known-at",
                    "2026-01-02"));
            answers.addAll(shop.query("select state, result->>'failing' from control.check_result order by all"));
            var before = shop.everything();
            assertThat(shop.expect(
                                    0,
                                    "why",
                                    "snapshot.shop_things_latest",
                                    key.getFirst() + "=1",
                                    "--column",
                                    rest.get(1))
                            .out())
                    .contains("20260103");
            shop.expect(0, "rebuild");
            assertThat(shop.everything()).isEqualTo(before);
            return answers;
        }

        private void land(int day, String... records) throws IOException {
            shop.land("north/202601%02d.ndjson".formatted(day), String.join("\n", records), "2026-01-09T00:00:00Z");
        }

        /** The first column of the rest is the captured scope. */
        private String record(int number, int value) {
            String own = key.stream().map(name -> id(name) + ": " + number).collect(Collectors.joining(", "));
            String other =
                    rest.stream().skip(1).map(name -> id(name) + ": " + value).collect(Collectors.joining(", "));
            return "{" + own + ", " + other + ", \"Items\": [{" + other + "}, {" + other.replace(": ", ": 1") + "}]}";
        }

        private String contract() {
            String scope = rest.getFirst();
            String own = key.stream().map(name -> "  " + name + ": bigint\n").collect(Collectors.joining());
            String other = rest.stream()
                    .skip(1)
                    .map(name -> "  " + name + ": bigint\n")
                    .collect(Collectors.joining());
            String measures = IntStream.range(2, rest.size())
                    .mapToObj(i -> "      " + rest.get(i) + ": " + (i % 2 == 0 ? "sum(" : "max(") + rest.get(i) + ")\n")
                    .collect(Collectors.joining());
            return """
                    landing: "{%s}/{received_at:yyyyMMdd}.ndjson"
                    restates: %s
                    key: [%s]
                    sequence_by: %s
                    limits: {rejects: 50 %%, deletes: 100 %%}
                    as_of: day_end
                    columns:
                      %s: text
                    %s%schildren:
                      child:
                        each: Items
                        key: %s
                        columns:
                    %s
                    aggregates:
                      totals:
                        window: day
                        by: [%s, %s]
                        measures:
                    %s
                    checks:
                      - compound_columns_to_be_unique: {column_list: [%s], severity: warning}
                      - row_count_to_equal: {value: 99, severity: warning}
                    """.formatted(
                            scope,
                            scope,
                            String.join(", ", key),
                            rest.get(2),
                            scope,
                            own,
                            other,
                            rest.get(1),
                            other.indent(4).stripTrailing(),
                            key.getFirst(),
                            rest.get(1),
                            measures.stripTrailing(),
                            String.join(", ", rest.subList(1, rest.size())));
        }
    }
}
