package dev.varve.formats.moment;

import java.util.List;

/** One way of writing dates and times. */
public interface TimePattern {

    /** @return whether the text is written this way; what it says may still not exist, as 30 February does not */
    boolean read(byte[] text, int from, int to, Moment into);

    /** The first year of two digits where a column says none. */
    int PIVOT = 2000;

    /** Of dates and times, to which a zone beside them says nothing. @param pivot the first year that two digits can mean */
    static TimePattern[] of(List<String> formats, Iso iso, int pivot) {
        return of(formats, iso, pivot, null);
    }

    /** @param names of zones; null where whatever the JDK takes for one may stand */
    static TimePattern[] of(List<String> formats, Iso iso, int pivot, ZoneNames names) {
        return formats.stream().map(format -> of(format, iso, pivot, names)).toArray(TimePattern[]::new);
    }

    private static TimePattern of(String format, Iso iso, int pivot, ZoneNames names) {
        if (format.equals("iso")) {
            return iso;
        }
        NumericPattern numeric = NumericPattern.of(format, pivot);
        return numeric != null ? numeric : new FormatterPattern(format, pivot, names);
    }

    /** Whether a text may name a zone, one of those that are known. */
    default boolean namesZones() {
        return false;
    }

    /** The first way that fits. */
    static boolean read(TimePattern[] writings, byte[] text, int from, int to, Moment into) {
        for (TimePattern writing : writings) {
            into.clear();
            if (writing.read(text, from, to, into) && into.exists()) {
                return true;
            }
        }
        return false;
    }
}
