package dev.varve.report.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names the folder of a load's report: sorted by time received, and the same whenever it is written. */
public final class LoadFolder {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int SHORT = 12;

    private LoadFolder() {}

    public static String of(Instant receivedAt, String loadKey) {
        return TIME.format(receivedAt) + "-" + shortKey(loadKey);
    }

    /** The first twelve characters of the hash in a key, which may follow the dataset's name. */
    static String shortKey(String loadKey) {
        String hash = loadKey.substring(Math.max(loadKey.lastIndexOf(':'), loadKey.lastIndexOf('/')) + 1);
        String plain = hash.replaceAll("[^A-Za-z0-9_-]", "_");
        return plain.substring(0, Math.min(SHORT, plain.length()));
    }
}
