package dev.varve.cli.run;

import dev.varve.cli.screen.Progress;
import dev.varve.cli.screen.TerminalTable;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Arrivals;
import dev.varve.ledger.Decision;
import dev.varve.ledger.Load;
import dev.varve.ledger.Moments;
import dev.varve.load.SettleContract;
import dev.varve.report.WriteReports;
import dev.varve.runtime.ChangedContract;
import dev.varve.runtime.Locations;
import dev.varve.runtime.ServeFiles;
import dev.varve.runtime.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description = "Every task for everything landed and not yet published, drop by drop in received order.",
        footer = {"", "Examples:", "  varve run retail.customers retail.orders", "  varve run retail.orders --apply"})
public final class RunCommand implements Callable<Integer> {
    /** How often readers get a new copy while many drops are caught up. */
    private static final Duration EXPORT = Duration.ofSeconds(20);

    @Mixin
    private Locations places;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "DATASET", description = "Datasets: domain.name")
    private List<String> datasets;

    @Option(
            names = "--apply",
            description =
                    "Lets changed contracts in, whatever they change, and prints what they changed; for the first hour,"
                            + " while nobody else reads the tables")
    private boolean apply;

    @Override
    public Integer call() {
        Progress progress = new Progress(spec.commandLine().getErr());
        try (Session session = Session.open(places, progress::say)) {
            datasets.forEach(session::contract);
            TaskChain chain = new TaskChain(session, progress::show);
            List<Load> pending = new ArrayList<>();
            Map<String, String> waiting = new LinkedHashMap<>();
            for (String dataset : referencedFirst(session)) {
                chain.register(dataset);
                if (apply) {
                    apply(session, dataset);
                }
                boolean changed = ChangedContract.of(session, dataset).isPresent();
                chain.settle(dataset, progress::say).ifPresent(why -> waiting.put(dataset, why));
                if (changed && ChangedContract.of(session, dataset).isEmpty()) {
                    progress.say(dataset + ": the changed contract is in force; nothing that readers have gets worse");
                }
                if (!waiting.containsKey(dataset)) {
                    pending.addAll(session.ledger().pending(dataset));
                }
            }
            pending.sort(java.util.Comparator.comparing(Load::receivedAt));
            if (pending.isEmpty()) {
                return nothing(session, waiting);
            }
            List<TaskChain.Result> results = run(session, chain, pending, progress);
            new ServeFiles(session).export();
            new WriteReports(session).index();
            progress.show("");
            spec.commandLine().getOut().print(table(results));
            spec.commandLine().getOut().flush();
            results.stream().flatMap(result -> result.problems().stream()).forEach(progress::say);
            waiting.values().forEach(progress::say);
            progress.say("report: " + session.home().reports().resolve("index.html"));
            return waiting.isEmpty()
                            && results.stream()
                                    .allMatch(result -> result.problems().isEmpty())
                    ? 0
                    : TaskFailure.Kind.REFUSED.exitCode();
        }
    }

    private void apply(Session session, String dataset) {
        ChangedContract.of(session, dataset).ifPresent(change -> {
            SettleContract.Decider person = new SettleContract.Decider(Decision.person(null), "varve run --apply");
            spec.commandLine().getOut().print(PlanText.ofApplied(new SettleContract(session).approve(change, person)));
            spec.commandLine().getOut().flush();
        });
    }

    /** Of drops received together, what others refer to comes before them. */
    private List<String> referencedFirst(Session session) {
        Set<String> ordered = new LinkedHashSet<>();
        datasets.forEach(dataset -> add(session, dataset, ordered, new HashSet<>()));
        return List.copyOf(ordered);
    }

    private void add(Session session, String dataset, Set<String> ordered, Set<String> seen) {
        if (!datasets.contains(dataset) || !seen.add(dataset)) {
            return;
        }
        session.contract(dataset)
                .everyRelationship()
                .forEach(relationship -> add(session, relationship.to(), ordered, seen));
        ordered.add(dataset);
    }

    /** @param held why loads of a dataset wait for its contract */
    private int nothing(Session session, Map<String, String> held) {
        new ServeFiles(session).export();
        held.values().forEach(spec.commandLine().getErr()::println);
        for (String dataset :
                datasets.stream().filter(one -> !held.containsKey(one)).toList()) {
            boolean ever = !session.ledger().loads(dataset).isEmpty();
            List<Arrivals.Waiting> waiting = session.arrivals(session.contract(dataset))
                    .look(Optional.empty())
                    .waiting();
            spec.commandLine()
                    .getErr()
                    .println(dataset + ": nothing to do: "
                            + (!waiting.isEmpty()
                                    ? Arrivals.Waiting.text(waiting)
                                    : ever
                                            ? "everything in landing is published, held or refused (varve status)"
                                            : "no file in " + session.landing().location() + " matches "
                                                    + session.contract(dataset).landing()));
        }
        return held.isEmpty() ? 0 : TaskFailure.Kind.REFUSED.exitCode();
    }

    private List<TaskChain.Result> run(Session session, TaskChain chain, List<Load> pending, Progress progress) {
        List<TaskChain.Result> results = new ArrayList<>();
        Instant exported = Instant.now();
        for (Load load : pending) {
            results.add(chain.load(load));
            TaskChain.Result last = results.getLast();
            progress.say(results.size() + "/" + pending.size() + " " + load.dataset() + " "
                    + Moments.text(load.receivedAt()) + " "
                    + last.load().state().text() + ", " + last.accepted() + " rows, " + last.rejected() + " rejected, "
                    + last.seconds() + " s");
            if (Duration.between(exported, Instant.now()).compareTo(EXPORT) > 0) {
                new ServeFiles(session).export();
                exported = Instant.now();
            }
        }
        return results;
    }

    private static String table(List<TaskChain.Result> results) {
        TerminalTable table =
                new TerminalTable("dataset", "received at", "load", "state", "rows", "rejected", "seconds");
        for (TaskChain.Result result : results) {
            table.row(
                    result.load().dataset(),
                    result.load().receivedAt(),
                    result.load().shortKey(),
                    result.load().state().text(),
                    result.accepted(),
                    result.rejected(),
                    result.seconds());
        }
        return table.text();
    }
}
