package dev.varve.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.product.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trips without a key, a file a month; the 7,500 rows of a January under other names come before the month ends. */
@Tag("slow")
class TaxiTest {

    private static final String DATASET = "taxi.trips";
    private static final String LATEST = "snapshot.taxi_trips_latest";
    private static final Instant MIDDLE_OF_JANUARY = Instant.parse("2019-01-20T00:00:00Z");

    @TempDir
    private static Path folder;

    private static RealData data;
    private static Map<String, TaxiFile> files;
    private static Arrival arrival;

    @BeforeAll
    static void everythingIsLoaded() throws Exception {
        data = RealData.assumed("nyc-taxi-monthly");
        files = new TreeMap<>();
        for (Path file : data.all().toList()) {
            TaxiFile read = TaxiFile.read(data, file);
            files.put(label(read.path()), read);
        }
        arrival = new Arrival(data, null, folder, DATASET);
        Arrival.done(arrival.deliver(
                file -> isEarly(file) ? MIDDLE_OF_JANUARY : monthEnd(files.get(label(file.toString())))));
    }

    private static boolean isEarly(Path file) {
        return file.toString().contains("7500");
    }

    private static String label(String path) {
        return path.replaceAll(".*/yellow_tripdata_(.*)\\.csv\\.gz", "$1")
                .replace("_lines_sample", "")
                .replace("sample_", "");
    }

    private static Instant monthEnd(TaxiFile file) {
        return file.month().plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    @Test
    void everyFileIsReadWholeWhateverItsNamesAndLineEnds() throws Exception {
        Loaded loaded = new Loaded(arrival, DATASET);
        Map<String, String> expected = new TreeMap<>();
        files.values()
                .forEach(file ->
                        expected.put(file.path(), Loaded.whole(file.trips().size())));

        assertThat(loaded.files()).hasSize(5).isEqualTo(expected);
        assertThat(loaded.drifts().values())
                .hasSize(5)
                .containsOnly("{\"encoding\":\"UTF-8\",\"missing\":[],\"unknown\":[]}");
        assertThat(loaded.rows("accepted")).isEqualTo("47500");
        assertThat(loaded.rows("contributed")).isEqualTo("47500");
        assertThat(loaded.rows("duplicate")).isEqualTo("0");
        assertThat(loaded.rows("repeated")).isEqualTo("0");
        assertThat(arrival.query("select * from control.rejected_row", null)).isEmpty();
        assertThat(each(TaxiFile::lineEnds))
                .as("the last row of three files ends otherwise than those before it, or one within")
                .isEqualTo(Map.of(
                        "2018-12", new TaxiFile.LineEnds(10_001, 0),
                        "2019-01", new TaxiFile.LineEnds(1, 10_000),
                        "2019-02", new TaxiFile.LineEnds(1, 10_000),
                        "2019-03", new TaxiFile.LineEnds(10_001, 0),
                        "7500_2019-01", new TaxiFile.LineEnds(2, 7_499)));
        arrival.nothingMore();
    }

    @Test
    void everyTripSaysWhatItsFileSays() {
        assertThat(Rows.sorted(trips(null))).hasSize(40_000).isEqualTo(Rows.sorted(latest()));
        assertThat(new HashSet<>(latest())).as("no trip is listed twice").hasSize(40_000);
    }

    @Test
    void januaryIsKnownInTwoSteps() {
        List<Map<String, String>> early = new ArrayList<>(files.get("2018-12").trips());
        early.addAll(files.get("7500_2019-01").trips());

        assertThat(files.get("2019-01").trips())
                .containsAll(files.get("7500_2019-01").trips());
        assertThat(Rows.sorted(trips(MIDDLE_OF_JANUARY))).hasSize(17_500).isEqualTo(Rows.sorted(early));
    }

    @Test
    void missingSurchargesAndNegativeFaresStayWhatTheyAre() {
        assertThat(each(file -> file.without("congestion_surcharge")))
                .isEqualTo(Map.of(
                        "2018-12", 10_000L, "2019-01", 6_327L, "2019-02", 0L, "2019-03", 0L, "7500_2019-01", 4_736L));
        Loaded loaded = new Loaded(arrival, DATASET);
        for (String column : files.get("2018-12").trips().getFirst().keySet()) {
            Map<String, String> expected = new TreeMap<>();
            for (TaxiFile file : files.values()) {
                if (file.without(column) > 0) {
                    expected.put(file.path(), "" + file.without(column));
                }
            }
            assertThat(expected.keySet()).hasSize(column.equals("congestion_surcharge") ? 3 : 0);
            assertThat(loaded.nulls(column)).as(column).isEqualTo(expected);
        }

        assertThat(each(file -> file.negative("fare_amount")))
                .isEqualTo(Map.of("2018-12", 6L, "2019-01", 7L, "2019-02", 15L, "2019-03", 13L, "7500_2019-01", 5L));
        assertThat(arrival.value("select count(*) as trips from " + LATEST + " where fare_amount < 0", null))
                .isEqualTo("41");
        assertThat(loaded.checks("total_amount%"))
                .isEqualTo(Map.of(
                        "total_amount.column_values_to_be_between of 2019-01-01", "pass, 6 of 10000",
                        "total_amount.column_values_to_be_between of 2019-01-20", "pass, 5 of 7500",
                        "total_amount.column_values_to_be_between of 2019-02-01", "pass, 7 of 10000",
                        "total_amount.column_values_to_be_between of 2019-03-01", "pass, 15 of 10000",
                        "total_amount.column_values_to_be_between of 2019-04-01", "pass, 13 of 10000"));
    }

    @Test
    void tripsOutsideTheirMonthCountOnTheirOwnDay() {
        assertThat(each(TaxiFile::outside))
                .isEqualTo(Map.of("2018-12", 2L, "2019-01", 0L, "2019-02", 0L, "2019-03", 1L, "7500_2019-01", 0L));
        Map<String, Integer> expected = new TreeMap<>();
        for (Map<String, String> trip : latest()) {
            expected.merge(TaxiFile.day(trip) + " " + trip.get("pickup_location_id"), 1, Integer::sum);
        }
        Map<String, Integer> counted = new TreeMap<>();
        for (Map<String, String> row : arrival.query(
                "select window_start, pickup_location_id, trips from aggregate.taxi_trips_by_day", null)) {
            counted.put(
                    row.get("window_start") + " " + row.get("pickup_location_id"), Integer.valueOf(row.get("trips")));
        }
        assertThat(counted).isEqualTo(expected);
        assertThat(new Loaded(arrival, DATASET).warnings())
                .as("trips later than a day after their file came")
                .isEqualTo(Map.of(
                        "builtin.not_in_the_future of 2019-01-20",
                        "warn, " + later("7500_2019-01", "2019-01-21T00:00:00Z") + " of 7500",
                        "builtin.not_in_the_future of 2019-04-01",
                        "warn, " + later("2019-03", "2019-04-02T00:00:00Z") + " of 10000"));
    }

    @Test
    void aShorterJanuaryAfterTheWholeOneIsHeldUntilSomebodyApproves(@TempDir Path elsewhere) throws Exception {
        Arrival late = new Arrival(data, null, elsewhere, DATASET);
        Instant whole = Instant.parse("2019-02-01T00:00:00Z");

        Outcome outcome = late.deliver(
                file -> !file.toString().contains("2019-01") ? null : isEarly(file) ? whole.plusSeconds(3600) : whole);

        assertThat(outcome.exit()).as(outcome::toString).isEqualTo(65);
        assertThat(outcome.err()).contains("2500 of 10000 keys would be deleted");
        assertThat(late.value("select count(*) as trips from " + LATEST, null)).isEqualTo("10000");

        String held = late.value("select load_key from control.load where state = 'held'", null);
        Arrival.done(late.run("approve", DATASET, held, "--reason", "a smaller sample"));
        assertThat(Rows.sorted(late.query(select(), null)))
                .isEqualTo(Rows.sorted(files.get("7500_2019-01").trips()));
        assertThat(late.value("select count(*) as trips from " + LATEST, whole)).isEqualTo("10000");
    }

    private static long later(String file, String moment) {
        return files.get(file).trips().stream()
                .filter(trip -> Instant.parse(trip.get("pickup_datetime")).isAfter(Instant.parse(moment)))
                .count();
    }

    private static List<Map<String, String>> latest() {
        List<Map<String, String>> trips = new ArrayList<>();
        files.values().stream()
                .filter(file -> !file.path().contains("7500"))
                .forEach(file -> trips.addAll(file.trips()));
        return trips;
    }

    private static List<Map<String, String>> trips(Instant asKnownAt) {
        return arrival.query(select(), asKnownAt);
    }

    private static String select() {
        return "select "
                + String.join(", ", files.get("2018-12").trips().getFirst().keySet()) + " from " + LATEST;
    }

    private static <T> Map<String, T> each(Function<TaxiFile, T> value) {
        Map<String, T> found = new TreeMap<>();
        files.forEach((label, file) -> found.put(label, value.apply(file)));
        return found;
    }
}
