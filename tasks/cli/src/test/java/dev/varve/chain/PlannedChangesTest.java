package dev.varve.chain;

import static dev.varve.cli.Workspace.DATASET;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a plan says of random changes of random contracts is what a comparison of the tables before and after says;
 * {@code -Dvarve.changes} says how many.
 */
@Tag("slow")
class PlannedChangesTest {
    private static final String LATEST = "snapshot.shop_things_latest";
    private static final String RANGES = "conformed.shop_things";
    private static final String TOTALS = "aggregate.shop_totals";
    private static final List<String> WORDS = List.of("a", "bb", "7", "12", "2.5", "-3", "", "zebra");

    private record Edit(String name, UnaryOperator<String> change, String conform) {
        static Edit of(String name, String part, String other) {
            return new Edit(name, contract -> contract.replace(part, other), null);
        }
    }

    private static final List<Edit> EDITS = List.of(
            Edit.of("text to integer", "word: text", "word: integer"),
            Edit.of("text to bytes", "word: text", "word: text(2)"),
            Edit.of("decimal to integer", "decimal(10,2)", "integer"),
            Edit.of("decimal to double", "decimal(10,2)", "double"),
            Edit.of("renamed and empty", "word: text", "term: text"),
            Edit.of("renamed", "word: text", "term: {type: text, from: word}"),
            Edit.of("another header", "word: text", "word: {type: text, from: wort}"),
            Edit.of("gone", "  word: text\n", ""),
            Edit.of("new", "  word: text\n", "  word: text\n  colour: {type: text, default: grey}\n"),
            Edit.of("required", "word: text", "word: {type: text, required: true}"),
            Edit.of("null words", "word: text", "word: {type: text, null_values: [a, '7', '']}"),
            Edit.of("untracked", "word: text", "word: {type: text, tracked: false}"),
            Edit.of("key", "key: id", "key: [id, day]"),
            Edit.of("time", "key: id\n", "key: id\neffective_at: day\n"),
            Edit.of("deletes", "key: id\n", "key: id\ndeletes: none\n"),
            Edit.of("measure", "sum(amount)", "max(amount)"),
            Edit.of("window", "window: day", "window: month"),
            Edit.of("points", "key: id\n", "key: id\nas_of: day_end\n"),
            Edit.of("delta", "restates: all\n", ""),
            new Edit(
                    "filter",
                    contract -> contract,
                    "select _file_id, _row_number, id, day, amount, word from raw_rows where amount > 3"),
            new Edit(
                    "factor",
                    contract -> contract,
                    "select _file_id, _row_number, id, day, amount * 2 as amount, word from raw_rows"));

    @TempDir
    private Path folder;

    static Stream<Integer> seeds() {
        return IntStream.range(0, Integer.getInteger("varve.changes", EDITS.size()))
                .boxed();
    }

    private static String contract(Random random) {
        return """
                landing: things/{received_at:yyyyMMdd}/*.csv
                format: {type: csv, ragged: pad}
                %skey: id
                limits: {rejects: %s, deletes: 100%%}
                columns:
                  id: integer
                  day: date
                  amount: decimal(10,2)
                  word: text
                aggregates:
                  totals:
                    window: day
                    by: day
                    measures: {things: count, total: sum(amount)}
                """.formatted(random.nextBoolean() ? "restates: all\n" : "", random.nextBoolean() ? "50%" : "10%");
    }

    private static void drop(Workspace shop, Random random, int day) throws Exception {
        List<String> rows = new ArrayList<>();
        for (int id = 0; id < 8; id++) {
            if (random.nextInt(4) > 0) {
                rows.add(id + ",2026-01-0" + (1 + random.nextInt(3)) + "," + random.nextInt(8)
                        + (random.nextInt(4) == 0 ? ".5" : "") + "," + WORDS.get(random.nextInt(WORDS.size())));
            }
        }
        shop.land(
                "things/2026010" + day + "/list.csv",
                "id,day,amount,word\n" + String.join("\n", rows) + "\n",
                "2026-01-0" + day + "T00:00:00Z");
    }

    private record Tables(List<List<String>> latest, List<List<String>> ranges, List<List<String>> totals) {
        static Tables of(Workspace shop) {
            return new Tables(
                    rows(shop, "select id::varchar, * from " + LATEST + " order by all"),
                    rows(shop, "select id::varchar, * from " + RANGES + " order by all"),
                    rows(shop, "select window_start, day, things, total from " + TOTALS + " order by all"));
        }

        private static List<List<String>> rows(Workspace shop, String query) {
            return shop.query(query).stream()
                    .map(line -> Arrays.asList(line.split(",", -1)))
                    .toList();
        }

        static Set<String> keys(List<List<String>> rows) {
            return rows.stream().map(List::getFirst).collect(toSet());
        }

        /** Figures of a measure by window. */
        Map<String, String> figures(int place) {
            Map<String, String> figures = new HashMap<>();
            totals.forEach(row -> figures.put(row.get(0) + " " + row.get(1), plain(row.get(place))));
            return figures;
        }

        private static String plain(String number) {
            return number.isEmpty()
                    ? ""
                    : new BigDecimal(number).stripTrailingZeros().toPlainString();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPlanSaysWhatAComparisonSays(int seed) throws Exception {
        Random random = new Random(seed * 31L + 7);
        Edit edit = EDITS.get(seed % EDITS.size());
        String contract = contract(random);
        Workspace shop = new Workspace(folder).contract(contract);
        int drops = 1 + random.nextInt(3);
        for (int day = 1; day <= drops; day++) {
            drop(shop, random, day);
        }
        shop.run();
        Tables before = Tables.of(shop);
        long rejectedBefore = number(shop, "select count(*) from control.rejected_row");
        List<String> past = shop.query("select * from " + LATEST + " order by all", "--as-known-at", "2026-01-02");
        shop.contract(edit.change.apply(contract));
        if (edit.conform != null) {
            shop.sql("conform.sql", edit.conform);
        }

        String told = shop.expect(0, "plan", DATASET, "--full", "--json").out();
        JsonNode plans = new JsonMapper().readTree(told);
        assertThat(Tables.of(shop)).isEqualTo(before);
        if (plans.isEmpty()) {
            assertThat(shop.run().err()).contains("nothing to do");
            return;
        }
        JsonNode plan = plans.get(0);
        boolean waits = !plan.get("reasons").isEmpty();
        assertThat(shop.expect(waits ? 65 : 0, "run", DATASET).err()).contains(waits ? "is held" : "");
        if (waits) {
            assertThat(Tables.of(shop)).isEqualTo(before);
            assertThat(shop.query("select * from " + LATEST + " order by all", "--as-known-at", "2026-01-02"))
                    .isEqualTo(past);
            shop.expect(0, "approve", DATASET, "--contract", "--reason", "a test");
        }
        Tables after = Tables.of(shop);
        if (!waits) {
            assertThat(Tables.keys(after.latest)).containsAll(Tables.keys(before.latest));
            assertThat(after.latest.size()).isGreaterThanOrEqualTo(before.latest.size());
        }

        assertThat(plan.at("/rejects/before").asLong()).isEqualTo(rejectedBefore);
        assertThat(plan.at("/rejects/after").asLong())
                .isEqualTo(number(shop, "select count(*) from control.rejected_row"));
        boolean sameKey = !edit.name.equals("key");
        compare(plan, LATEST, before.latest, after.latest, sameKey);
        compare(plan, RANGES, before.ranges, after.ranges, sameKey);
        for (int place = 2; place <= 3; place++) {
            assertThat(moved(plan, place == 2 ? "things" : "total"))
                    .as("figures of " + edit.name)
                    .isEqualTo(moved(before.figures(place), after.figures(place)));
        }
        assertThat(shop.query("select decision from control.contract_decision where dataset = '" + DATASET
                        + "' order by sequence"))
                .last()
                .isEqualTo("accept");
        shop.expect(0, "verify", "--dataset", DATASET, "--full");
    }

    private static long number(Workspace shop, String query) {
        return Long.parseLong(shop.query(query).getFirst());
    }

    private static void compare(
            JsonNode plan, String table, List<List<String>> before, List<List<String>> after, boolean sameKey) {
        for (JsonNode one : plan.get("tables")) {
            if (one.get("table").asString().equals(table)) {
                assertThat(one.get("rowsBefore").asLong()).as(table).isEqualTo(before.size());
                assertThat(one.get("rowsAfter").asLong()).as(table).isEqualTo(after.size());
                if (sameKey) {
                    Set<String> lost = Tables.keys(before);
                    lost.removeAll(Tables.keys(after));
                    assertThat(one.get("keysBefore").asLong())
                            .as(table)
                            .isEqualTo(Tables.keys(before).size());
                    assertThat(one.get("keysAfter").asLong())
                            .as(table)
                            .isEqualTo(Tables.keys(after).size());
                    assertThat(one.get("keysLost").asLong()).as(table).isEqualTo(lost.size());
                }
                return;
            }
        }
        assertThat(after).as(table + ", of which the plan says nothing").isEqualTo(before);
    }

    private static long moved(JsonNode plan, String measure) {
        for (JsonNode one : plan.get("figures")) {
            if (one.get("table").asString().equals(TOTALS)
                    && one.get("measure").asString().equals(measure)) {
                return one.get("moved").asLong();
            }
        }
        return 0;
    }

    private static long moved(Map<String, String> before, Map<String, String> after) {
        Set<String> windows =
                Stream.concat(before.keySet().stream(), after.keySet().stream()).collect(toSet());
        return windows.stream()
                .filter(window -> !Objects.equals(before.get(window), after.get(window)))
                .count();
    }
}
