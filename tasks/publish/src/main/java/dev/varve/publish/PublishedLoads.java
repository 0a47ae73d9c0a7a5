package dev.varve.publish;

import dev.varve.runtime.Outcome;
import java.util.List;

/**
 * What was published.
 *
 * @param rebuilt tables were made anew because the contract changed
 * @param held why each held load is held
 */
public record PublishedLoads(int loads, boolean rebuilt, List<String> held) {

    /** @param exported tables that readers got a new copy of */
    public Outcome outcome(int exported) {
        return (loads == 0 && !rebuilt && exported == 0 ? Outcome.already() : Outcome.done(0))
                .with("loads", loads)
                .with("exported", exported)
                .refusing(held);
    }
}
