package dev.varve.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All catalogs of known exploited vulnerabilities, judged by the files themselves. */
class KevTest {

    private static final String LATEST = "snapshot.security_known_exploited_latest";
    private static final String SELECT = "select " + String.join(", ", KevCatalog.COLUMNS) + " from ";

    @TempDir
    private Path folder;

    @Test
    void everyDropInItsOrderAndEveryMomentAsItWas() throws Exception {
        RealData data = RealData.assumed("cisa-kev");
        KevOracle oracle = new KevOracle(data);
        Arrival arrival = new Arrival(data, "security.known_exploited", folder);
        Map<Instant, String> remembered = new HashMap<>();
        int rows = 0;
        for (Instant moment : data.moments()) {
            Outcome outcome = arrival.deliver(List.of(moment));
            if (oracle.truncated().contains(moment)) {
                assertThat(outcome.exit()).as(outcome::toString).isEqualTo(65);
                assertThat(outcome.err() + outcome.out())
                        .contains("20250226T054429Z")
                        .containsIgnoringCase("line 4003");
            } else {
                assertThat(outcome.exit()).as(outcome::toString).isZero();
                remembered.put(moment, arrival.digest(LATEST, KevCatalog.COLUMNS, null));
                rows += oracle.asKnownAt(moment).entries().size();
            }
            seen(arrival, oracle.asKnownAt(moment), null);
            assertThat(arrival.value(
                            "select count(*) as changes from conformed.security_known_exploited_changes", null))
                    .isEqualTo("" + rows);
            remembered.forEach((earlier, digest) -> assertThat(arrival.digest(LATEST, KevCatalog.COLUMNS, earlier))
                    .as("as known at %s, asked after %s", earlier, moment)
                    .isEqualTo(digest));
        }
        ranges(arrival, oracle);

        String catalog = arrival.catalog();
        assertThat(arrival.run().exit()).isZero();
        assertThat(arrival.catalog()).isEqualTo(catalog);
    }

    @Test
    void shuffledDropsEndInTheSameState() throws Exception {
        RealData data = RealData.assumed("cisa-kev");
        KevOracle oracle = new KevOracle(data);
        Arrival arrival = new Arrival(data, "security.known_exploited", folder);
        List<Instant> shuffled = new ArrayList<>(oracle.whole());
        Collections.shuffle(shuffled, new Random(5));
        for (int from = 0; from < shuffled.size(); from += 6) {
            Outcome outcome = arrival.deliver(shuffled.subList(from, Math.min(from + 6, shuffled.size())));
            assertThat(outcome.exit()).as(outcome::toString).isZero();
        }

        for (Instant moment : oracle.whole()) {
            seen(arrival, oracle.asKnownAt(moment), moment);
        }
        ranges(arrival, oracle);
    }

    private static void seen(Arrival arrival, KevCatalog catalog, Instant asKnownAt) {
        assertThat(sorted(arrival.query(SELECT + LATEST, asKnownAt)))
                .isEqualTo(sorted(catalog.entries().values().stream().toList()));
        assertThat(sorted(arrival.query(
                        "select cve_id, cwe from snapshot.security_known_exploited_weaknesses_latest", asKnownAt)))
                .isEqualTo(sorted(catalog.weaknesses()));
    }

    private static void ranges(Arrival arrival, KevOracle oracle) {
        String select = "select " + String.join(", ", KevCatalog.COLUMNS)
                + ", effective_from, effective_to from conformed.security_known_exploited";
        assertThat(sorted(arrival.query(select, null))).isEqualTo(sorted(oracle.ranges()));
    }

    /** Maps that print their columns in one order. */
    private static List<String> sorted(List<Map<String, String>> rows) {
        return rows.stream().map(row -> new TreeMap<>(row).toString()).sorted().toList();
    }
}
