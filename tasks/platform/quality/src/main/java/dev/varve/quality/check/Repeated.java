package dev.varve.quality.check;

import java.util.List;
import java.util.Optional;

/** No key is named more than once by a load for one time. */
public record Repeated(CheckSentence sentence, CheckedRows.Duplicates duplicates) implements Expectation.Queried {

    /** @param key of the dataset, or a child's own */
    public static Expectation of(List<String> key, CheckedRows.Duplicates duplicates) {
        CheckSentence sentence = new CheckSentence("key " + String.join(", ", key), "is", "named once by a load");
        return duplicates.rows() == 0
                ? new Expectation.Known(
                        sentence,
                        Measurement.of(true, duplicates.accepted(), 0, "no duplicates"),
                        new CheckResult.Sample(List.of(), List.of()))
                : new Repeated(sentence, duplicates);
    }

    /** @param failing keys that are named more than once */
    @Override
    public Measurement judge(long evaluated, long failing) {
        return Measurement.of(
                false,
                duplicates.accepted(),
                duplicates.rows(),
                Measurement.count(duplicates.rows())
                        + (duplicates.rows() == 1 ? " duplicate of " : " duplicates of ")
                        + Measurement.count(failing)
                        + (failing == 1 ? " key" : " keys"));
    }

    @Override
    public Optional<String> failingRows(MeasuredTable table) {
        return Optional.of(duplicates.query());
    }
}
