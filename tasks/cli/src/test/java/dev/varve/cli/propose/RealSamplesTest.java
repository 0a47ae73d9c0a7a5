package dev.varve.cli.propose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.varve.contract.Child;
import dev.varve.contract.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Published files, where they lie beside the repository; see their SOURCE.md for what they hold. */
class RealSamplesTest {
    private static Path data;

    @BeforeAll
    static void find() {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.isDirectory(root.resolve("shared/data"))) {
            root = root.getParent();
        }
        assumeTrue(root != null, "skipped: no ../shared/data beside the repository");
        data = root.resolve("shared/data");
    }

    private static Proposed of(String path) throws IOException {
        return Proposed.from(data.resolve(path), Optional.of(data));
    }

    @Test
    void readsTheThreeLayoutsOfCovid() throws IOException {
        Proposed first = of("csse-covid-daily/landing/20200220T225317Z/01-24-2020.csv.gz");
        assertThat(first.columns())
                .containsExactly(
                        "file_date",
                        "province_state",
                        "country_region",
                        "last_update",
                        "confirmed",
                        "deaths",
                        "recovered");
        Proposed second = of("csse-covid-daily/landing/20200308T235901Z/03-08-2020.csv.gz");
        assertThat(second.contract().landing().text())
                .isEqualTo("csse-covid-daily/landing/{received_at:yyyyMMdd'T'HHmmssX}/{file_date:MM-dd-yyyy}.csv.gz");
        assertThat(second.says("latitude")).isEqualTo("double");
        assertThat(second.proposal().contract()).contains("# key: [province_state, country_region] ");
        Proposed third = of("csse-covid-daily/landing/20200328T235001Z/03-28-2020.csv.gz");
        assertThat(third.says("fips")).isEqualTo("text");
        assertThat(third.comment("fips")).contains("leading zeros");
        assertThat(third.says("confirmed")).isEqualTo("integer");
        assertThat(third.says("last_update")).isEqualTo("timestamp");
        assertThat(third.contract().key()).containsExactly("combined_key");
    }

    @Test
    void fitsEveryCovidFile() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(data.resolve("csse-covid-daily/landing"))) {
            all.filter(file -> file.toString().endsWith(".csv.gz")).sorted().forEach(files::add);
        }
        for (int i = 0; i < files.size(); i += 7) {
            Proposed proposed = Proposed.from(files.get(i), Optional.of(data));
            assertThat(proposed.rejects()).as("%s", files.get(i)).isEmpty();
            assertThat(proposed.says("last_update")).as("%s", files.get(i)).contains("timestamp");
        }
    }

    @Test
    void findsTheRecordsOfTheCatalogOfExploitedVulnerabilities() throws IOException {
        Proposed proposed = of("cisa-kev/landing/20250127T223850Z/known_exploited_vulnerabilities.json.gz")
                .fits(1_252);
        assertThat(proposed.contract().format())
                .isEqualTo(new Format.Json(Optional.of("/vulnerabilities"), Optional.of("/count"), false, List.of()));
        assertThat(proposed.contract().key()).containsExactly("cve_id");
        assertThat(proposed.says("date_added")).isEqualTo("date");
        assertThat(proposed.comment("known_ransomware_campaign_use")).endsWith("only Known, Unknown");
        assertThat(proposed.contract().children()).extracting(Child::each).containsExactly("cwes");
    }

    @Test
    void proposesNoKeyForTrips() throws IOException {
        Proposed proposed = of("nyc-taxi-monthly/landing/yellow_tripdata_sample_2019-01.csv.gz")
                .fits(10_000);
        assertThat(proposed.contract().landing().text())
                .isEqualTo("nyc-taxi-monthly/landing/yellow_tripdata_sample_{month:yyyy-MM}.csv.gz");
        assertThat(proposed.contract().key()).isEmpty();
        assertThat(proposed.says("fare_amount")).isEqualTo("decimal(10,2)");
        assertThat(proposed.says("store_and_fwd_flag")).isEqualTo("text");
        assertThat(proposed.comment("store_and_fwd_flag")).endsWith("only N, Y");
    }

    @Test
    void findsTheWordNullInEvents() throws IOException {
        Proposed proposed = of("spond-case/landing/2024-01/events.csv.gz").fits(770);
        assertThat(proposed.says("format")).isEqualTo("{type: csv, null_values: [\"\", \"null\"]}");
        assertThat(proposed.says("latitude")).isEqualTo("double");
        assertThat(proposed.says("event_start")).isEqualTo("timestamp");
        assertThat(proposed.contract().key()).containsExactly("event_id");
    }

    @Test
    void readsExtractsOfADatabase() throws IOException {
        Proposed proposed = of("totesys/landing/2023-01/sales_order.ndjson.gz").fits(402);
        assertThat(proposed.says("unit_price")).isEqualTo("decimal(10,2)");
        assertThat(proposed.says("agreed_delivery_date")).isEqualTo("date");
        assertThat(proposed.contract().key()).containsExactly("sales_order_id");
        assertThat(proposed.proposal().contract()).contains("# effective_at: last_updated ");
    }

    @Test
    void opensArraysThreeDeep() throws IOException {
        Proposed proposed = of("go-vulndb/landing/2023-01-31/osv.ndjson.gz").fits(299);
        assertThat(proposed.contract().key()).containsExactly("id");
        Child events = proposed.contract().children().stream()
                .filter(child -> child.each().equals("affected.ranges.events"))
                .findFirst()
                .orElseThrow();
        assertThat(events.columns())
                .extracting(column -> column.name() + " " + column.from())
                .containsExactly("package_name [../../package.name]", "introduced [introduced]", "fixed [fixed]");
        assertThat(proposed.rows()).allSatisfy(row -> assertThat(row.extra()).isNull());
        of("go-vulndb/landing/2023-01-31/cve5.ndjson.gz").fits(55);
    }
}
