package dev.varve.runtime;

import dev.varve.contract.Contract;
import dev.varve.contract.read.Contracts;
import dev.varve.derive.Candidate;
import dev.varve.derive.Datasets;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Arrivals;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Load;
import dev.varve.ledger.LoadKey;
import dev.varve.ledger.change.InForce;
import dev.varve.storage.Archive;
import dev.varve.storage.ObjectStore;
import dev.varve.storage.stream.WriteFailure;
import dev.varve.warehouse.Engine;
import dev.varve.warehouse.Migrations;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;

/** Everything a task works with, opened for one process. */
public final class Session implements AutoCloseable {
    private final Locations places;
    private final Contracts declared;
    private Contracts contracts;
    private final Warehouse warehouse;
    private final Ledger ledger;
    private final Datasets datasets;

    private final Consumer<String> notice;

    private Session(Locations places, Contracts declared, Warehouse warehouse, Consumer<String> notice) {
        this.notice = notice;
        this.places = places;
        this.declared = declared;
        this.contracts = InForce.of(declared, warehouse);
        this.warehouse = warehouse;
        this.ledger = new Ledger(warehouse, Version.current().number(), Clock.systemUTC());
        this.datasets = new Datasets(contracts, warehouse);
    }

    /** @param notice told when another writer is waited for, and what of landing is passed over */
    public static Session open(Locations places, Consumer<String> notice) {
        // Each takes as long as the other.
        FutureTask<Warehouse> opening =
                new FutureTask<>(() -> warehouse(places, places.home().warehouse(), notice));
        Thread thread = Thread.ofPlatform().name("open warehouse").start(opening);
        Contracts contracts;
        try {
            contracts = Contracts.read(places.sql());
        } catch (RuntimeException e) {
            thread.interrupt();
            try {
                opened(opening).close();
            } catch (RuntimeException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
        Session session = over(places, contracts, opened(opening), notice);
        try {
            session.demandHistory();
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
        return session;
    }

    /** Where nothing was ever loaded, nothing was decided on: a warehouse that knows no load beside such an archive is not its own. */
    private void demandHistory() {
        if (warehouse.first(Sql.named("ledger/any_load")).isEmpty() && archive().hasFolder("decisions")) {
            throw TaskFailure.damaged("the warehouse " + home().warehouse() + " knows no load, and the archive "
                    + archive().location() + " has decisions on loads: it was lost, or is another one's;"
                    + " varve rebuild makes it again from the archive");
        }
    }

    private static Session over(Locations places, Contracts declared, Warehouse warehouse, Consumer<String> notice) {
        try {
            return new Session(places, declared, warehouse, notice);
        } catch (RuntimeException e) {
            warehouse.close();
            throw e;
        }
    }

    private static Warehouse opened(Future<Warehouse> opening) {
        try {
            return opening.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TaskFailure.transientFailure("interrupted while the warehouse was opened", e);
        }
    }

    /** The same over another warehouse file. */
    public static Session open(Locations places, Contracts contracts, Path file, Consumer<String> notice) {
        return over(places, contracts, warehouse(places, file, notice), notice);
    }

    private static Warehouse warehouse(Locations places, Path file, Consumer<String> notice) {
        Environment environment = places.environment();
        Home home = places.home();
        try {
            Files.createDirectories(home.temporary());
        } catch (IOException e) {
            throw WriteFailure.of(e, home.root());
        }
        Warehouse warehouse = Engine.named(environment.engine())
                .open(file, settings(environment, home), environment.lockWait(), notice);
        try {
            Migrations.apply(warehouse);
            return warehouse;
        } catch (RuntimeException e) {
            warehouse.close();
            throw e;
        }
    }

    public static Engine.Settings settings(Environment environment, Home home) {
        return new Engine.Settings(
                environment.memoryLimit(),
                environment.threads(),
                home.temporary(),
                List.of(home.root().toAbsolutePath()));
    }

    public Locations places() {
        return places;
    }

    public Home home() {
        return places.home();
    }

    /** Those in force: of a dataset whose changed contract waits, the one by which its tables are made. */
    public Contracts contracts() {
        return contracts;
    }

    /** What files say. */
    public Contracts declared() {
        return declared;
    }

    /** What the file of a dataset says. */
    public Contract declared(String dataset) {
        return declared.find(dataset).orElseGet(() -> contract(dataset));
    }

    /** After one came into force. */
    public void contractsInForce() {
        contractsInForce(InForce.of(declared, warehouse));
    }

    public void contractsInForce(Contracts others) {
        contracts = others;
        datasets.replace(others);
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Datasets datasets() {
        return datasets;
    }

    public Archive archive() {
        return places.storage().archive();
    }

    public ObjectStore landing() {
        return places.storage().landing();
    }

    public Arrivals arrivals(Contract contract) {
        if (!landing().isThere("")) {
            throw TaskFailure.usage("there is no landing folder " + landing().location()
                    + "; create it and drop files there, or name another with --landing");
        }
        return new Arrivals(contract, landing(), ledger, notice);
    }

    public Contract contract(String dataset) {
        return datasets.contract(dataset);
    }

    /**
     * Pending loads that are loaded, or the one that is meant, with the rest of what readers would see. None while a changed
     * contract waits.
     */
    public Candidate candidate(String dataset, Optional<Load> only) {
        ChangedContract.of(this, dataset).filter(ChangedContract::waits).ifPresent(change -> {
            throw TaskFailure.refused(change.sentence());
        });
        List<Load> loads = ledger.pending(dataset).stream()
                .filter(load -> load.state() != Load.State.REGISTERED)
                .filter(load -> load.isMeant(only))
                .toList();
        return Candidate.of(datasets.find(dataset), loads, ledger, datasets);
    }

    /** What readers see as the present contract gives it, without any pending load. */
    public Candidate published(String dataset) {
        return Candidate.of(datasets.find(dataset), List.of(), ledger, datasets);
    }

    /** Runs a stage for the candidate, if there is any. */
    public Outcome stage(String dataset, Optional<Load> only, Function<Candidate, OptionalLong> stage) {
        Candidate candidate = candidate(dataset, only);
        return candidate.nothingToDo()
                ? Outcome.already()
                : Outcome.staged(stage.apply(candidate))
                        .with("loads", candidate.loads().size());
    }

    /** The load whose key begins so. */
    public Load requireLoad(String dataset, String start) {
        return new LoadKey(dataset, start).only(ledger.loads(dataset));
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
