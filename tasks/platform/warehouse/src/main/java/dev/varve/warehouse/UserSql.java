package dev.varve.warehouse;

import java.util.Locale;

/** SQL that users bring: exactly one statement that only reads. The engine's own parser is the judge. */
public final class UserSql {
    private UserSql() {}

    /** @throws RefusedSql where the text is anything else */
    public static void require(Warehouse warehouse, String text) {
        Cells parsed = warehouse.query(Sql.named("warehouse/parsed"), text).getFirst();
        String error = parsed.text(0);
        long statements = parsed.number(2);
        if ("parser".equals(error)) {
            throw broken("does not run: Parser Error: " + parsed.text(1));
        }
        if (error == null && statements == 0) {
            throw new RefusedSql(RefusedSql.Fault.EMPTY, 0, "holds no statement; write one SELECT");
        }
        if (error == null && statements > 1) {
            throw new RefusedSql(
                    RefusedSql.Fault.SEVERAL, statements, "must be one statement, but holds " + statements);
        }
        if (error != null || !parsed.flag(3)) {
            throw new RefusedSql(
                    RefusedSql.Fault.WRITES,
                    statements,
                    "must only read: write one SELECT (also WITH, FROM, VALUES), which changes nothing"
                            + (text.toLowerCase(Locale.ROOT).contains("pivot")
                                    ? "; a PIVOT lists the values that become columns: ON column IN (…)"
                                    : ""));
        }
    }

    /**
     * @return the statement without its semicolon, to stand in parentheses that begin and end on lines of their own
     * @throws RefusedSql where the text is anything but one statement that only reads
     */
    public static String query(Warehouse warehouse, String text) {
        require(warehouse, text);
        String query = text.strip();
        // Behind the semicolon that ends the statement there can be more in comments; cut at one of those it still has
        // its own.
        for (int end = query.length(); end >= 0; end = query.lastIndexOf(';', end - 1)) {
            String cut = query.substring(0, end).strip();
            if (reads(warehouse, "select * from (\n" + cut + "\n) _query")) {
                return cut;
            }
        }
        throw broken("must be one statement that can stand in parentheses, with a semicolon at its end or none");
    }

    /**
     * @return the condition in parentheses
     * @throws RefusedSql where the text is anything but one condition
     */
    public static String condition(Warehouse warehouse, String text) {
        // One that closes our parenthesis and opens its own is none without ours; one that goes on behind a condition
        // is none in them.
        if (!reads(warehouse, "select (\n" + text + "\n)") || !reads(warehouse, "select\n" + text)) {
            throw broken("where must be one SQL condition: " + text);
        }
        return "(" + text.strip() + (text.contains("--") ? "\n)" : ")");
    }

    private static boolean reads(Warehouse warehouse, String text) {
        try {
            require(warehouse, text);
            return true;
        } catch (RefusedSql _) {
            return false;
        }
    }

    private static RefusedSql broken(String message) {
        return new RefusedSql(RefusedSql.Fault.BROKEN, 0, message);
    }
}
