package dev.varve.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All covid drops, judged by the files themselves; {@code -Dvarve.moments=all} asks for every earlier moment each time. */
class CovidTest {

    private static final String LATEST = "snapshot.health_covid_cases_latest";
    private static final String SELECT = "select " + String.join(", ", CovidFile.COLUMNS) + " from " + LATEST;
    private static final String DAYS = "select report_date, cast(sum(hash(" + String.join(", ", CovidFile.COLUMNS)
            + ")) as varchar) as digest from " + LATEST + " group by report_date";

    private final Random random = new Random(3);

    @TempDir
    private Path folder;

    @Test
    void everyDropInItsOrderAndEveryMomentAsItWas() throws Exception {
        RealData data = RealData.assumed("csse-covid-daily");
        CovidOracle oracle = new CovidOracle(data);
        Arrival arrival = new Arrival(data, "health.covid_cases", folder);
        Map<Instant, String> remembered = new HashMap<>();
        Map<String, String> days = new HashMap<>();
        List<Instant> past = new ArrayList<>();
        int rows = 0;
        for (Instant moment : oracle.moments()) {
            Outcome outcome = arrival.deliver(List.of(moment));
            assertThat(outcome.exit()).as(outcome::toString).isZero();

            Map<String, String> daysNow = days(arrival);
            for (CovidFile file : oracle.drop(moment)) {
                String day = file.reportDate().toString();
                assertThat(arrival.query(SELECT + " where report_date = date '" + day + "'", null))
                        .as("%s as of the drop of %s", day, moment)
                        .containsExactlyInAnyOrderElementsOf(file.places().values());
                days.put(day, daysNow.get(day));
                rows += file.rows();
            }
            assertThat(daysNow).as("days that %s does not restate", moment).isEqualTo(days);
            assertThat(arrival.value("select count(*) as changes from conformed.health_covid_cases_changes", null))
                    .isEqualTo("" + rows);

            past.add(moment);
            remembered.put(moment, arrival.digest(LATEST, CovidFile.COLUMNS, null));
            for (Instant earlier : sample(past)) {
                assertThat(arrival.digest(LATEST, CovidFile.COLUMNS, earlier))
                        .as("as known at %s, asked after %s", earlier, moment)
                        .isEqualTo(remembered.get(earlier));
            }
        }
        for (Instant earlier : past) {
            assertThat(arrival.digest(LATEST, CovidFile.COLUMNS, earlier)).isEqualTo(remembered.get(earlier));
        }

        String catalog = arrival.catalog();
        assertThat(arrival.run().exit()).isZero();
        assertThat(arrival.catalog()).isEqualTo(catalog);
    }

    @Test
    void shuffledDropsEndInTheSameState() throws Exception {
        RealData data = RealData.assumed("csse-covid-daily");
        CovidOracle oracle = new CovidOracle(data);
        Arrival arrival = new Arrival(data, "health.covid_cases", folder);
        List<Instant> shuffled = new ArrayList<>(oracle.moments());
        Collections.shuffle(shuffled, random);
        for (int from = 0; from < shuffled.size(); from += 15) {
            Outcome outcome = arrival.deliver(shuffled.subList(from, Math.min(from + 15, shuffled.size())));
            assertThat(outcome.exit()).as(outcome::toString).isZero();
        }

        for (Instant moment : List.of(oracle.moments().getLast(), Instant.parse("2020-03-24T12:00:00Z"))) {
            List<Map<String, String>> expected = oracle.asKnownAt(moment).values().stream()
                    .flatMap(List::stream)
                    .toList();
            assertThat(sorted(arrival.query(SELECT, moment)))
                    .as("as known at %s", moment)
                    .isEqualTo(sorted(expected));
        }
    }

    private static List<String> sorted(List<Map<String, String>> rows) {
        return rows.stream().map(Map::toString).sorted().toList();
    }

    private static Map<String, String> days(Arrival arrival) {
        Map<String, String> days = new HashMap<>();
        arrival.query(DAYS, null)
                .forEach(row -> days.put(LocalDate.parse(row.get("report_date")).toString(), row.get("digest")));
        return days;
    }

    private List<Instant> sample(List<Instant> past) {
        if (System.getProperty("varve.moments", "").equals("all")) {
            return past;
        }
        return List.of(past.getLast(), past.get(random.nextInt(past.size())));
    }
}
