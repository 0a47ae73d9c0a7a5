package dev.varve.contract.read.reference;

import dev.varve.contract.Column;
import dev.varve.contract.Type;
import dev.varve.contract.name.NearestNames;
import dev.varve.contract.read.column.TableDraft;
import dev.varve.contract.read.column.Types;
import dev.varve.contract.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves what contracts say of other datasets. */
public final class References {

    private final Map<String, ? extends Referred> referred;

    public References(Map<String, ? extends Referred> referred) {
        this.referred = referred;
    }

    /** The dataset an item names; reports a name that is none. */
    public Optional<Referred> dataset(YamlValue to) {
        return to.text().flatMap(name -> {
            Referred other = referred.get(name);
            if (other == null) {
                to.wrong("is no dataset: " + name
                        + (name.contains(".") ? "" : ", which is written domain.name")
                        + NearestNames.meant(name, referred.keySet()));
            }
            return Optional.ofNullable(other);
        });
    }

    /** Columns of the table in the order of the other's key: those given, else those named like it. */
    public List<String> by(YamlValue to, Referred other, Optional<YamlValue> given, TableDraft table) {
        List<String> key = other.key();
        if (key.isEmpty()) {
            if (other.isReadable()) {
                to.wrong("has no key, so nothing can refer to it: " + other.dataset());
            }
            return List.of();
        }
        List<Column> here = given.map(table::columns).orElseGet(() -> namedLike(to, other, table));
        if (given.isPresent()
                && here.size() != key.size()
                && here.size() == given.get().list().size()) {
            given.get()
                    .wrong("must have as many columns as the key of " + other.dataset() + " (" + String.join(", ", key)
                            + ")");
        }
        for (int i = 0; i < Math.min(here.size(), key.size()); i++) {
            Type type = here.get(i).type();
            Type otherType = other.table().column(key.get(i)).map(Column::type).orElse(null);
            if (!Types.areComparable(type, otherType)) {
                given.orElse(to)
                        .wrong("compares " + here.get(i).name() + ", which is " + type.text() + ", with "
                                + other.dataset() + "." + key.get(i) + ", which is " + otherType.text());
            }
        }
        return here.stream().map(Column::name).toList();
    }

    private static List<Column> namedLike(YamlValue to, Referred other, TableDraft table) {
        List<Column> here = new ArrayList<>();
        for (String name : other.key()) {
            table.column(name)
                    .ifPresentOrElse(
                            here::add,
                            () -> to.wrong(
                                    "needs by: " + table.subject() + " has no column " + name + " like the key of "
                                            + other.dataset() + " (" + String.join(", ", other.key()) + ")"));
        }
        return here;
    }

    /** Fills in the columns of a {@code references} check. */
    public void complete(
            YamlValue to,
            Optional<YamlValue> columns,
            TableDraft table,
            Optional<Column> column,
            Map<String, Object> arguments) {
        dataset(to).ifPresent(other -> {
            if (column.isEmpty()) {
                arguments.put("columns", by(to, other, columns, table));
                return;
            }
            arguments.put("columns", List.of(column.get().name()));
            if (other.key().size() != 1 && other.isReadable()) {
                to.wrong("cannot be checked from one column: the key of " + other.dataset() + " is "
                        + (other.key().isEmpty() ? "every row" : String.join(", ", other.key()))
                        + "; write it under the dataset's checks");
            } else if (other.key().size() == 1) {
                Type otherType = other.table()
                        .column(other.key().getFirst())
                        .map(Column::type)
                        .orElse(null);
                if (!Types.areComparable(column.get().type(), otherType)) {
                    to.wrong("compares " + column.get().name() + ", which is "
                            + column.get().type().text() + ", with " + other.dataset() + "."
                            + other.key().getFirst() + ", which is " + otherType.text());
                }
            }
        });
    }
}
