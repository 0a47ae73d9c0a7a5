package dev.varve.formats.json;

import dev.varve.contract.name.SnakeCase;
import dev.varve.formats.tree.ValueNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that columns have for the fields of one object: what one of them names exactly is its own. */
public final class JsonSiblings {
    /** By name: the columns that are read from it or from within. */
    private final Map<String, Set<Integer>> columns = new HashMap<>();

    private final Map<String, Set<String>> alike = new HashMap<>();

    JsonSiblings() {}

    /** @param paths of each column */
    public static void acquaint(List<JsonPath[]> paths) {
        Map<String, JsonSiblings> objects = new HashMap<>();
        for (int column = 0; column < paths.size(); column++) {
            for (JsonPath path : paths.get(column)) {
                StringBuilder object = new StringBuilder().append(path.up);
                for (int i = 0; path.pointer == null && i < path.names.length; i++) {
                    objects.computeIfAbsent(object.toString(), place -> new JsonSiblings())
                            .add(path.names[i], column);
                    object.append(JsonPath.child(path.names[i].exact));
                }
            }
        }
    }

    private void add(JsonName name, int column) {
        columns.computeIfAbsent(name.exact, one -> new HashSet<>()).add(column);
        alike.computeIfAbsent(SnakeCase.plain(name.exact), one -> new HashSet<>())
                .add(name.exact);
        name.beside(this, column);
    }

    boolean isOfAnother(String name, int column) {
        Set<Integer> owners = columns.get(name);
        return owners != null && !owners.contains(column);
    }

    /** Whether another column, whose own field is not there, has a name that is like it. */
    boolean isContested(String plain, int column, ValueNode.Obj object) {
        return alike.getOrDefault(plain, Set.of()).stream()
                .anyMatch(name -> isOfAnother(name, column) && object.find(name) < 0);
    }
}
