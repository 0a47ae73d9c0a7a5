package dev.varve.contract.read.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a check may claim: the expectations of Great Expectations that this version runs, with its keywords, and our own.
 *
 * @param name without {@code expect_}
 * @param main the argument that a scalar or list stands for; empty for none
 * @param arguments what each may be
 * @param required arguments without which it means nothing
 */
public record ExpectationSignature(
        String name, boolean ofColumn, String main, Map<String, Argument> arguments, Set<String> required) {

    public enum Argument {
        /** A value of the column. */
        VALUE,
        VALUES,
        NUMBER,
        COUNT,
        FLAG,
        SHARE,
        REGEX,
        COLUMN,
        COLUMNS,
        IGNORE_PAIRS,
        IGNORE_ROWS,
        DATASET,
        DURATION,
        FILE
    }

    static final String REFERENCES = "references";
    static final String SQL = "sql";

    private static final Map<String, ExpectationSignature> OF_COLUMNS = new LinkedHashMap<>();
    private static final Map<String, ExpectationSignature> OF_TABLES = new LinkedHashMap<>();

    /** What Great Expectations 1.24 has beside these. */
    private static final Set<String> LATER =
            new LinkedHashSet<>(List.of("""
            column_bootstrapped_ks_test_p_value_to_be_greater_than column_chi_square_test_p_value_to_be_greater_than
            column_distinct_values_to_be_in_set column_distinct_values_to_contain_set
            column_distinct_values_to_equal_set column_k_l_divergence_to_be_less_than column_kl_divergence_to_be_less_than
            column_median_to_be_between column_most_common_value_to_be_in_set
            column_pair_cramers_phi_value_to_be_less_than column_pair_values_to_be_in_set
            column_parameterized_distribution_ks_test_p_value_to_be_greater_than
            column_proportion_of_non_null_values_to_be_between column_proportion_of_unique_values_to_be_between
            column_quantile_values_to_be_between column_stdev_to_be_between column_to_exist column_type_to_be
            column_unique_value_count_to_be_between column_value_lengths_to_equal
            column_value_z_scores_to_be_less_than column_values_to_be_dateutil_parseable
            column_values_to_be_decreasing column_values_to_be_in_type_list column_values_to_be_increasing
            column_values_to_be_json_parseable column_values_to_be_of_type column_values_to_match_json_schema
            column_values_to_match_like_pattern column_values_to_match_like_pattern_list
            column_values_to_match_regex_list column_values_to_match_strftime_format
            column_values_to_not_be_outliers column_values_to_not_match_like_pattern
            column_values_to_not_match_like_pattern_list column_values_to_not_match_regex_list
            multicolumn_sum_to_equal multicolumn_values_to_be_equal multicolumn_values_to_be_unique
            query_results_to_match_comparison select_column_values_to_be_unique_within_record
            table_column_count_to_be_between table_column_count_to_equal table_columns_to_match_ordered_list
            table_columns_to_match_set table_row_count_to_equal_other_table unexpected_rows_expectation
            """.strip().split("\\s+")));

    static {
        column("column_values_to_not_be_null", "", "mostly");
        column("column_values_to_be_null", "", "mostly");
        column("column_values_to_be_unique", "", "mostly");
        column("column_values_to_be_in_set", "value_set", "value_set! mostly");
        column("column_values_to_not_be_in_set", "value_set", "value_set! mostly");
        column("column_values_to_be_between", "", "min_value max_value strict_min strict_max mostly");
        column("column_values_to_match_regex", "regex", "regex! mostly");
        column("column_values_to_not_match_regex", "regex", "regex! mostly");
        column(
                "column_value_lengths_to_be_between",
                "",
                "min_value:count max_value:count strict_min strict_max mostly");
        column("column_min_to_be_between", "", "min_value max_value strict_min strict_max");
        column("column_max_to_be_between", "", "min_value max_value strict_min strict_max");
        column("column_mean_to_be_between", "", "min_value:number max_value:number strict_min strict_max");
        column("column_sum_to_be_between", "", "min_value:number max_value:number strict_min strict_max");
        column(REFERENCES, "to", "to! mostly");
        table(
                "column_pair_values_a_to_be_greater_than_b",
                "",
                "column_A! column_B! or_equal mostly ignore_row_if:ignore_pairs");
        table("column_pair_values_to_be_equal", "", "column_A! column_B! mostly ignore_row_if:ignore_pairs");
        table("compound_columns_to_be_unique", "column_list", "column_list! mostly ignore_row_if:ignore_rows");
        table("table_row_count_to_be_between", "", "min_value:count max_value:count strict_min strict_max");
        table("table_row_count_to_equal", "value", "value:count!");
        table(REFERENCES, "to", "to! columns mostly");
        table("data_age_at_most", "value", "value:duration!");
        table("load_age_at_most", "value", "value:duration!");
        table(SQL, "file", "file!");
    }

    static Optional<ExpectationSignature> find(String shortName, boolean ofColumn) {
        return Optional.ofNullable(all(ofColumn).get(shortName));
    }

    public static Map<String, ExpectationSignature> all(boolean ofColumns) {
        return ofColumns ? OF_COLUMNS : OF_TABLES;
    }

    /** Great Expectations has it, this version does not. */
    static boolean isLater(String word) {
        return LATER.stream()
                .anyMatch(name -> name.equals(word)
                        || shortColumnName(name).equals(word)
                        || shortTableName(name).equals(word));
    }

    /** The name as contracts write it. */
    String shortName() {
        return ofColumn ? shortColumnName(name) : shortTableName(name);
    }

    private static String shortColumnName(String name) {
        return name.startsWith("column_values_to_")
                ? name.substring(17)
                : name.startsWith("column_") ? name.substring(7) : name;
    }

    private static String shortTableName(String name) {
        return name.startsWith("table_") ? name.substring(6) : name;
    }

    private static void column(String name, String main, String arguments) {
        add(name, true, main, arguments);
    }

    private static void table(String name, String main, String arguments) {
        add(name, false, main, arguments);
    }

    /** {@code min_value:count}: another kind than the name has by itself; {@code value!}: required. */
    private static void add(String name, boolean ofColumn, String main, String text) {
        Map<String, Argument> arguments = new LinkedHashMap<>();
        Set<String> required = new LinkedHashSet<>();
        for (String word : text.split(" ")) {
            String bare = word.replace("!", "");
            int colon = bare.indexOf(':');
            String argument = colon < 0 ? bare : bare.substring(0, colon);
            arguments.put(
                    argument,
                    colon < 0
                            ? usual(argument)
                            : Argument.valueOf(bare.substring(colon + 1).toUpperCase(java.util.Locale.ROOT)));
            if (word.endsWith("!")) {
                required.add(argument);
            }
        }
        ExpectationSignature expectation = new ExpectationSignature(name, ofColumn, main, arguments, required);
        all(ofColumn).put(expectation.shortName(), expectation);
    }

    private static Argument usual(String argument) {
        return switch (argument) {
            case "mostly" -> Argument.SHARE;
            case "value_set" -> Argument.VALUES;
            case "regex" -> Argument.REGEX;
            case "strict_min", "strict_max", "or_equal" -> Argument.FLAG;
            case "column_A", "column_B" -> Argument.COLUMN;
            case "column_list", "columns" -> Argument.COLUMNS;
            case "to" -> Argument.DATASET;
            case "file" -> Argument.FILE;
            default -> Argument.VALUE;
        };
    }
}
