package dev.varve.quality.check;

import dev.varve.quality.sql.Literal;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The newest row is young enough when its load is received.
 *
 * @param newest aggregate of {@code effective_at}
 */
public record DataAge(CheckSentence sentence, String newest, Instant receivedAt, Duration limit)
        implements Expectation.Scanned {

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public List<String> aggregates() {
        return List.of(newest);
    }

    @Override
    public Measurement judge(GroupedAggregates groups) {
        Optional<Instant> found = groups.groups().stream()
                .map(group -> group.values().get(newest))
                .filter(Objects::nonNull)
                .map(Cells::time)
                .max(Comparator.naturalOrder());
        if (found.isEmpty()) {
            return Measurement.skipped(Measurement.NOTHING);
        }
        Duration age = Duration.between(found.get(), receivedAt);
        boolean holds = age.compareTo(limit) <= 0;
        return Measurement.of(
                holds,
                1,
                holds ? 0 : 1,
                DurationText.words(age) + ", the newest being of "
                        + Literal.of(found.get()).words() + " UTC");
    }

    @Override
    public Optional<String> failingRows(MeasuredTable table) {
        String oldest = Literal.of(receivedAt.minus(limit)).sql();
        return Optional.of(Sql.named("quality/failing_value")
                .with("rows", table.from())
                .with("value", newest)
                .with("holds", newest + " >= " + oldest)
                .complete());
    }
}
