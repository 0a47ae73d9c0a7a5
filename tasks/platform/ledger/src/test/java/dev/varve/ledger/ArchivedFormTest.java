package dev.varve.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;

/** What stands beside the archive was written by every version before this one, and a warehouse is rebuilt from it. */
class ArchivedFormTest {
    private static final String MANIFEST = """
            {
              "dataset" : "a.b",
              "loadKey" : "key",
              "receivedAt" : "2026-03-05T06:00",
              "registeredAt" : "2026-03-05T06:07:08.123456",
              "contractDigest" : "d",
              "version" : "0.1",
              "deliveries" : [ {
                "path" : "a/b",
                "bytes" : 1,
                "modifiedAt" : "2026-01-01T00:00:00.500",
                "storedHash" : "s",
                "contentId" : "c",
                "contentBytes" : 2,
                "archivedAs" : "x",
                "archivedBytes" : 3,
                "captured" : {
                  "area" : "ü\\n",
                  "day" : "1"
                },
                "scope" : "1",
                "whole" : true,
                "reasonCode" : null,
                "reason" : null
              }, {
                "path" : "a/c",
                "bytes" : 1,
                "modifiedAt" : "1969-12-31T23:59:59",
                "storedHash" : "s",
                "contentId" : "c",
                "contentBytes" : 2,
                "archivedAs" : "x",
                "archivedBytes" : 3,
                "captured" : { },
                "scope" : "",
                "whole" : false,
                "reasonCode" : "gzip",
                "reason" : "\\"cut\\""
              } ]
            }
            """;

    private static final String DECISION = """
            {
              "dataset" : "a.b",
              "loadKey" : "k",
              "decision" : "accept",
              "at" : "2026-03-05T06:07:08.900",
              "by" : "who",
              "reason" : "why"
            }
            """;

    private static final String REJECT_DECISIONS = """
            {
              "dataset" : "a.b",
              "sequence" : 1,
              "decisions" : [ {
                "fileId" : 7,
                "rowNumber" : 8,
                "decision" : "admit",
                "at" : "%s",
                "by" : "who",
                "reason" : "why",
                "correctedText" : null,
                "rejectedKey" : "{}",
                "said" : {
                  "line" : 1,
                  "offset" : 2,
                  "column" : "c",
                  "reasonCode" : "r",
                  "message" : "m",
                  "text" : "t",
                  "cut" : true
                }
              } ]
            }
            """;

    @Test
    void readsManifestsAndWritesThemByteForByte() {
        Manifest manifest = Json.read(MANIFEST, Manifest.class);

        assertThat(manifest.lines()).isEqualTo(MANIFEST);
        assertThat(manifest.receivedAt()).isEqualTo("2026-03-05T06:00:00Z");
        assertThat(manifest.registeredAt()).isEqualTo("2026-03-05T06:07:08.123456Z");
        assertThat(manifest.deliveries().getFirst().object().modifiedAt()).isEqualTo("2026-01-01T00:00:00.5Z");
    }

    @Test
    void readsDecisionsAndWritesThemByteForByte() {
        Ledger.ArchivedDecision decision = Json.read(DECISION, Ledger.ArchivedDecision.class);

        assertThat(Json.lines(decision)).isEqualTo(DECISION);
        assertThat(decision.at()).isEqualTo("2026-03-05T06:07:08.9Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-05T00:00:00, 2026-03-05T00:00:00Z",
        "2026-03-05T06:07:08.9, 2026-03-05T06:07:08.9Z",
        "2026-03-05T06:07:08.123456, 2026-03-05T06:07:08.123456Z"
    })
    void readsDecisionsAboutRejectsAndWritesThemByteForByte(String text, Instant at) {
        String archived = REJECT_DECISIONS.formatted(text);

        RejectDecisions.Archived read = Json.read(archived, RejectDecisions.Archived.class);

        assertThat(Json.lines(read)).isEqualTo(archived);
        assertThat(read.decisions()).extracting(RejectDecision::at).isEqualTo(List.of(at));
    }

    @Test
    void namesLoadsAndDeliveriesAsBefore() {
        assertThat(Ledger.deliveryId(7, Instant.parse("2026-03-05T00:00:00Z"))).isEqualTo(610048971165172241L);
        assertThat(Ledger.deliveryId(7, Instant.parse("2026-03-05T06:07:08.9Z")))
                .isEqualTo(986260352537795425L);
        assertThat(Manifest.path("a.b", Instant.parse("2026-03-05T06:07:08.9Z"), "0123456789abcdef0123"))
                .isEqualTo("manifests/a.b/2026-03-05T060708.900-0123456789abcdef.json");
    }

    @Test
    void refusesWhatIsNoMoment() {
        assertThatThrownBy(() -> Json.read(DECISION.replace("T06:07:08.900", "T25:00"), Ledger.ArchivedDecision.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("2026-03-05T25:00");
    }
}
