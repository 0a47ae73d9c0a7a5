package dev.varve.quality.check;

import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** No two rows have the same values in the columns, whatever partition they are of. */
public record DistinctOverall(CheckSentence sentence, List<String> columns, RowFilter choice)
        implements Expectation.Searched {

    @Override
    public String evaluated() {
        return choice.count("true");
    }

    @Override
    public Measurement judge(long evaluated, long failing) {
        return Measurement.ofRows(evaluated, failing, choice.mostly());
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.empty();
    }

    @Override
    public Optional<String> failingRows(MeasuredTable table) {
        return Optional.of(repeated(table, columns, choice.and("true")));
    }

    static String repeated(MeasuredTable table, Collection<String> columns, String considered) {
        return Sql.named("quality/repeated_rows")
                .with("rows", table.from())
                .with("columns", Quoted.names(columns))
                .with("considered", considered)
                .complete();
    }
}
