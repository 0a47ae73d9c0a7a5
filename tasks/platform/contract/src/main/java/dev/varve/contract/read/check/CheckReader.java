package dev.varve.contract.read.check;

import dev.varve.contract.Check;
import dev.varve.contract.Column;
import dev.varve.contract.Severity;
import dev.varve.contract.read.column.TableDraft;
import dev.varve.contract.read.reference.References;
import dev.varve.contract.yaml.SqlFiles;
import dev.varve.contract.yaml.YamlMapping;
import dev.varve.contract.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads every check of one contract; ids are unique among them. */
public final class CheckReader {

    public static final List<String> OWN_KEYS = List.of("severity", "why", "owner", "where", "id");

    private final String owner;
    private final SqlFiles files;
    private final References references;
    private final Map<String, YamlValue> given = new HashMap<>();
    private final Map<String, Integer> made = new HashMap<>();
    private final Set<String> sqlFiles = new HashSet<>();

    /** @param owner of checks that name none */
    public CheckReader(String owner, SqlFiles files, References references) {
        this.owner = owner;
        this.files = files;
        this.references = references;
    }

    /** Names of the SQL files that checks list. */
    public Set<String> sqlFiles() {
        return sqlFiles;
    }

    /** @param column whose checks they are; empty for those of the table */
    public List<Check> read(YamlValue list, TableDraft table, Optional<Column> column) {
        List<Check> checks = new ArrayList<>();
        for (YamlValue item : list.list()) {
            if (item.isMap()) {
                Map<String, YamlValue> named = item.entries();
                if (named.size() != 1) {
                    item.wrong("has " + named.size() + " checks; start each with its own -");
                }
                named.entrySet().stream()
                        .limit(1)
                        .forEach(entry -> one(entry.getKey(), entry.getValue(), table, column)
                                .ifPresent(checks::add));
            } else {
                item.text()
                        .flatMap(name -> one(name, item.bare(name), table, column))
                        .ifPresent(checks::add);
            }
        }
        return checks;
    }

    private Optional<Check> one(String name, YamlValue item, TableDraft table, Optional<Column> column) {
        Optional<ExpectationSignature> found = ExpectationSignature.find(name, column.isPresent());
        if (found.isEmpty()) {
            UnknownCheck.report(name, item, column.isPresent());
            return Optional.empty();
        }
        ExpectationSignature expectation = found.get();
        int problems = item.problems().found().size();
        YamlMapping fields = item.isEmpty() ? new YamlMapping(item, Map.of()) : fields(item, expectation);
        Map<String, Object> arguments = arguments(expectation, fields, table, column);
        if (item.problems().found().size() == problems) {
            CheckRules.report(expectation, fields, arguments, table);
        }
        return Optional.of(new Check(
                id(expectation, fields, table, column, arguments),
                expectation.name(),
                table.child(),
                column.map(Column::name),
                Collections.unmodifiableMap(arguments),
                severity(fields, Severity.CRITICAL),
                fields.text("why").orElse(""),
                fields.text("owner").orElse(owner),
                fields.text("where")));
    }

    private Map<String, Object> arguments(
            ExpectationSignature expectation, YamlMapping fields, TableDraft table, Optional<Column> column) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        if (CheckRules.isOfWrongType(expectation, fields.item(), column)) {
            return arguments;
        }
        ArgumentReader reader =
                new ArgumentReader(table, column.map(Column::type).orElse(null), files.checks());
        expectation.required().forEach(argument -> fields.required(argument, expectation.shortName() + " needs it"));
        expectation
                .arguments()
                .forEach((argument, kind) -> fields.find(argument)
                        .flatMap(value -> reader.read(kind, value))
                        .ifPresent(value -> arguments.put(argument, value)));
        if (expectation.name().equals(ExpectationSignature.REFERENCES)) {
            fields.find("to")
                    .ifPresent(to -> references.complete(to, fields.find("columns"), table, column, arguments));
        }
        if (expectation.name().equals(ExpectationSignature.SQL)) {
            fields.text("file").ifPresent(sqlFiles::add);
        }
        return arguments;
    }

    public static Severity severity(YamlMapping fields, Severity otherwise) {
        return fields.find("severity")
                .flatMap(item -> item.choice(List.of("critical", "warning", "info")))
                .map(word -> Severity.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(otherwise);
    }

    private static YamlMapping fields(YamlValue item, ExpectationSignature expectation) {
        List<String> known = new ArrayList<>(expectation.arguments().keySet());
        known.addAll(OWN_KEYS);
        if (!item.isMap() && expectation.main().isEmpty()) {
            item.wrong("takes its arguments by name, such as {" + known.getFirst() + ": …}");
            return new YamlMapping(item, Map.of());
        }
        if (item.isMap()) {
            for (Map.Entry<String, YamlValue> entry : item.entries().entrySet()) {
                if (entry.getKey().equals("row_condition")) {
                    entry.getValue().wrong("is called where here");
                    Map<String, YamlValue> rest = new LinkedHashMap<>(item.entries());
                    rest.remove("row_condition");
                    return new YamlMapping(item, rest);
                }
            }
        }
        return item.fields(expectation.main(), known);
    }

    private String id(
            ExpectationSignature expectation,
            YamlMapping fields,
            TableDraft table,
            Optional<Column> column,
            Map<String, Object> arguments) {
        Optional<YamlValue> item = fields.find("id");
        Optional<String> id = item.flatMap(YamlValue::text);
        if (id.isPresent()) {
            if (!id.get().matches("[a-z0-9][a-z0-9_.]*")) {
                item.get().wrong("must be of a to z, 0 to 9, _ and ., not " + id.get());
            }
            if (id.get().startsWith("builtin.")) {
                item.get().wrong("begins with builtin., as the checks of every dataset do; choose another id");
            }
            YamlValue before = given.putIfAbsent(id.get(), item.get());
            if (before != null) {
                item.get().wrong("is the id of another check too: line " + before.line());
            }
            return id.get();
        }
        String subject = table.child()
                .map(child -> child + column.map(one -> "." + one.name()).orElse(""))
                .orElse(column.map(Column::name).orElse(table.subject()));
        String stem = expectation.name().equals(ExpectationSignature.SQL)
                ? "sql." + arguments.get("file")
                : subject + "." + expectation.name();
        String unique;
        do {
            int count = made.merge(stem, 1, Integer::sum);
            unique = count == 1 ? stem : stem + "." + count;
        } while (given.containsKey(unique));
        given.put(unique, fields.item());
        return unique;
    }
}
