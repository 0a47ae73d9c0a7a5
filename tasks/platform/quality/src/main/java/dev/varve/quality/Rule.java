package dev.varve.quality;

import dev.varve.contract.Check;
import dev.varve.contract.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a row must satisfy, as SQL over the load's rows.
 *
 * @param words the expectation as a sentence
 * @param applies chooses the rows that are judged
 * @param holds is true for those that fit
 * @param shown columns that a sample shows beside the key
 */
record Rule(String words, String applies, String holds, List<String> shown) {

    /** The rule of a check that looks at each row by itself; empty for those that do not. */
    static Optional<Rule> of(Check check, Optional<Type> type, String relation) {
        String name = check.column().orElse("");
        String column = quoted(name);
        String known = column + " is not null";
        Literals literals = new Literals(type);
        return Optional.ofNullable(
                switch (check.expectation()) {
                    case "column_values_to_not_be_null" ->
                        new Rule(name + " is not null", "true", known, List.of(name));
                    case "column_values_to_be_null" ->
                        new Rule(name + " is null", "true", column + " is null", List.of(name));
                    case "column_values_to_be_unique" ->
                        new Rule(
                                name + " is unique",
                                known,
                                column + " not in (select " + column + " from " + relation + " where " + known
                                        + " group by " + column + " having count(*) > 1)",
                                List.of(name));
                    case "compound_columns_to_be_unique" -> compound(check, relation);
                    case "column_values_to_be_in_set" ->
                        new Rule(
                                name + " is one of " + literals.words(check, "value_set"),
                                known,
                                column + " in (" + literals.list(check, "value_set") + ")",
                                List.of(name));
                    case "column_values_to_not_be_in_set" ->
                        new Rule(
                                name + " is none of " + literals.words(check, "value_set"),
                                known,
                                column + " not in (" + literals.list(check, "value_set") + ")",
                                List.of(name));
                    case "column_values_to_be_between" ->
                        new Rule(
                                name + " is " + literals.rangeWords(check),
                                known,
                                literals.range(check, column),
                                List.of(name));
                    case "column_value_lengths_to_be_between" ->
                        new Rule(
                                "the length of " + name + " is " + literals.rangeWords(check),
                                known,
                                new Literals(Optional.of(new Type.BigInt())).range(check, "length(" + column + ")"),
                                List.of(name));
                    case "column_values_to_match_regex" ->
                        new Rule(
                                name + " matches " + check.arguments().get("regex"),
                                known,
                                "regexp_matches(cast(" + column + " as varchar), "
                                        + Literals.text(check.arguments().get("regex")) + ")",
                                List.of(name));
                    case "column_values_to_not_match_regex" ->
                        new Rule(
                                name + " does not match " + check.arguments().get("regex"),
                                known,
                                "not regexp_matches(cast(" + column + " as varchar), "
                                        + Literals.text(check.arguments().get("regex")) + ")",
                                List.of(name));
                    case "column_pair_values_a_to_be_greater_than_b" -> pair(check, true);
                    case "column_pair_values_to_be_equal" -> pair(check, false);
                    default -> null;
                });
    }

    private static Rule compound(Check check, String relation) {
        List<String> names = ((List<?>) check.arguments().get("column_list"))
                .stream().map(String::valueOf).toList();
        String columns = names.stream().map(Rule::quoted).collect(Collectors.joining(", "));
        String known = names.stream().map(name -> quoted(name) + " is not null").collect(Collectors.joining(" and "));
        return new Rule(
                String.join(", ", names) + " together are unique",
                known,
                "(" + columns + ") not in (select " + columns + " from " + relation + " where " + known + " group by "
                        + columns + " having count(*) > 1)",
                names);
    }

    private static Rule pair(Check check, boolean greater) {
        String left = String.valueOf(check.arguments().get("column_A"));
        String right = String.valueOf(check.arguments().get("column_B"));
        boolean orEqual = Boolean.TRUE.equals(check.arguments().get("or_equal"));
        String comparison = greater ? (orEqual ? ">=" : ">") : "=";
        return new Rule(
                left + " " + comparison + " " + right,
                quoted(left) + " is not null and " + quoted(right) + " is not null",
                quoted(left) + " " + comparison + " " + quoted(right),
                List.of(left, right));
    }

    /** Rows whose reference has no row in another dataset; a reference with a null in it refers to nothing. */
    static Rule reference(List<String> by, Subject.Other other, String relation) {
        String known = by.stream()
                .map(name -> relation + "." + quoted(name) + " is not null")
                .collect(Collectors.joining(" and "));
        StringBuilder same = new StringBuilder();
        for (int i = 0; i < by.size(); i++) {
            same.append(i == 0 ? "" : " and ")
                    .append("o.")
                    .append(quoted(other.key().get(i)))
                    .append(" = ")
                    .append(relation)
                    .append('.')
                    .append(quoted(by.get(i)));
        }
        return new Rule(
                String.join(", ", by) + " is in " + other.relation(),
                known,
                "exists (select 1 from " + other.relation() + " o where " + same + ")",
                by);
    }

    static String quoted(String name) {
        return '"' + name + '"';
    }
}
