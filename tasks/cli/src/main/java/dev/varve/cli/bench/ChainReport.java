package dev.varve.cli.bench;

import dev.varve.cli.run.TaskChain;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Every task beside what dbt takes for the same deliveries, and what asking takes. */
final class ChainReport {
    static final String RUN = "varve run";
    static final String RUN_STAGED = "conform to verify in varve run";
    static final String READ = "dbt read_csv";
    static final String SNAPSHOT = "dbt snapshot";
    static final String ONE_KEY = "one key";
    static final String ALL = "count and sum";
    private static final List<String> ASKED = List.of(ONE_KEY, ALL);
    private static final String READ_AND_SNAPSHOT = "dbt read_csv and snapshot";
    private static final String STAGED = "conform to verify";
    private static final String WHOLE = "sense to publish";
    private static final String REPORTED = "conform to report";

    /** The steps of each sum. */
    private static final Map<String, List<String>> SUMS = Map.of(
            STAGED, ChainHome.tasks("conform", "verify"),
            WHOLE, ChainHome.tasks("sense", "publish"),
            REPORTED, ChainHome.tasks("conform", "report"),
            READ_AND_SNAPSHOT, List.of(READ, SNAPSHOT));

    private static final List<String> LINES = lines();

    /** What is set against what. */
    private static final List<Ratio> RATIOS = List.of(
            new Ratio(STAGED, SNAPSHOT),
            new Ratio(RUN_STAGED, SNAPSHOT),
            new Ratio(WHOLE, READ_AND_SNAPSHOT),
            new Ratio(RUN, READ_AND_SNAPSHOT));

    private static final String HEAD = "  seconds processor peak MB";
    private static final String BLANK = " ".repeat(HEAD.length());

    private record Ratio(String of, String to) {
        @Override
        public String toString() {
            return of + " / " + to;
        }
    }

    private final String title;
    private final SequencedMap<String, ChainSteps> deliveries = new LinkedHashMap<>();
    private final ChainSteps asked = new ChainSteps(Timings::median);

    ChainReport(String title) {
        this.title = title;
    }

    private static List<String> lines() {
        List<String> lines = new ArrayList<>(TaskChain.TASKS);
        lines.addAll(List.of(STAGED, REPORTED, WHOLE, RUN, RUN_STAGED, READ, SNAPSHOT, READ_AND_SNAPSHOT));
        return List.copyOf(lines);
    }

    /** Made once a round. */
    ChainSteps delivery(String name) {
        return deliveries.computeIfAbsent(name, none -> new ChainSteps(Timings::median));
    }

    /** Many alike. */
    ChainSteps mean(String name) {
        return deliveries.computeIfAbsent(name, none -> new ChainSteps(Timings::mean));
    }

    ChainSteps asked() {
        return asked;
    }

    /** Nothing where it was not measured. */
    private static Timings line(ChainSteps steps, String name) {
        return steps.together(SUMS.getOrDefault(name, List.of(name)));
    }

    void print(PrintWriter out) {
        out.printf("%n%s%n", title);
        print(out, "", deliveries.keySet().stream().map("  %-25s"::formatted).toList());
        print(out, "", deliveries.keySet().stream().map(name -> HEAD).toList());
        for (String name : LINES) {
            print(
                    out,
                    name,
                    deliveries.values().stream()
                            .map(steps -> figures(line(steps, name)))
                            .toList());
        }
        for (Ratio ratio : RATIOS) {
            print(
                    out,
                    ratio.toString(),
                    deliveries.values().stream()
                            .map(steps -> figures(steps, ratio))
                            .toList());
        }
        if (!asked.names().isEmpty()) {
            out.println();
            print(out, "query", List.of(HEAD));
            asked.names().forEach(name -> print(out, name, List.of(figures(asked.of(name)))));
        }
        out.println();
        out.flush();
    }

    /** A line with nothing in it is left out. */
    private static void print(PrintWriter out, String name, List<String> cells) {
        if (!cells.stream().allMatch(String::isBlank)) {
            out.println("%-50s%s".formatted(name, String.join("  ", cells)).stripTrailing());
        }
    }

    private static String figures(Timings one) {
        return one.equals(Timings.NONE)
                ? BLANK
                : cell("%9.2f", one.seconds())
                        + cell("%10.2f", one.processor())
                        + cell("%,8.0f", one.peakBytes() / 1048576.0);
    }

    private static String figures(ChainSteps steps, Ratio ratio) {
        return cell("%7.2f ×", ratio(steps, ratio, Timings::seconds))
                + cell("%8.2f ×", ratio(steps, ratio, Timings::processor))
                + cell("%6.2f ×", ratio(steps, ratio, Timings::peakBytes));
    }

    private static String cell(String format, double number) {
        String text = String.format(Locale.ROOT, format, number);
        return number == 0 ? " ".repeat(text.length()) : text;
    }

    private static double ratio(ChainSteps steps, Ratio ratio, ToDoubleFunction<Timings> figure) {
        double measure = figure.applyAsDouble(line(steps, ratio.to));
        return measure == 0 ? 0 : figure.applyAsDouble(line(steps, ratio.of)) / measure;
    }

    /** The first bar of each group is the measure of the others, where it was measured. */
    void draw(BarChart bars) {
        deliveries.forEach((delivery, steps) -> {
            draw(bars, steps, delivery + ": ranges, latest, checks", List.of(SNAPSHOT, STAGED, RUN_STAGED));
            draw(bars, steps, delivery + ": from landing", List.of(READ_AND_SNAPSHOT, WHOLE, RUN));
        });
        for (String what : ASKED) {
            bars.group(title + "; query, " + what);
            asked.names().stream()
                    .filter(name -> name.endsWith(what))
                    .forEach(name -> bars.bar(name, asked.of(name).seconds()));
        }
    }

    private void draw(BarChart bars, ChainSteps steps, String what, List<String> lines) {
        bars.group(title + "; " + what);
        for (String name : lines) {
            double seconds = line(steps, name).seconds();
            if (seconds > 0) {
                bars.bar(name.equals(RUN_STAGED) ? "the same in varve run" : name, seconds);
            }
        }
    }

    /** For other programs. */
    Map<String, Object> numbers() {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("title", title);
        numbers.put("deliveries", each(ChainSteps::numbers));
        numbers.put("seconds", each(ChainReport::sums));
        numbers.put("ratios", each(ChainReport::ratios));
        numbers.put("query", asked.numbers());
        return numbers;
    }

    private Map<String, Object> each(Function<ChainSteps, Map<String, Object>> of) {
        Map<String, Object> each = new LinkedHashMap<>();
        deliveries.forEach((name, steps) -> each.put(name, of.apply(steps)));
        return each;
    }

    private static Map<String, Object> sums(ChainSteps steps) {
        Map<String, Object> sums = new LinkedHashMap<>();
        LINES.forEach(name -> put(sums, name, line(steps, name).seconds()));
        return sums;
    }

    private static Map<String, Object> ratios(ChainSteps steps) {
        Map<String, Object> ratios = new LinkedHashMap<>();
        RATIOS.forEach(ratio -> put(ratios, ratio.toString(), ratio(steps, ratio, Timings::seconds)));
        return ratios;
    }

    private static void put(Map<String, Object> numbers, String name, double number) {
        if (number > 0) {
            numbers.put(name, number);
        }
    }
}
