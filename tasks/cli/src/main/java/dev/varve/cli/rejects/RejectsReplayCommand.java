package dev.varve.cli.rejects;

import dev.varve.cli.screen.Progress;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Decision;
import dev.varve.runtime.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "replay",
        customSynopsis = "varve rejects DATASET replay [OPTIONS]",
        mixinStandardHelpOptions = true,
        description = {
            "Reads rejected rows again, and only those: with the contract as it is now, or with the corrected text of a"
                    + " CSV that --export wrote.",
            "A row that fits is loaded, judged and published at once, or nothing is changed. It keeps its file, its number"
                    + " and its received_at, and counts from now on: what was known before stays as it was."
        },
        footer = {
            "",
            "Examples:",
            "  varve rejects retail.orders --export fix.csv       edit the column text, then:",
            "  varve rejects retail.orders replay --from fix.csv --text 'amounts as the shop confirmed'",
            "  varve rejects retail.orders replay --column amount    after the contract was corrected, before it runs"
        })
final class RejectsReplayCommand implements Callable<Integer> {
    @ParentCommand
    private RejectsCommand rejects;

    @Spec
    private CommandSpec spec;

    @Option(names = "--from", paramLabel = "FILE", description = "A CSV of --export with corrected texts")
    private Path from;

    @Option(
            names = "--row",
            paramLabel = "FILE:ROW",
            description = "A row: the end of its file's path, or the file's id, and its number; repeatable")
    private List<String> rows = List.of();

    @Option(names = "--text", paramLabel = "TEXT", description = "Why they are let in")
    private String text;

    @Option(names = "--by", paramLabel = "NAME", description = "Who decides (default: the user of this machine)")
    private String by;

    @Option(
            names = "--despite-checks",
            description = "Publish them even where a critical check fails; --text must say why")
    private boolean despiteChecks;

    @Override
    public Integer call() {
        if (despiteChecks && (text == null || text.isBlank())) {
            throw TaskFailure.usage("--despite-checks needs --text; say why the rows may be published");
        }
        if (from != null && (!rows.isEmpty() || rejects.filtered())) {
            throw TaskFailure.usage("--from says which rows; leave out --row and the filters");
        }
        Progress progress = new Progress(spec.commandLine().getErr());
        List<RejectsFile.Edited> edited = from == null ? List.of() : RejectsFile.read(from);
        try (Session session = Session.open(rejects.places, progress::say)) {
            session.contract(rejects.dataset);
            rejects.requireLoad(session.warehouse());
            Replay replay = new Replay(session, rejects.dataset, progress, Decision.person(by));
            ChosenRejects chosen = new ChosenRejects(session.warehouse(), rejects.dataset, rejects.filter());
            if (from != null) {
                replay.take(chosen, edited);
            } else {
                replay.take(chosen.named(rows));
            }
            return replay.run(
                            text == null
                                    ? (from == null ? "read again with the present contract" : "corrected by hand")
                                    : text,
                            despiteChecks)
                    ? 0
                    : TaskFailure.Kind.REFUSED.exitCode();
        }
    }
}
