package dev.varve.formats.differential;

import static dev.varve.formats.ColumnDraft.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.Format;
import dev.varve.formats.ContractDraft;
import dev.varve.formats.Row;
import dev.varve.formats.differential.Tally.Outcome;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lines of JSON that were written well and mutated a little, read by Jackson too. */
class JsonDifferentialTest {
    private static final JsonMapper INDEPENDENT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ContractDraft CONTRACT = new ContractDraft(new Format.Ndjson(List.of()))
            .columns(
                    column("id", "bigint"),
                    column("name", "text"),
                    column("amount", "decimal(38,12)"),
                    column("flag", "boolean"),
                    column("more", "json"),
                    column("city", "text").from("address.city"));
    private static final String LETTERS = "abcdefghij 0123456789éß€";
    private static final Mutation MUTATION = new Mutation(LETTERS, "{}[]\",:\\-+.eEtfn 0123456789u/", 2);

    @Test
    void linesReadAsAnIndependentReaderReadsThem() {
        Random random = new Random(Tally.SEED);
        Tally tally = new Tally();
        for (int i = 0; i < Tally.FILES; i++) {
            List<String> written = new ArrayList<>();
            for (int lines = random.nextInt(1, 5); lines > 0; lines--) {
                written.add(record(random));
            }
            List<String> mutated = new ArrayList<>(written);
            int line = random.nextInt(mutated.size());
            mutated.set(line, MUTATION.of(random, mutated.get(line)));
            judge(tally, written, mutated);
        }
        tally.prove("json");
    }

    private static void judge(Tally tally, List<String> written, List<String> mutated) {
        String text = String.join("\n", mutated) + "\n";
        dev.varve.formats.Outcome ours = CONTRACT.read(text.getBytes(StandardCharsets.UTF_8));
        List<List<Object>> expected = new ArrayList<>();
        for (String line : mutated) {
            List<Object> row = independently(line);
            if (row != null) {
                expected.add(row);
            }
        }
        List<List<Object>> read =
                ours.rows().stream().map(JsonDifferentialTest::canonical).toList();
        assertThat(read).as(text).isEqualTo(expected);
        if (read.isEmpty()) {
            tally.add(Outcome.REFUSED, "");
            return;
        }
        List<List<Object>> before =
                written.stream().map(JsonDifferentialTest::independently).toList();
        boolean dropped = read.size() < before.size();
        tally.add(
                before.equals(read) ? Outcome.UNCHANGED : dropped ? Outcome.REFUSED : Outcome.CHANGED,
                dropped ? "the line alone" : "");
    }

    private static List<Object> canonical(Row row) {
        List<Object> values = new ArrayList<>(Arrays.asList(row.values().objects()));
        if (values.get(4) != null) {
            values.set(4, INDEPENDENT.readTree((String) values.get(4)).toString());
        }
        return values;
    }

    /** The row of a line by the rules of the types; null where it has none. */
    private static List<Object> independently(String line) {
        try {
            JsonNode tree = INDEPENDENT.readTree(line);
            if (!tree.isObject()) {
                return null;
            }
            JsonNode address = field(tree, "address");
            List<Object> row = new ArrayList<>();
            JsonNode id = field(tree, "id");
            // Of an exponent, which no whole number has here, Jackson tells the number alone.
            if (id != null && id.isFloatingPointNumber() && !line.contains(number(id))) {
                return null;
            }
            row.add(whole(id));
            row.add(text(field(tree, "name")));
            row.add(decimal(field(tree, "amount")));
            row.add(flag(field(tree, "flag")));
            JsonNode more = field(tree, "more");
            row.add(more == null || more.isNull() ? null : more.toString());
            row.add(address != null && address.isObject() ? text(field(address, "city")) : null);
            return row;
        } catch (JacksonException | Unfit refused) {
            return null;
        }
    }

    /** By its name, else by the letters and digits of it, whatever their case. */
    private static JsonNode field(JsonNode object, String name) {
        if (object.get(name) != null) {
            return object.get(name);
        }
        List<String> alike = object.propertyNames().stream()
                .filter(one -> plain(one).equals(name))
                .toList();
        if (alike.size() > 1) {
            throw new Unfit();
        }
        return alike.isEmpty() ? null : object.get(alike.getFirst());
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}%#$€<>=+]", "").toLowerCase(java.util.Locale.ROOT);
    }

    private static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static boolean isNull(JsonNode node) {
        return node == null || node.isNull();
    }

    /** Digits, and perhaps a point with zeros; no exponent. */
    private static Long whole(JsonNode node) {
        if (isNull(node)) {
            return null;
        }
        String text = node.isString() ? node.stringValue() : node.isNumber() ? number(node) : "";
        if (!text.matches("[-+]?\\d+(\\.0+)?") || node.isNumber() && node.isContainer()) {
            throw new Unfit();
        }
        BigDecimal value = new BigDecimal(text);
        if (value.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) < 0
                || value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new Unfit();
        }
        return value.longValueExact();
    }

    /** As it stands in the text, so far as Jackson tells. */
    private static String number(JsonNode node) {
        return node.isIntegralNumber() ? node.asString() : node.decimalValue().toPlainString();
    }

    private static BigDecimal decimal(JsonNode node) {
        if (isNull(node)) {
            return null;
        }
        if (!node.isNumber()
                && !(node.isString() && node.stringValue().matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?"))) {
            throw new Unfit();
        }
        BigDecimal value = node.isNumber() ? node.decimalValue() : new BigDecimal(node.stringValue());
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.signum() != 0 && (plain.scale() > 12 || plain.precision() - plain.scale() > 26)) {
            throw new Unfit();
        }
        return value.setScale(12);
    }

    private static Boolean flag(JsonNode node) {
        if (isNull(node)) {
            return null;
        }
        String text = node.isContainer() || node.isNumber() ? "" : node.asString();
        if (!text.equals("true") && !text.equals("false")) {
            throw new Unfit();
        }
        return text.equals("true");
    }

    private static String text(JsonNode node) {
        if (isNull(node)) {
            return null;
        }
        if (node.isContainer()) {
            throw new Unfit();
        }
        return node.asString();
    }

    private static String record(Random random) {
        return "{\"id\":" + random.nextInt(1_000_000) + ",\"name\":\"" + word(random) + "\",\"amount\":"
                + random.nextInt(1_000) + "." + random.nextInt(1_000) + ",\"flag\":" + random.nextBoolean()
                + ",\"address\":{\"city\":\"" + word(random) + "\",\"zip\":\"" + word(random) + "\"},\"more\":["
                + random.nextInt(100) + ",{\"" + word(random) + "\":null},\"" + word(random) + "\"]}";
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int length = random.nextInt(8); length >= 0; length--) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }
}
