package dev.varve.cli.propose.evidence;

import dev.varve.cli.propose.evidence.Numbers.Range;
import dev.varve.cli.propose.text.Amount;
import dev.varve.cli.propose.text.Quoting;
import dev.varve.contract.name.TwoDigitYear;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The narrowest type that holds all of a field's values and leaves room for more.
 *
 * @param settings further keys of the column, as YAML
 * @param nulls without a value, in whatever words
 * @param comment the evidence
 * @param doubt what a person must decide
 */
public record Typing(String type, Map<String, String> settings, long nulls, String comment, Optional<String> doubt) {
    private static final int MOST_DIGITS = 38;
    /** Where nothing says which century two digits mean. */
    private static final String PIVOT = "1970";

    /** @param records how many there are, with a value of the field or without */
    public static Typing of(String name, Evidence evidence, long records) {
        return new Decision(name, evidence, records).typing();
    }

    public boolean isNumber() {
        return type.startsWith("decimal") || type.equals("double");
    }

    public boolean isTime() {
        return type.equals("date") || type.equals("timestamp");
    }

    private static final class Decision {
        /** Their digits differ from file to file. */
        private static final String COORDINATE = "(.*_)?(lat|lon|lng|long|latitude|longitude)(_.*)?";
        /** Numbers of people, goods and places, whose digits mean nothing as an amount. */
        private static final String CODE =
                "(.*_)?(zip|zip_?code|post_?code|postal_?code|plz|phone|telephone|mobile|fax|iban|ean|gtin|upc|isbn|issn|sku|barcode|ssn|fips|imei|msisdn|(phone|mobile|fax|card|account|tax|vat)_(no|number|id))(_.*)?|(.*_)?code";
        /** Integers have room for ten times as much. */
        private static final BigDecimal MANY = new BigDecimal(Integer.MAX_VALUE).divide(BigDecimal.TEN);

        private final String name;
        private final Evidence evidence;
        private final long records;
        private final Map<String, String> settings = new LinkedHashMap<>();
        private final List<String> remarks = new ArrayList<>();
        private Optional<String> doubt = Optional.empty();

        Decision(String name, Evidence evidence, long records) {
            this.name = name;
            this.evidence = evidence;
            this.records = records;
        }

        Typing typing() {
            String type = evidence.values == 0 ? "text" : typed().orElse("text");
            long nulls = records - evidence.values;
            if (type.equals("text")) {
                nulls -= evidence.maybeNull.values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                aboutText();
            } else if (!evidence.maybeNull.isEmpty()) {
                List<String> words = new ArrayList<>(evidence.maybeNull.keySet());
                words.addAll(0, evidence.nullWords.keySet());
                if (!words.contains("")) {
                    words.addFirst("");
                }
                settings.put("null_values", Quoting.list(words));
            }
            String fit = nulls == records
                    ? "no value in " + Amount.of(records, "record")
                    : Amount.of(records - nulls) + " of " + Amount.of(records - nulls) + " values fit";
            List<String> comment = new ArrayList<>(List.of(fit));
            comment.addAll(remarks);
            if (nulls > 0 && nulls < records) {
                comment.add(Amount.of(nulls, "null"));
            }
            return new Typing(type, settings, nulls, String.join("; ", comment), doubt);
        }

        private Optional<String> typed() {
            if (!evidence.isShort()) {
                return Optional.empty();
            }
            Optional<Range> range = evidence.numbers.fitting();
            return isBoolean()
                    ? Optional.of("boolean")
                    : digitsAsTime()
                            .or(() -> range.flatMap(this::number))
                            .or(() -> range.isPresent() ? Optional.empty() : time().or(this::duration));
        }

        /** Yes and no in words; flags such as Y and 1 may have a third value tomorrow. */
        private boolean isBoolean() {
            if (evidence.few == null) {
                return false;
            }
            Set<String> words = evidence.few.keySet();
            Set<String> lower =
                    words.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
            boolean truth = Set.of("true", "false").containsAll(lower);
            boolean yesNo = lower.equals(Set.of("yes", "no"));
            if (!truth && !yesNo) {
                return false;
            }
            if (!Set.of("true", "false").containsAll(words)) {
                settings.put("true_values", words(words, truth ? "true" : "yes"));
                settings.put("false_values", words(words, truth ? "false" : "no"));
            }
            return true;
        }

        private static String words(Set<String> words, String meaning) {
            List<String> written = words.stream()
                    .filter(word -> word.equalsIgnoreCase(meaning))
                    .sorted()
                    .toList();
            return Quoting.list(written.isEmpty() ? List.of(meaning) : written);
        }

        /** What sets codes apart from numbers: a sum of them says nothing, and their digits must stay as they are. */
        private Optional<String> code(Range range) {
            if (range.leadingZero) {
                return Optional.of("leading zeros, so no number");
            }
            if (evidence.typed > 0 || range.fractions > 0) {
                return Optional.empty();
            }
            if (range.exponent && !range.scientific) {
                return check("digits around an E, so perhaps codes such as 12E3; declare double if they are numbers");
            }
            if (range.plus && !range.minus) {
                return check("a plus in front and no minus, so perhaps telephone numbers; declare "
                        + (range.farthest().compareTo(MANY) < 0 ? "integer" : "bigint") + " if they are numbers");
            }
            return Optional.empty();
        }

        private Optional<String> named(Range range) {
            boolean code = name.matches(CODE) && evidence.typed == 0 && !range.minus && !range.exponent;
            return code && !range.style.percent() && range.fractions == 0
                    ? Optional.of(
                            "named like a code, of which zeros in front count; declare a number's type to reckon with it")
                    : Optional.empty();
        }

        private Optional<String> check(String why) {
            doubt = Optional.of(why);
            return Optional.of("CHECK: " + why);
        }

        private Optional<String> number(Range range) {
            Optional<String> code = code(range);
            if (code.isPresent()) {
                remarks.add(code.get());
                return Optional.empty();
            }
            boolean whole = range.fractions == 0 && !range.exponent;
            if (whole && evidence.inQuotes == evidence.values && evidence.inQuotes > 0) {
                remarks.add("whole numbers in quotes, so perhaps names");
                return Optional.empty();
            }
            Optional<String> named = named(range);
            if (named.isPresent()) {
                remarks.add(named.get());
                return Optional.empty();
            }
            boolean local = !range.style.declaration().isEmpty();
            if (local && evidence.inQuotes > 0 && evidence.inQuotes < evidence.values) {
                // A JSON number is plain, whatever the style of those in quotes.
                remarks.add("numbers, and others in quotes that are written otherwise");
                return Optional.empty();
            }
            if (local) {
                settings.put("number", range.style.declaration());
            }
            if (whole && !range.style.percent()) {
                return whole(range);
            }
            int scale = Math.max(2, range.mostScale + (range.style.percent() ? 2 : 0));
            boolean fixed = range.mostScale <= 2
                    || range.leastScale == range.mostScale && range.fractions > range.count * 9 / 10;
            int precision = Math.max(10, range.wholeDigits + 3 + scale);
            remarks.add(Quoting.shown(range.leastText).replace("\"", "") + " to "
                    + Quoting.shown(range.mostText).replace("\"", ""));
            if (!fixed && !range.exponent && range.fine * 10 <= range.count) {
                doubt = Optional.of("only " + Amount.of(range.fine, "value") + " of " + Amount.of(range.count)
                        + " with more than 2 digits after the point, such as " + Quoting.shown(range.fineText)
                        + "; type it decimal to reject such");
                remarks.add("CHECK: " + doubt.get());
            }
            if (range.exponent || !fixed || precision > MOST_DIGITS || name.matches(COORDINATE)) {
                return Optional.of("double");
            }
            return Optional.of("decimal(" + precision + "," + scale + ")");
        }

        private Optional<String> whole(Range range) {
            remarks.add(
                    range.leastText.equals(range.mostText)
                            ? "always " + range.mostText
                            : range.leastText + " to " + range.mostText);
            if (range.farthest().compareTo(MANY) < 0) {
                return Optional.of("integer");
            }
            if (range.wholeDigits <= 18) {
                return Optional.of("bigint");
            }
            return Optional.of(range.wholeDigits <= MOST_DIGITS ? "decimal(38,0)" : "text");
        }

        /** {@code 20260301} is a date only where the name says so. */
        private Optional<String> digitsAsTime() {
            boolean named =
                    (" " + name.replace('_', ' ') + " ").matches(".* (date|day|datum|dt|at|on|time|timestamp) .*");
            return named
                    ? evidence.moments
                            .reading()
                            .filter(reading ->
                                    reading.formats().stream().allMatch(format -> format.startsWith("yyyyMM")))
                            .map(this::taken)
                    : Optional.empty();
        }

        private Optional<String> time() {
            return evidence.moments.reading().map(this::taken);
        }

        private Optional<String> duration() {
            if (evidence.durations < evidence.values) {
                return Optional.empty();
            }
            remarks.add("hours that go on past midnight, or lengths of time");
            return Optional.of("duration");
        }

        private String taken(TimeEvidence.Reading reading) {
            if (!reading.formats().equals(List.of(PatternCandidate.ISO))) {
                settings.put("format", formats(reading.formats()));
            }
            if (reading.formats().stream().anyMatch(TwoDigitYear::isIn)) {
                settings.put("pivot", PIVOT);
                remarks.add("two digits of a year mean " + PIVOT + " on");
            }
            reading.doubt().ifPresent(why -> {
                remarks.add("CHECK: " + why);
                doubt = Optional.of(why);
            });
            return reading.kind().name().toLowerCase(Locale.ROOT);
        }

        private static String formats(List<String> formats) {
            List<String> quoted = formats.stream()
                    .map(format -> format.equals(PatternCandidate.ISO) ? format : Quoting.quoted(format))
                    .toList();
            return quoted.size() == 1 ? quoted.getFirst() : "[" + String.join(", ", quoted) + "]";
        }

        private void aboutText() {
            if (evidence.longest > 0) {
                remarks.add("longest " + Amount.of(evidence.longest, "byte"));
            }
            evidence.maybeNull.forEach((word, count) -> {
                if (!word.isEmpty()) {
                    remarks.add(Quoting.shown(word) + " is text " + Amount.of(count, "time")
                            + "; null_values makes it null");
                }
            });
            if (evidence.values == 0) {
                return;
            }
            if (evidence.isShort() && evidence.numbers.isAmbiguous()) {
                doubt = Optional.of("numbers with a comma that may be a decimal or a thousands mark;"
                        + " say which with number: {decimal: \",\"} or {group: \",\"}");
                remarks.add("CHECK: " + doubt.get());
            }
            almost(evidence.numbers.plainCount(), "are numbers", evidence.numbers.misfit());
            almost(evidence.moments.count(), "are dates or times", evidence.moments.misfit());
        }

        /** A few odd values turn a number into text; a person may want them rejected instead. */
        private void almost(long count, String what, Optional<String> misfit) {
            if (misfit.isPresent() && count < evidence.values && count >= evidence.values * 0.9) {
                remarks.add(Amount.of(count) + " " + what + ", but " + Quoting.shown(misfit.get()) + " is not");
                doubt = Optional.of(Amount.of(count) + " of " + Amount.of(evidence.values) + " values " + what
                        + "; type it so to reject the others, such as " + Quoting.shown(misfit.get()));
            }
        }
    }
}
