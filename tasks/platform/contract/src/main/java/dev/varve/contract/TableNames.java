package dev.varve.contract;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Two contracts must not make the same table. */
final class TableNames {

    private TableNames() {}

    static void report(Collection<Draft> drafts) {
        Map<String, String> owners = new HashMap<>();
        for (Draft draft : drafts) {
            String table = draft.dataset().replace('.', '_');
            String before = owners.putIfAbsent(table, "dataset " + draft.dataset());
            if (before != null) {
                draft.problems().add(0, "", complaint(table, before, "this folder"));
            }
            if (table.length() > Names.LONGEST_TABLE) {
                draft.problems()
                        .add(
                                0,
                                "",
                                "makes the table " + table + ", longer than " + Names.LONGEST_TABLE
                                        + " characters, which not every database keeps whole; shorten the folder's name");
            }
        }
        for (Draft draft : drafts) {
            draft.tables().forEach((table, item) -> {
                String before = owners.putIfAbsent(table, item.field() + " of " + draft.dataset());
                if (before != null) {
                    item.wrong(complaint(table, before, "it"));
                }
                if (table.length() > Names.LONGEST_TABLE) {
                    item.wrong("makes the table " + table + ", longer than " + Names.LONGEST_TABLE
                            + " characters, which not every database keeps whole; shorten the name");
                }
            });
        }
        for (Draft draft : drafts) {
            String changes = draft.dataset().replace('.', '_') + "_changes";
            if (owners.containsKey(changes)) {
                draft.problems()
                        .add(
                                0,
                                "",
                                "makes the table " + changes + ", and so does " + owners.get(changes) + "; rename one");
            }
        }
    }

    private static String complaint(String table, String before, String which) {
        return "makes the table " + table + ", which " + before + " makes too; rename " + which;
    }
}
