package dev.varve.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.product.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Teams, memberships and events of seven months, each file received as its month ends. */
@Tag("slow")
class SpondTest {

    @TempDir
    private static Path folder;

    private static RealData data;
    private static SpondOracle oracle;
    private static Arrival arrival;

    @BeforeAll
    static void everythingIsLoaded() throws Exception {
        data = RealData.assumed("spond-case");
        oracle = new SpondOracle(data);
        arrival = new Arrival(data, Arrival.OWN_CONTRACTS, folder, "spond.teams", "spond.memberships", "spond.events");
        Arrival.done(arrival.deliver(SpondTest::monthEnd));
    }

    private static Instant monthEnd(Path file) {
        return YearMonth.parse(file.getParent().getFileName().toString())
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }

    @Test
    void everyFileIsReadWhole() throws Exception {
        Map<String, Integer> totals = new TreeMap<>();
        Map<String, Map<String, String>> expected = new TreeMap<>();
        for (Map<String, String> described : data.described()) {
            String table = described.get("table");
            int rows = Integer.parseInt(described.get("rows"));
            assertThat(oracle.months(table).get(described.get("month"))).hasSize(rows);
            totals.merge(table, rows, Integer::sum);
            expected.computeIfAbsent(table, any -> new TreeMap<>())
                    .put("spond-case/landing/" + described.get("month") + "/" + table + ".csv.gz", Loaded.whole(rows));
        }

        assertThat(totals).isEqualTo(Map.of("teams", 557, "memberships", 8_657, "events", 10_027));
        for (String table : SpondOracle.TABLES) {
            assertThat(loaded(table).files()).hasSize(7).isEqualTo(expected.get(table));
            assertThat(loaded(table).rows("contributed"))
                    .isEqualTo(totals.get(table).toString());
            assertThat(loaded(table).rows("duplicate")).isEqualTo("0");
            assertThat(loaded(table).rows("repeated")).isEqualTo("0");
        }
        assertThat(arrival.query("select * from control.rejected_row", null)).isEmpty();
        arrival.nothingMore();
    }

    @Test
    void everyRowSaysWhatItsFileSays() {
        for (String table : SpondOracle.TABLES) {
            List<Map<String, String>> expected = oracle.rows(table);
            String columns = String.join(", ", expected.getFirst().keySet());
            assertThat(Rows.sorted(
                            arrival.query("select " + columns + " from snapshot.spond_" + table + "_latest", null)))
                    .isEqualTo(Rows.sorted(expected));
        }
        assertThat(arrival.query(
                        "select country_code, count(*) as teams from snapshot.spond_teams_latest group by all", null))
                .containsExactlyInAnyOrder(
                        Map.of("country_code", "GBR", "teams", "259"),
                        Map.of("country_code", "NOR", "teams", "176"),
                        Map.of("country_code", "DEU", "teams", "67"),
                        Map.of("country_code", "USA", "teams", "55"));
    }

    @Test
    void theWordNullIsNoValue() {
        assertThat(oracle.nulls("teams")).isEmpty();
        assertThat(oracle.nulls("memberships")).isEmpty();
        List<Long> nulls = List.of(412L, 366L, 535L, 611L, 522L, 576L, 616L);
        assertThat(oracle.nulls("events")).isEqualTo(Map.of("latitude", nulls, "longitude", nulls));

        for (String table : SpondOracle.TABLES) {
            for (String column : oracle.rows(table).getFirst().keySet()) {
                Map<String, String> expected = new TreeMap<>();
                oracle.months(table).forEach((month, rows) -> {
                    long without =
                            rows.stream().filter(row -> row.get(column) == null).count();
                    if (without > 0) {
                        expected.put("spond-case/landing/" + month + "/" + table + ".csv.gz", "" + without);
                    }
                });
                assertThat(loaded(table).nulls(column))
                        .as("%s of %s", column, table)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void aMemberOfAnUnknownTeamIsKeptAndToldOf() {
        Map<String, Map<String, String>> expected = new TreeMap<>();
        for (String table : List.of("memberships", "events")) {
            Map<String, Long> orphans = oracle.orphans(table);
            expected.put(table, new TreeMap<>());
            orphans.forEach((month, count) -> expected.get(table)
                    .put(
                            "builtin.references.team of "
                                    + YearMonth.parse(month).plusMonths(1) + "-01",
                            (count == 0 ? "pass, " : "warn, ") + count + " of "
                                    + oracle.months(table).get(month).size()));
        }

        assertThat(expected.get("memberships"))
                .containsEntry("builtin.references.team of 2024-07-01", "warn, 1 of 1423");
        assertThat(loaded("memberships").checks("builtin.references%")).isEqualTo(expected.get("memberships"));
        assertThat(loaded("memberships").warnings()).containsOnlyKeys("builtin.references.team of 2024-07-01");
        assertThat(loaded("events").checks("builtin.references%")).isEqualTo(expected.get("events"));
        assertThat(loaded("events").warnings())
                .as("no event of these months ends before it starts")
                .isEmpty();
        assertThat(loaded("teams").warnings()).isEmpty();
        assertThat(arrival.query("""
                select m.team_id from snapshot.spond_memberships_latest m
                anti join snapshot.spond_teams_latest using (team_id)
                """, null)).containsExactly(Map.of("team_id", "021F964EC5CD44ACB0DF5D31A1A49924"));
    }

    @Test
    void theRenamedColumnIsNoDrift() {
        for (String table : SpondOracle.TABLES) {
            assertThat(loaded(table).drifts().values())
                    .hasSize(7)
                    .containsOnly("{\"encoding\":\"UTF-8\",\"missing\":[],\"unknown\":[]}");
        }
    }

    @Test
    void theDocumentedNameAloneRefusesEveryFile(@TempDir Path elsewhere) throws Exception {
        Path contract = elsewhere.resolve("sql/spond/memberships/contract.yaml");
        Files.createDirectories(contract.getParent());
        String text = Files.readString(Arrival.OWN_CONTRACTS.resolve("spond/memberships/contract.yaml"));
        Files.writeString(
                contract, text.replace("from: [team_id, group_id], ", "").replaceAll("(?s)relationships:.*", ""));
        Arrival documented = new Arrival(data, elsewhere.resolve("sql"), elsewhere, "spond.memberships");

        Outcome outcome = documented.deliver(SpondTest::monthEnd);

        assertThat(outcome.exit()).as(outcome::toString).isEqualTo(65);
        List<String> refused = new ArrayList<>();
        oracle.months("memberships")
                .keySet()
                .forEach(month -> refused.add("spond-case/landing/" + month + "/memberships.csv.gz"));
        assertThat(outcome.err()).contains(refused).contains("team_id").contains("group_id");
    }

    private static Loaded loaded(String table) {
        return new Loaded(arrival, "spond." + table);
    }
}
