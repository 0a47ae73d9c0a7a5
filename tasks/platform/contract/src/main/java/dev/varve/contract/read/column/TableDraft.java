package dev.varve.contract.read.column;

import dev.varve.contract.Column;
import dev.varve.contract.name.NearestNames;
import dev.varve.contract.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of a dataset or child while its contract is read.
 *
 * @param subject what checks call it
 * @param child empty for the dataset itself
 * @param columns declared here, in order
 * @param inherited the parent's key, which stands in a child's rows too
 * @param checks what columns say of their checks, by column
 */
public record TableDraft(
        String subject,
        Optional<String> child,
        Map<String, Column> columns,
        Map<String, Column> inherited,
        Map<String, YamlValue> checks) {

    public Optional<Column> column(String name) {
        return Optional.ofNullable(columns.containsKey(name) ? columns.get(name) : inherited.get(name));
    }

    /** The declared column that keeps misfits in a column of this name; empty where none does. */
    public Optional<Column> keeping(String text) {
        return columns.values().stream()
                .filter(column -> column.misfit() == Column.Misfit.KEEP_TEXT)
                .filter(column -> text.equals(column.name() + "_text"))
                .findFirst();
    }

    public List<String> names() {
        List<String> names = new ArrayList<>(columns.keySet());
        names.addAll(inherited.keySet());
        return names;
    }

    /** The column an item names; reports a name that is none. */
    public Optional<Column> column(YamlValue item) {
        return item.text().flatMap(name -> {
            Optional<Column> column = column(name);
            if (column.isEmpty()) {
                item.wrong("is no column of " + subject + ": " + name + NearestNames.meant(name, names()));
            }
            return column;
        });
    }

    /** The columns an item names, in its order. */
    public List<Column> columns(YamlValue item) {
        Map<String, Column> found = new LinkedHashMap<>();
        if (item.isList() && item.list().isEmpty()) {
            item.wrong("lists nothing; leave the key out");
        }
        for (YamlValue one : item.list()) {
            column(one).ifPresent(column -> {
                if (found.put(column.name(), column) != null) {
                    one.wrong("names " + column.name() + " twice");
                }
            });
        }
        return List.copyOf(found.values());
    }

    public Map<String, Column> columns(List<String> names) {
        Map<String, Column> found = new LinkedHashMap<>();
        names.forEach(name -> column(name).ifPresent(column -> found.put(name, column)));
        return found;
    }
}
