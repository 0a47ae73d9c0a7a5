package dev.varve.load;

import dev.varve.contract.AddedColumn;
import dev.varve.contract.Child;
import dev.varve.contract.Column;
import dev.varve.contract.Contract;
import dev.varve.contract.Format;
import dev.varve.formats.reading.ExtraFields;
import dev.varve.warehouse.TableWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns that deliveries added, by raw table: each is read from what rows kept in {@code _extra}. */
final class ExtraColumns {
    private final Contract contract;
    private final Map<String, List<Column>> columns = new LinkedHashMap<>();

    ExtraColumns(Contract contract, List<AddedColumn> added) {
        this.contract = contract;
        put(contract.table(), "", added);
        for (Child child : contract.children()) {
            put(contract.table(child), child.name(), added);
        }
    }

    private void put(String table, String child, List<AddedColumn> added) {
        columns.put(
                table,
                added.stream()
                        .filter(one -> one.child().equals(child) && one.name().isPresent())
                        .map(one -> one.column(contract))
                        .toList());
    }

    /** Every table that may have some. */
    Set<String> tables() {
        return columns.keySet();
    }

    List<Column> columns(String table) {
        return columns.get(table);
    }

    /** Of its own for each thread. */
    ExtraFields fields(String table) {
        // Fields of text stand as null where they are null.
        boolean text = contract.format() instanceof Format.Text;
        return new ExtraFields(
                columns.get(table), text ? List.of() : contract.format().nullValues());
    }

    /** Those of one table, written behind what its rows have of their own. */
    Writing writing(String table) {
        return new Writing(!columns.get(table).isEmpty(), fields(table));
    }

    record Writing(boolean any, ExtraFields fields) {
        void write(String extra, TableWriter writer) {
            if (any) {
                RawSink.write(fields.of(extra), writer);
            }
        }
    }
}
