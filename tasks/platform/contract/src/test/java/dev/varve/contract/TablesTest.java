package dev.varve.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TablesTest {

    private static List<String> names(Tables tables) {
        return tables.all().stream().map(table -> table.name().toString()).toList();
    }

    @Test
    void namesEveryTableOfADataset() {
        assertThat(names(new Tables(
                        "retail.orders",
                        List.of("order_lines"),
                        Optional.of("_cells"),
                        true,
                        true,
                        List.of("per_day"),
                        List.of("own"))))
                .containsExactly(
                        "raw.retail_orders",
                        "raw.retail_orders_rejected",
                        "raw.retail_orders_cells",
                        "conformed.retail_orders_changes",
                        "conformed.retail_orders",
                        "snapshot.retail_orders_latest",
                        "snapshot.retail_orders_as_of",
                        "snapshot.retail_orders_as_of_corrected",
                        "raw.retail_order_lines",
                        "conformed.retail_order_lines_changes",
                        "conformed.retail_order_lines",
                        "snapshot.retail_order_lines_latest",
                        "snapshot.retail_order_lines_as_of",
                        "snapshot.retail_order_lines_as_of_corrected",
                        "aggregate.retail_per_day",
                        "aggregate.retail_own");
    }

    @Test
    void makesNoMoreThanTheContractAsksFor() {
        assertThat(names(new Tables("retail.orders", List.of(), Optional.empty(), false, false, List.of(), List.of())))
                .containsExactly(
                        "raw.retail_orders",
                        "conformed.retail_orders_changes",
                        "conformed.retail_orders",
                        "snapshot.retail_orders_latest");
    }

    @Test
    void tellsWhatATableIsOfFromItsName() {
        assertThat(Tables.Kind.LATEST.entity("snapshot.retail_orders_latest")).contains("retail_orders");
        assertThat(Tables.Kind.LATEST.entity("snapshot.retail_orders_as_of")).isEmpty();
        assertThat(Tables.Kind.CHANGES.entity("conformed.retail_orders")).isEmpty();
        assertThat(Arrays.stream(Tables.Kind.values())
                        .allMatch(kind -> kind.entity(kind.of("a_b").toString()).equals(Optional.of("a_b"))))
                .isTrue();
    }
}
