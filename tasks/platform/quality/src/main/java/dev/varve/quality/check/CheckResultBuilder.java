package dev.varve.quality.check;

import dev.varve.contract.Check;
import dev.varve.quality.check.CheckResult.Sample;
import dev.varve.quality.check.CheckResult.State;
import java.util.Optional;

/** What a check says, while it is found out: it passes until something else is said. */
public final class CheckResultBuilder {
    private final String dataset;
    private final Check check;
    private String words = "";
    private String expected = "";
    private State state = State.PASS;
    private Optional<String> message = Optional.empty();
    private Measurement found = Measurement.of(true, 0, 0, "");
    private Sample sample = Sample.NONE;
    private Optional<String> sql = Optional.empty();

    CheckResultBuilder(String dataset, Check check) {
        this.dataset = dataset;
        this.check = check;
    }

    public CheckResultBuilder words(String sentence) {
        words = sentence;
        return this;
    }

    public CheckResultBuilder expected(String text) {
        expected = text;
        return this;
    }

    public CheckResultBuilder state(State what) {
        state = what;
        return this;
    }

    public CheckResultBuilder message(String text) {
        message = Optional.of(text);
        return this;
    }

    public CheckResultBuilder found(Measurement measured) {
        found = measured;
        return this;
    }

    public CheckResultBuilder sample(Sample rows) {
        sample = rows;
        return this;
    }

    public CheckResultBuilder sql(Optional<String> statement) {
        sql = statement;
        return this;
    }

    public CheckResult build() {
        return new CheckResult(
                check.id(),
                dataset,
                check.table(),
                check.column(),
                check.expectation(),
                words,
                check.severity(),
                state,
                message,
                found.observed(),
                expected,
                found.evaluated(),
                found.failing(),
                sample,
                sql,
                check.why(),
                check.owner());
    }
}
