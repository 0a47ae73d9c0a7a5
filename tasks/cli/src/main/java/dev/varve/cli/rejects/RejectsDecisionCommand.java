package dev.varve.cli.rejects;

import dev.varve.cli.screen.Progress;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Decision;
import dev.varve.ledger.RejectDecision;
import dev.varve.runtime.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What a person says of open rejected rows that changes no table. */
abstract class RejectsDecisionCommand implements Callable<Integer> {
    private final RejectDecision.Kind decision;
    private final String done;

    /** @param done as the last line says it */
    RejectsDecisionCommand(RejectDecision.Kind decision, String done) {
        this.decision = decision;
        this.done = done;
    }

    @ParentCommand
    private RejectsCommand rejects;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--row",
            paramLabel = "FILE:ROW",
            description = "A row: the end of its file's path, or the file's id, and its number; repeatable")
    private List<String> rows = List.of();

    @Option(names = "--all", description = "Every open reject, where no row and no filter is given")
    private boolean all;

    @Option(names = "--text", required = true, paramLabel = "TEXT", description = "What is to be said of them")
    private String text;

    @Option(names = "--by", paramLabel = "NAME", description = "Who decides (default: the user of this machine)")
    private String by;

    @Override
    public Integer call() {
        RejectsDecision.text(text);
        if (rows.isEmpty() && !rejects.filtered() && !all) {
            throw TaskFailure.usage("say which rows: --row FILE:ROW, --load, --reason, --column, --file, or --all");
        }
        Progress progress = new Progress(spec.commandLine().getErr());
        try (Session session = Session.open(rejects.places, progress::say)) {
            session.contract(rejects.dataset);
            rejects.requireLoad(session.warehouse());
            List<Rejected> chosen = RejectsDecision.rejected(
                    new ChosenRejects(session.warehouse(), rejects.dataset, rejects.filter()), rows);
            if (!chosen.isEmpty()) {
                RejectsDecision said = new RejectsDecision(session, rejects.dataset);
                said.write(decision, chosen, Decision.person(by), text);
                said.show(chosen);
            }
            progress.say(rejects.dataset + ": " + chosen.size() + (chosen.size() == 1 ? " row" : " rows") + " " + done);
            return 0;
        }
    }
}
