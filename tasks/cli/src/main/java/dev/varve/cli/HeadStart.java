package dev.varve.cli;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;

/** What every task needs soon and takes its time at first use, begun while the command line is read. */
final class HeadStart {
    private HeadStart() {}

    static void begin() {
        Thread.ofPlatform().daemon().name("head start").start(() -> {
            // Looks into every jar for more zones.
            ZoneId.of("Europe/London").getRules();
            // Computes large powers.
            BigDecimal.ONE.signum();
            try {
                MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
