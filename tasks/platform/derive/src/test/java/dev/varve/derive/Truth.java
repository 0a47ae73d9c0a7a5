package dev.varve.derive;

import dev.varve.warehouse.Cells;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What readers must see of drops, found by asking of every key and moment what was so; nothing is kept between questions. */
final class Truth {
    record Drop(LocalDateTime receivedAt, List<Row> rows) {}

    /** What is so of a key at a moment. */
    private record Fact(boolean deleted, Integer number, Integer sequence, String status) {
        static final Fact DELETED = new Fact(true, null, null, null);

        static Fact of(Row row) {
            return new Fact(false, row.number(), row.sequence(), row.status());
        }
    }

    private record Range(int key, LocalDateTime from, LocalDateTime to, Fact fact) {}

    private record Heard(LocalDateTime at, Integer sequence, LocalDateTime receivedAt, int place, Row row) {
        static final Comparator<Heard> ORDER = Comparator.comparing(Heard::at)
                .thenComparing(Heard::sequence, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Heard::receivedAt)
                .thenComparing(Heard::place);
    }

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private final Kind kind;
    private final List<Drop> drops;

    Truth(Kind kind, Collection<Drop> drops) {
        this.kind = kind;
        this.drops =
                drops.stream().sorted(Comparator.comparing(Drop::receivedAt)).toList();
    }

    /** In the order of {@link Feed#TABLES}. */
    List<List<String>> tables() {
        return Stream.of(ranges(), latest(), asOf(true), asOf(false), windows())
                .map(rows -> rows.stream().sorted().toList())
                .toList();
    }

    private Optional<Fact> at(int key, LocalDateTime moment, LocalDateTime known) {
        List<Drop> received =
                drops.stream().filter(drop -> !drop.receivedAt.isAfter(known)).toList();
        return switch (kind) {
            case CHANGES, SEQUENCED -> newest(received, key, moment);
            case FACTS -> newest(last(received), key, moment);
            case STATE -> listed(received, key, moment);
        };
    }

    private static List<Drop> last(List<Drop> drops) {
        return drops.isEmpty() ? drops : List.of(drops.getLast());
    }

    private Optional<Fact> newest(List<Drop> received, int key, LocalDateTime moment) {
        List<Heard> heard = new ArrayList<>();
        for (Drop drop : received) {
            for (Row row : drop.rows) {
                if (row.key() == key && !row.at().isAfter(moment)) {
                    Integer sequence = kind == Kind.SEQUENCED ? row.sequence() : null;
                    heard.add(new Heard(row.at(), sequence, drop.receivedAt, heard.size(), row));
                }
            }
        }
        return heard.stream()
                .max(Heard.ORDER)
                .map(said ->
                        said.row.status().equals(Row.GONE) && kind != Kind.FACTS ? Fact.DELETED : Fact.of(said.row));
    }

    private static Optional<Fact> listed(List<Drop> received, int key, LocalDateTime moment) {
        Optional<Fact> now = Optional.empty();
        for (Drop drop : received) {
            if (!drop.receivedAt.isAfter(moment)) {
                Optional<Fact> named = drop.rows.stream()
                        .filter(row -> row.key() == key)
                        .reduce((first, second) -> second)
                        .map(Fact::of);
                now = named.or(now.isPresent() ? () -> Optional.of(Fact.DELETED) : Optional::empty);
            }
        }
        return now;
    }

    private SortedSet<Integer> keys() {
        return drops.stream()
                .flatMap(drop -> drop.rows.stream())
                .map(Row::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Range> derived() {
        SortedSet<LocalDateTime> moments = new TreeSet<>();
        for (Drop drop : drops) {
            moments.add(drop.receivedAt);
            drop.rows.stream().filter(row -> row.at() != null).forEach(row -> moments.add(row.at()));
        }
        List<Range> ranges = new ArrayList<>();
        for (int key : keys()) {
            Range open = null;
            for (LocalDateTime moment : moments) {
                Optional<Fact> fact = at(key, moment, LocalDateTime.MAX);
                if (fact.isPresent() && (open == null || !open.fact.equals(fact.get()))) {
                    if (open != null) {
                        ranges.add(new Range(key, open.from, moment, open.fact));
                    }
                    open = new Range(key, moment, null, fact.get());
                }
            }
            if (open != null) {
                ranges.add(open);
            }
        }
        return ranges;
    }

    private List<String> ranges() {
        return derived().stream()
                .map(range -> line(
                        range.key,
                        time(range.from),
                        range.to == null ? null : time(range.to),
                        range.fact.deleted,
                        range.fact.number,
                        range.fact.sequence,
                        range.fact.status))
                .toList();
    }

    private Stream<Range> current() {
        return derived().stream().filter(range -> range.to == null && !range.fact.deleted);
    }

    private List<String> latest() {
        return current()
                .map(range ->
                        line(range.key, time(range.from), range.fact.number, range.fact.sequence, range.fact.status))
                .toList();
    }

    private List<String> asOf(boolean asKnownThen) {
        List<String> rows = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2025, 12, 1); day.getYear() < 2027; day = day.plusDays(1)) {
            LocalDateTime end =
                    LocalDateTime.ofInstant(day.plusDays(1).atStartOfDay(ZONE).toInstant(), ZoneOffset.UTC);
            if (drops.isEmpty()
                    || !end.isAfter(drops.getFirst().receivedAt)
                    || end.isAfter(drops.getLast().receivedAt)) {
                continue;
            }
            LocalDateTime before = end.minusNanos(1_000);
            for (int key : keys()) {
                Optional<Fact> fact = at(key, before, asKnownThen ? before : LocalDateTime.MAX);
                if (fact.isPresent() && !fact.get().deleted) {
                    rows.add(line(day, key, fact.get().number, fact.get().sequence, fact.get().status));
                }
            }
        }
        return rows;
    }

    private List<String> windows() {
        SortedMap<LocalDate, List<Range>> days = new TreeMap<>();
        current()
                .forEach(range -> days.computeIfAbsent(
                                range.from
                                        .atOffset(ZoneOffset.UTC)
                                        .atZoneSameInstant(ZONE)
                                        .toLocalDate(),
                                day -> new ArrayList<>())
                        .add(range));
        List<String> rows = new ArrayList<>();
        days.forEach((day, ranges) -> {
            List<Integer> numbers = ranges.stream()
                    .map(range -> range.fact.number)
                    .filter(number -> number != null)
                    .toList();
            Integer total = numbers.isEmpty()
                    ? null
                    : numbers.stream().mapToInt(Integer::intValue).sum();
            rows.add(line(day, ranges.size(), total));
        });
        return rows;
    }

    private static String time(LocalDateTime time) {
        return Cells.text(time);
    }

    private static String line(Object... values) {
        return Arrays.stream(values)
                .map(value -> value == null ? "null" : value.toString())
                .collect(Collectors.joining(" "));
    }
}
