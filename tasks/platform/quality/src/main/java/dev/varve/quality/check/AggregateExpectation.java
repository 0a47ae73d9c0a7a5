package dev.varve.quality.check;

import dev.varve.quality.sql.Value;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One value of each partition.
 *
 * @param value an aggregate
 * @param holds a condition on it
 * @param rows counts the rows it is made of
 * @param ofNothing whether it holds where there is no row; empty where a partition without rows is not judged
 * @param personal whether the value must not be shown
 */
public record AggregateExpectation(
        CheckSentence sentence,
        List<String> columns,
        String value,
        String holds,
        String rows,
        Optional<Boolean> ofNothing,
        boolean personal)
        implements Expectation.Scanned {

    private static final int NAMED = 3;

    @Override
    public List<String> aggregates() {
        return List.of(value, verdict(), rows);
    }

    @Override
    public Measurement judge(GroupedAggregates groups) {
        List<GroupedAggregates.Group> judged = groups.groups().stream()
                .filter(group -> ofNothing.isPresent() || group.count(rows) > 0)
                .toList();
        if (judged.isEmpty()) {
            return Measurement.skipped(Measurement.NOTHING);
        }
        List<GroupedAggregates.Group> failing =
                judged.stream().filter(group -> !holds(group)).toList();
        return Measurement.of(failing.isEmpty(), judged.size(), failing.size(), observed(groups, judged, failing));
    }

    @Override
    public Optional<String> failingRows(MeasuredTable table) {
        String statement = table.partition().isEmpty() ? "failing_value" : "failing_partitions";
        return Optional.of(Sql.named("quality/" + statement)
                .with("rows", table.from())
                .with("value", value)
                .with("holds", holds)
                .with("partition", Quoted.names(table.partition()))
                .complete());
    }

    private String verdict() {
        return "case when " + holds + " then 0 else 1 end";
    }

    private boolean holds(GroupedAggregates.Group group) {
        return group.count(rows) == 0 && ofNothing.isPresent() ? ofNothing.get() : group.count(verdict()) == 0;
    }

    private String observed(
            GroupedAggregates groups, List<GroupedAggregates.Group> judged, List<GroupedAggregates.Group> failing) {
        List<GroupedAggregates.Group> shown = failing.isEmpty() ? judged : failing;
        String named =
                shown.stream().limit(NAMED).map(group -> named(groups, group)).collect(Collectors.joining("; "));
        String more = shown.size() > NAMED ? "; and " + Measurement.count(shown.size() - NAMED) + " more" : "";
        return failing.isEmpty() || judged.size() == 1
                ? named + more
                : named + more + " (" + Measurement.count(failing.size()) + " of " + Measurement.count(judged.size())
                        + " partitions)";
    }

    private String named(GroupedAggregates groups, GroupedAggregates.Group group) {
        Object found = group.values().get(value);
        String text = ofNothing.isPresent()
                ? Measurement.count(group.count(value))
                : found == null ? "no value" : personal ? Value.MASK : Value.text(found);
        String name = groups.name(group);
        return name.isEmpty() ? text : name + ": " + text;
    }
}
