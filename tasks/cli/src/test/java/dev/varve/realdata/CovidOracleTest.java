package dev.varve.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CovidOracleTest {

    private static final LocalDate DAY = LocalDate.of(2020, 3, 24);

    @Test
    void readsTheNewestLayout() {
        CovidFile file = CovidFile.read(DAY, """
                FIPS,Admin2,Province_State,Country_Region,Last_Update,Lat,Long_,Confirmed,Deaths,Recovered,Active,Combined_Key\r
                45001,Abbeville,South Carolina,US,2020-03-24 23:37:31,34.22333378,-82.46170658,1,,0,-3,"Abbeville, South Carolina, US"\r
                """);

        assertThat(file.places().get(List.of("US", "South Carolina", "Abbeville")))
                .containsEntry("fips", "45001")
                .containsEntry("last_update", "2020-03-24T23:37:31Z")
                .containsEntry("latitude", "34.223334")
                .containsEntry("deaths", null)
                .containsEntry("active", "-3")
                .containsEntry("combined_key", "Abbeville, South Carolina, US")
                .containsOnlyKeys(CovidFile.COLUMNS);
    }

    @Test
    void readsTheOldestLayoutAndTheLastDuplicate() {
        CovidFile file = CovidFile.read(DAY, """
                Province/State,Country/Region,Last Update,Confirmed,Deaths,Recovered
                ,Kenya,1/22/2020 17:00,1,,
                ,Kenya,3/22/20 23:45,2,0,0
                """);

        assertThat(file.rows()).isEqualTo(2);
        assertThat(file.places()).hasSize(1);
        assertThat(file.places().get(List.of("Kenya", "", "")))
                .containsEntry("confirmed", "2")
                .containsEntry("last_update", "2020-03-22T23:45:00Z")
                .containsEntry("active", null);
    }

    @Test
    void agreesWithTheListOfDrops() throws IOException {
        RealData data = RealData.assumed("csse-covid-daily");
        CovidOracle oracle = new CovidOracle(data);
        int files = 0;
        for (Instant moment : oracle.moments()) {
            List<Map<String, String>> described = data.described(moment).stream()
                    .filter(row -> !row.get("git_status").equals("deleted"))
                    .toList();
            assertThat(oracle.drop(moment))
                    .extracting(file -> file.reportDate() + " " + file.rows())
                    .containsExactlyInAnyOrderElementsOf(described.stream()
                            .map(row -> row.get("business_date") + " " + row.get("data_rows"))
                            .toList());
            files += described.size();
        }

        assertThat(files).isEqualTo(133);
    }

    @Test
    void theMistimedFileCountsForItsNameUntilTheNextOne() {
        CovidOracle oracle = new CovidOracle(RealData.assumed("csse-covid-daily"));
        LocalDate before = DAY.minusDays(1);

        assertThat(oracle.asKnownAt(Instant.parse("2020-03-24T00:15:18Z"))).doesNotContainKey(DAY);
        var mistimed = oracle.asKnownAt(Instant.parse("2020-03-24T00:22:54Z"));
        assertThat(mistimed.get(DAY)).hasSameSizeAs(mistimed.get(before)).isNotEqualTo(mistimed.get(before));
        assertThat(oracle.asKnownAt(Instant.parse("2020-03-24T23:50:02Z")).get(DAY))
                .hasSize(3417);
    }
}
