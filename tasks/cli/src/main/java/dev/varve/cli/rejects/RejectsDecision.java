package dev.varve.cli.rejects;

import dev.varve.failure.TaskFailure;
import dev.varve.ledger.RejectDecision;
import dev.varve.ledger.RejectDecisions;
import dev.varve.report.WriteReports;
import dev.varve.runtime.ServeFiles;
import dev.varve.runtime.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes down what a person says of rejected rows. */
final class RejectsDecision {
    private final Session session;
    private final String dataset;

    RejectsDecision(Session session, String dataset) {
        this.session = session;
        this.dataset = dataset;
    }

    static String text(String given) {
        if (given.isBlank()) {
            throw TaskFailure.usage("--text is empty; say why");
        }
        return given;
    }

    /** @return rows that a person meant, none of them in by now */
    static List<Rejected> rejected(ChosenRejects chosen, List<String> rows) {
        List<Rejected> named = chosen.named(rows);
        named.stream()
                .filter(reject -> reject.state() == Rejected.State.REPLAYED)
                .findFirst()
                .ifPresent(reject -> {
                    throw TaskFailure.usage(reject.place() + " is no reject any more: it was replayed");
                });
        return named;
    }

    void write(RejectDecision.Kind decision, List<Rejected> rejects, String by, String text) {
        Instant now = session.ledger().now();
        List<RejectDecision> decisions = rejects.stream()
                .map(reject -> reject.decided(decision, now, by, text))
                .toList();
        session.warehouse().transaction(() -> new RejectDecisions(session.warehouse(), dataset).write(decisions));
    }

    /** Brings what readers and reports see of rejects up to date. */
    void show(List<Rejected> rejects) {
        new ServeFiles(session).export();
        Set<String> keys = rejects.stream().map(Rejected::load).collect(Collectors.toSet());
        session.ledger().loads(dataset).stream()
                .filter(load -> keys.contains(load.key()))
                .forEach(load -> new WriteReports(session).write(dataset, Optional.of(load)));
        new WriteReports(session).index();
    }
}
