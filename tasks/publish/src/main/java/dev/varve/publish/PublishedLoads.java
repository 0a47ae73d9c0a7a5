package dev.varve.publish;

import dev.varve.runtime.Outcome;
import dev.varve.serve.Export;
import java.util.List;

/**
 * What was published.
 *
 * @param rebuilt tables were made anew because the contract changed
 * @param held why each held load is held
 */
public record PublishedLoads(int loads, boolean rebuilt, List<String> held) {

    /** @param served what was written for readers */
    public Outcome outcome(Export.Result served) {
        return (loads == 0 && !rebuilt && served.tables() == 0 ? Outcome.already() : Outcome.done(0))
                .with("loads", loads)
                .with("exported", served.tables())
                .with("exported_rows", served.rows())
                .with("exported_bytes", served.bytes())
                .refusing(held);
    }
}
