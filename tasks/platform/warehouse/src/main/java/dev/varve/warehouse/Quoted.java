package dev.varve.warehouse;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** Names as SQL takes them, always in quotes: a column may be called like a word of SQL, and one that a query answers anything. */
public final class Quoted {

    private Quoted() {}

    public static String name(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("is no name of a table or column: " + name);
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** {@code "a", "b"}. */
    public static String names(Collection<String> names) {
        return names.stream().map(Quoted::name).collect(Collectors.joining(", "));
    }

    /** {@code t."a", t."b"}. */
    public static String names(String alias, Collection<String> names) {
        return names.stream().map(name -> alias + "." + name(name)).collect(Collectors.joining(", "));
    }

    /** @param relation a table, or schema and table with a dot between them */
    public static String relation(String relation) {
        return Arrays.stream(relation.split("\\.", -1)).map(Quoted::name).collect(Collectors.joining("."));
    }
}
