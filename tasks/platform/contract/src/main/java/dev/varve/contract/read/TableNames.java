package dev.varve.contract.read;

import dev.varve.contract.Tables;
import dev.varve.contract.name.IdentifierRules;
import dev.varve.contract.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Two contracts must not make the same table. */
final class TableNames {

    /** Those that name what they hold; the other tables of it have the same name with an ending. */
    private static final Set<Tables.Kind> NAMING =
            EnumSet.of(Tables.Kind.RAW, Tables.Kind.PIXELS, Tables.Kind.WINDOWS, Tables.Kind.OWN_SQL);

    /**
     * A table that a contract makes.
     *
     * @param field that says so; empty for the dataset itself, with line 0
     */
    private record Made(String table, ContractDraft draft, String field, int line) {

        static Made of(ContractDraft draft, Tables.Made table) {
            Optional<YamlValue> place = draft.place(table);
            String field = switch (table.kind()) {
                case PIXELS -> "format.pixels";
                case OWN_SQL -> "aggregates/" + table.part() + ".sql";
                default -> place.map(YamlValue::field).orElse("");
            };
            int line = table.kind() == Tables.Kind.OWN_SQL
                    ? 0
                    : place.map(YamlValue::line).orElse(0);
            return new Made(table.entity(), draft, field, line);
        }

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
        drafts.forEach(draft -> draft.tables().all().stream()
                .filter(table -> NAMING.contains(table.kind()))
                .forEach(table -> all.add(Made.of(draft, table))));
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
            Made changes = byName.get(Tables.changes(one.table()).table());
            if (changes != null) {
                changes.wrong("which holds the changes of " + one.text() + "; rename one");
            }
        }
        for (ContractDraft draft : drafts) {
            draft.tables().all().stream()
                    .filter(table -> table.kind() == Tables.Kind.REJECTED)
                    .map(table -> byName.get(table.name().table()))
                    .filter(Objects::nonNull)
                    .forEach(one ->
                            one.wrong("which holds keys of rejected rows of " + draft.dataset() + "; rename one"));
        }
    }
}
