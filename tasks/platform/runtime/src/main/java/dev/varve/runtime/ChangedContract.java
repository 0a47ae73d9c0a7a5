package dev.varve.runtime;

import dev.varve.contract.Contract;
import dev.varve.ledger.change.ContractDecision;
import dev.varve.ledger.change.ContractDecisions;
import dev.varve.ledger.change.ContractDigests;
import java.util.Optional;

/**
 * What the files of a published dataset declare, where its tables are made by something else.
 *
 * @param inForce by which they are made
 * @param standing what was decided on the declared one; empty where it was not judged yet
 */
public record ChangedContract(Contract declared, ContractDecision inForce, Optional<ContractDecision> standing) {

    /** Empty where the declared one is in force, or nothing is published. */
    public static Optional<ChangedContract> of(Session session, String dataset) {
        return session.declared().find(dataset).flatMap(declared -> {
            ContractDecisions decisions = new ContractDecisions(session.warehouse(), dataset);
            return decisions
                    .inForce()
                    .filter(one -> session.ledger().publishedVersion(dataset).version() > 0)
                    .filter(one ->
                            !one.digest().equals(ContractDigests.of(declared).made()))
                    .map(one -> new ChangedContract(declared, one, decisions.standing(declared)));
        });
    }

    /** New loads wait for it, until it is in force or a person goes on without it. */
    public boolean waits() {
        return !is(ContractDecision.Kind.DISCARD);
    }

    public boolean held() {
        return is(ContractDecision.Kind.HOLD);
    }

    private boolean is(ContractDecision.Kind kind) {
        return standing.filter(one -> one.kind() == kind).isPresent();
    }

    /** For people. */
    public String sentence() {
        String dataset = declared.dataset();
        return dataset + ": " + text(dataset, standing);
    }

    /** The same without the dataset in front. @param standing what was decided on a changed contract */
    public static String text(String dataset, Optional<ContractDecision> standing) {
        String reason = standing.map(ContractDecision::reason).orElse("");
        return switch (standing.map(ContractDecision::kind).orElse(ContractDecision.Kind.ACCEPT)) {
            case HOLD ->
                "the changed contract is held: " + reason
                        + "; readers keep what they have, and new loads wait. Look at varve plan " + dataset
                        + ", then varve approve " + dataset + " --contract --reason \"…\", or varve discard " + dataset
                        + " --contract to go on without it, or change the contract again";
            case DISCARD ->
                "the changed contract is discarded (" + reason
                        + "): loads go on with the one in force until its files change again";
            case ACCEPT ->
                "its contract changed after it was published; varve run " + dataset
                        + " rebuilds it, unless readers would have something worse";
        };
    }
}
