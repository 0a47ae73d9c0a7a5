package dev.varve.publish;

import java.util.List;

/**
 * What was published.
 *
 * @param rebuilt tables were made anew because the contract changed
 * @param held why each held load is held
 */
public record PublishedLoads(int loads, boolean rebuilt, List<String> held) {}
