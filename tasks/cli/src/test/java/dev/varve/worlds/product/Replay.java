package dev.varve.worlds.product;

import dev.varve.cli.run.TaskChain;
import dev.varve.worlds.spec.Admission;
import dev.varve.worlds.spec.Delivery;
import dev.varve.worlds.spec.Rendering;
import dev.varve.worlds.spec.Spec;
import dev.varve.worlds.spec.World;
import dev.varve.worlds.spec.World.Drop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Plays a world against the product and says where readers see anything else than the model. */
public final class Replay {

    /** How drops reach the product. */
    public enum Pace {
        /** {@code run} after each drop. */
        DROP_BY_DROP,
        /** All of landing, then one {@code run}. */
        AT_ONCE,
        /** After each drop every task, as Airflow calls them. */
        TASK_BY_TASK
    }

    private final World world;
    private final Path home;
    private final Path landing;
    private final Product product;
    private final Rejects rejects;
    private final List<Admission.Done> admitted = new ArrayList<>();
    /** By the clock: before each admission. */
    private final List<Instant> moments = new ArrayList<>();

    /** @param folder empty */
    public Replay(World world, Path folder) throws IOException {
        this.world = world;
        this.landing = Files.createDirectories(folder.resolve("landing"));
        Path sql = folder.resolve("sql");
        for (Spec spec : world.specs()) {
            Path contract = sql.resolve(spec.dataset().replace('.', '/')).resolve("contract.yaml");
            Files.createDirectories(contract.getParent());
            Files.writeString(contract, Rendering.contract(spec));
        }
        home = folder.resolve("home");
        product = new Product(home, landing, sql);
        rejects = new Rejects(product, folder.resolve("corrected.csv"));
    }

    /** @return what is wrong, in the words of a person; empty where all is well */
    public List<String> play(Pace pace) {
        List<Delivery> arrived = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Drop drop : world.drops()) {
            land(drop);
            arrived.addAll(drop.deliveries());
            if (pace != Pace.AT_ONCE) {
                problems.addAll(pace == Pace.TASK_BY_TASK ? tasks(drop.spec()) : runs());
                problems.addAll(differences(arrived));
                problems.addAll(admit(arrived, world.drops().indexOf(drop) + 1));
            }
            if (!problems.isEmpty()) {
                return problems;
            }
        }
        problems.addAll(runs());
        problems.addAll(differences(arrived));
        problems.addAll(admit(arrived, Integer.MAX_VALUE));
        problems.addAll(again());
        problems.addAll(recounted());
        if (!admitted.isEmpty() && problems.isEmpty()) {
            problems.addAll(expect(product.run("rebuild"), Set.of(0)));
            differences(arrived).forEach(difference -> problems.add("rebuilt: " + difference));
            problems.addAll(recounted());
        }
        return problems;
    }

    /** Persons let rejected rows in whose time has come. */
    private List<String> admit(List<Delivery> arrived, int drops) {
        List<String> problems = new ArrayList<>();
        for (Admission admission : world.admissions()) {
            boolean due = admission.after() <= drops
                    && admitted.stream().noneMatch(done -> done.admission().equals(admission))
                    && arrived.stream().anyMatch(admission::concerns);
            if (due) {
                Instant before = Instant.now();
                problems.addAll(rejects.replay(admission, arrived));
                admitted.add(new Admission.Done(admission, Instant.now()));
                moments.add(before);
                problems.addAll(differences(arrived));
            }
            if (!problems.isEmpty()) {
                problems.addFirst("after " + admission);
                return problems;
            }
        }
        return problems;
    }

    public Rejects rejects() {
        return rejects;
    }

    public Product product() {
        return product;
    }

    public void land(Drop drop) {
        drop.deliveries().forEach(this::land);
    }

    private void land(Delivery delivery) {
        try {
            Path file = landing.resolve(delivery.path());
            Files.createDirectories(file.getParent());
            Files.write(file, Rendering.bytes(delivery.spec(), delivery.lines()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<String> runs() {
        List<String> arguments = new ArrayList<>(List.of("run"));
        world.specs().forEach(spec -> arguments.add(spec.dataset()));
        return expect(product.run(arguments.toArray(String[]::new)), Set.of(0));
    }

    /** Another run finds nothing to do and writes no new version. */
    private List<String> again() {
        try {
            byte[] before = Files.readAllBytes(catalog());
            List<String> problems = new ArrayList<>(runs());
            if (!Arrays.equals(before, Files.readAllBytes(catalog()))) {
                problems.add("a run without anything new published another version");
            }
            return problems;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<String> recounted() {
        List<String> problems = new ArrayList<>();
        for (Spec spec : world.specs()) {
            problems.addAll(expect(product.run("verify", "--dataset", spec.dataset(), "--full"), Set.of(0)));
        }
        return problems;
    }

    private Path catalog() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.endsWith("serve/catalog.json"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no serve/catalog.json in " + home));
        }
    }

    private List<String> tasks(Spec spec) {
        List<String> problems = new ArrayList<>();
        for (String task : TaskChain.TASKS) {
            Set<Integer> allowed = task.equals("sense") ? Set.of(0, 99) : Set.of(0);
            problems.addAll(expect(product.run(task, "--dataset", spec.dataset()), allowed));
        }
        return problems;
    }

    private static List<String> expect(Outcome outcome, Set<Integer> allowed) {
        return allowed.contains(outcome.exit()) ? List.of() : List.of(outcome.toString());
    }

    /** Where readers see anything else than the model does of what has arrived. */
    public List<String> differences(List<Delivery> arrived) {
        Expected now = new Expected(world, arrived, admitted);
        Set<Instant> known = new TreeSet<>(moments);
        Set<String> loaded = new TreeSet<>();
        for (Delivery delivery : arrived) {
            known.add(delivery.receivedAt());
            loaded.add(delivery.spec().dataset());
        }
        List<String> problems = new ArrayList<>();
        for (Table table : now.tables()) {
            if (loaded.contains(table.dataset())) {
                problems.addAll(Table.differences(table, actual(table, null)));
            }
        }
        for (Instant moment : known) {
            for (Table table : now.asKnownAt(moment).tables()) {
                if (loaded.contains(table.dataset()) && travels(table)) {
                    Table.differences(table, actual(table, moment))
                            .forEach(difference -> problems.add("as known at " + moment + ": " + difference));
                }
            }
        }
        return problems;
    }

    private static boolean travels(Table table) {
        return table.name().startsWith("conformed.") || table.name().endsWith("_latest");
    }

    private Table actual(Table like, Instant asKnownAt) {
        String select = "select \"" + String.join("\", \"", like.columns()) + "\" from " + like.name();
        return like.rows(product.query(select, asKnownAt));
    }
}
