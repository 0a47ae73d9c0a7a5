package dev.varve.quality.check;

import dev.varve.warehouse.Quoted;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** No two considered rows of a partition have the same values in the columns. */
public record Distinct(CheckSentence sentence, List<String> columns, String considered, RowFilter choice)
        implements Expectation.Scanned {

    @Override
    public List<String> aggregates() {
        return List.of(choice.count(considered), distinct());
    }

    /** Failing are the surplus rows; {@link Table} counts all that share a value, where there are any. */
    @Override
    public Measurement judge(GroupedAggregates groups) {
        long evaluated = groups.count(choice.count(considered));
        return Measurement.ofRows(evaluated, evaluated - groups.count(distinct()), choice.mostly());
    }

    @Override
    public Optional<String> failingRows(MeasuredTable table) {
        SequencedSet<String> within = new LinkedHashSet<>(table.partition());
        within.addAll(columns);
        return Optional.of(DistinctOverall.repeated(table, within, choice.and(considered)));
    }

    private String distinct() {
        String names = Quoted.names(columns);
        String values = columns.size() == 1 ? names : "(" + names + ")";
        String chosen = choice.and(considered);
        return "count(distinct " + (chosen.equals("true") ? values : "case when " + chosen + " then " + values + " end")
                + ")";
    }
}
