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
 */
public record Layout(
        List<String> fields, Map<String, List<String>> from, Map<String, List<String>> unknown, List<Wider> wider) {

    /**
     * The narrowest type that holds every value of a column for which a row was rejected.
     *
     * @param column of a child {@code child.column}
     * @param declared as contracts write types
     * @param fits the wider type; what the column held before fits it too
     */
    public record Wider(String column, String declared, String fits, long values) {}
}
