package dev.varve.contract;

import java.util.List;

/**
 * A table exploded from an array of the parent record and restated with it.
 *
 * @param each dotted path of the array, through as many arrays as it takes
 * @param orOne where one of these arrays belongs, its one element may stand alone
 * @param key columns beside the parent's key; empty: the position, a column {@code position} counted from 1
 */
public record Child(
        String name,
        String each,
        boolean orOne,
        List<String> key,
        List<Column> columns,
        List<Relationship> relationships,
        List<Check> checks) {

    /** The column that counts a child's rows where nothing else tells them apart. */
    public static final String POSITION = "position";

    /** Columns that tell rows of one parent apart: its own key, else the position. */
    public List<String> keyNames() {
        return isCounted() ? List.of(POSITION) : key;
    }

    /** Nothing but their position tells rows of one parent apart. */
    public boolean isCounted() {
        return key.isEmpty();
    }

    Child with(List<Column> other) {
        return new Child(name, each, orOne, key, other, relationships, checks);
    }
}
