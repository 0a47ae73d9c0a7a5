package dev.varve.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code relationships} of a dataset or child. */
final class RelationshipReader {

    private static final List<String> KEYS = List.of("to", "by", "include", "severity", "why");

    private final References references;

    RelationshipReader(References references) {
        this.references = references;
    }

    List<Relationship> read(Item item, Table table) {
        List<Relationship> relationships = new ArrayList<>();
        item.entries().forEach((role, value) -> {
            Names.wrong(role).ifPresent(message -> value.wrong(role + " " + message));
            Fields fields = value.fields("to", KEYS);
            Optional<Item> to = fields.required("to", "name the other dataset, such as retail.customers");
            Optional<Draft> other = to.flatMap(references::dataset);
            List<String> include = other.filter(Draft::isReadable)
                    .map(one -> include(role, fields, one, table))
                    .orElse(List.of());
            relationships.add(new Relationship(
                    role,
                    other.map(Draft::dataset).orElse(""),
                    other.map(one -> references.by(to.get(), one, fields.find("by"), table))
                            .orElse(List.of()),
                    include,
                    CheckReader.severity(fields, Severity.WARNING),
                    fields.text("why").orElse("")));
        });
        return relationships;
    }

    private static List<String> include(String role, Fields fields, Draft other, Table table) {
        Optional<Item> include = fields.find("include");
        List<Column> columns = include.map(other.table()::columns).orElse(List.of());
        for (Column column : columns) {
            String name = role + "_" + column.name();
            if (table.column(name).isPresent()) {
                include.get().wrong("would become " + name + ", which is declared too; rename the role or the column");
            }
        }
        return columns.stream().map(Column::name).toList();
    }
}
