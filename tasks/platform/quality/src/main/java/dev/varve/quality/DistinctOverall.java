package dev.varve.quality;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** No two rows have the same values in the columns, whatever partition they are of. */
record DistinctOverall(Sentence sentence, List<String> columns, Choice choice) implements Expectation.Searched {

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
    public Optional<String> failingRows(Table table) {
        return Optional.of(repeated(table, columns, choice.and("true")));
    }

    static String repeated(Table table, Collection<String> columns, String considered) {
        return Statements.fill(
                "repeated_rows",
                Map.of("rows", table.from(), "columns", Quoted.names(columns), "considered", considered));
    }
}
