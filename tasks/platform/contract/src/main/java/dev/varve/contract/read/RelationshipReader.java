package dev.varve.contract.read;

import dev.varve.contract.Column;
import dev.varve.contract.Relationship;
import dev.varve.contract.Severity;
import dev.varve.contract.name.IdentifierRules;
import dev.varve.contract.read.check.CheckReader;
import dev.varve.contract.read.column.TableDraft;
import dev.varve.contract.read.reference.References;
import dev.varve.contract.read.reference.Referred;
import dev.varve.contract.yaml.YamlMapping;
import dev.varve.contract.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code relationships} of a dataset or child. */
final class RelationshipReader {

    private static final List<String> KEYS = List.of("to", "by", "include", "severity", "why");

    private final References references;

    RelationshipReader(References references) {
        this.references = references;
    }

    List<Relationship> read(YamlValue item, TableDraft table) {
        List<Relationship> relationships = new ArrayList<>();
        Map<String, String> included = new HashMap<>();
        item.entries().forEach((role, value) -> {
            IdentifierRules.wrong(role).ifPresent(message -> value.wrong(role + " " + message));
            YamlMapping fields = value.fields("to", KEYS);
            Optional<YamlValue> to = fields.required("to", "name the other dataset, such as retail.customers");
            Optional<Referred> other = to.flatMap(references::dataset);
            List<String> include = other.filter(Referred::isReadable)
                    .map(one -> include(role, fields, one, table, included))
                    .orElse(List.of());
            relationships.add(new Relationship(
                    role,
                    other.map(Referred::dataset).orElse(""),
                    other.map(one -> references.by(to.get(), one, fields.find("by"), table))
                            .orElse(List.of()),
                    include,
                    CheckReader.severity(fields, Severity.WARNING),
                    fields.text("why").orElse("")));
        });
        return relationships;
    }

    /** @param included roles by the columns that they give the table */
    private static List<String> include(
            String role, YamlMapping fields, Referred other, TableDraft table, Map<String, String> included) {
        Optional<YamlValue> include = fields.find("include");
        List<Column> columns = include.map(other.table()::columns).orElse(List.of());
        for (Column column : columns) {
            String name = role + "_" + column.name();
            if (table.column(name).isPresent()) {
                include.get().wrong("would become " + name + ", which is declared too; rename the role or the column");
            } else if (table.keeping(name).isPresent()) {
                include.get()
                        .wrong("would become " + name + ", where "
                                + table.keeping(name).get().name() + " keeps its misfits; rename the role");
            } else if (IdentifierRules.isOwn(name)) {
                include.get().wrong("would become " + name + ", a column of the platform's own; rename the role");
            } else if (included.putIfAbsent(name, role) instanceof String before) {
                include.get().wrong("would become " + name + ", which role " + before + " makes too; rename the role");
            }
        }
        return columns.stream().map(Column::name).toList();
    }
}
