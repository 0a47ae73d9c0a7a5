package dev.varve.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The product's own statements: one file of {@code sql/platform} each, named for what it does.
 *
 * @param values by placeholder
 */
public record Sql(String name, String text, Map<String, String> values) {
    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z_]+)}");

    public Sql {
        values = Map.copyOf(values);
    }

    /** @param name path below {@code sql/platform}, without {@code .sql} */
    public static Sql named(String name) {
        return new Sql(name, TEXTS.computeIfAbsent(name, Sql::read), Map.of());
    }

    /** Fills {@code ${placeholder}}; the value is a validated identifier, a list of them, or an expression made of them. */
    public Sql with(String placeholder, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(placeholder, value);
        return new Sql(name, text, more);
    }

    /** The finished statement. All is filled in one pass: what a contract writes may look like a placeholder itself. */
    public String complete() {
        return PLACEHOLDER.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match)));
    }

    private String value(MatchResult placeholder) {
        String value = values.get(placeholder.group(1));
        if (value == null) {
            throw new IllegalStateException("sql/platform/" + name + ".sql: nothing given for " + placeholder.group());
        }
        return value;
    }

    private static String read(String name) {
        try (InputStream in = Sql.class.getResourceAsStream("/sql/" + name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("no statement sql/platform/" + name + ".sql");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
