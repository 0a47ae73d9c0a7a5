package dev.varve.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {
    @Test
    void writesEveryValueAsTheMapperDoes() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("text", "a \"quoted\" \\ line\n\u0001 ü 😀 </script>");
        value.put("number", 1);
        value.put("large", Long.MIN_VALUE);
        value.put("double", 1e-9);
        value.put("infinite", Double.NaN);
        value.put("decimal", new BigDecimal("1.10"));
        value.put("flag", true);
        value.put("none", null);
        value.put("list", Arrays.asList("x", null, List.of(2), Map.of("b", 1, "a", 2)));
        value.put("record", new PublishedVersion(1, "r", "c", "s", "a", 7));
        value.put("enum", Load.State.LOADED);

        assertThat(Json.text(value))
                .isEqualTo(JsonMapper.builder()
                        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .build()
                        .writeValueAsString(value));
        assertThat(Json.text(value)).startsWith("{\"decimal\":1.10,\"double\":1.0E-9,\"enum\":");
    }

    @Test
    void readsEveryValueAsTheMapperDoes() {
        String text =
                "{\"z\": [1, [], {\"a\": {}}, \"x\\u0041\", null], \"a\": -2.5e3, \"n\": null, \"t\": true, \"f\": false,"
                        + " \"large\": 9223372036854775807, \"larger\": 9223372036854775808, \"text\": \"ü 😀\"}";

        Map<String, Object> read = Json.map(text);

        assertThat(read).isEqualTo(new JsonMapper().readValue(text, Map.class));
        assertThat(read.keySet()).containsExactly("z", "a", "n", "t", "f", "large", "larger", "text");
        assertThat(Json.texts("{\"b\": \"1\", \"a\": \"\"}")).containsExactly(Map.entry("a", ""), Map.entry("b", "1"));
    }

    @Test
    void writesManifestsAsTheMapperDoes() {
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        Instant later = Instant.parse("2026-01-02T00:00:00.000001Z");
        ArchivedContent content = new ArchivedContent("s", "c", 2, "x", 3);
        Manifest.Item whole = new Manifest.Item(
                new LandedObject("a/b", 1, at), content, Map.of("day", "1", "area", "ü\n"), "", Wholeness.PROVED);
        Manifest.Item damaged = new Manifest.Item(
                new LandedObject("a/c", 1, at), content, Map.of(), "", new Wholeness(false, "gzip", "\"cut\""));
        for (List<Manifest.Item> items : List.of(List.<Manifest.Item>of(), List.of(whole), List.of(whole, damaged))) {
            Manifest manifest = new Manifest("a.b", "key", at, later, "d", "0.1", items);

            assertThat(manifest.lines()).isEqualTo(Json.lines((Object) manifest));
            assertThat(Json.read(manifest.lines(), Manifest.class)).isEqualTo(manifest);
        }
    }
}
