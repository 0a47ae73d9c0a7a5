package dev.varve.worlds.spec;

import static dev.varve.worlds.spec.Trait.CHILDREN_BY_KEY;
import static dev.varve.worlds.spec.Trait.CHILDREN_BY_POSITION;
import static dev.varve.worlds.spec.Trait.DELETES_BY_VALUE;
import static dev.varve.worlds.spec.Trait.EFFECTIVE;
import static dev.varve.worlds.spec.Trait.FACTS;
import static dev.varve.worlds.spec.Trait.PARTITIONED;
import static dev.varve.worlds.spec.Trait.RELATED;
import static dev.varve.worlds.spec.Trait.SEQUENCED;
import static dev.varve.worlds.spec.Trait.STATE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the contract of a small world says.
 *
 * @param key empty where every row is its own
 * @param asOf {@code day_end} and the like, or dates; empty for none
 */
public record Spec(String dataset, List<String> key, Set<Trait> traits, List<String> asOf, ZoneId zone) {
    /** A change of these alone makes no new version. */
    public static final List<String> UNTRACKED = List.of("seq", "note");

    /** The value of {@code status} that deletes. */
    public static final String GONE = "gone";

    private static final String KINDS = "worlds.kinds";

    public static Spec things(Trait... traits) {
        Set<Trait> set = EnumSet.noneOf(Trait.class);
        set.addAll(Arrays.asList(traits));
        return new Spec("worlds.things", List.of("k"), set, List.of(), ZoneOffset.UTC);
    }

    /** The related dataset: {@code kind_id} and its {@code label}. */
    public static Spec kinds(Trait... traits) {
        return new Spec(KINDS, List.of("kind_id"), things(traits).traits, List.of(), ZoneOffset.UTC);
    }

    public Spec keyedBy(String... columns) {
        return new Spec(dataset, List.of(columns), traits, asOf, zone);
    }

    public Spec asOf(ZoneId in, String... points) {
        return new Spec(dataset, key, traits, List.of(points), in);
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    public boolean restates() {
        return has(STATE) || has(FACTS);
    }

    public boolean hasChildren() {
        return has(CHILDREN_BY_KEY) || has(CHILDREN_BY_POSITION);
    }

    public boolean keyed() {
        return !key.isEmpty();
    }

    public String table() {
        return dataset.replace('.', '_');
    }

    /** Every declared column, captured ones too, in the order of the contract. */
    public List<String> columns() {
        if (dataset.equals(KINDS)) {
            return List.of("kind_id", "label");
        }
        List<String> columns = new ArrayList<>();
        add(columns, PARTITIONED, "region");
        columns.add("k");
        add(columns, EFFECTIVE, "at");
        add(columns, SEQUENCED, "seq");
        add(columns, DELETES_BY_VALUE, "status");
        columns.addAll(List.of("a", "n", "day", "note"));
        add(columns, RELATED, "kind_id");
        return columns;
    }

    private void add(List<String> columns, Trait trait, String column) {
        if (has(trait)) {
            columns.add(column);
        }
    }

    /** A change of one of these makes a new version. */
    public List<String> tracked() {
        return columns().stream()
                .filter(column -> !key.contains(column) && !column.equals("at") && !UNTRACKED.contains(column))
                .toList();
    }

    public String childKey() {
        return has(CHILDREN_BY_KEY) ? "part" : "position";
    }

    public List<String> wholeChildKey() {
        List<String> whole = new ArrayList<>(key);
        whole.add(childKey());
        return whole;
    }

    public List<String> childColumns() {
        List<String> columns = new ArrayList<>(key);
        if (has(CHILDREN_BY_POSITION)) {
            columns.add("position");
        }
        columns.addAll(List.of("part", "size"));
        return columns;
    }

    /** The days whose ends are points of {@code _as_of}, where loads were received from first to last. */
    public List<LocalDate> pointsBetween(Instant first, Instant last) {
        List<LocalDate> points = new ArrayList<>();
        LocalDate end = LocalDate.ofInstant(last, zone).plusDays(1);
        for (LocalDate day = LocalDate.ofInstant(first, zone).minusDays(1); day.isBefore(end); day = day.plusDays(1)) {
            if (isPoint(day) && first.isBefore(endOf(day)) && !last.isBefore(endOf(day))) {
                points.add(day);
            }
        }
        return points;
    }

    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private boolean isPoint(LocalDate day) {
        return asOf.stream().anyMatch(point -> switch (point) {
            case "day_end" -> true;
            case "week_end" -> day.getDayOfWeek().getValue() == 7;
            case "month_end" -> day.plusDays(1).getDayOfMonth() == 1;
            default -> day.toString().equals(point);
        });
    }
}
