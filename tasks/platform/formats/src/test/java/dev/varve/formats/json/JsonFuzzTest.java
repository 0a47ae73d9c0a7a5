package dev.varve.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.formats.Pieces;
import dev.varve.formats.bytes.ByteWindow;
import dev.varve.formats.bytes.Utf8;
import dev.varve.formats.tree.BrokenJson;
import dev.varve.formats.tree.JsonParser;
import dev.varve.formats.tree.JsonWriter;
import dev.varve.formats.tree.ValueNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Random documents, whole and damaged, read by an independent parser too. */
class JsonFuzzTest {
    private static final JsonMapper INDEPENDENT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final String[] STRINGS = {
        "a",
        "é",
        "𝄞",
        "\\n",
        "\\u00e9",
        "\\ud834\\udd1e",
        "\\/",
        "\\\"",
        " ",
        "{",
        "]",
        ",",
        "\\\\",
        "0",
        "\u2028",
        "\u007f"
    };
    /** Half a surrogate pair: RFC 8259 allows it, the independent parser does not. */
    private static final String HALF = "half";

    private static final String DAMAGE = "{}[]\",:\\0123456789-+eE.truefalsn \t\n\u0001\u00e9'/NaI";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsWhatAnIndependentParserReads(long seed) throws IOException {
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            StringBuilder json = new StringBuilder();
            value(random, json, 0);
            if (random.nextBoolean()) {
                damage(random, json);
            }
            String text = json.toString();
            String expected = independently(text);
            String parsed = parsed(text);
            if (parsed != null && parsed.equals(HALF)) {
                continue;
            }
            assertThat(parsed).as(text).isEqualTo(expected);
            assertThat(streamed(text, random.nextInt(1, 9))).as(text).isEqualTo(expected != null);
            refused += expected == null ? 1 : 0;
        }
        assertThat(refused).isBetween(400, 1_200);
    }

    @Test
    void acceptsAndRefusesExactlyWhatTheStandardSays() throws IOException {
        String[] good = {
            "0",
            "-0",
            "-0.0e-0",
            "1E+2",
            "1e400",
            "123456789012345678901234567890",
            "\"\"",
            "\"\\u0000\"",
            "\"\\uD800\"",
            "[[]]",
            "{\"\":{}}",
            " \t\r\n1 ",
            "true",
            "null",
            "\"\u007f\"",
            "\"\\b\\f\"",
            "[1,\"a\",null]"
        };
        String[] bad = {
            "",
            " ",
            "01",
            "-",
            "-01",
            "+1",
            "1.",
            ".5",
            "1.e1",
            "1e",
            "1e+",
            "0x1",
            "NaN",
            "Infinity",
            "-Infinity",
            "[1,]",
            "[,1]",
            "[1",
            "]",
            "{\"a\":1,}",
            "{a:1}",
            "{'a':1}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\" 1}",
            "{1:1}",
            "\"",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"\n\"",
            "\"\t\"",
            "'a'",
            "tru",
            "True",
            "nul",
            "1 2",
            "[] []",
            "/**/1",
            "#1",
            "[1 2]",
            "\u00a01",
            "\ufeff1",
            "{\"a\":1 \"b\":2}",
            "[\"a\\\"]",
            "\"\\u\"",
            "--1",
            "1e1.5",
            "\"a\"b"
        };
        for (String text : good) {
            assertThat(parsed(text)).as(text).isNotNull();
            assertThat(streamed(text, 1)).as(text).isTrue();
        }
        for (String text : bad) {
            assertThat(parsed(text)).as(text).isNull();
            assertThat(streamed(text, 1)).as(text).isFalse();
        }
        for (int[] invalid :
                new int[][] {{0xc0, 0xaf}, {0xed, 0xa0, 0x80}, {0xf4, 0x90, 0x80, 0x80}, {0xff}, {0xe9}, {0xe2, 0x82}
                }) {
            byte[] text = new byte[invalid.length + 2];
            text[0] = '"';
            for (int i = 0; i < invalid.length; i++) {
                text[i + 1] = (byte) invalid[i];
            }
            text[text.length - 1] = '"';
            JsonParser parser = new JsonParser();
            parser.over(text, 0, text.length);
            try {
                parser.whole();
            } catch (BrokenJson broken) {
                throw new AssertionError(broken);
            }
            assertThat(parser.invalidText).isTrue();
        }
    }

    private static String parsed(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        JsonParser parser = new JsonParser();
        parser.over(bytes, 0, bytes.length);
        try {
            ValueNode tree = parser.whole();
            if (parser.duplicate != null) {
                return null;
            }
            return hasHalf(tree) ? HALF : canonical(INDEPENDENT.readTree(JsonWriter.text(tree)));
        } catch (BrokenJson broken) {
            return null;
        }
    }

    private static boolean hasHalf(ValueNode tree) {
        return switch (tree) {
            case ValueNode.Text(String text) -> Utf8.length(text) < 0;
            case ValueNode.Array array -> array.elements.stream().anyMatch(JsonFuzzTest::hasHalf);
            case ValueNode.Obj object ->
                Arrays.stream(object.names, 0, object.size).anyMatch(name -> Utf8.length(name) < 0)
                        || Arrays.stream(object.values, 0, object.size).anyMatch(JsonFuzzTest::hasHalf);
            default -> false;
        };
    }

    /** Whether the text passes as a stream in small pieces, only skipped over. */
    private static boolean streamed(String text, int piece) throws IOException {
        InputStream slow = Pieces.of(text.getBytes(StandardCharsets.UTF_8), piece);
        JsonParser parser = new JsonParser(new ByteWindow(slow));
        try {
            parser.skip();
            return parser.atEnd();
        } catch (BrokenJson broken) {
            return false;
        }
    }

    private static String independently(String text) {
        try {
            tools.jackson.databind.JsonNode tree = INDEPENDENT.readTree(text.getBytes(StandardCharsets.UTF_8));
            return tree == null || tree.isMissingNode() ? null : canonical(tree);
        } catch (JacksonException refused) {
            return null;
        }
    }

    private static String canonical(tools.jackson.databind.JsonNode tree) {
        return tree.toString();
    }

    private static void value(Random random, StringBuilder json, int depth) {
        blank(random, json);
        int kind = random.nextInt(depth > 4 ? 5 : 9);
        if (kind == 0) {
            json.append("null");
        } else if (kind == 1) {
            json.append(random.nextBoolean());
        } else if (kind < 4) {
            number(random, json);
        } else if (kind == 4) {
            string(random, json, "");
        } else {
            boolean object = kind < 7;
            json.append(object ? '{' : '[');
            int size = random.nextInt(5);
            for (int i = 0; i < size; i++) {
                json.append(i == 0 ? "" : ",");
                if (object) {
                    blank(random, json);
                    string(random, json, Integer.toString(i));
                    blank(random, json);
                    json.append(':');
                }
                value(random, json, depth + 1);
            }
            blank(random, json);
            json.append(object ? '}' : ']');
        }
        blank(random, json);
    }

    private static void number(Random random, StringBuilder json) {
        json.append(random.nextBoolean() ? "-" : "").append(random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(1_000_000));
        if (random.nextInt(3) == 0) {
            json.append('.').append(random.nextInt(1_000));
        }
        if (random.nextInt(4) == 0) {
            json.append("eE".charAt(random.nextInt(2)))
                    .append(random.nextBoolean() ? "-" : random.nextBoolean() ? "+" : "")
                    .append(random.nextInt(30));
        }
    }

    private static void string(Random random, StringBuilder json, String start) {
        json.append('"').append(start);
        int length = random.nextInt(4);
        for (int i = 0; i < length; i++) {
            json.append(STRINGS[random.nextInt(STRINGS.length)]);
        }
        json.append('"');
    }

    private static void blank(Random random, StringBuilder json) {
        json.append(random.nextInt(6) == 0 ? " \t\r\n".charAt(random.nextInt(4)) : "");
    }

    private static void damage(Random random, StringBuilder json) {
        int times = random.nextInt(1, 3);
        for (int i = 0; i < times && !json.isEmpty(); i++) {
            int at = random.nextInt(json.length());
            if (Character.isSurrogate(json.charAt(at))) {
                continue;
            }
            char c = DAMAGE.charAt(random.nextInt(DAMAGE.length()));
            switch (random.nextInt(4)) {
                case 0 -> json.deleteCharAt(at);
                case 1 ->
                    json.insert(at + 1 < json.length() && Character.isLowSurrogate(json.charAt(at)) ? at + 1 : at, c);
                case 2 -> json.setCharAt(at, c);
                default -> json.setLength(at);
            }
        }
    }
}
