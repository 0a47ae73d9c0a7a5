package dev.varve.report.gather;

import dev.varve.ledger.Json;
import dev.varve.quality.check.CheckResult;
import dev.varve.report.facts.LoadReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A check's result as the ledger keeps it. */
record CheckOutcome(CheckResult result, List<LoadReport.CheckState> history) {
    static CheckOutcome of(String json, Map<String, List<LoadReport.CheckState>> history) {
        CheckResult result = Json.read(json, CheckResult.class);
        return new CheckOutcome(result, history.getOrDefault(result.id(), List.of()));
    }

    LoadReport.Check shown() {
        return new LoadReport.Check(
                result.id(),
                result.column().or(result::table).orElse(result.dataset()),
                result.words(),
                result.severity(),
                LoadReport.CheckState.of(result.state().text()),
                result.message(),
                Optional.of(result.observed()).filter(text -> !text.isEmpty()),
                Optional.of(result.expected()).filter(text -> !text.isEmpty()),
                result.why(),
                result.owner(),
                result.failing(),
                new LoadReport.Sample(result.sample().columns(), result.sample().rows()),
                result.sql(),
                history);
    }

    /** A declared freshness bound, where the check is one. */
    Optional<LoadReport.FreshnessBound> bound() {
        if (!result.expectation().endsWith("age_at_most")) {
            return Optional.empty();
        }
        return Optional.of(new LoadReport.FreshnessBound(
                result.expectation().replace('_', ' '),
                duration(result.expected()).orElse(Duration.ZERO),
                duration(result.observed()),
                result.state() == CheckResult.State.PASS));
    }

    private static Optional<Duration> duration(String text) {
        var days = java.util.regex.Pattern.compile("(\\d+(?:\\.\\d+)?) (day|hour|minute|second)")
                .matcher(text);
        Duration sum = Duration.ZERO;
        boolean found = false;
        while (days.find()) {
            found = true;
            double amount = Double.parseDouble(days.group(1));
            sum = sum.plusSeconds(Math.round(amount
                    * switch (days.group(2)) {
                        case "day" -> 86_400;
                        case "hour" -> 3_600;
                        case "minute" -> 60;
                        default -> 1;
                    }));
        }
        return found ? Optional.of(sum) : Optional.empty();
    }
}
