package dev.varve.formats.delimited;

import static dev.varve.formats.ColumnDraft.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.formats.ContractDraft;
import dev.varve.formats.Outcome;
import dev.varve.formats.RecordReader;
import dev.varve.formats.SharedData;
import dev.varve.formats.reading.Readers;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RealDelimitedTest {

    @Test
    void readsEveryCovidFileOfThreeLayouts() {
        SharedData covid = SharedData.of("csse-covid-daily");
        ContractDraft contract = ContractDraft.csv(
                        column("report_date", "date").captured(),
                        column("country_region", "text"),
                        column("province_state", "text").byDefault(""),
                        column("county", "text").from("Admin2").byDefault(""),
                        column("fips", "text"),
                        column("latitude", "double").from("Latitude", "Lat"),
                        column("longitude", "double").from("Longitude", "Long_"),
                        column("last_update", "timestamp").formats("iso", "M/d/yyyy H:mm", "M/d/yy H:mm"),
                        column("confirmed", "bigint"),
                        column("deaths", "bigint"),
                        column("recovered", "bigint"),
                        column("active", "bigint"),
                        column("combined_key", "text"))
                .key("report_date", "country_region", "province_state", "county");
        int files = 0;
        for (String[] drop : covid.drops(12)) {
            if (drop[3].equals("deleted")) {
                continue;
            }
            files++;
            Path file = covid.folder().resolve("landing").resolve(drop[0]).resolve(drop[1] + ".gz");
            RecordReader reader = Readers.of(contract.build(), Map.of("report_date", drop[2]));
            Outcome outcome = covid.read(reader, file);
            assertThat(outcome.rejects()).as("%s", file).isEmpty();
            assertThat(outcome.count().accepted()).as("%s", file).isEqualTo(Long.parseLong(drop[7]));
            assertThat(outcome.rows()).extracting(row -> row.values().object(0)).containsOnly(LocalDate.parse(drop[2]));
            assertThat(outcome.count().unknownFields()).isEmpty();
            assertThat(outcome.count().missingColumns()).hasSize(12 - Integer.parseInt(drop[8]));
        }
        assertThat(files).isEqualTo(133);
    }

    @Test
    void readsEveryTaxiFile() {
        SharedData taxi = SharedData.of("nyc-taxi-monthly");
        ContractDraft contract = ContractDraft.csv(
                column("month", "date").captured(),
                column("vendor_id", "integer"),
                column("pickup_datetime", "timestamp").zone("America/New_York").required(),
                column("dropoff_datetime", "timestamp").zone("America/New_York"),
                column("passenger_count", "integer"),
                column("trip_distance", "decimal(8,2)"),
                column("rate_code_id", "integer").from("rate_code_id", "RatecodeID"),
                column("store_and_fwd_flag", "text(1)"),
                column("pickup_location_id", "integer").from("pickup_location_id", "PULocationID"),
                column("dropoff_location_id", "integer").from("dropoff_location_id", "DOLocationID"),
                column("payment_type", "integer"),
                column("fare_amount", "decimal(10,2)"),
                column("extra", "decimal(10,2)"),
                column("mta_tax", "decimal(10,2)"),
                column("tip_amount", "decimal(10,2)"),
                column("tolls_amount", "decimal(10,2)"),
                column("improvement_surcharge", "decimal(10,2)"),
                column("total_amount", "decimal(10,2)"),
                column("congestion_surcharge", "decimal(10,2)"));
        for (Path file : taxi.landed(".csv.gz")) {
            Outcome outcome = taxi.read(Readers.of(contract.build(), Map.of("month", "2019-01-01")), file);
            assertThat(outcome.rejects()).as("%s", file).isEmpty();
            assertThat(outcome.rows()).as("%s", file).hasSize(file.toString().contains("7500") ? 7_500 : 10_000);
            assertThat(outcome.count().unknownFields()).isEmpty();
            assertThat(outcome.count().missingColumns()).isEmpty();
            if (file.toString().contains("7500")) {
                assertThat(Arrays.asList(outcome.rows().getFirst().values().objects()))
                        .containsExactly(
                                LocalDate.of(2019, 1, 1),
                                1,
                                LocalDateTime.of(2019, 1, 3, 13, 49, 57),
                                LocalDateTime.of(2019, 1, 3, 14, 9, 10),
                                1,
                                new BigDecimal("7.00"),
                                1,
                                "N",
                                236,
                                87,
                                1,
                                new BigDecimal("22.00"),
                                new BigDecimal("0.00"),
                                new BigDecimal("0.50"),
                                new BigDecimal("2.00"),
                                new BigDecimal("0.00"),
                                new BigDecimal("0.30"),
                                new BigDecimal("24.80"),
                                null);
            }
        }
    }

    @Test
    void readsEverySpondFile() {
        SharedData spond = SharedData.of("spond-case");
        Dialect dialect = new Dialect();
        dialect.nullValues = List.of("", "null");
        Map<String, ContractDraft> contracts = Map.of(
                "memberships",
                dialect.columns(
                        column("membership_id", "text").required(),
                        column("team_id", "text").from("group_id").required(),
                        column("role_title", "text"),
                        column("joined_at", "timestamp")),
                "teams",
                dialect.columns(
                        column("team_id", "text").required(),
                        column("country_code", "text"),
                        column("created_at", "timestamp")),
                "events",
                dialect.columns(
                        column("event_id", "text").required(),
                        column("latitude", "double"),
                        column("longitude", "double"),
                        column("event_start", "timestamp"),
                        column("created_at", "timestamp")));
        for (String[] drop : spond.drops(3)) {
            Path file = spond.folder().resolve("landing").resolve(drop[0]).resolve(drop[1] + ".csv.gz");
            Outcome outcome = spond.read(contracts.get(drop[1]).reader(), file);
            assertThat(outcome.rejects()).as("%s", file).isEmpty();
            assertThat(outcome.count().accepted()).as("%s", file).isEqualTo(Long.parseLong(drop[2]));
        }
    }
}
