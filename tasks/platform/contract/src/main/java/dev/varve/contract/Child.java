package dev.varve.contract;

import java.util.List;

/**
 * A table exploded from an array of the parent record and restated with it.
 *
 * @param each dotted path of the array, through as many arrays as it takes
 * @param key columns beside the parent's key; empty: the position, a column {@code position} counted from 1
 */
public record Child(
        String name,
        String each,
        List<String> key,
        List<Column> columns,
        List<Relationship> relationships,
        List<Check> checks) {

    Child with(List<Column> other) {
        return new Child(name, each, key, other, relationships, checks);
    }
}
