package dev.varve.cli.propose.delimited;

import dev.varve.contract.Format;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds out how a delimited file is written, from its first records. */
final class CsvDialect {
    private static final String DELIMITERS = ",;\t|";
    /** They stand in times, paths and prose too: only where nothing else cuts. */
    private static final String RARE_DELIMITERS = "^~:\u0001\u001f";

    private static final int MOST_TITLES = 20;
    private static final int MOST_TOTALS = 3;

    private record Guess(HeadRecord.Cut cut, List<HeadRecord> records, int width, double consistency) {
        static Guess of(HeadRecord.Cut cut, String head) {
            List<HeadRecord> records = cut.records(head);
            int width = records.stream()
                    .collect(Collectors.groupingBy(record -> record.fields().size(), Collectors.counting()))
                    .entrySet()
                    .stream()
                    .max(Comparator.<java.util.Map.Entry<Integer, Long>>comparingLong(java.util.Map.Entry::getValue)
                            .thenComparing(java.util.Map.Entry::getKey))
                    .map(java.util.Map.Entry::getKey)
                    .orElse(0);
            // Titles above a table and totals below it are no reason to doubt its rows.
            int from = 0;
            int to = records.size();
            for (; from < MOST_TITLES && from < to && records.get(from).fields().size() != width; from++) {}
            for (;
                    to > records.size() - MOST_TOTALS
                            && to > from
                            && records.get(to - 1).fields().size() != width;
                    to--) {}
            long whole = records.subList(from, to).stream()
                    .filter(record -> record.fields().size() == width && !record.broken())
                    .count();
            return new Guess(cut, records, width, to == from ? 0 : (double) whole / (to - from));
        }

        boolean cuts() {
            return width > 1 && consistency > 0.7;
        }
    }

    private CsvDialect() {}

    /**
     * @param head whole lines, as far as they go
     * @param encoding for the contract; empty where it says nothing
     */
    static Format.Delimited of(String head, Optional<String> encoding) {
        Guess guess = best(head);
        int first = firstWhole(guess);
        List<HeadRecord> records =
                guess.records().subList(first, guess.records().size());
        boolean comments = first > 0
                && guess.records().subList(0, first).stream()
                        .allMatch(record -> record.fields().getFirst().startsWith("#"));
        return new Format.Delimited(
                String.valueOf(guess.cut().delimiter()),
                guess.cut().quote() == 0
                        ? Optional.empty()
                        : Optional.of(guess.cut().quote()),
                guess.cut().escape() == 0
                        ? Optional.empty()
                        : Optional.of(guess.cut().escape()),
                Format.Escapes.NONE,
                comments ? Optional.of("#") : Optional.empty(),
                encoding.orElse("UTF-8"),
                hasHeader(records, guess.width()),
                first == 0 || comments ? 0 : records.getFirst().line() - 1,
                0,
                isPadded(records, guess.width()),
                List.of(""),
                false,
                Format.Ragged.REFUSE,
                false);
    }

    /** The first record: the names where there is a header. */
    static List<String> first(String head, Format.Delimited format) {
        Guess guess = best(head);
        List<String> fields = guess.records().get(firstWhole(guess)).fields();
        return format.trim() ? fields.stream().map(String::strip).toList() : fields;
    }

    private static Guess best(String head) {
        List<Guess> guesses = guesses(head, DELIMITERS);
        if (guesses.stream().noneMatch(Guess::cuts)) {
            guesses.addAll(guesses(head, RARE_DELIMITERS));
        }
        return guesses.stream()
                .filter(guess ->
                        guess.cuts() && firstWhole(guess) < guess.records().size())
                .max(Comparator.<Guess>comparingDouble(guess -> Math.round(guess.consistency() * 50))
                        .thenComparing(guess -> firstWhole(guess) == 0)
                        .thenComparing(guess -> guess.cut().escape() == 0)
                        .thenComparing(guess -> guess.cut().quote() == '"')
                        .thenComparing(Guess::width))
                .orElseGet(() -> Guess.of(new HeadRecord.Cut(',', '"', (char) 0), head));
    }

    private static List<Guess> guesses(String head, String delimiters) {
        List<Guess> guesses = new ArrayList<>();
        for (char delimiter : delimiters.toCharArray()) {
            if (head.indexOf(delimiter) < 0) {
                continue;
            }
            guesses.add(Guess.of(new HeadRecord.Cut(delimiter, '"', (char) 0), head));
            if (head.contains("\\\"")) {
                guesses.add(Guess.of(new HeadRecord.Cut(delimiter, '"', '\\'), head));
            }
            if (head.contains(delimiter + "'") && head.contains("'" + delimiter)) {
                guesses.add(Guess.of(new HeadRecord.Cut(delimiter, '\'', (char) 0), head));
            }
            if (head.indexOf('"') >= 0) {
                guesses.add(Guess.of(new HeadRecord.Cut(delimiter, (char) 0, (char) 0), head));
            }
        }
        return guesses;
    }

    /** Titles and remarks above a table have other widths than its rows. */
    private static int firstWhole(Guess guess) {
        int first = 0;
        while (first < guess.records().size()
                && (guess.records().get(first).fields().size() != guess.width()
                        || guess.width() > 1
                                && guess.records().get(first).fields().stream().allMatch(String::isEmpty))) {
            first++;
        }
        return first == guess.records().size() ? 0 : first;
    }

    /** A column votes for a header where its first field differs in kind from those below it. */
    private static boolean hasHeader(List<HeadRecord> records, int width) {
        List<String> names =
                records.getFirst().fields().stream().map(String::strip).toList();
        if (names.stream().filter(String::isEmpty).count() > width / 2) {
            return false;
        }
        int votes = 0;
        for (int column = 0; column < names.size(); column++) {
            int at = column;
            List<String> below = records.stream()
                    .limit(1_000)
                    .filter(record -> record.fields().size() > at
                            && !record.fields().equals(records.getFirst().fields()))
                    .map(record -> record.fields().get(at).strip())
                    .filter(text -> !text.isEmpty())
                    .toList();
            boolean typedBelow = !below.isEmpty()
                    && below.stream().filter(CsvDialect::isTyped).count() > below.size() / 2;
            boolean typedName = isTyped(names.get(column));
            votes += typedBelow && !typedName ? 1 : 0;
            votes -= typedName && (typedBelow || below.isEmpty()) || below.contains(names.get(column)) ? 1 : 0;
        }
        return votes > 0 || votes == 0 && new HashSet<>(names).size() == names.size();
    }

    private static boolean isTyped(String text) {
        return text.matches("[-+]?[0-9]+([.,:/ -][0-9]+)*([eE][-+]?[0-9]+)?%?|\\d{4}-\\d\\d-\\d\\d[T ].*|true|false");
    }

    private static boolean isPadded(List<HeadRecord> records, int width) {
        long fields = 0;
        long padded = 0;
        for (HeadRecord record : records) {
            for (String field : record.fields()) {
                fields += field.isBlank() ? 0 : 1;
                padded += field.isBlank() || field.equals(field.strip()) ? 0 : 1;
            }
        }
        return width > 1 && padded > fields / 3;
    }
}
