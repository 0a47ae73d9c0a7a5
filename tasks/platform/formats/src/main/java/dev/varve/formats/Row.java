package dev.varve.formats;

import java.util.List;

/**
 * One record that fits its contract.
 *
 * @param number of the record in its file, counted from 1; rejected records are counted too
 * @param values filled anew for the next record
 * @param hash 63 bits over the declared values
 * @param extra JSON text of fields the contract does not know, or null
 * @param children one list a child of the contract, in its order
 */
public record Row(long number, RowValues values, long hash, String extra, List<List<ChildRow>> children) {

    /**
     * @param position of the element within the record, counted from 1
     * @param values in the order of the child's columns
     */
    public record ChildRow(int position, RowValues values, long hash, String extra) {}

    /** For who keeps the row past the next one. */
    public Row copy() {
        return new Row(number, values.copy(), hash, extra, children);
    }
}
