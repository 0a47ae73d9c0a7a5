package dev.varve.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.product.Launcher;
import dev.varve.worlds.product.OpenedCopy;
import dev.varve.worlds.product.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers that ask all the time while publications come, some of them killed: each answer is one publication's. */
@Tag("slow")
class PolledCopyTest {
    private static final int PUBLICATIONS = Integer.getInteger("varve.polled", 24);
    private static final int ROWS = 40;
    /** The rows in force of two tables, and those of a third: in every publication all say its number. */
    private static final String ANSWER =
            "select (select min(n) || ' ' || max(n) || ' ' || count(*) from snapshot.shop_polled_latest)"
                    + " || ', ' || (select min(n) || ' ' || max(n) || ' ' || count(*) from conformed.shop_polled where effective_to is null)"
                    + " || ', ' || (select min(total / things) || ' ' || max(total / things) || ' ' || sum(things)"
                    + " from aggregate.shop_by_all) as answer";

    @TempDir
    private Path folder;

    private final AtomicBoolean done = new AtomicBoolean();
    private Path home;
    private Path landing;
    private Product product;

    @Test
    void everyAnswerIsOfOnePublication() throws Exception {
        home = folder.resolve("home");
        landing = Files.createDirectories(folder.resolve("landing"));
        Path contract = folder.resolve("sql/shop/polled/contract.yaml");
        Files.createDirectories(contract.getParent());
        Files.writeString(contract, """
                landing: polled/{received_at:yyyyMMddHHmm}.csv
                restates: all
                key: id
                columns: {id: integer, n: integer, day: date}
                aggregates:
                  by_all:
                    time: day
                    window: 1 day
                    measures: {things: count, total: sum(n)}
                """);
        product = new Product(home, landing, folder.resolve("sql"));
        Launcher launcher = new Launcher(folder, new Random(5));
        land(0);
        Duration whole = launcher.finish(product, List.of("run", "shop.polled"));
        try (ExecutorService threads = Executors.newFixedThreadPool(2);
                OpenedCopy late = new OpenedCopy(home)) {
            Future<List<String>> door = threads.submit(this::pollDoor);
            Future<List<String>> command = threads.submit(this::pollCommand);
            try {
                for (int number = 1; number < PUBLICATIONS; number++) {
                    land(number);
                    if (number % 3 == 0) {
                        launcher.kill(product, List.of("run", "shop.polled"), whole);
                    }
                    launcher.finish(product, List.of("run", "shop.polled"));
                }
            } finally {
                done.set(true);
            }
            whole(door.get());
            whole(command.get());
            assertThat(late.rows(ANSWER)).as("a reader that asks late").containsExactly(answer(0));
        }
        assertThat(product.query(ANSWER, null)).containsExactly(Map.of("answer", answer(PUBLICATIONS - 1)));
    }

    private void land(int number) throws IOException {
        Path file = landing.resolve("polled/2026010100%02d.csv".formatted(number));
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                IntStream.range(0, ROWS)
                        .mapToObj(id -> id + "," + number + ",2026-01-01\n")
                        .collect(Collectors.joining("", "id,n,day\n", "")));
    }

    private static String answer(int number) {
        return "%1$d %1$d %2$d, %1$d %1$d %2$d, %1$d.0 %1$d.0 %2$d".formatted(number, ROWS);
    }

    private static void whole(List<String> answers) {
        List<String> publications = IntStream.range(0, PUBLICATIONS)
                .mapToObj(PolledCopyTest::answer)
                .toList();
        assertThat(answers).hasSizeGreaterThan(PUBLICATIONS / 2).isSubsetOf(publications);
        assertThat(answers.stream().map(publications::indexOf)).isSorted();
    }

    private List<String> pollDoor() throws Exception {
        List<String> answers = new ArrayList<>();
        while (!done.get()) {
            try (OpenedCopy copy = new OpenedCopy(home)) {
                answers.addAll(copy.rows(ANSWER));
            }
            Thread.sleep(50);
        }
        return answers;
    }

    private List<String> pollCommand() throws Exception {
        List<String> answers = new ArrayList<>();
        while (!done.get()) {
            product.query(ANSWER, null).forEach(row -> answers.addAll(row.values()));
            Thread.sleep(50);
        }
        return answers;
    }
}
