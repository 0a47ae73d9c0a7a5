package dev.varve.worlds.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Map<String, String> ONE = Map.of("k", "1", "a", "x");
    private static final Map<String, String> TWO = Map.of("k", "2");

    private static Table table(Map<String, String> row) {
        return table(List.of(row));
    }

    private static Table table(Map<String, String> row, Map<String, String> other) {
        return table(List.of(row, other));
    }

    private static Table table(List<Map<String, String>> rows) {
        return new Table("d", "t", List.of("k"), List.of("k", "a", "deleted"), rows);
    }

    @Test
    void orderMeansNothing() {
        assertThat(Table.differences(table(ONE, TWO), table(TWO, ONE))).isEmpty();
    }

    @Test
    void namesWhatOnlyOneHas() {
        assertThat(Table.differences(table(ONE, ONE), table(ONE, TWO)))
                .containsExactly("t lacks a=x deleted=∅ k=1", "t should not have a=∅ deleted=∅ k=2");
    }

    @Test
    void countsEqualRows() {
        assertThat(Table.differences(table(ONE), table(ONE, ONE))).hasSize(1);
        assertThat(Table.differences(table(ONE, ONE), table(ONE))).hasSize(1);
    }

    @Test
    void nullIsNotTheWordNull() {
        assertThat(Table.differences(table(TWO), table(Map.of("k", "2", "a", "null"))))
                .isNotEmpty();
    }

    @Test
    void deletionSaysNothingButItsKey() {
        Map<String, String> deletion = new TreeMap<>(Map.of("k", "1", "deleted", "true"));
        Map<String, String> talkative = Map.of("k", "1", "a", "x", "deleted", "true");
        Map<String, String> other = Map.of("k", "2", "deleted", "true");

        assertThat(Table.differences(table(deletion), table(talkative))).isEmpty();
        assertThat(Table.differences(table(deletion), table(other))).hasSize(2);
    }
}
