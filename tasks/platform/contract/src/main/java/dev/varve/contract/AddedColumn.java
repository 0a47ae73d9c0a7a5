package dev.varve.contract;

import java.util.List;
import java.util.Optional;

/**
 * A field that deliveries have beyond their contract, where {@code unknown_fields} is {@code add}.
 *
 * @param child whose elements have it; empty where the record has
 * @param field as the file names it
 * @param name of the column that it became; empty where it stays in {@code _extra} alone
 * @param kept why it did; empty where it is a column
 */
public record AddedColumn(String child, String field, Optional<String> name, String kept) {

    /** What the column is called in the files' own places: {@code lines.colour} for the elements of {@code lines}. */
    public String path(Contract contract) {
        return contract.children().stream()
                .filter(one -> one.name().equals(child))
                .findFirst()
                .map(one -> one.each() + "." + field)
                .orElse(field);
    }

    /**
     * The column as a contract would declare it. Text where files have nothing but text, else JSON: exactly what stands there,
     * so that no later value can be too wide for it.
     */
    public Column column(Contract contract) {
        Type type = contract.format() instanceof Format.Text ? new Type.Text(0) : new Type.Json();
        return Column.of(name.orElseThrow(), type)
                .from(List.of(field))
                .zone(contract.zone())
                .build();
    }
}
