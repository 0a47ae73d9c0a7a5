package dev.varve.quality.check;

import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Every row without a null in its columns has its counterpart in another dataset.
 *
 * @param to the other dataset
 * @param other empty where it has no table yet
 */
public record RefersTo(
        CheckSentence sentence, List<String> columns, String to, Optional<CheckedRows.Other> other, RowFilter choice)
        implements Expectation.Searched {

    @Override
    public String evaluated() {
        return choice.count(considered());
    }

    @Override
    public Measurement judge(long evaluated, long failing) {
        return Measurement.ofRows(evaluated, failing, choice.mostly());
    }

    @Override
    public Optional<String> obstacle() {
        return other.isPresent() ? Optional.empty() : Optional.of(to + " has no table yet");
    }

    @Override
    public Optional<String> failingRows(MeasuredTable table) {
        return other.map(one -> Sql.named("quality/orphans")
                .with("rows", table.from())
                .with("considered", choice.and(considered()))
                .with("other", Quoted.relation(one.relation()))
                .with("same_key", sameKey(one.key()))
                .complete());
    }

    private String considered() {
        return columns.stream()
                .map(column -> Quoted.name(column) + " is not null")
                .collect(Collectors.joining(" and "));
    }

    private String sameKey(List<String> key) {
        if (key.size() != columns.size()) {
            throw new IllegalArgumentException("refers with " + String.join(", ", columns) + " to the key of " + to
                    + ", which is " + String.join(", ", key));
        }
        return IntStream.range(0, key.size())
                .mapToObj(i -> "_other_dataset." + Quoted.name(key.get(i)) + " = _rows." + Quoted.name(columns.get(i)))
                .collect(Collectors.joining(" and "));
    }
}
