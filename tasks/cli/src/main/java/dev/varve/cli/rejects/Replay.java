package dev.varve.cli.rejects;

import dev.varve.cli.run.TaskChain;
import dev.varve.cli.screen.Progress;
import dev.varve.cli.screen.Visible;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Load;
import dev.varve.ledger.RejectDecision;
import dev.varve.load.ReplayRejects;
import dev.varve.quality.check.Privacy;
import dev.varve.runtime.ServeFiles;
import dev.varve.runtime.Session;
import dev.varve.warehouse.Sql;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Replays the rejected rows that a person means, and says what came of each. */
final class Replay {
    private static final int LISTED = 10;

    private final Session session;
    private final String dataset;
    private final Progress progress;
    private final String by;
    private final List<Rejected> chosen = new ArrayList<>();
    private final List<ReplayRejects.Wanted> wanted = new ArrayList<>();
    private final Set<String> named = new HashSet<>();
    private final Set<String> corrected = new HashSet<>();
    private int done;

    Replay(Session session, String dataset, Progress progress, String by) {
        this.session = session;
        this.dataset = dataset;
        this.progress = progress;
        this.by = by;
    }

    /** Rows whose own text is read again. */
    void take(List<Rejected> rejects) {
        rejects.forEach(reject -> take(reject, Optional.empty()));
    }

    /** Rows as a person left them; a row whose text stayed is read again as it was delivered. */
    void take(ChosenRejects rejects, List<RejectsFile.Edited> edited) {
        RejectsFile texts = new RejectsFile(session.warehouse(), session.places(), session.contract(dataset));
        Map<String, List<Rejected>> annotated = new LinkedHashMap<>();
        for (RejectsFile.Edited one : edited) {
            Optional<Rejected> found = rejects.ofFile(one.file(), one.row());
            if (found.isEmpty()) {
                requireFile(one);
                done++;
                continue;
            }
            Rejected reject = found.get();
            if (!one.annotation().isEmpty() && !one.annotation().equals(reject.annotation())) {
                annotated
                        .computeIfAbsent(one.annotation(), text -> new ArrayList<>())
                        .add(reject);
            }
            boolean other = reject.state() != Rejected.State.REPLAYED
                    && !plain(one.text()).equals(plain(texts.text(reject)));
            take(reject, other ? Optional.of(one.text()) : Optional.empty());
        }
        annotated.forEach((text, rows) ->
                new RejectsDecision(session, dataset).write(RejectDecision.Kind.ANNOTATE, rows, by, text));
    }

    /** A row that is no reject any more fits the contract by now. */
    private void requireFile(RejectsFile.Edited one) {
        boolean known = one.file().matches("f[0-9a-f]{16}")
                && session.warehouse()
                        .first(
                                Sql.named("rejects/file"),
                                Long.parseUnsignedLong(one.file().substring(1), 16))
                        .isPresent();
        if (!known) {
            throw TaskFailure.usage(dataset + ": there is no file " + one.file()
                    + "; keep the columns file_id and row of the file that --export writes");
        }
    }

    /** Spreadsheets write the line ends inside a value their own way. */
    private static String plain(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private void take(Rejected reject, Optional<String> text) {
        if (reject.state() == Rejected.State.REPLAYED) {
            done++;
            return;
        }
        String row = reject.fileId() + ":" + reject.row();
        if (!named.add(row)) {
            throw TaskFailure.usage(dataset + ": " + reject.place() + " is named twice; say once what it is to be");
        }
        chosen.add(reject);
        text.ifPresent(one -> corrected.add(row));
        wanted.add(new ReplayRejects.Wanted(reject.fileId(), reject.row(), reject.said(), text));
    }

    /** @return whether every row that was corrected, or named, is in */
    boolean run(String reason, boolean despiteChecks) {
        if (wanted.isEmpty()) {
            // A replay that was killed after it was done may not have told readers.
            new ServeFiles(session).export();
            progress.say(dataset + ": nothing to replay: "
                    + (done > 0
                            ? rows(done) + " of them " + (done == 1 ? "is" : "are") + " in already"
                            : "no open rejects"));
            return true;
        }
        ReplayRejects.Replayed replayed = replayed(reason, despiteChecks);
        List<String> problems = refusedLoads(replayed);
        new RejectsDecision(session, dataset).show(chosen);
        progress.say(dataset + ": "
                + (replayed.rows() == 0 ? "nothing was replayed" : rows(replayed.rows()) + " replayed")
                + (done == 0 ? "" : ", " + rows(done) + " in already"));
        if (replayed.allRead()) {
            progress.say("the contract reads files otherwise than before, so all of them were read again with it;"
                    + " rejects that were not named and fit by now are in as if they always had");
        }
        problems.forEach(progress::say);
        return still(replayed.still()) && problems.isEmpty();
    }

    private ReplayRejects.Replayed replayed(String reason, boolean despiteChecks) {
        try {
            return new ReplayRejects(session, dataset)
                    .replay(wanted, new ReplayRejects.Decider(by, reason, despiteChecks));
        } catch (TaskFailure e) {
            if (e.kind() != TaskFailure.Kind.REFUSED) {
                throw e;
            }
            throw TaskFailure.refused(e.getMessage() + "\nnothing was replayed, readers keep what they have");
        }
    }

    /** A load that had too many rejects may have few enough by now. */
    private List<String> refusedLoads(ReplayRejects.Replayed replayed) {
        List<String> problems = new ArrayList<>();
        for (Load load : replayed.loads()) {
            if (load.state() == Load.State.REFUSED) {
                TaskChain.Result result = new TaskChain(session, progress::show).load(load);
                progress.say(dataset + ": load " + load.shortKey() + " is "
                        + result.load().state().text());
                problems.addAll(result.problems());
            }
        }
        return problems;
    }

    private boolean still(List<ReplayRejects.Still> still) {
        Privacy privacy = Privacy.of(session.contract(dataset));
        boolean failed = false;
        int shown = 0;
        for (ReplayRejects.Still one : still) {
            String place = one.path() + ":" + one.rowNumber();
            failed |= corrected.isEmpty() || corrected.contains(one.fileId() + ":" + one.rowNumber());
            if (shown++ < LISTED) {
                progress.say("  "
                        + Visible.line(place
                                + one.column()
                                        .map(column -> ", column " + column)
                                        .orElse("") + ": " + one.reasonCode() + ": "
                                + privacy.messageOfReject(one.message())));
            }
        }
        if (!still.isEmpty()) {
            progress.say(rows(still.size()) + " still " + (still.size() == 1 ? "does" : "do") + " not fit and "
                    + (still.size() == 1 ? "stays" : "stay")
                    + " rejected; correct the contract, or the texts: varve rejects " + dataset + " --export FILE.csv");
        }
        return !failed;
    }

    private static String rows(int count) {
        return count + (count == 1 ? " row" : " rows");
    }
}
