package dev.varve.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.report.Examples;
import dev.varve.report.facts.LoadReport;
import org.junit.jupiter.api.Test;

class VerdictTest {
    @Test
    void saysHowFreshAPublishedLoadIsAndWhatItsChecksFound() {
        assertThat(sentence(Examples.published()))
                .isEqualTo("Published: fresh to 2026-11-19 23:52 UTC, 11 of 12 checks pass, 0 critical");
    }

    @Test
    void namesWhatHoldsALoad() {
        assertThat(sentence(Examples.held()))
                .isEqualTo("HELD by amount.between (37 rows), sql.lines_add_up (could not run)");
    }

    @Test
    void saysWhyALoadIsRefused() {
        assertThat(sentence(Examples.refused()))
                .startsWith("REFUSED: the gzip stream of orders/2026-11-20.ndjson.gz ends after 81,920 bytes");
    }

    private static String sentence(LoadReport report) {
        Verdict verdict = Verdict.of(report);
        return verdict.word() + verdict.rest();
    }
}
