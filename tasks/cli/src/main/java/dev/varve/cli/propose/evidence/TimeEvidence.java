package dev.varve.cli.propose.evidence;

import dev.varve.cli.propose.evidence.PatternCandidate.Kind;
import dev.varve.cli.propose.evidence.PatternCandidate.Order;
import dev.varve.cli.propose.text.Amount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a column's texts are as dates and times. Texts of one shape are written one way; a column may have several. */
final class TimeEvidence {
    private static final int MOST_SHAPES = 6;
    private static final int MOST_SEEN = 10_000;
    /** So many values without a date or time, and none will be looked for. */
    private static final int HOPELESS = 1_000;

    private static final class Shape {
        private final List<PatternCandidate> fitting;
        private long count;

        private Shape(List<PatternCandidate> fitting) {
            this.fitting = new ArrayList<>(fitting);
        }
    }

    /**
     * @param formats in the order of how often they occur; {@code iso} among them
     * @param doubt day or month first is a guess; says why
     */
    record Reading(Kind kind, List<String> formats, Optional<String> doubt) {}

    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Map<String, Shape> seen = new HashMap<>();
    private long values;
    private String misfit;
    private boolean hopeless;

    void add(String text) {
        values++;
        hopeless |= values == HOPELESS && count() == 0;
        if (hopeless) {
            return;
        }
        Shape known = seen.get(text);
        if (known != null) {
            known.count++;
            return;
        }
        Kind iso = PatternCandidate.isoKind(text);
        String key = iso == null ? shapeOf(text) : PatternCandidate.ISO + iso;
        Shape shape = shapes.get(key);
        if (shape == null) {
            if (shapes.size() == MOST_SHAPES) {
                misfit = misfit == null ? text : misfit;
                return;
            }
            shape = new Shape(iso == null ? PatternCandidate.of(text) : List.of(PatternCandidate.iso(iso)));
            shapes.put(key, shape);
        } else if (iso == null) {
            shape.fitting.removeIf(writing -> !writing.add(text));
        }
        shape.count++;
        if (seen.size() < MOST_SEEN) {
            seen.put(text, shape);
        }
        if (shape.fitting.isEmpty() && misfit == null) {
            misfit = text;
        }
    }

    /** How many are dates or times, even where others are not. */
    long count() {
        return shapes.values().stream()
                .filter(shape -> !shape.fitting.isEmpty())
                .mapToLong(shape -> shape.count)
                .sum();
    }

    Optional<String> misfit() {
        return Optional.ofNullable(misfit);
    }

    /** How all of them are read; empty where one is no date or time, or dates and timestamps are mixed. */
    Optional<Reading> reading() {
        if (values == 0 || count() < values) {
            return Optional.empty();
        }
        List<Shape> all = shapes.values().stream()
                .sorted((a, b) -> Long.compare(b.count, a.count))
                .toList();
        Optional<Order> clear = all.stream()
                .filter(shape -> !isAmbiguous(shape))
                .map(shape -> shape.fitting.getFirst().order)
                .filter(order -> order != Order.CLEAR)
                .findFirst();
        Optional<String> doubt = Optional.empty();
        List<String> formats = new ArrayList<>();
        Kind kind = all.getFirst().fitting.getFirst().kind;
        for (Shape shape : all) {
            Order order = isAmbiguous(shape) ? clear.orElse(likely(shape)) : null;
            if (order != null && clear.isEmpty()) {
                doubt = doubt.or(() -> Optional.of(doubt(shape, order)));
            }
            PatternCandidate writing = order == null ? shape.fitting.getFirst() : first(shape, order);
            if (writing.kind != kind) {
                return Optional.empty();
            }
            if (!formats.contains(writing.pattern)) {
                formats.add(writing.pattern);
            }
        }
        return Optional.of(new Reading(kind, formats, doubt));
    }

    private static boolean isAmbiguous(Shape shape) {
        return shape.fitting.stream().anyMatch(writing -> writing.order == Order.DAY_FIRST)
                && shape.fitting.stream().anyMatch(writing -> writing.order == Order.MONTH_FIRST);
    }

    private static PatternCandidate first(Shape shape, Order order) {
        return shape.fitting.stream()
                .filter(writing -> writing.order == order)
                .findFirst()
                .orElse(shape.fitting.getFirst());
    }

    /** Files mostly hold neighbouring days: the order under which they lie nearer together. */
    private static Order likely(Shape shape) {
        return first(shape, Order.MONTH_FIRST).days()
                        < first(shape, Order.DAY_FIRST).days()
                ? Order.MONTH_FIRST
                : Order.DAY_FIRST;
    }

    private static String doubt(Shape shape, Order order) {
        PatternCandidate taken = first(shape, order);
        PatternCandidate other = first(shape, order == Order.DAY_FIRST ? Order.MONTH_FIRST : Order.DAY_FIRST);
        return "day or month first? Both fit all: " + taken.pattern + " spans " + days(taken) + ", " + other.pattern
                + " " + days(other);
    }

    private static String days(PatternCandidate writing) {
        long days = writing.days() + 1;
        return Amount.of(days, "day");
    }

    /** Digits and letters by their number, so that one pattern reads all texts of a shape. */
    private static String shapeOf(String text) {
        StringBuilder shape = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int from = i;
            boolean digit = isDigit(text.charAt(i));
            boolean letter = Character.isLetter(text.charAt(i));
            while (i < text.length()
                    && (digit && isDigit(text.charAt(i)) || letter && Character.isLetter(text.charAt(i)))) {
                i++;
            }
            if (digit) {
                shape.append(i - from <= 2 ? "n" : String.valueOf(i - from));
            } else if (letter) {
                shape.append('a');
            } else {
                shape.append(text.charAt(i++));
            }
        }
        return shape.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
