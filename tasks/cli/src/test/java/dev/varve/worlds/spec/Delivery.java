package dev.varve.worlds.spec;

import java.time.Instant;
import java.util.List;

/**
 * A file that arrived.
 *
 * @param name of the file, without the suffix
 * @param region captured from the path, or null
 * @param lines as they are to be read
 * @param delivered as they stand in the file
 * @param modifiedAt last, which decides between files of one {@code received_at}
 * @param rowsBefore of the file, that are not among the lines
 */
public record Delivery(
        Spec spec,
        Instant receivedAt,
        String name,
        String region,
        List<Line> lines,
        List<Line> delivered,
        Instant modifiedAt,
        int rowsBefore) {

    public Delivery(Spec spec, Instant receivedAt, String name, String region, List<Line> lines) {
        this(spec, receivedAt, name, region, lines, lines, receivedAt, 0);
    }

    public Delivery modified(Instant at) {
        return new Delivery(spec, receivedAt, name, region, lines, delivered, at, rowsBefore);
    }

    /** The part of its file behind so many rows. */
    public Delivery after(int rows) {
        return new Delivery(spec, receivedAt, name, region, lines, delivered, modifiedAt, rows);
    }

    public String path() {
        return Rendering.path(spec, receivedAt, name, region);
    }

    /** Content and captured values: what the delivery shares with every other delivery of the same file. */
    public String file() {
        return (region == null ? "" : region + "\n") + Rendering.text(spec, delivered);
    }

    public Delivery lines(List<Line> others) {
        return new Delivery(spec, receivedAt, name, region, others, others, modifiedAt, rowsBefore);
    }

    /** The same file with corrected rows. */
    public Delivery reading(List<Line> others) {
        return new Delivery(spec, receivedAt, name, region, others, delivered, modifiedAt, rowsBefore);
    }
}
