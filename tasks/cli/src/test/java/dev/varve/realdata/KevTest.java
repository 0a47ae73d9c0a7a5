package dev.varve.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All catalogs of known exploited vulnerabilities, judged by the files themselves. */
@Tag("slow")
class KevTest {

    private static final String LATEST = "snapshot.security_known_exploited_latest";
    private static final String SELECT = "select " + String.join(", ", KevCatalog.COLUMNS) + " from ";

    @TempDir
    private Path folder;

    @Test
    void everyDropInItsOrderAndEveryMomentAsItWas() throws Exception {
        RealData data = RealData.assumed("cisa-kev");
        KevOracle oracle = new KevOracle(data);
        Arrival arrival = new Arrival(data, null, folder, "security.known_exploited");
        AtomicInteger rows = new AtomicInteger();
        new DropByDrop(arrival, LATEST, KevCatalog.COLUMNS)
                .replay(data.moments(), UnaryOperator.identity(), (moment, outcome) -> {
                    if (oracle.truncated().contains(moment)) {
                        assertThat(outcome.exit()).as(outcome::toString).isEqualTo(65);
                        assertThat(outcome.err() + outcome.out())
                                .contains("20250226T054429Z")
                                .containsIgnoringCase("line 4003");
                    } else {
                        Arrival.done(outcome);
                        rows.addAndGet(oracle.asKnownAt(moment).entries().size());
                    }
                    seen(arrival, oracle.asKnownAt(moment), null);
                    assertThat(arrival.value(
                                    "select count(*) as changes from conformed.security_known_exploited_changes", null))
                            .isEqualTo("" + rows);
                });
        ranges(arrival, oracle);
    }

    @Test
    void shuffledDropsEndInTheSameState() throws Exception {
        RealData data = RealData.assumed("cisa-kev");
        KevOracle oracle = new KevOracle(data);
        Arrival arrival = new Arrival(data, null, folder, "security.known_exploited");
        arrival.deliverShuffled(oracle.whole(), 6, new Random(5));

        for (Instant moment : oracle.whole()) {
            seen(arrival, oracle.asKnownAt(moment), moment);
        }
        ranges(arrival, oracle);
    }

    private static void seen(Arrival arrival, KevCatalog catalog, Instant asKnownAt) {
        assertThat(Rows.sorted(arrival.query(SELECT + LATEST, asKnownAt)))
                .isEqualTo(Rows.sorted(catalog.entries().values().stream().toList()));
        assertThat(Rows.sorted(arrival.query(
                        "select cve_id, cwe from snapshot.security_known_exploited_weaknesses_latest", asKnownAt)))
                .isEqualTo(Rows.sorted(catalog.weaknesses()));
    }

    private static void ranges(Arrival arrival, KevOracle oracle) {
        String select = "select " + String.join(", ", KevCatalog.COLUMNS)
                + ", effective_from, effective_to from conformed.security_known_exploited";
        assertThat(Rows.sorted(arrival.query(select, null))).isEqualTo(Rows.sorted(oracle.ranges()));
    }
}
