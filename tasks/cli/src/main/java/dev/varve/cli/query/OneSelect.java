package dev.varve.cli.query;

import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Json;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.util.List;
import java.util.Map;

/** Lets a query through only where the engine's own parser says that it is one statement and only reads. */
final class OneSelect {
    private OneSelect() {}

    /** A text that does not parse passes: running it says where it is wrong. */
    static void require(Warehouse warehouse, String sql) {
        Map<String, Object> parsed = Json.map(
                warehouse.query(Sql.named("serve/parsed"), sql).getFirst().text(0));
        if ("parser".equals(parsed.get("error_type"))) {
            return;
        }
        if (Boolean.TRUE.equals(parsed.get("error"))) {
            throw TaskFailure.usage(
                    "query only reads: it takes one SELECT (also WITH, FROM, VALUES, DESCRIBE, SUMMARIZE, SHOW)"
                            + " and changes nothing; ask for that, or load files with varve run");
        }
        int statements = ((List<?>) parsed.get("statements")).size();
        if (statements != 1) {
            throw TaskFailure.usage(
                    statements == 0
                            ? "the query is empty; give one SELECT, for example 'select * from control.load'"
                            : "query takes one statement and was given " + statements + "; ask them one by one");
        }
    }
}
