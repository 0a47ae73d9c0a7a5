package dev.varve.cli.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.Child;
import dev.varve.contract.Column;
import dev.varve.contract.Format;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonProposalTest {
    private static final String ORDER = """
            {"order_id":%d,"total":%d.50,"delivery":{"address":{"city":"Oslo","zip":"0150"}},"paid":true,"note":null,\
            "lines":[{"line_number":1,"product":{"id":"P1"},"price":2.50},{"line_number":2,"product":{"id":"P1"},"price":3.00}],\
            "tags":["a","b"]}
            """;

    @TempDir
    private Path folder;

    private Proposed json(String text) throws IOException {
        return Proposed.of(folder, "sample.json", text);
    }

    private Proposed ndjson(String text) throws IOException {
        return Proposed.of(folder, "sample.ndjson", text);
    }

    @Test
    void opensNestedObjects() throws IOException {
        Proposed proposed =
                ndjson(ORDER.formatted(1, 5) + ORDER.formatted(2, 6)).fits(2);
        assertThat(proposed.columns())
                .containsExactly("order_id", "total", "delivery_address_city", "delivery_address_zip", "paid", "note");
        assertThat(proposed.says("total")).isEqualTo("decimal(10,2)");
        assertThat(proposed.says("delivery_address_city")).isEqualTo("{type: text, from: delivery.address.city}");
        assertThat(proposed.comment("delivery_address_zip")).contains("leading zeros, so no number");
        assertThat(proposed.says("paid")).isEqualTo("boolean");
        assertThat(proposed.comment("note")).isEqualTo("no value in 2 records");
        assertThat(proposed.value(1, "total")).isEqualTo(new BigDecimal("6.50"));
        assertThat(proposed.rows()).allSatisfy(row -> assertThat(row.extra()).isNull());
    }

    @Test
    void makesChildrenOfArrays() throws IOException {
        Proposed proposed =
                ndjson(ORDER.formatted(1, 5) + ORDER.formatted(2, 6)).fits(2);
        assertThat(proposed.contract().children()).extracting(Child::name).containsExactly("order_lines", "order_tags");
        Child lines = proposed.contract().children().getFirst();
        assertThat(lines.key()).containsExactly("line_number");
        assertThat(lines.columns()).extracting(Column::name).containsExactly("line_number", "product_id", "price");
        assertThat(proposed.says("price")).isEqualTo("decimal(10,2)");
        Child tags = proposed.contract().children().getLast();
        assertThat(tags.columns().getFirst().from()).containsExactly(".");
        assertThat(proposed.proposal().contract()).contains("# key: tag ");
        assertThat(proposed.rows().getFirst().children())
                .extracting(java.util.List::size)
                .containsExactly(2, 2);
    }

    @Test
    void tellsInnerArraysWhatTheyBelongTo() throws IOException {
        String record = """
                {"id":"%s","affected":[{"package":{"name":"m1"},"ranges":[{"events":[{"introduced":"0"},{"fixed":"1.2"}]}]},\
                {"package":{"name":"m2"},"ranges":[{"events":[{"introduced":"1"}]}]}]}
                """;
        Proposed proposed =
                ndjson(record.formatted("a") + record.formatted("b")).fits(2);
        Child events = proposed.contract().children().getLast();
        assertThat(events.each()).isEqualTo("affected.ranges.events");
        assertThat(events.name()).isEqualTo("order_events");
        assertThat(events.columns().getFirst().name()).isEqualTo("package_name");
        assertThat(events.columns().getFirst().from()).containsExactly("../../package.name");
        assertThat(proposed.rows().getFirst().children().getLast())
                .extracting(row -> row.values().object(0))
                .containsExactly("m1", "m1", "m2");
    }

    @Test
    void suggestsChildrenWhereNoKeyIsSure() throws IOException {
        Proposed proposed = ndjson("{\"a\":1,\"l\":[{\"b\":1}]}\n{\"a\":1,\"l\":[{\"b\":2}]}\n")
                .fits(2);
        assertThat(proposed.contract().children()).isEmpty();
        assertThat(proposed.proposal().contract()).contains("# children:").contains("#   order_l:");
        assertThat(proposed.proposal().summary()).contains("arrays become tables only beside a key");
    }

    @Test
    void findsTheRecordsOfADocument() throws IOException {
        Proposed proposed =
                json("{\"title\":\"t\",\"count\":2,\"data\":{\"items\":[{\"id\":1},{\"id\":2}]},\"other\":[{\"x\":1}]}")
                        .fits(2);
        assertThat(proposed.contract().format()).isInstanceOfSatisfying(Format.Json.class, format -> {
            assertThat(format.records()).contains("/data/items");
            assertThat(format.declaredRows()).contains("/count");
        });
        assertThat(proposed.proposal().summary()).contains("beside them stand /title, /count");
    }

    @Test
    void readsArraysSingleRecordsAndLinesWhateverTheName() throws IOException {
        assertThat(json("[{\"id\":1},\n{\"id\":2}]").fits(2).says("format")).isEqualTo("json");
        assertThat(json("{\"id\":1,\"name\":\"x\"}").fits(1).says("format")).isEqualTo("json");
        assertThat(json("{\"id\":1}\n{\"id\":2}\n").fits(2).says("format")).isEqualTo("ndjson");
        assertThat(Proposed.of(folder, "sample.txt", "{\"id\":1}\n{\"id\":2}\n")
                        .fits(2)
                        .says("format"))
                .isEqualTo("ndjson");
    }

    @Test
    void keepsWhatHasNoOneShapeAsJson() throws IOException {
        Proposed proposed = ndjson("""
                {"id":1,"a":{"x":1},"b":[[1]],"c":{},"d":[1,{"e":2}]}
                {"id":2,"a":"text","b":[[2,3]],"c":{},"d":[]}
                """).fits(2);
        for (String column : new String[] {"a", "b", "c", "d"}) {
            assertThat(proposed.says(column)).isEqualTo("json");
        }
        assertThat(proposed.value(0, "b")).isEqualTo("[[1]]");
    }

    @Test
    void takesNumbersInQuotesForNames() throws IOException {
        Proposed proposed = ndjson("""
                {"id":1,"phone":"4712345","price":"12.50","empty":""}
                {"id":2,"phone":"4712346","price":"","empty":""}
                """).fits(2);
        assertThat(proposed.says("phone")).isEqualTo("text");
        assertThat(proposed.comment("phone")).contains("whole numbers in quotes");
        assertThat(proposed.says("price")).isEqualTo("{type: \"decimal(10,2)\", null_values: [\"\"]}");
        assertThat(proposed.says("empty")).isEqualTo("text");
    }

    @Test
    void takesNumbersOfJsonForNumbersHoweverTheyAreWritten() throws IOException {
        Proposed proposed = ndjson(
                        "{\"id\":1,\"a\":1E5,\"zip\":10115,\"b\":\"1E5\"}\n{\"id\":2,\"a\":2e3,\"zip\":10117,\"b\":\"2E3\"}\n")
                .fits(2);
        assertThat(proposed.says("a")).isEqualTo("double");
        assertThat(proposed.says("zip")).isEqualTo("integer");
        assertThat(proposed.says("b")).isEqualTo("text");
    }

    @Test
    void namesFieldsThatAreAlikeExactly() throws IOException {
        Proposed proposed = ndjson("{\"a_b\":1,\"aB\":\"x\",\"c.d\":1,\"\":2}\n{\"a_b\":2,\"aB\":\"y\"}\n")
                .fits(2);
        assertThat(proposed.columns()).containsExactly("a_b", "a_b_2");
        assertThat(proposed.value(0, "a_b_2")).isEqualTo("x");
        assertThat(proposed.proposal().summary())
                .contains("\"c.d\" cannot be named by a path")
                .contains("where the field \"a_b\" is missing, \"aB\" is taken for it");
    }

    @Test
    void saysHowManyLinesAreBroken() throws IOException {
        Proposed proposed = ndjson("{\"id\":1}\n{\"id\":\n{\"id\":3}\n");
        assertThat(proposed.rows()).hasSize(2);
        assertThat(proposed.rejects()).hasSize(1);
        assertThat(proposed.proposal().summary())
                .contains("accepts 2 of 3 records")
                .contains("1 record of 3 cannot be read; the first, on line 2");
    }

    @Test
    void takesAnObjectWithEndlessNamesForAMap() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            text.append("{\"id\":%1$d,\"by_day\":{\"d%1$d\":1}}\n".formatted(i));
        }
        assertThat(ndjson(text.toString()).fits(100).says("by_day")).isEqualTo("json");
    }

    @Test
    void findsConcatenatedDocuments() throws IOException {
        Proposed proposed = Proposed.of(
                        folder, "sample.json", "{\n  \"id\": 1,\n  \"name\": \"a\"\n}\n{\n  \"id\": 2\n}{\"id\":3}\n")
                .fits(3);
        assertThat(proposed.says("format")).isEqualTo("{type: json, concatenated: true}");
        assertThat(proposed.comment("format")).isEqualTo("documents follow one another and are not one a line");
        assertThat(proposed.value(0, "name")).isEqualTo("a");
    }

    @Test
    void oneBrokenLineMakesNoConcatenatedDocuments() throws IOException {
        Proposed proposed = Proposed.of(folder, "sample.json", "{\"id\":1}\n{\"id\":2\n{\"id\":3}\n");
        assertThat(proposed.says("format")).isEqualTo("ndjson");
        assertThat(proposed.rows()).hasSize(2);
    }
}
