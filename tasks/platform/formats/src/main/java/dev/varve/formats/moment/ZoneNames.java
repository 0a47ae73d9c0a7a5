package dev.varve.formats.moment;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalUnit;
import java.time.temporal.UnsupportedTemporalTypeException;
import java.time.temporal.ValueRange;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that timestamps write for zones. Most mean several: CST is an hour of Chicago, Shanghai and Havana. Known are UTC and
 * GMT, the names of the column's own zone, and those that it declares.
 */
public final class ZoneNames {
    private static final List<String> UTC = List.of("UTC", "GMT", "UT", "Z");
    private static final Pattern WORDS = Pattern.compile("[A-Za-z]+(?: [A-Za-z]+)*");
    private static final int LONGEST = 120;

    /** A zone's own name, for one half of the year; {@code summer} is null where it names the zone or an offset itself. */
    private record Named(ZoneId zone, Boolean summer) {

        ZoneId at(LocalDateTime time) {
            if (summer == null) {
                return zone;
            }
            ZoneRules rules = zone.getRules();
            for (ZoneOffset offset : rules.getValidOffsets(time)) {
                if (rules.isDaylightSavings(time.toInstant(offset)) == summer) {
                    return offset;
                }
            }
            // It is the other half of the year, and the offset is what its name says all the same.
            ZoneOffset standard = rules.getStandardOffset(time.toInstant(ZoneOffset.UTC));
            return summer ? summer(rules, time, standard) : standard;
        }

        private static ZoneOffset summer(ZoneRules rules, LocalDateTime time, ZoneOffset standard) {
            ZoneOffsetTransition turn = rules.previousTransition(time.toInstant(standard));
            for (int i = 0; i < 2 && turn != null; i++) {
                if (rules.isDaylightSavings(turn.getInstant())) {
                    return turn.getOffsetAfter();
                }
                turn = rules.previousTransition(turn.getInstant());
            }
            return standard;
        }
    }

    private final Map<String, Named> byName = new HashMap<>();
    private final List<Named> named = new ArrayList<>();
    private final Map<Long, String> texts = new HashMap<>();

    /**
     * @param zone of the column
     * @param declared by name, in capitals; they win
     */
    public ZoneNames(ZoneId zone, Map<String, ZoneId> declared) {
        UTC.forEach(name -> byName.put(name, new Named(ZoneOffset.UTC, null)));
        if (!zone.getRules().isFixedOffset()) {
            own(zone, false);
            own(zone, true);
        }
        declared.forEach((name, meant) -> byName.put(name, new Named(meant, null)));
        byName.forEach((name, meaning) -> {
            texts.put((long) named.size(), name);
            named.add(meaning);
        });
    }

    private void own(ZoneId zone, boolean summer) {
        if (summer && !TimeZone.getTimeZone(zone).useDaylightTime()) {
            return;
        }
        for (int style : new int[] {TimeZone.SHORT, TimeZone.LONG}) {
            String name = TimeZone.getTimeZone(zone).getDisplayName(summer, style, Locale.US);
            if (WORDS.matcher(name).matches()) {
                byName.putIfAbsent(name.toUpperCase(Locale.ROOT), new Named(zone, summer));
            }
        }
    }

    void append(DateTimeFormatterBuilder builder) {
        builder.appendText(Field.NAME, texts);
    }

    /** @param otherwise where the text names none */
    ZoneId zone(TemporalAccessor parsed, LocalDateTime time, ZoneId otherwise) {
        return parsed.isSupported(Field.NAME)
                ? named.get((int) parsed.getLong(Field.NAME)).at(time)
                : otherwise;
    }

    /** What a name means at a local time. */
    public Optional<ZoneId> zone(String name, LocalDateTime time) {
        return Optional.ofNullable(byName.get(name.toUpperCase(Locale.ROOT))).map(one -> one.at(time));
    }

    /**
     * Why a text that no pattern reads may not fit: with another name in its place one would.
     *
     * @return the name that is not known; empty where it is something else
     */
    public Optional<String> unknown(TimePattern[] writings, byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return Optional.empty();
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        Matcher words = WORDS.matcher(text);
        while (words.find()) {
            String run = words.group();
            for (int start = 0; start >= 0; start = next(run, start)) {
                for (int end = run.length(); end > start; end = run.lastIndexOf(' ', end - 1)) {
                    String name = run.substring(start, end);
                    if (isUnknown(name) && reads(writings, text, words.start() + start, words.start() + end)) {
                        return Optional.of(name);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** And made of no name that is known. */
    private boolean isUnknown(String name) {
        String capitals = name.toUpperCase(Locale.ROOT);
        return !byName.containsKey(capitals)
                && Arrays.stream(capitals.split(" ")).noneMatch(byName::containsKey);
    }

    private static int next(String run, int start) {
        int blank = run.indexOf(' ', start);
        return blank < 0 ? -1 : blank + 1;
    }

    /** With a name that is known in its place, or, where no pattern takes one, without it. */
    private static boolean reads(TimePattern[] writings, String text, int from, int to) {
        Moment moment = new Moment();
        String before = text.substring(0, from);
        String behind = text.substring(to);
        for (TimePattern writing : writings) {
            String other = writing.namesZones() ? before + "UTC" + behind : before.stripTrailing() + behind;
            byte[] bytes = other.getBytes(StandardCharsets.UTF_8);
            moment.clear();
            if (writing.read(bytes, 0, bytes.length, moment) && moment.exists()) {
                return true;
            }
        }
        return false;
    }

    /** The place of a name among those that are known. */
    private enum Field implements TemporalField {
        NAME;

        @Override
        public TemporalUnit getBaseUnit() {
            return ChronoUnit.FOREVER;
        }

        @Override
        public TemporalUnit getRangeUnit() {
            return ChronoUnit.FOREVER;
        }

        @Override
        public ValueRange range() {
            return ValueRange.of(0, Integer.MAX_VALUE);
        }

        @Override
        public boolean isDateBased() {
            return false;
        }

        @Override
        public boolean isTimeBased() {
            return false;
        }

        @Override
        public boolean isSupportedBy(TemporalAccessor temporal) {
            return false;
        }

        @Override
        public ValueRange rangeRefinedBy(TemporalAccessor temporal) {
            return range();
        }

        @Override
        public long getFrom(TemporalAccessor temporal) {
            throw new UnsupportedTemporalTypeException("only texts name zones");
        }

        @Override
        public <R extends Temporal> R adjustInto(R temporal, long value) {
            throw new UnsupportedTemporalTypeException("only texts name zones");
        }
    }
}
