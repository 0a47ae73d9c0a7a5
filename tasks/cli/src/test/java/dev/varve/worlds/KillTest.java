package dev.varve.worlds;

import static dev.varve.worlds.spec.Trait.AGGREGATED;
import static dev.varve.worlds.spec.Trait.CHILDREN_BY_KEY;
import static dev.varve.worlds.spec.Trait.EFFECTIVE;
import static dev.varve.worlds.spec.Trait.GZIPPED;
import static dev.varve.worlds.spec.Trait.NDJSON;
import static dev.varve.worlds.spec.Trait.STATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.run.TaskChain;
import dev.varve.worlds.product.Expected;
import dev.varve.worlds.product.Launcher;
import dev.varve.worlds.product.Product;
import dev.varve.worlds.product.Replay;
import dev.varve.worlds.product.Table;
import dev.varve.worlds.spec.Admission;
import dev.varve.worlds.spec.Delivery;
import dev.varve.worlds.spec.Dice;
import dev.varve.worlds.spec.Spec;
import dev.varve.worlds.spec.World;
import dev.varve.worlds.spec.World.Drop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes, killed with SIGKILL at random moments: readers always see the state before or after a load, and once the
 * commands have been let through, everything is as if nothing had happened. {@code -Dvarve.kills} says how often each is killed.
 */
@Tag("slow")
class KillTest {

    private static final int KILLS = Integer.getInteger("varve.kills", 2);
    /** A run has a few more, and fewer where one that was killed had some. */
    private static final int FEW_RENAMES = 24;

    private static final Spec SPEC = Spec.things(STATE, EFFECTIVE, CHILDREN_BY_KEY, AGGREGATED, NDJSON, GZIPPED)
            .asOf(ZoneOffset.UTC, "day_end");
    private static final World WORLD = Dice.world(5, SPEC);

    private static final String RANGES = "select * from conformed.worlds_things order by all";

    @TempDir
    private Path folder;

    private final Random random = new Random(9);
    private Launcher launcher;

    @BeforeEach
    void needsTheLauncher() {
        launcher = new Launcher(folder, random);
    }

    @Test
    void killedRunsLeaveNoTrace() throws Exception {
        killedCommandsLeaveNoTrace(List.of(List.of("run", SPEC.dataset())));
    }

    @Test
    void killedTasksLeaveNoTrace() throws Exception {
        killedCommandsLeaveNoTrace(TaskChain.TASKS.stream()
                .map(task -> List.of(task, "--dataset", SPEC.dataset()))
                .toList());
    }

    /** Of contents, manifests, served files, their catalog and reports. */
    @Test
    void runsKilledBesideAFileThatIsPutInPlaceLeaveNoTrace() throws Exception {
        AtomicInteger killed = new AtomicInteger();
        killedCommandsLeaveNoTrace(List.of(List.of("run", SPEC.dataset())), (product, command, whole) -> {
            if (launcher.killBesideRename(product, command, 1 + random.nextInt(FEW_RENAMES))) {
                killed.incrementAndGet();
            }
        });

        assertThat(killed).hasValueGreaterThan(KILLS);
    }

    @Test
    void killedReplaysOfRejectsLeaveNoTrace() throws Exception {
        World world = IntStream.range(0, 1_000)
                .mapToObj(seed -> Dice.withAdmissions(Dice.world(seed, SPEC), seed))
                .filter(one -> one.admissions().size() == 2)
                .findFirst()
                .orElseThrow();
        Replay undisturbed = new Replay(world, Files.createDirectory(folder.resolve("undisturbed")));
        Replay killed = new Replay(world, Files.createDirectory(folder.resolve("killed")));
        List<Delivery> arrived = new ArrayList<>();
        for (Drop drop : world.drops()) {
            undisturbed.land(drop);
            killed.land(drop);
            arrived.addAll(drop.deliveries());
        }
        launcher.finish(undisturbed.product(), List.of("run", SPEC.dataset()));
        launcher.finish(killed.product(), List.of("run", SPEC.dataset()));
        for (Admission admission : world.admissions()) {
            List<Map<String, String>> before = killed.product().query(RANGES, null);
            assertThat(undisturbed.rejects().correct(admission, arrived)).isEmpty();
            assertThat(killed.rejects().correct(admission, arrived)).isEmpty();
            Duration whole =
                    launcher.finish(undisturbed.product(), undisturbed.rejects().command(admission));
            List<Map<String, String>> after = undisturbed.product().query(RANGES, null);
            for (int kill = 0; kill < 2 * KILLS; kill++) {
                launcher.kill(killed.product(), killed.rejects().command(admission), whole);
                assertThat(killed.product().query(RANGES, null)).isIn(before, after);
            }
            launcher.finish(killed.product(), killed.rejects().command(admission));
        }

        assertThat(everything(killed, world)).isEqualTo(everything(undisturbed, world));
        assertThat(Launcher.served(folder.resolve("killed/home")))
                .isEqualTo(Launcher.served(folder.resolve("undisturbed/home")));
        assertThat(Launcher.archived(folder.resolve("killed/home")))
                .isEqualTo(Launcher.archived(folder.resolve("undisturbed/home")));
        assertThat(Launcher.staged(folder.resolve("killed/home"))).isEmpty();
    }

    @FunctionalInterface
    private interface Death {
        /** @param whole how long the command takes where it is let through */
        void of(Product product, List<String> command, Duration whole) throws Exception;
    }

    private void killedCommandsLeaveNoTrace(List<List<String>> commands) throws Exception {
        killedCommandsLeaveNoTrace(commands, launcher::kill);
    }

    private void killedCommandsLeaveNoTrace(List<List<String>> commands, Death death) throws Exception {
        Replay undisturbed = new Replay(WORLD, Files.createDirectory(folder.resolve("undisturbed")));
        Replay killed = new Replay(WORLD, Files.createDirectory(folder.resolve("killed")));
        List<Delivery> arrived = new ArrayList<>();
        for (Drop drop : WORLD.drops()) {
            List<Delivery> before = List.copyOf(arrived);
            undisturbed.land(drop);
            killed.land(drop);
            arrived.addAll(drop.deliveries());
            for (List<String> command : commands) {
                Duration whole = launcher.finish(undisturbed.product(), command);
                for (int kill = 0; kill < KILLS; kill++) {
                    death.of(killed.product(), command, whole);
                    if (!before.isEmpty()) {
                        assertThat(List.of(killed.differences(before), killed.differences(arrived)))
                                .as("either before %s or after, never between", drop)
                                .anyMatch(List::isEmpty);
                    }
                }
                launcher.finish(killed.product(), command);
            }
            assertThat(killed.differences(arrived)).isEmpty();
        }

        assertThat(everything(killed, WORLD)).isEqualTo(everything(undisturbed, WORLD));
        assertThat(Launcher.served(folder.resolve("killed/home")))
                .isEqualTo(Launcher.served(folder.resolve("undisturbed/home")));
        assertThat(Launcher.archived(folder.resolve("killed/home")))
                .isEqualTo(Launcher.archived(folder.resolve("undisturbed/home")));
        assertThat(Launcher.staged(folder.resolve("killed/home"))).isEmpty();
    }

    /** Every column of every table, in one order. */
    private static List<String> everything(Replay replay, World world) {
        List<String> rows = new ArrayList<>();
        for (Table table : new Expected(world, List.of()).tables()) {
            List<Map<String, String>> found = replay.product().query("select * from " + table.name(), null);
            found.stream().map(row -> table.name() + row).sorted().forEach(rows::add);
        }
        return rows;
    }
}
