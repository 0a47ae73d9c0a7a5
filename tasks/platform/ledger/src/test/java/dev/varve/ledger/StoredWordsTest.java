package dev.varve.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

/** Warehouses and archives have them already. */
class StoredWordsTest {
    private static final Ledger.ArchivedDecision HELD = new Ledger.ArchivedDecision(
            "shop.things",
            "00ff",
            Decision.Kind.HOLD,
            Instant.parse("2026-01-02T00:00:00Z"),
            Decision.VARVE,
            "too few rows");

    @Test
    void areSpeltAsBefore() {
        assertThat(Stream.of(Decision.Kind.values()).map(Decision.Kind::text)).containsExactly("accept", "hold");
        assertThat(Stream.of(RejectDecision.Kind.values()).map(RejectDecision.Kind::text))
                .containsExactly("annotate", "accept", "admit");
        assertThat(Stream.of(Stage.values()).map(Stage::text))
                .containsExactly("load", "changes", "conform", "snapshot", "aggregate", "verify");
        assertThat(Stream.of(Metric.values()).map(Metric::text))
                .containsExactly(
                        "accepted",
                        "repeated",
                        "replaced",
                        "duplicate",
                        "contributed",
                        "inserted",
                        "updated",
                        "deleted",
                        "after",
                        "newest_micros");
        assertThat(Stream.of("registered", "loaded", "refused").map(Delivery.FileState::of))
                .containsExactly(Delivery.FileState.values());
    }

    @Test
    void areReadBackFromTheArchive() {
        String json = Json.lines(HELD);

        assertThat(json).contains("\"decision\" : \"hold\"");
        assertThat(Json.read(json, Ledger.ArchivedDecision.class)).isEqualTo(HELD);
    }

    @Test
    void ofAnArchiveThatIsDamagedAreRefused() {
        String json = Json.lines(HELD).replace("hold", "holt");

        assertThatThrownBy(() -> Json.read(json, Ledger.ArchivedDecision.class)).isInstanceOf(JacksonException.class);
    }
}
