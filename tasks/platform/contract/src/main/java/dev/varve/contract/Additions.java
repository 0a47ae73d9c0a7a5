package dev.varve.contract;

import dev.varve.contract.name.IdentifierRules;
import dev.varve.contract.name.SnakeCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which unknown fields become columns, and under which names: a pure function of the contract and the fields in their order. */
public final class Additions {
    /** So that a file of random names does not become a table of as many columns. */
    public static final int MOST = 100;

    private final Contract contract;
    private final Map<String, Map<String, String>> taken = new HashMap<>();
    private final Map<String, Set<String>> declaredPlaces = new HashMap<>();
    private int added;

    private Additions(Contract contract) {
        this.contract = contract;
        own("", contract.columns(), contract.relationships());
        Set<String> places = declaredPlaces.get("");
        for (Child child : contract.children()) {
            own(child.name(), child.columns(), child.relationships());
            contract.key().forEach(name -> taken.get(child.name()).put(name, "of the record around it"));
            taken.get(child.name()).put("position", "that counts elements");
            places.add(head(child.each()));
            child.columns().stream()
                    .flatMap(column -> column.from().stream())
                    .filter(from -> from.startsWith("../"))
                    .forEach(from -> places.add(head(from)));
        }
    }

    private void own(String table, List<Column> columns, List<Relationship> relationships) {
        Map<String, String> names = new HashMap<>();
        Set<String> places = new HashSet<>();
        for (Column column : columns) {
            names.put(column.name(), "that is declared");
            if (column.misfit() == Column.Misfit.KEEP_TEXT) {
                names.put(column.name() + "_text", "that keeps misfits");
            }
            column.from().forEach(from -> places.add(head(from)));
        }
        relationships.forEach(one ->
                one.include().forEach(name -> names.put(one.role() + "_" + name, "included from " + one.to())));
        taken.put(table, names);
        declaredPlaces.put(table, places);
    }

    /**
     * @param fields unknown ones, those seen first first
     * @return all of them, in their order; none where the contract does not add columns
     */
    public static List<AddedColumn> of(Contract contract, List<AddedColumn> fields) {
        if (contract.unknownFields() != UnknownFields.ADD) {
            return List.of();
        }
        Additions additions = new Additions(contract);
        List<AddedColumn> decided = new ArrayList<>();
        fields.forEach(field -> decided.add(additions.decide(field.child(), field.field())));
        return decided;
    }

    private AddedColumn decide(String child, String field) {
        String name = SnakeCase.name(field);
        String why = whyNot(child, field, name);
        if (!why.isEmpty()) {
            return new AddedColumn(child, field, Optional.empty(), why);
        }
        taken.get(child).put(name, "added for the field " + field);
        added++;
        return new AddedColumn(child, field, Optional.of(name), "");
    }

    private String whyNot(String child, String field, String name) {
        if (!taken.containsKey(child)) {
            return "the contract has no child " + child;
        }
        if (declaredPlaces.get(child).contains(SnakeCase.plain(field))) {
            return "the contract reads a column from it or from within it";
        }
        if (name.isEmpty()) {
            return "it has no letter or digit to name a column by";
        }
        Optional<String> wrong = IdentifierRules.wrongAdded(name);
        if (wrong.isPresent()) {
            return "a column " + name + " cannot be: it " + wrong.get();
        }
        String owner = taken.get(child).get(name);
        if (owner != null) {
            return "there is a column " + name + " " + owner;
        }
        return added == MOST ? MOST + " columns are added already" : "";
    }

    /** The outermost name of a place, as names are compared. */
    private String head(String from) {
        if (contract.format() instanceof Format.Text) {
            return SnakeCase.plain(from);
        }
        String place = from;
        while (place.startsWith("../")) {
            place = place.substring(3);
        }
        if (place.startsWith("/")) {
            place = place.substring(1).replace('/', '.');
        }
        int dot = place.indexOf('.');
        return SnakeCase.plain(dot > 0 ? place.substring(0, dot) : place);
    }
}
