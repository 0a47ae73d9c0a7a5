package dev.varve.contract.landing;

import dev.varve.contract.name.IdentifierRules;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a dataset's files land: a path under the landing root with {@code *} within a segment, {@code **} across folders, and
 * captures {@code {name}} or {@code {name:format}}. Every other character stands for itself.
 */
public final class LandingPattern {

    static final String RECEIVED_AT = "received_at";

    /**
     * What a path says.
     *
     * @param receivedAt when the object was delivered, where the pattern captures it; UTC where the path names no zone, midnight
     *     where it names no time
     * @param values captured text by name; what was captured with a format is given as ISO 8601, a month or year as its first
     *     day
     */
    public record Match(Optional<Instant> receivedAt, Map<String, String> values) {}

    private record Capture(String name, Optional<TimeFormat> format) {}

    private final String text;
    private final String folder;
    private final List<Capture> captures = new ArrayList<>();
    private final Pattern pattern;

    /** @throws IllegalArgumentException where the text is no pattern; the message says what to do */
    public LandingPattern(String text) {
        this.text = text;
        this.pattern = Pattern.compile(expression(), Pattern.DOTALL);
        int wild = firstWild();
        this.folder = text.substring(0, Math.max(0, text.lastIndexOf('/', wild)));
    }

    public String text() {
        return text;
    }

    /** Names the pattern captures, {@code received_at} not among them. */
    public List<String> captures() {
        return captures.stream()
                .map(Capture::name)
                .filter(name -> !name.equals(RECEIVED_AT))
                .toList();
    }

    public boolean capturesReceivedAt() {
        return captures.stream().anyMatch(capture -> capture.name().equals(RECEIVED_AT));
    }

    /** The folder below which every match lies: the part before the first wildcard or capture, without a trailing slash. */
    public String folder() {
        return folder;
    }

    /** @param path relative to the landing root, with {@code /} */
    public Optional<Match> match(String path) {
        if (!path.startsWith(folder)) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<Instant> receivedAt = Optional.empty();
        Map<String, String> values = new LinkedHashMap<>();
        try {
            for (int i = 0; i < captures.size(); i++) {
                Capture capture = captures.get(i);
                String value = matcher.group(i + 1);
                if (capture.name().equals(RECEIVED_AT)) {
                    receivedAt = Optional.of(capture.format().orElseThrow().instant(value));
                } else {
                    values.put(
                            capture.name(),
                            capture.format().map(format -> format.iso(value)).orElse(value));
                }
            }
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
        return Optional.of(new Match(receivedAt, values));
    }

    public Optional<TimeFormat> format(String capture) {
        return captures.stream()
                .filter(one -> one.name().equals(capture))
                .findFirst()
                .flatMap(Capture::format);
    }

    private String expression() {
        if (text.isBlank() || text.startsWith("/") || text.endsWith("/")) {
            throw new IllegalArgumentException(
                    "must be the path of files below the landing folder, such as shop/*.csv");
        }
        for (String segment : text.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("must not have an empty, . or .. folder");
            }
        }
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '{') {
                int end = closingBrace(at);
                regex.append(capture(text.substring(at + 1, end)));
                at = end + 1;
            } else if (text.startsWith("**/", at) && (at == 0 || text.charAt(at - 1) == '/')) {
                regex.append("(?:[^/]+/)*");
                at += 3;
            } else if (text.startsWith("**", at)) {
                regex.append(".*");
                at += 2;
            } else if (c == '*') {
                regex.append("[^/]*");
                at++;
            } else {
                TimeFormat.literal(regex, c);
                at++;
            }
        }
        return regex.toString();
    }

    private int closingBrace(int from) {
        boolean quoted = false;
        for (int at = from + 1; at < text.length(); at++) {
            if (text.charAt(at) == '\'') {
                quoted = !quoted;
            } else if (text.charAt(at) == '}' && !quoted) {
                return at;
            }
        }
        throw new IllegalArgumentException("has a { without its }");
    }

    private String capture(String inside) {
        int colon = inside.indexOf(':');
        String name = colon < 0 ? inside : inside.substring(0, colon);
        if (!IdentifierRules.isName(name)) {
            throw new IllegalArgumentException("captures {" + inside + "}; a name is lower_snake_case, such as {shop}");
        }
        if (captures.stream().anyMatch(capture -> capture.name().equals(name))) {
            throw new IllegalArgumentException("captures " + name + " twice");
        }
        if (name.equals(RECEIVED_AT) && colon < 0) {
            throw new IllegalArgumentException(
                    "captures received_at without its format, such as {received_at:yyyy-MM-dd}");
        }
        if (colon < 0) {
            captures.add(new Capture(name, Optional.empty()));
            return "([^/]+?)";
        }
        TimeFormat format;
        try {
            format = new TimeFormat(inside.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("captures " + name + " with a format that " + e.getMessage(), e);
        }
        if (name.equals(RECEIVED_AT) && !format.hasDate()) {
            throw new IllegalArgumentException("captures received_at without a date");
        }
        captures.add(new Capture(name, Optional.of(format)));
        return "(" + format.expression() + ")";
    }

    private int firstWild() {
        int at = 0;
        while (at < text.length() && text.charAt(at) != '*' && text.charAt(at) != '{') {
            at++;
        }
        return at;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LandingPattern that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
