package dev.varve.worlds.many;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.derive.AsKnown;
import dev.varve.derive.Candidate;
import dev.varve.derive.KnownAt;
import dev.varve.derive.StageRanges;
import dev.varve.derive.StageSnapshots;
import dev.varve.derive.StageWindows;
import dev.varve.ledger.Decision;
import dev.varve.ledger.Load;
import dev.varve.ledger.Moments;
import dev.varve.load.LoadFiles;
import dev.varve.publish.PublishLoads;
import dev.varve.register.RegisterDrops;
import dev.varve.runtime.Locations;
import dev.varve.runtime.Outcome;
import dev.varve.runtime.ServeFiles;
import dev.varve.runtime.Session;
import dev.varve.serve.Catalog;
import dev.varve.serve.ServePlace;
import dev.varve.verify.VerifyLoads;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.StatementFailure;
import dev.varve.warehouse.Warehouse;
import dev.varve.worlds.many.Event.Only;
import dev.varve.worlds.many.Event.Task;
import dev.varve.worlds.many.Expectation.Kind;
import dev.varve.worlds.many.Register.Version;
import dev.varve.worlds.many.Standing.Said;
import dev.varve.worlds.product.Product;
import dev.varve.worlds.product.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** Plays a script against the product in one process, with a warehouse in memory, and says where readers see anything wrong. */
final class Play implements AutoCloseable {

    private static final int FRAMES = 12;
    private static final int EXPORTED = 3;

    private final Script script;
    private final Session session;
    private final Warehouse warehouse;
    private final Stumble stumble;
    private final Landing landing;
    private final Register register;
    private final int mostCuts;
    private final Map<Long, Set<Long>> beside = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private int published;
    private int told;

    private Play(Script script, Path folder, int mostCuts) {
        this.script = script;
        this.mostCuts = mostCuts;
        Path root = folder.resolve("landing");
        Locations places = new Locations();
        places.variables(Map.of(
                "VARVE_ROOT", environment(folder).toString(),
                "VARVE_HOME", folder.resolve("home").toString(),
                "VARVE_LANDING", root.toString()));
        session = Session.open(places, script.parsed(), Path.of(":memory:"), notice -> {});
        warehouse = session.warehouse();
        stumble = Stumble.under(warehouse, session.archive());
        landing = new Landing(root, script.datasets());
        register = new Register(script.datasets());
    }

    /** One thread is fastest for a few rows, and with a limit nobody sets another. */
    private static Path environment(Path folder) {
        try {
            Files.createDirectories(folder.resolve("env"));
            Files.createDirectories(folder.resolve("landing"));
            Files.writeString(folder.resolve("env/poc.yaml"), """
                    engine: duckdb
                    memory_limit: 1GB
                    threads: 1
                    lock_wait_seconds: 0
                    """);
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * @param folder empty
     * @param mostCuts at how many moments it is compared what was known then
     * @param told of how many tables and moments of the past the readers' copy told by itself what was known
     * @return what is wrong, in the words of a person; empty where all is well
     */
    static List<String> of(Script script, Path folder, int mostCuts, IntConsumer told) {
        try (Play play = new Play(script, folder, mostCuts)) {
            for (Event event : script.events()) {
                play.happens(event);
                if (!play.problems.isEmpty()) {
                    return play.problems;
                }
            }
            play.end();
            told.accept(play.told);
            return play.problems;
        }
    }

    private void happens(Event event) {
        switch (event) {
            case Event.Step step -> guarded(() -> step(step));
            case Event.Run run -> guarded(() -> run(run.dataset()));
            case Event.Approve approve -> guarded(() -> approve(approve.dataset()));
            default -> landing.happens(event);
        }
    }

    /** What a task fails by is a problem, unless it was killed. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            problems.add(failed
                    + Arrays.stream(failed.getStackTrace())
                            .limit(FRAMES)
                            .map(frame -> "\n    at " + frame)
                            .collect(Collectors.joining()));
        }
    }

    private String name(int dataset) {
        return script.datasets().get(dataset).dataset();
    }

    private void step(Event.Step step) {
        stumble.after(step.kill());
        try {
            task(step.dataset(), step.task(), only(step), Optional.ofNullable(step.until()));
        } catch (Stumble.Killed killed) {
            died();
            if (step.task() == Task.REGISTER) {
                task(step.dataset(), Task.REGISTER, Optional.empty(), Optional.ofNullable(step.until()));
            }
        }
        stumble.after(null);
        if (step.task() == Task.REGISTER) {
            register.take(step.dataset(), step.until(), landing.objects());
        }
        if (step.task() == Task.PUBLISH) {
            compare();
            published++;
            if (published % EXPORTED == 0) {
                new ServeFiles(session).export();
            }
        }
    }

    /** What a process has of its own goes with it. */
    private void died() {
        stumble.after(null);
        try {
            warehouse.run("rollback");
        } catch (StatementFailure none) {
            assertThat(none.reason()).contains("no transaction is active");
        }
        for (Cells table : warehouse.query("select table_name from duckdb_tables() where temporary")) {
            warehouse.run("drop table temp.\"" + table.text(0) + "\"");
        }
    }

    private Optional<Load> only(Event.Step step) {
        if (step.only() == Only.ALL || step.task() == Task.REGISTER) {
            return Optional.empty();
        }
        List<Load> pending = session.ledger().pending(name(step.dataset()));
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(step.only() == Only.FIRST ? pending.getFirst() : pending.getLast());
    }

    /** Remembers which loads were there when one that is refused met the next delivery. */
    private void refused(String name) {
        List<Load> loads = session.ledger().loads(name);
        Set<Long> there = loads.stream().map(Load::id).collect(Collectors.toSet());
        loads.stream()
                .filter(load -> load.state() == Load.State.REFUSED)
                .forEach(load -> beside.putIfAbsent(load.id(), there));
    }

    private void task(int dataset, Task task, Optional<Load> only, Optional<Instant> until) {
        String name = name(dataset);
        switch (task) {
            case REGISTER -> {
                refused(name);
                new RegisterDrops(session).register(name, until);
            }
            case LOAD -> new LoadFiles(session).load(name, only);
            case CONFORM -> session.stage(name, only, one -> new StageRanges(session.ledger()).stage(one));
            case SNAPSHOT ->
                session.stage(name, only, one -> new StageSnapshots(session.ledger(), session.datasets()).stage(one));
            case AGGREGATE ->
                session.stage(name, only, one -> new StageWindows(session.ledger(), session.datasets()).stage(one));
            case VERIFY -> new VerifyLoads(session).verify(name, only);
            case PUBLISH -> new PublishLoads(session).publish(name, only);
        }
    }

    private void run(int dataset) {
        task(dataset, Task.REGISTER, Optional.empty(), Optional.empty());
        register.take(dataset, null, landing.objects());
        for (Load load : session.ledger().pending(name(dataset))) {
            publish(dataset, load);
        }
        compare();
    }

    private void publish(int dataset, Load load) {
        task(dataset, Task.LOAD, Optional.of(load), Optional.empty());
        if (session.ledger().now(load).state() != Load.State.REFUSED) {
            for (Task task : List.of(Task.CONFORM, Task.SNAPSHOT, Task.AGGREGATE, Task.VERIFY)) {
                task(dataset, task, Optional.of(load), Optional.empty());
            }
            if (session.ledger().now(load).state() != Load.State.HELD) {
                task(dataset, Task.PUBLISH, Optional.of(load), Optional.empty());
            }
        }
        Candidate published = session.published(name(dataset));
        if (published.stale()) {
            new PublishLoads(session).publish(published);
        }
    }

    private void approve(int dataset) {
        Optional<Load> held = session.ledger().loads(name(dataset)).stream()
                .filter(load -> load.state() == Load.State.HELD)
                .findFirst();
        if (held.isPresent()) {
            warehouse.transaction(() -> {
                session.ledger()
                        .decide(
                                held.get(),
                                Decision.Kind.ACCEPT,
                                session.ledger().now(),
                                "a person",
                                "it is right");
                session.ledger().setState(held.get().id(), Load.State.LOADED);
            });
            publish(dataset, held.get());
            compare();
        }
    }

    /** Everything is let through, then everything is compared at every moment. */
    private void end() {
        for (int dataset = 0; dataset < script.datasets().size(); dataset++) {
            for (Task task : Task.values()) {
                int one = dataset;
                guarded(() -> step(new Event.Step(one, task, Only.ALL, null, null)));
            }
        }
        if (!problems.isEmpty()) {
            return;
        }
        for (int dataset = 0; dataset < script.datasets().size(); dataset++) {
            registered(dataset);
        }
        guarded(() -> {
            knownAtEveryMoment();
            servedAtEveryMoment();
            recounted();
            nothingMore();
            archived();
        });
    }

    /** As {@code verify --full} does. */
    private void recounted() {
        for (int dataset = 0; dataset < script.datasets().size(); dataset++) {
            Outcome outcome = new VerifyLoads(session).recount(name(dataset), Optional.empty());
            boolean published = session.ledger().publishedVersion(name(dataset)).version() > 0;
            if (published && (int) outcome.counts().get("recounted") < 2) {
                problems.add("of " + name(dataset) + " too few tables were recounted: " + outcome);
            }
        }
    }

    /** Another run finds nothing to do. */
    private void nothingMore() {
        for (int dataset = 0; dataset < script.datasets().size(); dataset++) {
            long version = session.ledger().publishedVersion(name(dataset)).version();
            for (Task task : Task.values()) {
                task(dataset, task, Optional.empty(), Optional.empty());
            }
            if (session.ledger().publishedVersion(name(dataset)).version() != version) {
                problems.add("a run without anything new published another version of " + name(dataset));
            }
        }
    }

    /** A lost warehouse can be made again: every manifest and decision stands beside the contents. */
    private void archived() {
        for (int dataset = 0; dataset < script.datasets().size(); dataset++) {
            String name = name(dataset);
            texts("manifests/" + name, session.ledger().loads(name).size());
            texts("decisions/" + name, session.ledger().decisions(name).size());
        }
    }

    private void texts(String folder, int count) {
        int found = session.archive().texts(folder).size();
        if (found != count) {
            problems.add("the archive has " + found + " texts in " + folder + ", not " + count);
        }
    }

    private record Delivered(String path, Instant receivedAt, long version) {}

    private Map<Delivered, Cells> delivered(int dataset) {
        Map<Delivered, Cells> delivered = new HashMap<>();
        warehouse
                .query(
                        "select path, received_at, version, load_id, whole from control.delivery where dataset = ?",
                        name(dataset))
                .forEach(row -> delivered.put(new Delivered(row.text(0), row.time(1), row.number(2)), row));
        return delivered;
    }

    private Delivered key(Version version) {
        Place place = version.place();
        return new Delivered(
                script.datasets().get(place.dataset()).path(place),
                Moments.kept(version.receivedAt()),
                version.number());
    }

    /** The ledger has every version and no other; loads are published, held, or refused for a damaged file. */
    private void registered(int dataset) {
        Map<Delivered, Cells> found = delivered(dataset);
        Map<Long, Load> loads =
                session.ledger().loads(name(dataset)).stream().collect(Collectors.toMap(Load::id, load -> load));
        Set<Long> damaged = new TreeSet<>();
        Map<Version, Load> waiting = new HashMap<>();
        for (Version version : register.of(dataset)) {
            Cells row = found.remove(key(version));
            if (row == null) {
                problems.add("the ledger lacks " + key(version));
            } else {
                if (row.flag(4) == version.damaged()) {
                    problems.add(key(version) + " is whole: " + row.flag(4));
                }
                Load load = loads.get(row.number(3));
                if (version.damaged()) {
                    damaged.add(load.id());
                } else if (load.state() == Load.State.REFUSED) {
                    waiting.put(version, load);
                }
            }
        }
        waiting.forEach((version, load) -> {
            boolean newest = register.of(dataset).stream()
                    .noneMatch(other -> other.place().equals(version.place())
                            && other.receivedAt().equals(version.receivedAt())
                            && other.number() > version.number());
            if (newest && loads.values().stream().anyMatch(next -> isNext(next, load))) {
                problems.add(key(version) + " did not join the next load of its drop");
            }
        });
        found.keySet().forEach(surplus -> problems.add("the ledger should not have " + surplus));
        loads.values().forEach(load -> {
            boolean right = switch (load.state()) {
                case PUBLISHED, HELD -> !damaged.contains(load.id());
                case SUPERSEDED -> true;
                case REFUSED -> damaged.contains(load.id());
                case REGISTERED, LOADED, CONFORMED, VERIFIED -> false;
            };
            if (!right) {
                problems.add("load of " + load.receivedAt() + " of " + name(dataset) + " is "
                        + load.state().text() + ": " + load.reason());
            }
        });
    }

    /** Of the same drop, registered after it was refused, and not refused. */
    private boolean isNext(Load next, Load refused) {
        return next.receivedAt().equals(refused.receivedAt())
                && next.state() != Load.State.REFUSED
                && beside.containsKey(refused.id())
                && !beside.get(refused.id()).contains(next.id());
    }

    private Standing standing(int dataset) {
        Map<Delivered, Cells> delivered = delivered(dataset);
        Map<Long, List<Said>> said = new HashMap<>();
        session.ledger()
                .decisions(name(dataset))
                .forEach(decision -> said.computeIfAbsent(decision.loadId(), none -> new ArrayList<>())
                        .add(new Said(
                                decision.kind() == Decision.Kind.ACCEPT,
                                decision.at(),
                                !decision.by().equals(Decision.VARVE))));
        Map<Version, List<Said>> decisions = new HashMap<>();
        Set<Version> out = new HashSet<>();
        Set<Long> notLetIn = session.ledger().loads(name(dataset)).stream()
                .filter(load -> load.state() == Load.State.HELD || load.state() == Load.State.REFUSED)
                .map(Load::id)
                .collect(Collectors.toSet());
        List<Version> versions = register.of(dataset);
        for (Version version : versions) {
            Cells row = delivered.get(key(version));
            if (row != null) {
                decisions.put(version, said.getOrDefault(row.number(3), List.of()));
                if (notLetIn.contains(row.number(3))) {
                    out.add(version);
                }
            }
        }
        return new Standing(script.datasets().get(dataset), versions, decisions, out);
    }

    private List<Standing> standings() {
        List<Standing> standings = new ArrayList<>();
        for (int dataset = 0; dataset < script.datasets().size(); dataset++) {
            standings.add(standing(dataset));
        }
        return standings;
    }

    /**
     * Loads that count already but are not published yet, between a person's word and the next publication; or a part of a
     * published drop was not let in since.
     */
    private boolean between() {
        for (int dataset = 0; dataset < script.datasets().size(); dataset++) {
            if (session.published(name(dataset)).stale()) {
                return true;
            }
            Set<Long> accepted = session.ledger().decisions(name(dataset)).stream()
                    .filter(decision -> decision.kind() == Decision.Kind.ACCEPT)
                    .map(Decision::loadId)
                    .collect(Collectors.toSet());
            if (session.ledger().pending(name(dataset)).stream().anyMatch(load -> accepted.contains(load.id()))) {
                return true;
            }
        }
        return false;
    }

    private void compare() {
        if (between()) {
            return;
        }
        Expectation expectation = new Expectation(script.datasets(), standings());
        for (int dataset = 0; dataset < script.datasets().size(); dataset++) {
            compare(dataset, expectation.tables(dataset, null), "");
        }
    }

    private void knownAtEveryMoment() {
        List<Standing> standings = standings();
        Expectation expectation = new Expectation(script.datasets(), standings);
        NavigableSet<Instant> cuts = new TreeSet<>();
        standings.forEach(standing -> cuts.addAll(standing.cuts()));
        for (Instant cut : some(cuts)) {
            for (int dataset = 0; dataset < script.datasets().size(); dataset++) {
                int one = dataset;
                if (standings.get(dataset).at(null).isEmpty()) {
                    continue;
                }
                warehouse.tentatively(() -> {
                    new AsKnown(session.datasets(), warehouse, KnownAt.at(cut)).build(name(one));
                    compare(one, expectation.tables(one, cut), "as known at " + cut + ": ");
                    return null;
                });
            }
        }
    }

    /** The readers' copy says the same, now and as far back as it says anything; some publications went into it together. */
    private void servedAtEveryMoment() {
        new ServeFiles(session).export();
        Path serve = session.home().serve();
        Catalog catalog = Catalog.read(serve);
        List<Standing> standings = standings();
        Expectation expectation = new Expectation(script.datasets(), standings);
        NavigableSet<Instant> cuts = new TreeSet<>();
        standings.forEach(standing -> cuts.addAll(standing.cuts()));
        List<Instant> moments = new ArrayList<>(cuts);
        moments.add(KnownAt.NONE.at());
        for (int dataset = 0; dataset < script.datasets().size(); dataset++) {
            if (standings.get(dataset).at(null).isEmpty()) {
                continue;
            }
            Wording wording = script.datasets().get(dataset);
            for (Instant moment : moments) {
                boolean now = moment.equals(KnownAt.NONE.at());
                expectation
                        .tables(dataset, now ? null : moment)
                        .forEach((kind, table) -> catalog.knownAt(ServePlace.of(serve), table(wording, kind), moment)
                                .ifPresent(query -> {
                                    Table named = new Table(
                                            wording.dataset(),
                                            "(" + query + ")",
                                            table.key(),
                                            table.columns(),
                                            table.rows());
                                    Table.differences(named, actual(wording, named))
                                            .forEach(difference ->
                                                    problems.add("served at " + moment + ": " + difference));
                                    told += now ? 0 : 1;
                                }));
            }
        }
    }

    /** Other ones in every script. */
    private List<Instant> some(NavigableSet<Instant> cuts) {
        List<Instant> some = new ArrayList<>(cuts);
        Collections.shuffle(some, new Random(script.events().size()));
        return some.subList(0, Math.min(mostCuts, some.size()));
    }

    private void compare(int dataset, Map<Kind, Table> expected, String when) {
        Wording wording = script.datasets().get(dataset);
        expected.forEach((kind, table) -> {
            String name = table(wording, kind);
            boolean there = !warehouse
                    .columns(name.split("\\.")[0], name.split("\\.")[1])
                    .isEmpty();
            if (!there && table.rows().isEmpty()) {
                return;
            }
            Table named = new Table(wording.dataset(), name, table.key(), table.columns(), table.rows());
            Table.differences(named, there ? actual(wording, named) : named.rows(List.of()))
                    .forEach(difference -> problems.add(when + difference));
        });
    }

    private static String table(Wording wording, Kind kind) {
        return switch (kind) {
            case RANGES -> "conformed." + wording.table();
            case LATEST -> "snapshot." + wording.table() + "_latest";
            case CHILD_RANGES -> "conformed." + wording.children();
            case CHILD_LATEST -> "snapshot." + wording.children() + "_latest";
            case AS_OF -> "snapshot." + wording.table() + "_as_of";
            case AS_OF_CORRECTED -> "snapshot." + wording.table() + "_as_of_corrected";
            case TALLY -> "aggregate." + wording.tally();
        };
    }

    private Table actual(Wording wording, Table like) {
        List<String> columns = like.columns();
        String select = columns.stream()
                .map(column -> "\"" + column(wording, column) + "\"")
                .collect(Collectors.joining(", ", "select ", " from " + like.name()));
        List<Map<String, String>> rows = new ArrayList<>();
        for (Cells row : warehouse.query(select)) {
            Map<String, String> values = new TreeMap<>();
            for (int i = 0; i < columns.size(); i++) {
                values.put(columns.get(i), text(row.values().get(i)));
            }
            rows.add(values);
        }
        return like.rows(rows);
    }

    private String column(Wording wording, String role) {
        return role.equals("kind_label") ? wording.label(script.datasets().getFirst()) : wording.name(role);
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> null;
            case LocalDateTime time -> time.toInstant(ZoneOffset.UTC).toString();
            case Number number -> Product.number(new BigDecimal(number.toString()));
            default -> value.toString();
        };
    }

    @Override
    public void close() {
        session.close();
    }
}
