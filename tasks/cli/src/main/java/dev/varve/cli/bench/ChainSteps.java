package dev.varve.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What processes took, by step, in the order of the first time. */
final class ChainSteps {
    private final Map<String, List<Timings>> measured = new LinkedHashMap<>();
    private final Function<List<Timings>, Timings> summary;

    /** @param summary of what was measured more than once */
    ChainSteps(Function<List<Timings>, Timings> summary) {
        this.summary = summary;
    }

    void add(String step, Timings one) {
        measured.computeIfAbsent(step, none -> new ArrayList<>()).add(one);
    }

    List<String> names() {
        return List.copyOf(measured.keySet());
    }

    boolean has(String step) {
        return measured.containsKey(step);
    }

    Timings of(String step) {
        return summary.apply(measured.get(step));
    }

    /** Of steps one after the other; nothing where one was not measured. */
    Timings together(List<String> steps) {
        return measured.keySet().containsAll(steps)
                ? steps.stream().map(this::of).reduce(Timings.NONE, Timings::then)
                : Timings.NONE;
    }

    /** Every measurement, for other programs. */
    Map<String, Object> numbers() {
        Map<String, Object> numbers = new LinkedHashMap<>();
        measured.forEach((step, all) -> numbers.put(
                step,
                all.stream()
                        .map(one -> {
                            Map<String, Object> number = new LinkedHashMap<>();
                            number.put("seconds", one.seconds());
                            number.put("processor_seconds", one.processor());
                            number.put("peak_bytes", one.peakBytes());
                            return number;
                        })
                        .toList()));
        return numbers;
    }
}
