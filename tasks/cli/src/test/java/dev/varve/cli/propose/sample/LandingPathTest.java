package dev.varve.cli.propose.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.propose.Proposed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LandingPathTest {
    @TempDir
    private Path landing;

    private Path sample(String path) throws IOException {
        Path file = landing.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "id,name\n1,a\n2,b\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shop/2026-03-04/orders.csv | shop/{received_at:yyyy-MM-dd}/orders.csv",
                "shop/20260304T231045Z/orders.csv | shop/{received_at:yyyyMMdd'T'HHmmssX}/orders.csv",
                "shop/2026/03/04/orders_0007.csv | shop/{received_at:yyyy/MM/dd}/orders_*.csv",
                "shop/2026-03/orders.csv | shop/{month:yyyy-MM}/orders.csv",
                "shop/dt=2026-03-04/part-00000.csv | shop/dt={received_at:yyyy-MM-dd}/part-*.csv",
                "shop/year=2026/month=03/x.csv | shop/year=*/month=*/x.csv",
                "shop/orders_2026-03.csv | shop/orders_{month:yyyy-MM}.csv",
                "shop/orders_20260304.csv | shop/orders_{file_date:yyyyMMdd}.csv",
                "shop/2026-03-05/orders_04.03.2026.csv | shop/{received_at:yyyy-MM-dd}/orders_{file_date:dd.MM.yyyy}.csv",
                "shop/orders.csv | shop/orders.csv"
            })
    void capturesWhatThePathTells(String path, String pattern) throws IOException {
        Proposed proposed = Proposed.from(sample(path), Optional.of(landing)).fits(2);
        assertThat(proposed.contract().landing().text()).isEqualTo(pattern);
        assertThat(proposed.contract().landing().match(path)).isPresent();
        proposed.contract()
                .landing()
                .captures()
                .forEach(name -> assertThat(proposed.says(name)).isEqualTo("date"));
    }

    @Test
    void findsOutDayAndMonthFromTheNeighbours() throws IOException {
        Path file = sample("covid/03-04-2026.csv");
        assertThat(Proposed.from(file, Optional.of(landing)).proposal().summary())
                .contains("day or month first");
        sample("covid/03-14-2026.csv");
        Proposed proposed = Proposed.from(file, Optional.of(landing)).fits(2);
        assertThat(proposed.contract().landing().text()).isEqualTo("covid/{file_date:MM-dd-yyyy}.csv");
        assertThat(proposed.proposal().summary()).doesNotContain("day or month first");
    }

    @Test
    void takesTheDayOfDeliveryForTheStartOfTheDag() throws IOException {
        Proposed proposed = Proposed.from(sample("shop/2026-03-04/orders.csv"), Optional.of(landing));
        assertThat(proposed.proposal().dagFile()).isEqualTo("""
                \"""Airflow loads shop.orders every day.\"""

                from varve_dags.load_dag import load_dag

                dag = load_dag("shop.orders", schedule="@daily", start="2026-03-04")
                """);
    }

    @Test
    void inventsAPathForASampleFromElsewhere(@TempDir Path elsewhere) throws IOException {
        Path file = elsewhere.resolve("export.v2.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("id,name\n1,a\n2,b\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Proposed proposed = Proposed.from(file, Optional.of(landing));
        assertThat(proposed.contract().landing().text()).isEqualTo("shop/orders/*.csv.gz");
        assertThat(proposed.proposal().summary()).contains("the path is an invention");
    }

    @Test
    void keepsCapturedNamesApartFromFields() throws IOException {
        Path file = sample("shop/2026-03/orders.csv");
        Files.writeString(file, "id,month\n1,March\n2,May\n");
        Proposed proposed = Proposed.from(file, Optional.of(landing)).fits(2);
        assertThat(proposed.columns()).containsExactly("month", "id", "source_month");
        assertThat(proposed.value(0, "source_month")).isEqualTo("March");
    }
}
