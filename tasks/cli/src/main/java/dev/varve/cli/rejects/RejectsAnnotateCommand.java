package dev.varve.cli.rejects;

import dev.varve.ledger.RejectDecision;
import picocli.CommandLine.Command;

@Command(
        name = "annotate",
        customSynopsis = "varve rejects DATASET annotate [OPTIONS]",
        mixinStandardHelpOptions = true,
        description = "Writes a remark beside rejected rows; it stays beside them in every list and export.",
        footer = {
            "",
            "Examples:",
            "  varve rejects retail.orders annotate --row 2026-03-02/orders.csv:17 --text 'sent to the supplier'",
            "  varve rejects retail.orders annotate --reason not_a_decimal --column amount --text 'sent to the supplier'"
        })
final class RejectsAnnotateCommand extends RejectsDecisionCommand {
    RejectsAnnotateCommand() {
        super(RejectDecision.Kind.ANNOTATE, "annotated");
    }
}
