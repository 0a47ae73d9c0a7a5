package dev.varve.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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
        value.put("record", new Published(1, "r", "c", "s", "a"));
        value.put("enum", Load.State.LOADED);

        assertThat(Json.text(value))
                .isEqualTo(JsonMapper.builder()
                        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .build()
                        .writeValueAsString(value));
        assertThat(Json.text(value)).startsWith("{\"decimal\":1.10,\"double\":1.0E-9,\"enum\":");
    }
}
