package dev.varve.buckets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.product.Outcome;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Landing and archive in buckets of a real server: everything else is as with folders. */
class BucketChainTest {
    @TempDir
    private Path folder;

    private S3Server server;
    private String landing;
    private String archive;
    private Path drops;

    @BeforeEach
    void landInABucket() throws Exception {
        server = S3Server.get();
        landing = server.bucket("landing");
        archive = server.bucket("archive");
        drops = Shops.drops(folder.resolve("landing"), 2);
        Shops.upload(drops, landing);
    }

    private Shops shop(URI through) {
        return Shops.inBuckets(
                folder.resolve("home"),
                S3Server.environment(folder.resolve("dev.yaml"), through, landing, archive + "/kept"));
    }

    @Test
    void readersGetWhatTheyGetFromFolders() {
        Shops local = Shops.inFolders(folder.resolve("local"), drops);
        Shops shop = shop(server.endpoint());
        local.run();
        shop.run();

        assertThat(shop.everything()).isEqualTo(local.everything());
        assertThat(folder.resolve("home/archive")).doesNotExist();
        assertThat(shop.expect(99, "sense", "--dataset", "retail.orders").err())
                .contains("nothing arrived in s3://" + landing + "/retail/orders/");
        int objects = server.client()
                .listObjectsV2(all -> all.bucket(archive))
                .contents()
                .size();
        shop.run();
        assertThat(shop.expect(0, "register", "--dataset", "retail.orders").out())
                .contains("\"loads\":0");
        assertThat(server.client().listObjectsV2(all -> all.bucket(archive)).contents())
                .hasSize(objects)
                .extracting(S3Object::key)
                .allMatch(key -> key.startsWith("kept/"))
                .noneMatch(key -> key.contains("incoming"));

        String order = shop.expect(
                        0, "query", "select min(order_id) from snapshot.retail_orders_latest", "--format", "csv")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        assertThat(shop.expect(0, "why", "snapshot.retail_orders_latest", "order_id=" + order)
                        .out())
                .contains("archived  s3://" + archive + "/kept/content/");
        assertThat(shop.expect(0, "status").out()).contains("retail.orders");
    }

    @Test
    void aLostWarehouseIsMadeAgainFromTheBucket() throws Exception {
        Shops shop = shop(server.endpoint());
        shop.run();
        var before = shop.everything();
        Files.delete(folder.resolve("home/warehouse.duckdb"));
        shop.expect(0, "rebuild");

        assertThat(shop.everything()).isEqualTo(before);
    }

    /** Another object stands there between the listing and the reading. */
    @Test
    void anObjectThatChangesBeforeItIsReadIsRegisteredNextTime() throws Exception {
        try (FaultProxy proxy = new FaultProxy(server.endpoint())) {
            String key = "retail/customers/2026-03-01/customers.csv.gz";
            proxy.plan((number, request) -> {
                if (request.getRequestURI().getPath().endsWith(key)) {
                    server.client()
                            .copyObject(copy -> copy.sourceBucket(landing)
                                    .sourceKey("retail/customers/2026-03-02/customers.csv.gz")
                                    .destinationBucket(landing)
                                    .destinationKey(key));
                }
                return Optional.empty();
            });
            Shops shop = shop(proxy.endpoint());

            Outcome outcome = shop.expect(75, "register", "--dataset", "retail.customers");
            assertThat(outcome.err())
                    .contains(
                            "s3://" + landing + "/" + key + " changed while it was read; nothing of it was registered");

            proxy.plan((number, request) -> Optional.empty());
            assertThat(shop.expect(0, "register", "--dataset", "retail.customers")
                            .out())
                    .contains("\"loads\":2");
        }
    }

    @Test
    void anObjectThatGoesBeforeItIsReadIsNoDamage() {
        try (FaultProxy proxy = new FaultProxy(server.endpoint())) {
            String key = "retail/customers/2026-03-01/customers.csv.gz";
            proxy.plan((number, request) -> Optional.of(FaultProxy.Fault.VANISHED)
                    .filter(fault -> request.getRequestURI().getPath().endsWith(key)));

            assertThat(shop(proxy.endpoint())
                            .expect(75, "register", "--dataset", "retail.customers")
                            .err())
                    .contains("s3://" + landing + "/" + key + " went away after it was listed");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whatTheArchiveHasIsNeverWrittenOver() throws Exception {
        Shops shop = shop(server.endpoint());
        shop.expect(0, "register", "--dataset", "retail.customers");
        String content = server.client()
                .listObjectsV2(all -> all.bucket(archive).prefix("kept/content/"))
                .contents()
                .getFirst()
                .key();
        Files.delete(folder.resolve("home/warehouse.duckdb"));
        server.client().putObject(put -> put.bucket(archive).key(content), RequestBody.fromString("other"));

        assertThat(shop.expect(78, "register", "--dataset", "retail.customers").err())
                .contains("s3://" + archive + "/" + content + " has 5 bytes, and what belongs there has ");
    }
}
