package dev.varve.contract.name;

import java.util.Optional;
import java.util.Set;

/** What names may look like. Words of SQL are names as others are: our SQL quotes every one. */
public final class IdentifierRules {

    /** PostgreSQL cuts longer identifiers in silence; room is left for the platform's own endings, as in {@code x_as_of_corrected}. */
    private static final int LONGEST_COLUMN = 58;

    public static final int LONGEST_TABLE = 47;

    /** Columns that the platform adds to tables. */
    static final Set<String> OWN_COLUMNS = Set.of(
            "admitted_at",
            "as_of",
            "deleted",
            "effective_at",
            "effective_from",
            "effective_to",
            "received_at",
            "window_end",
            "window_start");

    private IdentifierRules() {}

    public static boolean isName(String text) {
        if (text.isEmpty() || !isLetter(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && c != '_' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** Whether the platform adds a column of this name to tables. */
    public static boolean isOwn(String name) {
        return OWN_COLUMNS.contains(name);
    }

    /** What is wrong with the name of a declared column; empty where nothing is. */
    public static Optional<String> wrongColumn(String name) {
        return wrongColumn(
                name, " and say where it stands, such as source_" + name + ": {type: …, from: " + name + "}");
    }

    /** What is wrong with the name of a column that nobody declares; empty where nothing is. */
    public static Optional<String> wrongAdded(String name) {
        return OWN_COLUMNS.contains(name)
                ? Optional.of("is a column of the platform's own")
                : wrong(name, LONGEST_COLUMN);
    }

    /** What is wrong with the name of a computed column; empty where nothing is. */
    public static Optional<String> wrongMeasure(String name) {
        return wrongColumn(name, "");
    }

    private static Optional<String> wrongColumn(String name, String remedy) {
        if (OWN_COLUMNS.contains(name)) {
            return Optional.of("is a column of the platform's own; choose another name" + remedy);
        }
        return wrong(name, LONGEST_COLUMN);
    }

    /** What is wrong with the name of a domain, dataset, child, role, aggregate or file. */
    public static Optional<String> wrong(String name) {
        return wrong(name, LONGEST_TABLE);
    }

    private static Optional<String> wrong(String name, int longest) {
        if (name.startsWith("_")) {
            return Optional.of("starts with _, which is kept for the platform's own names");
        }
        if (!isName(name)) {
            return Optional.of("is not lower_snake_case (a to z, 0 to 9 and _, a letter first)" + suggestion(name));
        }
        if (name.length() > longest) {
            return Optional.of("is longer than " + longest + " characters, which not every database keeps whole");
        }
        return Optional.empty();
    }

    private static String suggestion(String name) {
        String better = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^[_0-9]+|_+$", "");
        return better.isEmpty() ? "" : ": write " + better;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
