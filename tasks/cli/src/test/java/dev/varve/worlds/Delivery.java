package dev.varve.worlds;

import java.time.Instant;
import java.util.List;

/**
 * A file that arrived.
 *
 * @param name of the file, without the suffix
 * @param region captured from the path, or null
 */
record Delivery(Spec spec, Instant receivedAt, String name, String region, List<Line> lines) {

    String path() {
        return Rendering.path(spec, receivedAt, name, region);
    }

    /** Content and captured values: what the delivery shares with every other delivery of the same file. */
    String file() {
        return (region == null ? "" : region + "\n") + Rendering.text(spec, lines);
    }

    Delivery lines(List<Line> others) {
        return new Delivery(spec, receivedAt, name, region, others);
    }
}
