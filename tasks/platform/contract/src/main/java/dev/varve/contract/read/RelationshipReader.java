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
import java.util.List;
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
        item.entries().forEach((role, value) -> {
            IdentifierRules.wrong(role).ifPresent(message -> value.wrong(role + " " + message));
            YamlMapping fields = value.fields("to", KEYS);
            Optional<YamlValue> to = fields.required("to", "name the other dataset, such as retail.customers");
            Optional<Referred> other = to.flatMap(references::dataset);
            List<String> include = other.filter(Referred::isReadable)
                    .map(one -> include(role, fields, one, table))
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

    private static List<String> include(String role, YamlMapping fields, Referred other, TableDraft table) {
        Optional<YamlValue> include = fields.find("include");
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
