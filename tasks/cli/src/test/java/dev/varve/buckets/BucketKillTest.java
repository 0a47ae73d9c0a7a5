package dev.varve.buckets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.varve.worlds.product.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Processes that work on buckets, killed with SIGKILL at random moments. {@code -Dvarve.kills} says how often. */
@Tag("slow")
class BucketKillTest {
    private static final int KILLS = 2 * Integer.getInteger("varve.kills", 2);
    private static final int DAYS = 2;

    @TempDir
    private Path folder;

    private final Random random = new Random(11);

    @Test
    void killedRunsLeaveNoTrace() throws Exception {
        assumeTrue(Files.isExecutable(Launcher.FILE), () -> "skipped: no " + Launcher.FILE);
        S3Server server = S3Server.get();
        Path drops = Shops.drops(folder.resolve("landing"), DAYS);
        Shops undisturbed = shop(server, drops, "undisturbed");
        Duration whole = run(undisturbed, Long.MAX_VALUE);
        Shops killed = shop(server, drops, "killed");
        for (int kill = 0; kill < KILLS; kill++) {
            run(killed, random.nextLong(whole.toMillis()));
        }
        run(killed, Long.MAX_VALUE);

        assertThat(killed.everything()).isEqualTo(undisturbed.everything());
        assertThat(archived(server, "killed")).isEqualTo(archived(server, "undisturbed"));
    }

    private Shops shop(S3Server server, Path drops, String name) throws IOException {
        String landing = server.bucket("landing");
        Shops.upload(drops, landing);
        Path file =
                S3Server.environment(folder.resolve(name + ".yaml"), server.endpoint(), landing, archive(server, name));
        return Shops.inBuckets(folder.resolve(name), file);
    }

    private static String archive(S3Server server, String name) {
        String bucket = name + "-" + ProcessHandle.current().pid();
        server.client().createBucket(request -> request.bucket(bucket));
        return bucket;
    }

    private static List<String> archived(S3Server server, String name) {
        return server
                .client()
                .listObjectsV2Paginator(
                        all -> all.bucket(name + "-" + ProcessHandle.current().pid()))
                .contents()
                .stream()
                .map(S3Object::key)
                .filter(key -> !key.startsWith("incoming/"))
                .toList();
    }

    /** @param within milliseconds after which it is killed, and whatever it started */
    private Duration run(Shops shop, long within) throws Exception {
        List<String> line = new ArrayList<>(List.of(Launcher.FILE.toString(), "run"));
        line.addAll(Shops.DATASETS);
        Path output = folder.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(shop.variables());
        builder.environment().put("AWS_ACCESS_KEY_ID", "test");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "test");
        long start = System.nanoTime();
        Process process = builder.start();
        if (!process.waitFor(within, TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        } else {
            assertThat(process.exitValue()).as(() -> said(output)).isZero();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String said(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
