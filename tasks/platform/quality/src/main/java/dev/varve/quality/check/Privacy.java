package dev.varve.quality.check;

import dev.varve.contract.Column;
import dev.varve.contract.Contract;
import dev.varve.quality.sql.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What may be shown of a dataset's values.
 *
 * @param personal columns whose values never are
 * @param open declared columns whose values may be
 * @param guarded whether text of any other origin could be personal
 * @param hidden whether rejected rows show no value
 */
public record Privacy(Set<String> personal, Set<String> open, boolean guarded, boolean hidden) {
    /** Apostrophes within words quote nothing; sql/platform/serve/hidden_rejected_row.sql has the same expression. */
    private static final Pattern QUOTED = Pattern.compile("(^|[^A-Za-z])'.*'(?![A-Za-z])", Pattern.DOTALL);

    static final Privacy NONE = new Privacy(Set.of(), Set.of(), false, false);

    /** A name that is personal in one table of the dataset is so in all of them. */
    public static Privacy of(Contract contract) {
        List<Column> columns = Stream.concat(
                        contract.columns().stream(),
                        contract.children().stream().flatMap(child -> child.columns().stream()))
                .toList();
        Set<String> personal = new HashSet<>();
        Set<String> open = new HashSet<>();
        columns.forEach(column -> (column.personal() ? personal : open).add(column.name()));
        open.removeAll(personal);
        boolean refers = !contract.everyRelationship().isEmpty();
        return new Privacy(personal, open, refers || !personal.isEmpty(), contract.hidesRejects());
    }

    /** Of a table of the dataset. */
    String shown(String column, Object value) {
        return value == null ? null : personal.contains(column) ? Value.MASK : Value.text(value);
    }

    /** Of a query that may rename what it reads, and read what others declare. */
    public String shownOfQuery(String column, Object value) {
        boolean safe = !guarded || open.contains(column) || !(value instanceof String);
        return value == null ? null : safe ? shown(column, value) : Value.MASK;
    }

    /** Engines quote values in their messages. */
    public String message(String text) {
        return guarded ? masked(text) : text;
    }

    /** What a rejected row says, in which readers quote values. */
    public String messageOfReject(String text) {
        return hidden ? masked(text) : text;
    }

    /** The text of a rejected row. */
    public String textOfReject(String text) {
        return hidden ? Value.MASK : text;
    }

    /** What is quoted, from the first to the last: values have quotes, too. */
    private static String masked(String text) {
        return QUOTED.matcher(text).replaceFirst("$1'" + Value.MASK + "'");
    }
}
