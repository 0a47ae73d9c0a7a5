package dev.varve.report.page;

import dev.varve.ledger.TaskOutcome;
import dev.varve.report.facts.LoadReport.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tasks of a load on one time axis, {@link Bar#LENGTH} units long. */
record Timeline(Optional<Duration> runTime, List<Span> spans) {
    private static final int LEAST = 6;

    record Span(Timing timing, int start, int length, Optional<Duration> took, String kind) {}

    static Timeline of(List<Timing> timings) {
        if (timings.isEmpty()) {
            return new Timeline(Optional.empty(), List.of());
        }
        Instant first =
                timings.stream().map(Timing::started).min(Instant::compareTo).orElseThrow();
        Instant last =
                timings.stream().map(Timeline::end).max(Instant::compareTo).orElseThrow();
        Duration whole = Duration.between(first, last);
        return new Timeline(
                Optional.of(whole),
                timings.stream().map(timing -> span(timing, first, whole)).toList());
    }

    Optional<Span> longest() {
        return spans.stream()
                .filter(span -> span.took().isPresent())
                .max((a, b) -> a.took().orElseThrow().compareTo(b.took().orElseThrow()));
    }

    private static Span span(Timing timing, Instant first, Duration whole) {
        double scale = (double) Bar.LENGTH / Math.max(1, whole.toMillis());
        long before = Duration.between(first, timing.started()).toMillis();
        long took = Duration.between(timing.started(), end(timing)).toMillis();
        int length = Math.clamp(Math.round(took * scale), LEAST, Bar.LENGTH);
        int start = Math.clamp(Math.round(before * scale), 0, Bar.LENGTH - length);
        return new Span(
                timing,
                start,
                length,
                timing.ended().map(ended -> Duration.between(timing.started(), ended)),
                kind(timing));
    }

    private static Instant end(Timing timing) {
        return timing.ended().orElse(timing.started());
    }

    private static String kind(Timing timing) {
        return TaskOutcome.shownAs(timing.outcome())
                .map(outcome -> switch (outcome) {
                    case DONE, ALREADY_DONE -> "pass";
                    case NOTHING -> "skipped";
                    case REFUSED, FAILED -> "fail";
                })
                .orElse(timing.ended().isEmpty() ? "pending" : "fail");
    }
}
