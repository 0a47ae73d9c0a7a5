package dev.varve.buckets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The readers' copy in a bucket: machines that never saw a warehouse read it. */
class BucketServeTest {
    private static final String COUNT = "select count(*), sum(hash(t)) from snapshot.retail_orders_latest t";

    @TempDir
    private Path folder;

    private S3Server server;
    private FaultProxy proxy;
    private String landing;
    private String serve;
    private Shops publisher;
    private Path drops;

    @BeforeEach
    void publish() throws Exception {
        server = S3Server.get();
        proxy = new FaultProxy(server.endpoint());
        landing = server.bucket("landing");
        serve = server.plainBucket("serve");
        drops = Shops.drops(folder.resolve("landing"), 2);
        Shops.upload(drops, landing);
        publisher = shop("publisher");
        publisher.run();
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    private Shops shop(String home) {
        return Shops.inBuckets(
                folder.resolve(home),
                S3Server.environment(
                        folder.resolve(home + ".yaml"),
                        proxy.endpoint(),
                        landing,
                        server.plainBucket("archive"),
                        "serve: s3://" + serve + "/all"));
    }

    private List<String> served() {
        return server.client().listObjectsV2(all -> all.bucket(serve)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    @Test
    void aMachineThatHasNothingReadsWhatIsPublished() throws Exception {
        Shops local = Shops.inFolders(folder.resolve("local"), drops);
        local.run();
        Shops reader = shop("reader");
        int before = proxy.requests();
        String answer = reader.expect(0, "query", COUNT).out();
        assertThat(answer).isEqualTo(local.expect(0, "query", COUNT).out());
        int first = proxy.requests() - before;
        assertThat(reader.expect(0, "query", COUNT).out()).isEqualTo(answer);

        assertThat(first).isGreaterThan(1);
        assertThat(proxy.requests() - before - first)
                .as("the second retrieval reads nothing but the catalog")
                .isEqualTo(1);
        assertThat(reader.everything()).isEqualTo(local.everything());
        assertThat(reader.expect(0, "status").out()).contains("retail.orders");
        assertThat(reader.expect(0, "query", COUNT, "--as-known-at", "2026-03-01T12:00:00")
                        .out())
                .isEqualTo(local.expect(0, "query", COUNT, "--as-known-at", "2026-03-01T12:00:00")
                        .out());
    }

    @Test
    void aPublisherWithoutItsFolderGoesOn() throws Exception {
        Shops.upload(Shops.drops(folder.resolve("more"), 3), landing);
        try (var files = Files.walk(folder.resolve("publisher/serve"))) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        publisher.run();
        Shops local = Shops.inFolders(folder.resolve("local"), folder.resolve("more"));
        local.run();

        assertThat(shop("reader").expect(0, "query", COUNT).out())
                .isEqualTo(local.expect(0, "query", COUNT).out());
    }

    @Test
    void whatAnotherPublicationWroteIsNotWrittenOver() throws Exception {
        Shops.upload(Shops.drops(folder.resolve("more"), 3), landing);
        AtomicBoolean done = new AtomicBoolean();
        String other = "{\"form\": 0}";
        proxy.plan((number, request) -> {
            boolean swap = request.getRequestMethod().equals("PUT")
                    && request.getRequestURI().getPath().endsWith("/catalog.json");
            if (swap && done.compareAndSet(false, true)) {
                server.client()
                        .putObject(put -> put.bucket(serve).key("all/catalog.json"), RequestBody.fromString(other));
            }
            return Optional.empty();
        });

        assertThat(publisher.expect(75, "run", "retail.orders").err())
                .contains("s3://" + serve + "/all/catalog.json was written by another process");
        publisher.run();
        Shops local = Shops.inFolders(folder.resolve("local"), folder.resolve("more"));
        local.run();
        assertThat(shop("reader").expect(0, "query", COUNT).out())
                .isEqualTo(local.expect(0, "query", COUNT).out());
    }

    /** Whoever opens DuckDB without us reads it by statements. */
    @Test
    void theScriptMakesTheTables() throws Exception {
        Path copy = folder.resolve("copy");
        for (String key : served()) {
            Files.createDirectories(copy.resolve(key).getParent());
            server.client().getObject(get -> get.bucket(serve).key(key), copy.resolve(key));
        }
        String script = Files.readString(copy.resolve("all/varve.sql")).replace("s3://" + serve, copy.toString());
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute(script);
            try (ResultSet rows = statement.executeQuery(
                    "select count(*) from snapshot.retail_orders_latest_known(timestamp '2026-03-05')")) {
                rows.next();
                assertThat(rows.getLong(1)).isEqualTo(count(database));
            }
        }
    }

    private static long count(Connection database) throws Exception {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from snapshot.retail_orders_latest")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void aFileThatIsNotWhatItsNameSaysIsNotRead() {
        String key = served().stream()
                .filter(one -> one.startsWith("all/snapshot.retail_orders_latest/"))
                .findFirst()
                .orElseThrow();
        server.client().putObject(put -> put.bucket(serve).key(key), RequestBody.fromString("PAR1"));

        assertThat(shop("reader").expect(78, "query", COUNT).err())
                .contains("s3://" + serve + "/" + key + " is not what its name says");
    }
}
