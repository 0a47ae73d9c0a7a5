package dev.varve.cli.run;

import dev.varve.cli.screen.Progress;
import dev.varve.contract.Contract;
import dev.varve.contract.landing.Sidecar;
import dev.varve.contract.read.Contracts;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Json;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Load;
import dev.varve.ledger.LoadKey;
import dev.varve.ledger.Manifest;
import dev.varve.ledger.RejectDecisions;
import dev.varve.ledger.change.ContractDecision;
import dev.varve.ledger.change.ContractDecisions;
import dev.varve.ledger.change.InForce;
import dev.varve.load.LoadFiles;
import dev.varve.load.SettleContract;
import dev.varve.publish.PublishLoads;
import dev.varve.report.WriteReports;
import dev.varve.runtime.Locations;
import dev.varve.runtime.ServeFiles;
import dev.varve.runtime.Session;
import dev.varve.storage.Archive;
import dev.varve.storage.ArchiveCopy;
import dev.varve.storage.ObjectStore;
import dev.varve.storage.stream.WriteFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;

@Command(
        name = "rebuild",
        description =
                "Makes the warehouse again from archive, manifests and decisions; the old one is replaced at the end.",
        footer = {"", "Examples:", "  varve rebuild", "  varve rebuild --env dev.yaml --archive s3://bucket/archive"})
public final class RebuildCommand implements Callable<Integer> {
    @Mixin
    private Locations places;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--archive",
            paramLabel = "PLACE",
            description = "An archive that stands elsewhere, a folder or s3://bucket/prefix: it is copied to this"
                    + " environment's own first")
    private String elsewhere;

    @Override
    public Integer call() {
        Progress progress = new Progress(spec.commandLine().getErr());
        if (elsewhere != null) {
            copy(progress);
        }
        Path current = places.home().warehouse();
        Path fresh = current.resolveSibling("rebuilt.duckdb");
        Contracts contracts = Contracts.read(places.sql());
        Archive archive = places.storage().archive();
        if (!archive.hasFolder("manifests")) {
            throw TaskFailure.usage("there is nothing to rebuild from: " + archive.location() + " has no manifests");
        }
        try {
            Files.deleteIfExists(fresh);
            Files.deleteIfExists(wal(fresh));
            // The lock on the old warehouse keeps other writers out until the new one stands in its place.
            try (Session _ = readable(contracts, current, progress)) {
                make(fresh, contracts, progress);
            }
            Files.move(fresh, current, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(wal(current));
        } catch (IOException e) {
            throw WriteFailure.of(e, current);
        }
        try (Session session = Session.open(places, contracts, current, progress::say)) {
            new ServeFiles(session).export();
            for (Contract contract : contracts.all()) {
                new WriteReports(session).write(contract.dataset(), Optional.empty());
            }
            new WriteReports(session).index();
        }
        return 0;
    }

    private static void close(Session session) {
        try {
            session.close();
        } catch (RuntimeException alsoUnreadable) {
            // What it failed by before is told.
        }
    }

    /** The old warehouse, with what only it knew archived; null where nobody can read it, and it is put aside. */
    private Session readable(Contracts contracts, Path current, Progress progress) throws IOException {
        Session old = null;
        try {
            old = Session.open(places, contracts, current, progress::say);
            for (Contract contract : contracts.all()) {
                new ServeFiles(old).archive(contract.dataset());
            }
            return old;
        } catch (RuntimeException e) {
            if (old != null) {
                close(old);
            }
            if (!(e instanceof TaskFailure failure) || failure.kind() != TaskFailure.Kind.DAMAGED) {
                throw e;
            }
            Path aside = current.resolveSibling("damaged.duckdb");
            progress.say(current + " cannot be read, and is kept as " + aside);
            Files.deleteIfExists(wal(aside));
            // The file first: without it nobody takes what is left for a warehouse that has all.
            Files.move(current, aside, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (Files.exists(wal(current))) {
                Files.move(wal(current), wal(aside), StandardCopyOption.ATOMIC_MOVE);
            }
            return null;
        }
    }

    private void make(Path fresh, Contracts contracts, Progress progress) {
        try (Session session = Session.open(places, contracts, fresh, progress::say)) {
            contracts.all().forEach(contract -> contractDecisions(session, contract.dataset()));
            session.contractsInForce(InForce.toRebuild(contracts, session.warehouse()));
            for (Contract contract : contracts.all()) {
                rebuild(session, contract.dataset(), progress);
            }
        }
    }

    /** What was committed to a warehouse and is not in its file yet. */
    private static Path wal(Path warehouse) {
        return warehouse.resolveSibling(warehouse.getFileName() + ".wal");
    }

    private void copy(Progress progress) {
        ObjectStore from = places.storage().open(elsewhere);
        ObjectStore own = places.storage().archived();
        if (!from.location().equals(own.location())) {
            ArchiveCopy.Result copied = new ArchiveCopy(from, own).copy(false, progress::say);
            progress.say(copied.copied() + " objects copied from " + from.location() + ", " + copied.there()
                    + " were there already");
        }
    }

    private void rebuild(Session session, String dataset, Progress progress) {
        List<Manifest> manifests = session.archive().texts("manifests/" + dataset).entrySet().stream()
                .map(text -> read(session, text, Manifest.class))
                .sorted(Comparator.comparing(Manifest::registeredAt).thenComparing(Manifest::loadKey))
                .toList();
        if (manifests.isEmpty()) {
            return;
        }
        progress.say(dataset + ": " + manifests.size() + " loads from their manifests");
        manifests.stream()
                .flatMap(manifest -> manifest.deliveries().stream())
                .filter(Manifest.Item::whole)
                .forEach(item -> prove(session, item));
        Ledger ledger = session.ledger();
        ledger.warehouse().transaction(() -> {
            manifests.forEach(ledger::insert);
            rejectDecisions(session, dataset);
        });
        new LoadFiles(session)
                .rebuild(
                        dataset,
                        archivedDecisions(session, dataset).values().stream()
                                .map(Ledger.ArchivedDecision::loadKey)
                                .collect(Collectors.toSet()));
        ledger.warehouse().transaction(() -> {
            decisions(session, dataset);
            ledger.supersede(dataset);
        });
        new PublishLoads(session).publish(dataset, Optional.empty());
    }

    /** Before anything is loaded, since one of them says by which contract. */
    private static void contractDecisions(Session session, String dataset) {
        ContractDecisions decisions = new ContractDecisions(session.warehouse(), dataset);
        List<ContractDecision> kept = session.archive().texts(ContractDecisions.folder(dataset)).entrySet().stream()
                .map(text -> read(session, text, ContractDecision.class))
                .toList();
        session.warehouse().transaction(() -> kept.forEach(decisions::restore));
        if (kept.isEmpty()) {
            new SettleContract(session).settle(dataset);
        }
    }

    private static void prove(Session session, Manifest.Item item) {
        session.archive().prove(item.content().archivedAs(), item.content().contentId());
        Sidecar.hashes(item.captured()).forEach(hash -> session.archive().prove(Archive.plain(hash), hash));
    }

    /** Before anything is loaded, since rows that a person let in are loaded with the rest. */
    private static void rejectDecisions(Session session, String dataset) {
        session.archive().texts("reject_decisions/" + dataset).entrySet().stream()
                .map(text -> read(session, text, RejectDecisions.Archived.class))
                .forEach(new RejectDecisions(session.warehouse(), dataset)::restore);
    }

    private static <T> T read(Session session, Map.Entry<String, String> text, Class<T> type) {
        try {
            return Json.read(text.getValue(), type);
        } catch (JacksonException e) {
            throw TaskFailure.configuration(
                    "the archive's " + session.archive().place(text.getKey()) + " is damaged: " + e.getOriginalMessage()
                            + "; put the archive back as it was",
                    e);
        }
    }

    /** Every decision again as it was made; loads that were never decided on stay pending. */
    private void decisions(Session session, String dataset) {
        List<Load> loads = session.ledger().loads(dataset);
        archivedDecisions(session, dataset).forEach((file, decision) -> {
            Load load = new LoadKey(dataset, decision.loadKey()).only(loads);
            session.ledger().restore(load, file, decision);
            if (load.state() != Load.State.REFUSED) {
                switch (decision.decision()) {
                    case HOLD -> session.ledger().setState(load.id(), Load.State.HELD, decision.reason());
                    case ACCEPT -> session.ledger().setState(load.id(), Load.State.LOADED);
                }
            }
        });
    }

    /** By their files in the archive. */
    private static SortedMap<String, Ledger.ArchivedDecision> archivedDecisions(Session session, String dataset) {
        SortedMap<String, Ledger.ArchivedDecision> decisions = new TreeMap<>();
        session.archive()
                .texts("decisions/" + dataset)
                .entrySet()
                .forEach(text -> decisions.put(text.getKey(), read(session, text, Ledger.ArchivedDecision.class)));
        return decisions;
    }
}
