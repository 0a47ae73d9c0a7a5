package dev.varve.formats;

import java.util.List;
import java.util.Map;

/**
 * How a file answers its contract: what tells one delivery from the next.
 *
 * @param fields of the header in their order, those that a column takes by the column's name; empty where there is none
 * @param from names under which columns stood in the file; of JSON, of columns that may stand in several places
 * @param unknown fields that no column takes nor reads from within, by child; of the record itself under the empty name
 * @param wider types that would hold the values for which rows were rejected
 * @param swallowed values within quotes that may have rows in them
 */
public record Layout(
        List<String> fields,
        Map<String, List<String>> from,
        Map<String, List<String>> unknown,
        List<Wider> wider,
        List<Swallowed> swallowed) {

    public Layout(
            List<String> fields, Map<String, List<String>> from, Map<String, List<String>> unknown, List<Wider> wider) {
        this(fields, from, unknown, wider, List.of());
    }

    /**
     * The narrowest type that holds every value of a column for which a row was rejected.
     *
     * @param column of a child {@code child.column}
     * @param declared as contracts write types
     * @param fits the wider type; what the column held before fits it too
     */
    public record Wider(String column, String declared, String fits, long values) {}

    /**
     * A stray quote may have opened a value that goes on to the next one, whatever stands between.
     *
     * @param field of the file
     * @param line at which the first such value opens, counted from 1
     * @param last line of that value
     * @param values how many there are of the field
     */
    public record Swallowed(String field, long line, long last, long values) {}
}
