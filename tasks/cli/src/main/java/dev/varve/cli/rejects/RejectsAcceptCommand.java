package dev.varve.cli.rejects;

import dev.varve.ledger.RejectDecision;
import picocli.CommandLine.Command;

@Command(
        name = "accept",
        customSynopsis = "varve rejects DATASET accept [OPTIONS]",
        mixinStandardHelpOptions = true,
        description =
                "Says that rejected rows are known and stay out: they no longer count as open. Tables stay as they are.",
        footer = {
            "",
            "Examples:",
            "  varve rejects retail.orders accept --row 2026-03-02/orders.csv:17 --text 'a test order, not ours'",
            "  varve rejects retail.orders accept --reason not_a_decimal --column amount --text 'a test order, not ours'"
        })
final class RejectsAcceptCommand extends RejectsDecisionCommand {
    RejectsAcceptCommand() {
        super(RejectDecision.Kind.ACCEPT, "accepted");
    }
}
