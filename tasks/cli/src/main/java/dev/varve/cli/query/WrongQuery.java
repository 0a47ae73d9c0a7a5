package dev.varve.cli.query;

import dev.varve.cli.served.DeclaredTable;
import dev.varve.contract.InvalidContract;
import dev.varve.contract.name.NearestNames;
import dev.varve.contract.read.Contracts;
import dev.varve.failure.TaskFailure;
import dev.varve.runtime.Locations;
import dev.varve.serve.Catalog;
import dev.varve.warehouse.RefusedSql;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an engine's complaint about somebody's SQL means for them. */
final class WrongQuery {
    private static final Pattern NO_TABLE = Pattern.compile("Table with name \"?([^\\s\"]+)\"? does not exist");
    private static final Pattern NO_FILE = Pattern.compile("Cannot access file \"([^\"]*)\"");

    private WrongQuery() {}

    static TaskFailure meaning(String complaint, String sql, Locations places) {
        Matcher file = NO_FILE.matcher(complaint);
        if (file.find()) {
            return TaskFailure.usage("query reads the tables of serve/ and no other file: not " + file.group(1));
        }
        Matcher table = NO_TABLE.matcher(complaint);
        if (table.find()) {
            return TaskFailure.usage(noTable(table.group(1), sql, places));
        }
        return TaskFailure.usage(
                complaint.lines().filter(line -> !line.isBlank()).collect(Collectors.joining("\n")));
    }

    static TaskFailure meaning(RefusedSql refused) {
        return TaskFailure.usage(
                switch (refused.fault()) {
                    case EMPTY -> "the query is empty; give one SELECT, for example 'select * from control.load'";
                    case SEVERAL ->
                        "query takes one statement and was given " + refused.statements() + "; ask them one by one";
                    case WRITES ->
                        "query only reads: it takes one SELECT (also WITH, FROM, VALUES, DESCRIBE, SUMMARIZE, SHOW)"
                                + " and changes nothing; ask for that, or load files with varve run";
                    case BROKEN -> "the query " + refused.getMessage();
                });
    }

    private static String noTable(String name, String sql, Locations places) {
        if (name.contains("/")) {
            return "query reads the tables of serve/ and no other file: not " + name;
        }
        Set<String> served =
                Catalog.read(places.storage().serve().folder()).served().keySet();
        for (DeclaredTable subject : declared(places)) {
            boolean named = subject.table().equals(name)
                    || subject.table().endsWith("." + name)
                            && sql.toLowerCase(Locale.ROOT).replace("\"", "").contains(subject.table());
            if (named && !served.contains(subject.table())) {
                return subject.unpublished();
            }
        }
        String whole = served.stream()
                .filter(table -> table.endsWith("." + name))
                .findFirst()
                .map(table -> "; write its schema too: " + table)
                .orElse("; the nearest are " + String.join(", ", NearestNames.nearest(name, served)));
        return "there is no table " + name + "" + whole;
    }

    /** A broken contract does not keep anyone from reading. */
    private static List<DeclaredTable> declared(Locations places) {
        try {
            return DeclaredTable.all(Contracts.read(places.sql()));
        } catch (InvalidContract e) {
            return List.of();
        }
    }
}
