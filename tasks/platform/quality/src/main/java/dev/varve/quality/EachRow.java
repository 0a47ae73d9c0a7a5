package dev.varve.quality;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every row by itself.
 *
 * @param considered rows that count
 * @param broken true for failing rows, all of them considered; may be null for others
 */
record EachRow(Sentence sentence, List<String> columns, String considered, String broken, Choice choice)
        implements Expectation.Scanned {

    @Override
    public List<String> aggregates() {
        return List.of(choice.count(considered), choice.count(broken));
    }

    @Override
    public Measurement judge(Groups groups) {
        return Measurement.ofRows(
                groups.count(choice.count(considered)), groups.count(choice.count(broken)), choice.mostly());
    }

    @Override
    public Optional<String> failingRows(Table table) {
        return Optional.of(Statements.fill("failing_rows", Map.of("rows", table.from(), "broken", choice.and(broken))));
    }
}
