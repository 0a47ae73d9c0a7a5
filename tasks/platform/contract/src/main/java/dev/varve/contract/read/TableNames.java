package dev.varve.contract.read;

import dev.varve.contract.name.IdentifierRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two contracts must not make the same table. */
final class TableNames {

    /**
     * A table that a contract makes.
     *
     * @param field that says so; empty for the dataset itself, with line 0
     */
    record Made(String table, ContractDraft draft, String field, int line) {

        private void wrong(String message) {
            draft.problems().add(line, field, "makes the table " + table + ", " + message);
        }

        private String text() {
            return field.isEmpty() ? draft.dataset() : field + " of " + draft.dataset();
        }
    }

    private TableNames() {}

    static void report(Collection<ContractDraft> drafts) {
        List<Made> all = new ArrayList<>();
        drafts.forEach(draft -> all.addAll(draft.tables()));
        all.sort(Comparator.comparing(made -> !made.field().isEmpty()));
        Map<String, Made> byName = new LinkedHashMap<>();
        for (Made one : all) {
            Made before = byName.putIfAbsent(one.table(), one);
            if (before != null) {
                one.wrong("which " + before.text() + " makes too; rename one");
            }
            if (one.table().length() > IdentifierRules.LONGEST_TABLE) {
                one.wrong("longer than " + IdentifierRules.LONGEST_TABLE
                        + " characters, which not every database keeps whole; shorten the name");
            }
        }
        for (Made one : byName.values()) {
            Made changes = byName.get(one.table() + "_changes");
            if (changes != null) {
                changes.wrong("which holds the changes of " + one.text() + "; rename one");
            }
        }
    }
}
