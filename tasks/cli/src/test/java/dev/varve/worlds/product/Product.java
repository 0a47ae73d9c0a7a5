package dev.varve.worlds.product;

import dev.varve.cli.Varve;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product as a person meets it: its command line, on folders of one's own. */
public final class Product {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern MOMENT =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?)(Z|\\+00(:?00)?)?");

    private final Path home;
    private final Path landing;
    private final Path sql;

    /** @param sql folder of datasets beside the product's, or null */
    public Product(Path home, Path landing, Path sql) {
        this.home = home;
        this.landing = landing;
        this.sql = sql;
    }

    /** The product's folder: tests run in their module's. */
    private static Path root() {
        return Path.of("../..").toAbsolutePath().normalize();
    }

    public Outcome run(String... arguments) {
        List<String> all = arguments(arguments);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = call(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                all.toArray(String[]::new));
        return new Outcome(
                String.join(" ", all),
                exit,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }

    /** A command with the folders it works on. */
    public List<String> arguments(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--home", home.toString(), "--landing", landing.toString()));
        if (sql != null) {
            all.addAll(List.of("--sql", sql.toString()));
        }
        return all;
    }

    private static int call(PrintStream out, PrintStream err, String[] arguments) {
        return Varve.run(out, err, Map.of("VARVE_ROOT", root().toString()), arguments);
    }

    /** What readers get now, or as known at a moment. */
    public List<Map<String, String>> query(String select, Instant asKnownAt) {
        List<String> arguments = new ArrayList<>(List.of("query", select, "--format", "json"));
        if (asKnownAt != null) {
            arguments.addAll(List.of("--as-known-at", asKnownAt.toString()));
        }
        Outcome outcome = run(arguments.toArray(String[]::new));
        if (outcome.err().contains("nothing is published yet") || outcome.err().contains("does not exist!")) {
            return List.of();
        }
        if (outcome.exit() != 0) {
            throw new AssertionError(outcome.toString());
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonNode row : JSON.readTree(outcome.out())) {
            Map<String, String> values = new TreeMap<>();
            row.properties().forEach(field -> values.put(field.getKey(), text(field.getValue())));
            rows.add(values);
        }
        return rows;
    }

    /** Numbers and moments in one spelling, whatever the product chose. */
    private static String text(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isNumber()) {
            return number(new BigDecimal(value.asString()));
        }
        var moment = MOMENT.matcher(value.asString());
        return moment.matches()
                ? LocalDateTime.parse(moment.group(1) + "T" + moment.group(2))
                        .toInstant(ZoneOffset.UTC)
                        .toString()
                : value.asString();
    }

    /** At most six places, no trailing zeros. */
    public static String number(BigDecimal number) {
        return number.setScale(Math.min(number.scale(), 6), RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
