package dev.varve.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All covid drops, judged by the files themselves; {@code -Dvarve.moments=all} asks for every earlier moment each time. */
@Tag("slow")
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
        Arrival arrival = new Arrival(data, null, folder, "health.covid_cases");
        Map<String, String> days = new HashMap<>();
        AtomicInteger rows = new AtomicInteger();
        new DropByDrop(arrival, LATEST, CovidFile.COLUMNS).replay(oracle.moments(), this::sample, (moment, outcome) -> {
            Arrival.done(outcome);
            Map<String, String> daysNow = days(arrival);
            for (CovidFile file : oracle.drop(moment)) {
                String day = file.reportDate().toString();
                assertThat(arrival.query(SELECT + " where report_date = date '" + day + "'", null))
                        .as("%s as of the drop of %s", day, moment)
                        .containsExactlyInAnyOrderElementsOf(file.places().values());
                days.put(day, daysNow.get(day));
                rows.addAndGet(file.rows());
            }
            assertThat(daysNow).as("days that %s does not restate", moment).isEqualTo(days);
            assertThat(arrival.value("select count(*) as changes from conformed.health_covid_cases_changes", null))
                    .isEqualTo("" + rows);
        });
    }

    @Test
    void shuffledDropsEndInTheSameState() throws Exception {
        RealData data = RealData.assumed("csse-covid-daily");
        CovidOracle oracle = new CovidOracle(data);
        Arrival arrival = new Arrival(data, null, folder, "health.covid_cases");
        arrival.deliverShuffled(oracle.moments(), 15, random);

        for (Instant moment : List.of(oracle.moments().getLast(), Instant.parse("2020-03-24T12:00:00Z"))) {
            List<Map<String, String>> expected = oracle.asKnownAt(moment).values().stream()
                    .flatMap(List::stream)
                    .toList();
            assertThat(Rows.sorted(arrival.query(SELECT, moment)))
                    .as("as known at %s", moment)
                    .isEqualTo(Rows.sorted(expected));
        }
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
