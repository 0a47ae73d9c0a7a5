package dev.varve.buckets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.buckets.FaultProxy.Fault;
import dev.varve.worlds.product.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A network and a server that fail, at random requests: what a task does is whole, or it says that it is to be run again, and in
 * the end everything is as if nothing had happened. {@code -Dvarve.faults} says how often each is played, {@code -Dvarve.seed} from
 * which seed on.
 */
@Tag("slow")
class BucketFaultsTest {
    private static final int RUNS = Integer.getInteger("varve.faults", 1);
    private static final int SEED = Integer.getInteger("varve.seed", 1);
    /** Of requests that fail. */
    private static final double OFTEN = 0.25;
    /** In several parts. */
    private static final int ROWS = 700_000;

    private static final String DATASET = "shop.parts";

    @TempDir
    private Path folder;

    private S3Server server;
    private FaultProxy proxy;

    @BeforeEach
    void proxy() throws Exception {
        server = S3Server.get();
        proxy = new FaultProxy(server.endpoint());
        Path contract =
                Files.createDirectories(folder.resolve("sql/shop/parts")).resolve("contract.yaml");
        Files.writeString(contract, """
                landing: "{received_at:yyyyMMdd}/*.csv"
                key: id
                columns:
                  id: integer
                  name: text
                """);
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    private static byte[] rows(int day, int rows) {
        StringBuilder text = new StringBuilder("id,name\n");
        for (int id = 0; id < rows; id++) {
            text.append(id).append(",part ").append(day * id).append('\n');
        }
        return text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private Shops shop(String name, java.net.URI through, String landing, String archive) {
        return Shops.inBuckets(
                        folder.resolve(name),
                        S3Server.environment(folder.resolve(name + ".yaml"), through, landing, archive))
                .with("VARVE_SQL", folder.resolve("sql").toString());
    }

    private void land(String landing, String path, byte[] bytes) {
        server.client().putObject(put -> put.bucket(landing).key(path), RequestBody.fromBytes(bytes));
    }

    private List<String> archived(String archive) {
        List<String> keys = new ArrayList<>();
        server.client().listObjectsV2Paginator(all -> all.bucket(archive)).contents().stream()
                .map(S3Object::key)
                .filter(key -> !key.startsWith("incoming/"))
                .forEach(keys::add);
        return keys;
    }

    private static List<String> readersSee(Shops shop) {
        return List.of(
                shop.expect(
                                0,
                                "query",
                                "select count(*), sum(hash(t)) from snapshot.shop_parts_latest t",
                                "--format",
                                "csv")
                        .out(),
                shop.expect(0, "query", "select count(*), sum(hash(t)) from raw.shop_parts t", "--format", "csv")
                        .out());
    }

    /** Until it says that it is done. @return how often it had to be run again */
    private static int patiently(Shops shop) {
        for (int again = 0; again < 50; again++) {
            Outcome outcome = shop.call("run", DATASET);
            if (outcome.exit() == 0) {
                return again;
            }
            assertThat(outcome.exit()).as(outcome::toString).isEqualTo(75);
            assertThat(outcome.err()).doesNotContain("\tat ").contains("run this again");
        }
        throw new AssertionError("it never ends");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void losesAndDoublesNothing(Fault fault) {
        String landing = server.bucket("landing");
        String clean = server.plainBucket("clean");
        for (int day = 1; day <= 3; day++) {
            land(landing, "2026030" + day + "/a.csv", rows(day, 50 * day));
            land(landing, "2026030" + day + "/b.csv", rows(-day, 40));
        }
        Shops undisturbed = shop("undisturbed", server.endpoint(), landing, clean);
        undisturbed.expect(0, "run", DATASET);
        List<String> expected = readersSee(undisturbed);
        Map<Fault, Integer> met = new EnumMap<>(Fault.class);
        int again = 0;
        for (int seed = SEED; seed < SEED + RUNS; seed++) {
            Random random = new Random(seed);
            String archive = server.plainBucket("archive");
            // What the archive has does not go.
            proxy.plan((number, request) -> Optional.of(fault)
                    .filter(one -> one != Fault.VANISHED
                            || request.getRequestURI().getPath().startsWith("/" + landing))
                    .filter(one -> random.nextDouble() < OFTEN));
            Shops shop = shop(fault + "-" + seed, proxy.endpoint(), landing, archive);
            again += patiently(shop);

            assertThat(readersSee(shop)).as("seed " + seed).isEqualTo(expected);
            assertThat(archived(archive)).as("seed " + seed).isEqualTo(archived(clean));
        }
        met.putAll(proxy.met());
        System.out.println(fault + ": " + RUNS + " runs, " + proxy.requests() + " requests, "
                + met.getOrDefault(fault, 0) + " failed, " + again + " commands were run again");
        assertThat(met).containsKey(fault);
    }

    @Test
    void aLargeObjectComesWholeThroughFaultsOfEveryKind() {
        String landing = server.bucket("landing");
        String archive = server.plainBucket("archive");
        land(landing, "20260301/a.csv", rows(3, ROWS));
        Random random = new Random(SEED);
        List<Fault> kinds = List.of(Fault.values());
        proxy.plan((number, request) ->
                Optional.of(kinds.get(random.nextInt(kinds.size()))).filter(one -> random.nextDouble() < OFTEN));
        Shops shop = shop("large", proxy.endpoint(), landing, archive);
        patiently(shop);

        assertThat(shop.expect(
                                0,
                                "query",
                                "select count(*) as n, sum(id) as s from snapshot.shop_parts_latest",
                                "--format",
                                "csv")
                        .out()
                        .lines())
                .contains(ROWS + "," + (long) ROWS * (ROWS - 1) / 2);
        String content = archived(archive).stream()
                .filter(key -> key.startsWith("content/"))
                .collect(Collectors.joining());
        assertThat(server.client()
                        .headObject(head -> head.bucket(archive).key(content))
                        .contentLength())
                .isEqualTo(rows(3, ROWS).length);
        assertThat(proxy.met()).hasSizeGreaterThan(3);
    }
}
