package dev.varve.cli.propose.contents;

import dev.varve.contract.Format;
import java.util.List;
import java.util.Map;

/**
 * What a sample holds.
 *
 * @param records those the strict reader could cut
 * @param fields of a record
 * @param arrays of a record, each a child table
 * @param remarks for a person to look at
 * @param why the format is as it is, where that does not go without saying; else empty
 * @param boundaries why columns of fixed width begin where they do, by column
 */
public record Contents(
        Format format,
        long records,
        List<ProposedColumn> fields,
        List<Array> arrays,
        List<String> remarks,
        String why,
        Map<String, String> boundaries) {

    public Contents(
            Format format,
            long records,
            List<ProposedColumn> fields,
            List<Array> arrays,
            List<String> remarks,
            String why) {
        this(format, records, fields, arrays, remarks, why, Map.of());
    }

    /**
     * An array in records.
     *
     * @param each its dotted path
     * @param elements in the whole file
     */
    public record Array(String name, String each, long elements, List<ProposedColumn> fields) {}
}
