package dev.varve.quality;

import dev.varve.derive.Candidate;
import java.util.List;

/**
 * What the gate decided.
 *
 * @param passed the candidate without the loads that are held, staged
 * @param checks how many were evaluated
 * @param held why each held load is held, a sentence each
 */
public record Judgement(Candidate passed, int checks, List<String> held) {}
