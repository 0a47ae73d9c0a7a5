package dev.varve.quality.sql;

import dev.varve.warehouse.Sql;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the statements of {@code sql/platform/quality}; what a contract writes may look like a placeholder itself. */
public final class Statements {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");

    private Statements() {}

    /** @param fragments one for each placeholder: SQL made of quoted identifiers, literals and checked conditions */
    public static String fill(String name, Map<String, String> fragments) {
        Sql sql = Sql.named("quality/" + name);
        return PLACEHOLDER
                .matcher(sql.text().strip())
                .replaceAll(match -> Matcher.quoteReplacement(fragment(sql, match, fragments)));
    }

    private static String fragment(Sql sql, MatchResult match, Map<String, String> fragments) {
        String fragment = fragments.get(match.group(1));
        if (fragment == null) {
            throw new IllegalStateException("sql/platform/" + sql.name() + ".sql: nothing given for " + match.group());
        }
        return fragment;
    }
}
