package dev.varve.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads every check of one contract; ids are unique among them. */
final class CheckReader {

    static final Set<String> OWN_KEYS = Set.of("severity", "why", "owner", "where", "id");

    private final String owner;
    private final SqlFiles files;
    private final References references;
    private final Map<String, Item> given = new HashMap<>();
    private final Map<String, Integer> made = new HashMap<>();
    private final Set<String> sqlSqlFiles = new HashSet<>();

    /** @param owner of checks that name none */
    CheckReader(String owner, SqlFiles files, References references) {
        this.owner = owner;
        this.files = files;
        this.references = references;
    }

    /** Names of the SQL files that checks list. */
    Set<String> sqlSqlFiles() {
        return sqlSqlFiles;
    }

    /** @param column whose checks they are; empty for those of the table */
    List<Check> read(Item list, Table table, Optional<Column> column) {
        List<Check> checks = new ArrayList<>();
        for (Item item : list.list()) {
            Map<String, Item> named = named(item);
            if (named.size() > 1) {
                item.wrong("has " + named.size() + " checks; start each with its own -");
            }
            named.entrySet().stream()
                    .limit(1)
                    .forEach(entry ->
                            one(entry.getKey(), entry.getValue(), table, column).ifPresent(checks::add));
        }
        return checks;
    }

    private static Map<String, Item> named(Item item) {
        if (item.isMap()) {
            return item.entries();
        }
        return item.text()
                .map(name -> Map.of(name, new Item(item.problems(), item.field() + "." + name, item.node())))
                .orElse(Map.of());
    }

    private Optional<Check> one(String name, Item item, Table table, Optional<Column> column) {
        boolean ofColumn = column.isPresent();
        Optional<Expectation> found = ofColumn ? Expectation.ofColumn(name) : Expectation.ofTable(name);
        if (found.isEmpty()) {
            complain(name, item, ofColumn);
            return Optional.empty();
        }
        Expectation expectation = found.get();
        boolean bare = item.isEmpty()
                || !item.isMap() && !item.isList() && item.word().orElse("").equals(name);
        Fields fields = bare ? new Fields(item, Map.of()) : fields(item, expectation);
        Map<String, Object> arguments = new LinkedHashMap<>();
        expectation.required().forEach(argument -> fields.required(argument, "what should it be?"));
        for (Map.Entry<String, Expectation.Argument> argument :
                expectation.arguments().entrySet()) {
            fields.find(argument.getKey())
                    .flatMap(value -> argument(argument.getValue(), value, table, column))
                    .ifPresent(value -> arguments.put(argument.getKey(), value));
        }
        if (expectation.arguments().containsKey("max_value")) {
            reportRange(fields, arguments);
        }
        reportType(expectation, item, column);
        if (expectation.name().equals(Expectation.REFERENCES)) {
            fields.find("to")
                    .ifPresent(to -> references.complete(to, fields.find("columns"), table, column, arguments));
        }
        if (expectation.name().equals("column_pair_values_a_to_be_greater_than_b")
                || expectation.name().equals("column_pair_values_to_be_equal")) {
            reportPair(item, table, arguments);
        }
        return Optional.of(new Check(
                id(expectation, fields, table, column, arguments),
                expectation.name(),
                table.child(),
                column.map(Column::name),
                arguments,
                severity(fields, Severity.CRITICAL),
                fields.text("why").orElse(""),
                fields.text("owner").orElse(owner),
                fields.text("where")));
    }

    static Severity severity(Fields fields, Severity otherwise) {
        return fields.find("severity")
                .flatMap(item -> item.choice(List.of("critical", "warning", "info")))
                .map(word -> Severity.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(otherwise);
    }

    private static Fields fields(Item item, Expectation expectation) {
        Set<String> known = new LinkedHashSet<>(expectation.arguments().keySet());
        known.addAll(OWN_KEYS);
        if (!item.isMap() && expectation.main().isEmpty()) {
            item.wrong(
                    "takes its arguments by name, such as {" + known.iterator().next() + ": …}");
            return new Fields(item, Map.of());
        }
        if (item.isMap()) {
            for (Map.Entry<String, Item> entry : item.entries().entrySet()) {
                if (entry.getKey().equals("row_condition")) {
                    entry.getValue().wrong("is called where here");
                    Map<String, Item> rest = new LinkedHashMap<>(item.entries());
                    rest.remove("row_condition");
                    return new Fields(item, rest);
                }
            }
        }
        return item.fields(expectation.main(), known);
    }

    private static void complain(String name, Item item, boolean ofColumn) {
        String bare = name.startsWith("expect_") ? name.substring(7) : name;
        Optional<Expectation> meant = all().filter(
                        one -> one.name().equals(bare) || one.shortName().equals(bare))
                .filter(one -> one.ofColumn() == ofColumn)
                .findFirst();
        Optional<Expectation> elsewhere = all().filter(
                        one -> one.name().equals(bare) || one.shortName().equals(bare))
                .findFirst();
        if (meant.isPresent()) {
            item.wrong("is written " + meant.get().shortName() + " here");
        } else if (elsewhere.isPresent()) {
            item.wrong(
                    ofColumn
                            ? "looks at the whole table: write it under the dataset's checks, as "
                                    + elsewhere.get().shortName()
                            : "looks at one column: write it under the column's checks, as "
                                    + elsewhere.get().shortName());
        } else if (Expectation.isLater(bare)) {
            item.notYet("not yet: this version does not run " + bare + "; a check in sql can say the same");
        } else {
            item.wrong(
                    "is no check" + Names.meant(name, Expectation.all(ofColumn).keySet()));
        }
    }

    private static java.util.stream.Stream<Expectation> all() {
        return java.util.stream.Stream.concat(
                Expectation.all(true).values().stream(), Expectation.all(false).values().stream());
    }

    private Optional<?> argument(Expectation.Argument kind, Item item, Table table, Optional<Column> column) {
        return switch (kind) {
            case VALUE -> value(item, column);
            case VALUES -> values(item, column);
            case NUMBER -> item.number().map(CheckReader::number);
            case COUNT -> item.whole(0, Long.MAX_VALUE);
            case FLAG -> item.bool();
            case SHARE -> share(item);
            case REGEX -> regex(item);
            case COLUMN -> table.column(item).map(Column::name);
            case COLUMNS -> columns(item, table);
            case IGNORE_PAIRS -> item.choice(List.of("both_values_are_missing", "either_value_is_missing", "neither"));
            case IGNORE_ROWS -> item.choice(List.of("all_values_are_missing", "any_value_is_missing", "never"));
            case DATASET -> item.text();
            case DURATION -> Quantities.duration(item);
            case FILE -> sqlFile(item);
        };
    }

    private static Optional<Object> value(Item item, Optional<Column> column) {
        Type type = column.map(Column::type).orElse(null);
        return switch (type) {
            case Type.Bool _ -> item.bool().map(value -> value);
            case Type.Int _, Type.BigInt _, Type.Decimal _, Type.Double _ ->
                item.number().map(CheckReader::number);
            case Type.Date _, Type.Time _, Type.Timestamp _ ->
                item.word().flatMap(text -> {
                    if (ValueFormats.reads(text, type, List.of(ValueFormats.ISO))) {
                        return Optional.of(text);
                    }
                    item.wrong("must be a " + type.text() + " in ISO 8601, not " + text);
                    return Optional.empty();
                });
            case null, default -> item.word().map(text -> text);
        };
    }

    private static Optional<List<Object>> values(Item item, Optional<Column> column) {
        List<Object> values = new ArrayList<>();
        for (Item one : item.list()) {
            value(one, column).ifPresent(values::add);
        }
        if (values.isEmpty()) {
            item.wrong("lists no value");
        }
        return Optional.of(values);
    }

    private static Object number(BigDecimal number) {
        return number.scale() <= 0 && number.precision() - number.scale() <= 18
                ? (Object) number.longValueExact()
                : number;
    }

    private static Optional<Object> share(Item item) {
        return item.number().flatMap(number -> {
            if (number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0) {
                return Optional.of(number(number));
            }
            item.wrong("must be a share from 0 to 1, such as 0.99, not " + number.toPlainString());
            return Optional.empty();
        });
    }

    private static Optional<String> regex(Item item) {
        return item.word().flatMap(text -> {
            try {
                java.util.regex.Pattern.compile(text);
                return Optional.of(text);
            } catch (java.util.regex.PatternSyntaxException e) {
                item.wrong("is no regular expression (" + e.getDescription() + "): " + text);
                return Optional.empty();
            }
        });
    }

    private static Optional<List<String>> columns(Item item, Table table) {
        List<String> names = table.columns(item).stream().map(Column::name).toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    private Optional<String> sqlFile(Item item) {
        return item.text().flatMap(name -> {
            sqlSqlFiles.add(name);
            if (files.checks().containsKey(name)) {
                return Optional.of(name);
            }
            item.wrong("needs the file checks/" + name + ".sql"
                    + Names.meant(name, files.checks().keySet()));
            return Optional.empty();
        });
    }

    private static void reportRange(Fields fields, Map<String, Object> arguments) {
        Object least = arguments.get("min_value");
        Object most = arguments.get("max_value");
        if (fields.find("min_value").isEmpty() && fields.find("max_value").isEmpty()) {
            fields.item().wrong("needs min_value, max_value or both");
        }
        if (least instanceof Number a
                && most instanceof Number b
                && new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) > 0) {
            fields.item().wrong("has a min_value above its max_value: " + a + " and " + b);
        }
    }

    private static void reportType(Expectation expectation, Item item, Optional<Column> column) {
        if (column.isEmpty()) {
            return;
        }
        Type type = column.get().type();
        String wanted = switch (expectation.name()) {
            case "column_mean_to_be_between", "column_sum_to_be_between" -> Types.isNumber(type) ? "" : "a number";
            case "column_values_to_match_regex",
                    "column_values_to_not_match_regex",
                    "column_value_lengths_to_be_between" -> Types.isText(type) ? "" : "text";
            case "column_values_to_be_between", "column_min_to_be_between", "column_max_to_be_between" ->
                Types.isOrdered(type) && !(type instanceof Type.Bool) ? "" : "a type with an order";
            default -> "";
        };
        if (!wanted.isEmpty()) {
            item.wrong("needs " + wanted + ", but " + column.get().name() + " is " + type.text());
        }
    }

    private static void reportPair(Item item, Table table, Map<String, Object> arguments) {
        if (arguments.get("column_A") instanceof String a && arguments.get("column_B") instanceof String b) {
            Type left = table.column(a).orElseThrow().type();
            Type right = table.column(b).orElseThrow().type();
            if (!Types.areComparable(left, right)) {
                item.wrong(
                        "compares " + a + ", which is " + left.text() + ", with " + b + ", which is " + right.text());
            }
        }
    }

    private String id(
            Expectation expectation,
            Fields fields,
            Table table,
            Optional<Column> column,
            Map<String, Object> arguments) {
        Optional<Item> item = fields.find("id");
        Optional<String> id = item.flatMap(Item::text);
        if (id.isPresent()) {
            if (!id.get().matches("[a-z0-9][a-z0-9_.]*")) {
                item.get().wrong("must be of a to z, 0 to 9, _ and ., not " + id.get());
            }
            Item before = given.putIfAbsent(id.get(), item.get());
            if (before != null) {
                item.get().wrong("is the id of another check too: line " + before.line());
            }
            return id.get();
        }
        String subject = table.child()
                .map(child -> child + column.map(one -> "." + one.name()).orElse(""))
                .orElse(column.map(Column::name).orElse(table.subject()));
        String stem = expectation.name().equals(Expectation.SQL)
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
