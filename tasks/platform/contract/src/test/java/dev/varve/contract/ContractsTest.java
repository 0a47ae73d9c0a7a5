package dev.varve.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractsTest {

    private static final Path SQL = Path.of("../../../sql");

    @Test
    void readsTheExamplesOfTheProduct() {
        var contracts = Contracts.read(List.of(SQL));

        assertThat(contracts.all())
                .extracting(Contract::dataset)
                .containsExactly("health.covid_cases", "retail.customers", "retail.orders", "security.known_exploited");
    }
}
