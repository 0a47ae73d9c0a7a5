package dev.varve.contract.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNamesTest {

    @ParameterizedTest
    @CsvSource({
        "amout, amount", // dropped
        "amounnt, amount", // inserted
        "amaunt, amount", // changed
        "amuont, amount", // swapped
        "Customer-ID, customer_id", // written in another way
        "customer, customer_id", // a part
        "order_customer_id, customer_id",
        "dya, day"
    })
    void whatDiffersInAThirdOfTheLettersOrIsAPartIsNear(String meant, String known) {
        assertThat(NearestNames.near(meant, List.of("zzzzzzzz", known))).containsExactly(known);
    }

    @ParameterizedTest
    @CsvSource({"amount, accounts", "day, dates", "a, b", "x, axb", "'', a", "+, -", "sum, x"})
    void whatDiffersInMoreIsNot(String meant, String known) {
        assertThat(NearestNames.near(meant, List.of(known))).isEmpty();
    }

    @Test
    void theNearestComesFirstThenThePartAndThreeAreEnough() {
        assertThat(NearestNames.near("customer", List.of("customer_name", "customer_id", "costumer", "customer_zone")))
                .containsExactly("costumer", "customer_id", "customer_name");
    }

    @Test
    void aSentenceNamesTheNearestOrAllThatThereAre() {
        assertThat(NearestNames.meant("delimeter", List.of("quote", "delimiter")))
                .isEqualTo("; did you mean delimiter?");
        assertThat(NearestNames.meant("colour", List.of("quote", "delimiter")))
                .isEqualTo("; known are quote, delimiter");
        assertThat(NearestNames.meant("colour", List.of())).isEmpty();
    }

    @Test
    void fiveAreShownHoweverFarThePartsBeforeTheStrange() {
        List<String> known = List.of("raw.a", "raw.b", "raw.c", "raw.d", "raw.e", "snapshot.shop_orders_latest");

        assertThat(NearestNames.nearest("orders", known)).hasSize(5).startsWith("snapshot.shop_orders_latest", "raw.a");
    }

    @Test
    void aNameOutOfAFileMayBeOfAnyLength() {
        assertThat(NearestNames.near("customer_identifier_of_the_account", List.of("x".repeat(4_000_000))))
                .isEmpty();
    }
}
