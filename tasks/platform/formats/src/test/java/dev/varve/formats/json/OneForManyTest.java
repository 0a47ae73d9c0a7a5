package dev.varve.formats.json;

import static dev.varve.formats.ColumnDraft.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.contract.Format;
import dev.varve.formats.ContractDraft;
import dev.varve.formats.Outcome;
import dev.varve.formats.Reject;
import dev.varve.formats.Row;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Converted XML, in which a list of one is no list. */
class OneForManyTest {
    private static final ContractDraft ORDERS = ndjson().childOrOne(
                    "lines",
                    "basket.line",
                    column("sku", "text"),
                    column("basket", "text").from("../no"))
            .childOrOne(
                    "marks",
                    "basket.line.mark",
                    column("mark", "text").from("."),
                    column("sku", "text").from("../sku"),
                    column("basket", "text").from("../../no"));

    private static ContractDraft ndjson() {
        return new ContractDraft(new Format.Ndjson(List.of()))
                .columns(column("id", "integer"))
                .key("id");
    }

    private static List<List<Object>> children(Row row, int child) {
        return row.children().get(child).stream()
                .map(one -> Arrays.asList(one.values().objects()))
                .toList();
    }

    @Test
    void anElementMayStandAloneWhereAnArrayOfThePathBelongs() {
        Outcome outcome = ORDERS.read("""
                {"id":1,"basket":[{"no":"x","line":[{"sku":"a","mark":["new","big"]},{"sku":"b"}]},{"no":"y","line":{"sku":"c","mark":"old"}}]}
                {"id":2,"basket":{"no":"z","line":{"sku":"d","mark":["1"]}}}
                {"id":3,"basket":{"no":"z","line":null}}
                {"id":4,"basket":null}
                {"id":5}
                {"id":6,"basket":{"no":"z","line":[]}}
                """);
        assertThat(outcome.rejects()).isEmpty();
        assertThat(children(outcome.rows().get(0), 0))
                .containsExactly(List.of("a", "x"), List.of("b", "x"), List.of("c", "y"));
        assertThat(children(outcome.rows().get(0), 1))
                .containsExactly(List.of("new", "a", "x"), List.of("big", "a", "x"), List.of("old", "c", "y"));
        assertThat(children(outcome.rows().get(1), 0)).containsExactly(List.of("d", "z"));
        assertThat(children(outcome.rows().get(1), 1)).containsExactly(List.of("1", "d", "z"));
        assertThat(outcome.rows().subList(2, 6))
                .allSatisfy(row -> assertThat(children(row, 0)).isEmpty());
    }

    @Test
    void whatAnElementThatStandsAloneHasBesideIsItsOwn() {
        Outcome outcome =
                ndjson().childOrOne("items", "items", column("plu", "text")).read("""
                        {"id":1,"items":{"plu":"a","odd":1},"more":2}
                        {"id":2,"items":[{"plu":"a","odd":1}],"more":2}
                        {"id":3,"items":{"odd":{"deep":[1]}}}
                        """);
        assertThat(outcome.rows()).extracting(Row::extra).containsExactly("{\"more\":2}", "{\"more\":2}", null);
        assertThat(outcome.rows())
                .extracting(row -> row.children().getFirst().getFirst().extra())
                .containsExactly("{\"odd\":1}", "{\"odd\":1}", "{\"odd\":{\"deep\":[1]}}");
    }

    @Test
    void whatIsNoElementIsRejected() {
        Outcome outcome = ORDERS.read("""
                {"id":1,"basket":"x"}
                {"id":2,"basket":{"line":7}}
                {"id":3,"basket":{"line":{"sku":{}}}}
                """);
        assertThat(outcome.rejects())
                .extracting(Reject::reason)
                .containsExactly(Reason.NOT_AN_ARRAY, Reason.NOT_AN_ARRAY, Reason.NOT_A_SCALAR);
    }

    @Test
    void withoutTheWordAnObjectIsNoArray() {
        Outcome outcome = ndjson().child("items", "items", List.of(), column("plu", "text"))
                .read("{\"id\":1,\"items\":{\"plu\":\"a\"}}\n{\"id\":2,\"items\":5}\n");
        assertThat(outcome.rejects())
                .extracting(Reject::message)
                .containsExactly(
                        "'{\"plu\":\"a\"}' is not the array that `each` names, but one object; with `each_or_one: true` it is its one element",
                        "'5' is not the array that `each` names");
    }

    /** Rows are the same, whether each list of one is written as a list or as its element. */
    @Test
    void aListOfOneReadsLikeItsElement() {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            StringBuilder lists = new StringBuilder();
            StringBuilder ones = new StringBuilder();
            for (int id = 0; id < 4; id++) {
                String[] written = new String[] {"", ""};
                baskets(random, written);
                lists.append("{\"id\":")
                        .append(id)
                        .append(",\"basket\":")
                        .append(written[0])
                        .append("}\n");
                ones.append("{\"id\":")
                        .append(id)
                        .append(",\"basket\":")
                        .append(written[1])
                        .append("}\n");
            }
            Outcome expected = ORDERS.read(lists.toString());
            Outcome read = ORDERS.read(ones.toString());
            assertThat(read.rejects()).as("%s", ones).isEmpty();
            for (int child = 0; child < 2; child++) {
                int table = child;
                assertThat(read.rows())
                        .as("%s", ones)
                        .extracting(row -> children(row, table))
                        .isEqualTo(expected.rows().stream()
                                .map(row -> children(row, table))
                                .toList());
            }
        }
    }

    private static void baskets(Random random, String[] into) {
        list(random, into, () -> {
            String[] lines = new String[2];
            list(random, lines, () -> {
                String[] marks = new String[2];
                list(random, marks, () -> new String[] {"\"m\"", "\"m\""});
                return both("{\"sku\":\"s" + random.nextInt(9) + "\",\"mark\":", marks);
            });
            return both("{\"no\":\"" + random.nextInt(9) + "\",\"line\":", lines);
        });
    }

    private static String[] both(String before, String[] inner) {
        return new String[] {before + inner[0] + "}", before + inner[1] + "}"};
    }

    private static void list(Random random, String[] into, java.util.function.Supplier<String[]> element) {
        List<String[]> elements = IntStream.range(0, random.nextInt(3))
                .mapToObj(_ -> element.get())
                .toList();
        into[0] = elements.stream().map(one -> one[0]).collect(Collectors.joining(",", "[", "]"));
        into[1] = elements.size() == 1
                ? elements.getFirst()[1]
                : elements.stream().map(one -> one[1]).collect(Collectors.joining(",", "[", "]"));
    }

    private static ContractDraft document(boolean orOne) {
        return new ContractDraft(new Format.Json(
                        Optional.of("/feed/entry"), orOne, Optional.of("/feed/count"), false, List.of()))
                .columns(column("id", "integer"), column("title", "text").from("/feed/title"));
    }

    @Test
    void aRecordMayStandAloneWhereTheArrayOfRecordsBelongs() {
        for (String entry : List.of("{\"id\":7}", "[{\"id\":7}]")) {
            assertThat(document(true)
                            .read("{\"feed\":{\"entry\":" + entry + ",\"count\":1,\"title\":\"t\"}}")
                            .values())
                    .containsExactly(List.of(7, "t"));
            assertThat(document(true)
                            .read("{\"feed\":{\"title\":\"t\",\"count\":1,\"entry\":" + entry + "}}")
                            .values())
                    .containsExactly(List.of(7, "t"));
        }
        for (String none : List.of("null", "[]")) {
            assertThat(document(true)
                            .read("{\"feed\":{\"entry\":" + none + ",\"count\":0}}")
                            .rows())
                    .isEmpty();
        }
    }

    @Test
    void otherThingsInThePlaceOfRecordsRefuseTheFile() {
        assertThatThrownBy(() -> document(false).read("{\"feed\":{\"entry\":{\"id\":7},\"count\":1}}"))
                .isInstanceOf(RefusedFile.class)
                .hasMessage("At /feed/entry of the document stands no array, on line 1. Correct `records`, or ask for"
                        + " the right file, or declare `records_or_one: true` if the object is one record.");
        for (String other : List.of("7", "\"x\"", "true")) {
            assertThatThrownBy(() -> document(true).read("{\"feed\":{\"entry\":" + other + ",\"count\":1}}"))
                    .isInstanceOfSatisfying(
                            RefusedFile.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.RECORDS_NOT_FOUND));
        }
    }
}
