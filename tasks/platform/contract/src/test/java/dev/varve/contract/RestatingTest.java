package dev.varve.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.read.Contracts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestatingTest {

    private static Contract read(String... lines) {
        String common = """
                description: Stock.
                owner: shop
                landing: shop/{day:yyyy-MM-dd}/{region}/*.csv
                columns: {day: date, region: text, id: bigint}
                """;
        return Contracts.parse(Map.of("shop.stock", common + String.join("\n", lines) + "\n"))
                .find("shop.stock")
                .orElseThrow();
    }

    @Test
    void deltaDatasetsSayNothingOfWhatTheyLack() {
        Contract delta = read("key: id");
        assertThat(delta.isRestating()).isFalse();
        assertThat(delta.closesAbsent()).isFalse();
        assertThat(delta.listsFacts()).isFalse();
        assertThat(delta.keepsRejectedKeys()).isFalse();
        assertThat(delta.scope()).isEmpty();
        assertThat(delta.scopeOf(Map.of("day", "2026-01-02"))).isEmpty();
    }

    @Test
    void listingsCloseWhatTheyLackUnlessNothingIsEverDeleted() {
        assertThat(read("key: id", "restates: all").closesAbsent()).isTrue();
        assertThat(read("key: id", "restates: all", "deletes: {region: gone}").closesAbsent())
                .isTrue();
        Contract never = read("key: id", "restates: all", "deletes: none");
        assertThat(never.isRestating()).isTrue();
        assertThat(never.closesAbsent()).isFalse();
    }

    @Test
    void listingsOfFactsAreToldFromThoseOfWhatExists() {
        assertThat(read("key: id", "restates: {scope: day, as: facts}", "effective_at: day")
                        .listsFacts())
                .isTrue();
        assertThat(read("key: id", "restates: {scope: day, as: state}", "effective_at: day")
                        .listsFacts())
                .isFalse();
    }

    @Test
    void keepsKeysOfRejectedRowsOnlyWhereAListingCouldLackThem() {
        assertThat(read("key: id", "restates: all").keepsRejectedKeys()).isTrue();
        assertThat(read("key: id", "restates: all", "deletes: none").keepsRejectedKeys())
                .isTrue();
        assertThat(read("restates: all").keepsRejectedKeys()).isFalse();
    }

    @Test
    void theScopeIsWrittenInItsDeclaredOrder() {
        Map<String, String> captured = Map.of("day", "2026-01-02", "region", "north");
        Contract byBoth = read("key: id", "restates: [region, day]");
        assertThat(byBoth.scope()).isEqualTo(List.of("region", "day"));
        assertThat(byBoth.scopeOf(captured)).isEqualTo("north|2026-01-02");
        assertThat(read("key: id", "restates: day").scopeOf(captured)).isEqualTo("2026-01-02");
        assertThat(read("key: id", "restates: all").scopeOf(captured)).isEmpty();
    }

    @Test
    void noTwoScopesAreToldAlikeAndThoseWithoutTheSignAsEver() {
        List<String> values = new ArrayList<>(List.of(""));
        for (int i = 0; values.get(i).length() < 3; i++) {
            for (String sign : List.of("a", "|", "\\")) {
                values.add(values.get(i) + sign);
            }
        }
        Contract byBoth = read("key: id", "restates: [region, day]");
        Map<String, String> pairs = new HashMap<>();
        for (String region : values) {
            for (String day : values) {
                String scope = byBoth.scopeOf(Map.of("region", region, "day", day));
                String pair = List.of(region, day).toString();
                assertThat(pairs.put(scope, pair)).as("both " + pair).isNull();
                if (!(region + day).contains("|")) {
                    assertThat(scope).isEqualTo(region + "|" + day);
                }
            }
        }
        assertThat(pairs).hasSize(values.size() * values.size()).hasSize(1600);
        assertThat(read("key: id", "restates: region").scopeOf(Map.of("region", "a|\\")))
                .isEqualTo("a|\\");
    }
}
