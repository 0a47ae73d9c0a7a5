package dev.varve.worlds.many;

import static dev.varve.worlds.spec.Trait.AGGREGATED;
import static dev.varve.worlds.spec.Trait.CHILDREN_BY_KEY;
import static dev.varve.worlds.spec.Trait.DELETES_BY_VALUE;
import static dev.varve.worlds.spec.Trait.EFFECTIVE;
import static dev.varve.worlds.spec.Trait.FACTS;
import static dev.varve.worlds.spec.Trait.NDJSON;
import static dev.varve.worlds.spec.Trait.NEVER_DELETES;
import static dev.varve.worlds.spec.Trait.PARTITIONED;
import static dev.varve.worlds.spec.Trait.RELATED;
import static dev.varve.worlds.spec.Trait.SEQUENCED;

import dev.varve.worlds.spec.Line;
import dev.varve.worlds.spec.Rendering;
import dev.varve.worlds.spec.Spec;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** A {@link Spec} in words of its own: what its dataset, columns, children and measures are called, and how files write them. */
final class Wording {

    /** A load with such a value of {@code a} is held. */
    static final String SUSPECT = "suspect";

    private static final Set<String> NUMBERS = Set.of("k", "n", "seq", "part", "size");
    private static final List<String> MEASURES = List.of("things", "filled", "total", "least", "most", "mean");
    private static final DateTimeFormatter RECEIVED =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

    private final Spec spec;
    private final String domain;
    private final String name;
    private final String limit;
    private final boolean dated;
    private final Again again;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();

    /**
     * @param limit of deletions
     * @param dated paths say when files were received
     */
    private Wording(Spec spec, String domain, String name, String limit, boolean dated, Again again) {
        this.spec = spec;
        this.domain = domain;
        this.name = name;
        this.limit = limit;
        this.dated = dated;
        this.again = again;
    }

    static Wording of(Spec spec, String domain, String name, String limit, boolean dated, Again again, Random random) {
        Wording wording = new Wording(spec, domain, name, limit, dated, again);
        wording.draw(spec.columns(), random);
        wording.draw(List.of("parts", "kind"), random);
        List<String> parts = new ArrayList<>(List.of("part", "size"));
        parts.removeIf(wording.names::containsKey);
        wording.draw(parts, random);
        wording.draw(MEASURES, random);
        wording.draw(List.of("tally"), random);
        return wording;
    }

    /** Each another name. */
    private void draw(List<String> roles, Random random) {
        Set<String> taken = new HashSet<>(names.values());
        taken.add("position");
        for (String role : roles) {
            String word;
            do {
                word = Vocabulary.any(random);
            } while (!taken.add(word));
            names.put(role, word);
            written.put(role, random.nextInt(3) == 0 ? Vocabulary.oddly(word, random) : word);
        }
    }

    Spec spec() {
        return spec;
    }

    boolean dated() {
        return dated;
    }

    Again again() {
        return again;
    }

    /** Its rows have no key, each delivery adds some, and only when they were modified tells them from a copy. */
    boolean addsUndatedRows() {
        return !dated && !spec.keyed() && !spec.restates();
    }

    String dataset() {
        return domain + "." + name;
    }

    String domain() {
        return domain;
    }

    String table() {
        return domain + "_" + name;
    }

    String children() {
        return domain + "_" + name("parts");
    }

    String tally() {
        return domain + "_" + name("tally");
    }

    /** What a column, a measure or a role is called; what the platform adds keeps its name. */
    String name(String role) {
        return names.getOrDefault(role, role);
    }

    /** Column of the included label. */
    String label(Wording kinds) {
        return name("kind") + "_" + kinds.name("label");
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    String contract(Wording kinds) {
        List<String> lines = new ArrayList<>();
        lines.add("landing: \"drops/" + table() + (dated ? "/{received_at:yyyyMMdd'T'HHmmssX}/" : "/")
                + (spec.has(PARTITIONED) ? "{" + name("region") + "}/" : "") + "*" + Rendering.suffix(spec) + "\"");
        if (spec.restates()) {
            lines.add("restates: {scope: " + (spec.has(PARTITIONED) ? "[" + quoted(name("region")) + "]" : "all")
                    + ", as: " + (spec.has(FACTS) ? "facts" : "state") + "}");
        }
        if (spec.keyed()) {
            lines.add("key: "
                    + spec.key().stream().map(this::name).map(Wording::quoted).toList());
        }
        add(lines, EFFECTIVE, "effective_at: " + quoted(name("at")));
        add(lines, SEQUENCED, "sequence_by: " + quoted(name("seq")));
        add(lines, DELETES_BY_VALUE, "deletes: {" + quoted(name("status")) + ": " + Spec.GONE + "}");
        add(lines, NEVER_DELETES, "deletes: none");
        lines.addAll(again.contract());
        lines.add("limits: {rejects: 100%, deletes: " + limit + "}");
        lines.add("zone: " + (spec.zone().equals(ZoneOffset.UTC) ? "UTC" : spec.zone()));
        lines.add("columns:");
        spec.columns().forEach(column -> lines.add("  " + quoted(name(column)) + ": " + type(column)));
        if (spec.hasChildren()) {
            lines.add("children:");
            lines.add("  " + quoted(name("parts")) + ":");
            lines.add("    each: " + quoted(name("parts")));
            add(lines, CHILDREN_BY_KEY, "    key: " + quoted(name("part")));
            lines.add("    columns: {" + quoted(name("part")) + ": integer, " + quoted(name("size")) + ": integer}");
        }
        if (spec.has(RELATED)) {
            lines.add("relationships:");
            lines.add("  " + quoted(name("kind")) + ": {to: " + kinds.dataset() + ", by: " + quoted(name("kind_id"))
                    + ", include: [" + quoted(kinds.name("label")) + "]}");
        }
        if (!spec.asOf().isEmpty()) {
            lines.add("as_of: " + (spec.asOf().size() == 1 ? spec.asOf().getFirst() : spec.asOf()));
        }
        if (spec.has(AGGREGATED)) {
            String number = name("n");
            lines.add("aggregates:");
            lines.add("  " + quoted(name("tally")) + ":");
            lines.add("    window: week");
            lines.add("    time: " + quoted(name("day")));
            lines.add("    by: " + quoted(name("a")));
            lines.add("    measures:");
            lines.add("      " + quoted(name("things")) + ": count");
            lines.add("      " + quoted(name("filled")) + ": count(" + number + ")");
            lines.add("      " + quoted(name("total")) + ": sum(" + number + ")");
            lines.add("      " + quoted(name("least")) + ": min(" + number + ")");
            lines.add("      " + quoted(name("most")) + ": max(" + number + ")");
            lines.add("      " + quoted(name("mean")) + ": avg(" + number + ")");
        }
        return String.join("\n", lines) + "\n";
    }

    private void add(List<String> lines, dev.varve.worlds.spec.Trait trait, String line) {
        if (spec.has(trait)) {
            lines.add(line);
        }
    }

    private static String type(String column) {
        return column.equals("a")
                ? "{type: text, checks: [{not_be_in_set: [" + SUSPECT + "]}]}"
                : Rendering.type(column);
    }

    String path(Place place) {
        return "drops/" + table() + "/" + (dated ? RECEIVED.format(place.receivedAt()) + "/" : "")
                + (spec.has(PARTITIONED) ? place.region() + "/" : "") + place.name() + Rendering.suffix(spec);
    }

    String text(List<Line> lines) {
        List<String> columns = spec.columns().stream()
                .filter(column -> !column.equals("region"))
                .toList();
        StringBuilder text = new StringBuilder();
        if (!spec.has(NDJSON)) {
            text.append(columns.stream().map(this::head).collect(Collectors.joining(",")))
                    .append('\n');
        }
        for (Line line : lines) {
            text.append(spec.has(NDJSON) ? json(columns, line) : csv(columns, line))
                    .append('\n');
        }
        return text.toString();
    }

    private String head(String column) {
        return written.getOrDefault(column, column);
    }

    private static String csv(List<String> columns, Line line) {
        return columns.stream()
                .map(column -> line.written(column) == null ? "" : line.written(column))
                .collect(Collectors.joining(","));
    }

    private String json(List<String> columns, Line line) {
        String fields = columns.stream()
                .map(column -> quoted(name(column)) + ": " + json(column, line.written(column)))
                .collect(Collectors.joining(", "));
        String parts = !spec.hasChildren()
                ? ""
                : line.parts().stream()
                        .map(part -> "{" + quoted(name("part")) + ": " + part.part() + ", " + quoted(name("size"))
                                + ": " + part.size() + "}")
                        .collect(Collectors.joining(", ", ", " + quoted(name("parts")) + ": [", "]"));
        return "{" + fields + parts + (line.fault() == Line.Fault.BROKEN ? "" : "}");
    }

    private static String json(String column, String value) {
        return value == null || NUMBERS.contains(column) && !value.equals(Line.BAD) ? value : quoted(value);
    }
}
