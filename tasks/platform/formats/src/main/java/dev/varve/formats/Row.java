package dev.varve.formats;

import java.util.List;

/**
 * One record that fits its contract.
 *
 * @param number of the record in its file, counted from 1; rejected records are counted too
 * @param values in the order of the contract's columns: Boolean, Integer, Long, BigDecimal (with the column's scale), Double,
 *     LocalDate, LocalTime, LocalDateTime (UTC, microseconds), String (text and json), byte[], or null. A column that keeps
 *     misfits as text is followed by its text.
 * @param hash 63 bits over the declared values
 * @param extra JSON text of fields the contract does not know, or null
 * @param children one list a child of the contract, in its order
 */
public record Row(long number, Object[] values, long hash, String extra, List<List<ChildRow>> children) {

    /**
     * @param position of the element within the record, counted from 1
     * @param values in the order of the child's columns
     */
    public record ChildRow(int position, Object[] values, long hash, String extra) {}
}
