package dev.varve.cli;

import dev.varve.ledger.Ids;
import java.math.BigDecimal;
import java.time.ZoneId;

/** What every task needs soon and takes its time at first use, begun while the command line is read. */
final class WarmUp {
    private WarmUp() {}

    static void begin() {
        Thread.ofPlatform().daemon().name("head start").start(() -> {
            // Looks into every jar for more zones.
            ZoneId.of("Europe/London");
            // Computes large powers.
            BigDecimal.ONE.signum();
            // Looks for who computes SHA-256.
            Ids.hash("");
        });
    }
}
