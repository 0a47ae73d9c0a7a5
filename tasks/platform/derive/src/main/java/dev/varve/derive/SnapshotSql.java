package dev.varve.derive;

import dev.varve.contract.Relationship;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Queries of wide rows: an entity's own columns and those included of related entities. */
final class SnapshotSql {
    private final Datasets datasets;
    private final Function<Entity, String> ranges;

    /** @param ranges the relation that holds an entity's ranges */
    SnapshotSql(Datasets datasets, Function<Entity, String> ranges) {
        this.datasets = datasets;
        this.ranges = ranges;
    }

    /** @param condition on alias {@code _e}, or {@code true} */
    String latest(Entity entity, String condition) {
        return query("latest", entity, condition, "%s.effective_to is null");
    }

    /** At every point of the relation {@code _point}; the condition may name its alias {@code _p}. */
    String asOf(Entity entity, String condition) {
        return query(
                "as_of",
                entity,
                condition,
                "%1$s.effective_from < _p.ends_at and (%1$s.effective_to is null or %1$s.effective_to >= _p.ends_at)");
    }

    private String query(String name, Entity entity, String condition, String inForce) {
        return Sql.named("snapshot/" + name)
                .with("columns", columns(entity))
                .with("ranges", ranges.apply(entity))
                .with("relationships", joins(entity, inForce))
                .with("condition", condition)
                .complete();
    }

    private static String columns(Entity entity) {
        List<String> columns = new ArrayList<>();
        entity.columnNames().forEach(name -> columns.add("_e." + Quoted.name(name)));
        including(entity)
                .forEach(relationship -> relationship
                        .include()
                        .forEach(name -> columns.add(alias(relationship) + "." + Quoted.name(name) + " as "
                                + Quoted.name(relationship.role() + "_" + name))));
        return String.join(", ", columns);
    }

    private String joins(Entity entity, String inForce) {
        return including(entity).stream()
                .map(relationship -> {
                    Entity to = datasets.find(relationship.to()).main();
                    String alias = alias(relationship);
                    return "left join " + ranges.apply(to) + " " + alias + " on " + by(relationship, "_e", alias, to)
                            + " and " + String.format(inForce, alias) + " and not " + alias + ".deleted";
                })
                .collect(Collectors.joining("\n"));
    }

    static List<Relationship> including(Entity entity) {
        return entity.relationships().stream()
                .filter(relationship -> !relationship.include().isEmpty())
                .toList();
    }

    private static String alias(Relationship relationship) {
        return "_r_" + relationship.role();
    }

    /** The join condition of a relationship. */
    static String by(Relationship relationship, String own, String other, Entity to) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < to.key().size(); i++) {
            pairs.add(own + "." + Quoted.name(relationship.by().get(i)) + " = " + other + "."
                    + Quoted.name(to.keyNames().get(i)));
        }
        return String.join(" and ", pairs);
    }
}
