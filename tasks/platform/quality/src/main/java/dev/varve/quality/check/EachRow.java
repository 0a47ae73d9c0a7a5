package dev.varve.quality.check;

import dev.varve.warehouse.Sql;
import java.util.List;
import java.util.Optional;

/**
 * Every row by itself.
 *
 * @param considered rows that count
 * @param broken true for failing rows, all of them considered; may be null for others
 */
public record EachRow(CheckSentence sentence, List<String> columns, String considered, String broken, RowFilter choice)
        implements Expectation.Scanned {

    @Override
    public List<String> aggregates() {
        return List.of(choice.count(considered), choice.count(broken));
    }

    @Override
    public Measurement judge(GroupedAggregates groups) {
        return Measurement.ofRows(
                groups.count(choice.count(considered)), groups.count(choice.count(broken)), choice.mostly());
    }

    @Override
    public Optional<String> failingRows(MeasuredTable table) {
        return Optional.of(Sql.named("quality/failing_rows")
                .with("rows", table.from())
                .with("broken", choice.and(broken))
                .complete());
    }
}
