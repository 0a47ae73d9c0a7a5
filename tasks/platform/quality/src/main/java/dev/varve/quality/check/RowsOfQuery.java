package dev.varve.quality.check;

import dev.varve.warehouse.Sql;
import java.util.Optional;

/** A query of the contract's own returns no row. */
public record RowsOfQuery(CheckSentence sentence, String query, RowFilter choice) implements Expectation.Queried {

    @Override
    public Measurement judge(long evaluated, long failing) {
        String observed = failing == 1 ? "1 row" : failing == 0 ? "no rows" : Measurement.count(failing) + " rows";
        return Measurement.of(failing == 0, evaluated, failing, observed);
    }

    @Override
    public Optional<String> failingRows(MeasuredTable table) {
        return Optional.of(Sql.named("quality/rows_of_check")
                .with("query", query)
                .with("chosen", choice.and("true"))
                .complete());
    }
}
