package dev.varve.quality;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements of {@code sql/platform/quality}, by file name. */
final class Statements {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");
    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

    private Statements() {}

    /** @param fragments one for each placeholder: SQL made of quoted identifiers, literals and checked conditions */
    static String fill(String name, Map<String, String> fragments) {
        return PLACEHOLDER
                .matcher(text(name))
                .replaceAll(match -> Matcher.quoteReplacement(fragment(name, match, fragments)));
    }

    static String text(String name) {
        return TEXTS.computeIfAbsent(name, Statements::read);
    }

    private static String fragment(String name, MatchResult match, Map<String, String> fragments) {
        String fragment = fragments.get(match.group(1));
        if (fragment == null) {
            throw new IllegalArgumentException("quality/" + name + ".sql needs a value for " + match.group());
        }
        return fragment;
    }

    private static String read(String name) {
        String path = "/sql/quality/" + name + ".sql";
        try (InputStream in = Statements.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("There is no statement " + path + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the statement " + path, e);
        }
    }
}
