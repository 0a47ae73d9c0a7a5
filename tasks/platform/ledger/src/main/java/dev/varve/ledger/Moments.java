package dev.varve.ledger;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Moments as the ledger knows them: to the microsecond, in text ISO 8601 in UTC without a zone. */
public final class Moments {
    private Moments() {}

    /** As it comes back out of the ledger. */
    public static Instant kept(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    /** {@code 2026-03-05T06:00}, {@code 2026-03-05T06:00:00.500}. Keys, the archive and messages have it so. */
    public static String text(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC).toString();
    }

    static Instant read(String text) {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
