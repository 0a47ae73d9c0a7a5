package dev.varve.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The product's own statements: one file of {@code sql/platform} each, named for what it does. */
public record Sql(String name, String text) {
    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z_]+)}");

    /** @param name path below {@code sql/platform}, without {@code .sql} */
    public static Sql named(String name) {
        return new Sql(name, TEXTS.computeIfAbsent(name, Sql::read));
    }

    /** Fills {@code ${placeholder}}; the value is a validated identifier, a list of them, or an expression made of them. */
    public Sql with(String placeholder, String value) {
        return new Sql(name, text.replace("${" + placeholder + "}", value));
    }

    /** The finished statement. */
    public String complete() {
        Matcher open = PLACEHOLDER.matcher(text);
        if (open.find()) {
            throw new IllegalStateException(
                    "sql/platform/" + name + ".sql: nothing given for ${" + open.group(1) + "}");
        }
        return text;
    }

    private static String read(String name) {
        try (InputStream in = Sql.class.getResourceAsStream("/sql/" + name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("no statement sql/platform/" + name + ".sql");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
