package dev.varve.worlds.spec;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One record of a dropped file.
 *
 * @param values what the source meant, by column; null is absent; times as {@code Instant} writes them
 */
public record Line(Map<String, String> values, List<Part> parts, Fault fault) {

    public enum Fault {
        NONE,
        /** {@code n} does not fit: rejected, its key readable. */
        VALUE,
        /** {@code at} does not fit: rejected, its key readable. */
        TIME,
        /** {@code k} does not fit: rejected, its key unreadable. */
        KEY,
        /** Not even JSON. */
        BROKEN
    }

    public record Part(int part, int size) {}

    public static final String BAD = "?";

    /** {@code of("k", "1", "a", "x")}: names and values in turn; every row has the same day. */
    public static Line of(String... namesAndValues) {
        Map<String, String> values = new TreeMap<>(Map.of("day", "2026-03-01"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Line(values, List.of(), Fault.NONE);
    }

    public Line with(Fault other) {
        return new Line(values, parts, other);
    }

    public Line with(Part... others) {
        return new Line(values, List.of(others), fault);
    }

    public boolean keyReadable() {
        return fault != Fault.KEY && fault != Fault.BROKEN;
    }

    public boolean good() {
        return fault == Fault.NONE;
    }

    public String value(String column) {
        return values.get(column);
    }

    public String written(String column) {
        String bad = switch (fault) {
            case VALUE -> "n";
            case TIME -> "at";
            case KEY -> "k";
            case NONE, BROKEN -> "";
        };
        return column.equals(bad) ? BAD : value(column);
    }
}
