package dev.varve.quality.sql;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** Identifiers, always quoted: contracts may name a column like a word of SQL. */
public final class Quoted {

    private Quoted() {}

    public static String name(String name) {
        if (name.isEmpty() || name.indexOf('"') >= 0 || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("is no name of a table or column: " + name);
        }
        return '"' + name + '"';
    }

    public static String names(Collection<String> names) {
        return names.stream().map(Quoted::name).collect(Collectors.joining(", "));
    }

    /** @param relation a table, or schema and table with a dot between them */
    public static String relation(String relation) {
        return Arrays.stream(relation.split("\\.", -1)).map(Quoted::name).collect(Collectors.joining("."));
    }
}
