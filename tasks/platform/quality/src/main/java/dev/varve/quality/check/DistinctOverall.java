package dev.varve.quality.check;

import dev.varve.quality.sql.Quoted;
import dev.varve.quality.sql.Statements;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
        return Statements.fill(
                "repeated_rows",
                Map.of("rows", table.from(), "columns", Quoted.names(columns), "considered", considered));
    }
}
