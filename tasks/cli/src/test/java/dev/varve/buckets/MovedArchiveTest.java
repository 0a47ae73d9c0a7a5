package dev.varve.buckets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** Archives that go from a folder into a bucket and back. */
class MovedArchiveTest {
    @TempDir
    private Path folder;

    @Test
    void goesIntoABucketAndMakesAWarehouseThere() throws Exception {
        S3Server server = S3Server.get();
        Path drops = Shops.drops(folder.resolve("landing"), 2);
        Shops local = Shops.inFolders(folder.resolve("local"), drops);
        local.run();
        String bucket = server.plainBucket("moved");
        String landing = server.plainBucket("landing");
        String own = folder.resolve("local/archive").toString();

        try (FaultProxy proxy = new FaultProxy(server.endpoint())) {
            Shops shop = Shops.inBuckets(
                    folder.resolve("home"),
                    S3Server.environment(folder.resolve("dev.yaml"), proxy.endpoint(), landing, bucket + "/here"));
            // It breaks off once, and goes on.
            proxy.answers(request -> Optional.of(new FaultProxy.Answer(403, "AccessDenied"))
                    .filter(answer -> request.getRequestURI().getPath().contains("manifests")));
            shop.expect(78, "archive", "copy", own, "s3://" + bucket + "/here");
            proxy.answers(request -> Optional.empty());
            assertThat(shop.expect(0, "rebuild", "--archive", own).err())
                    .containsPattern("\\d+ objects copied from " + own);
            assertThat(shop.everything()).isEqualTo(local.everything());
            assertThat(shop.expect(0, "archive", "copy", own, "s3://" + bucket + "/here", "--prove")
                            .out())
                    .startsWith("0 objects copied, 0 bytes; ")
                    .contains("were there already and proved");

            String back = folder.resolve("back").toString();
            shop.expect(0, "archive", "copy", "s3://" + bucket + "/here", back);
            // The rebuilt warehouse has settled contracts of other datasets too.
            assertThat(files(Path.of(back))).containsAll(files(Path.of(own)));
        }
    }

    @Test
    void doesNotTakeWhatIsNotWhatItsNameSays() throws Exception {
        S3Server server = S3Server.get();
        Path drops = Shops.drops(folder.resolve("landing"), 1);
        Shops local = Shops.inFolders(folder.resolve("local"), drops);
        local.run();
        Path altered;
        try (Stream<Path> all = Files.walk(folder.resolve("local/archive/content"))) {
            altered = all.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(altered);
        bytes[bytes.length / 2] ^= 1;
        Files.write(altered, bytes);
        String own = folder.resolve("local/archive").toString();
        String bucket = server.plainBucket("moved");
        Shops shop = Shops.inBuckets(
                folder.resolve("home"),
                S3Server.environment(folder.resolve("dev.yaml"), server.endpoint(), bucket, bucket));

        assertThat(shop.expect(78, "archive", "copy", own, "s3://" + bucket).err())
                .contains("the archived " + altered + " is not what was delivered");
        assertThat(server.client()
                        .listObjectsV2(all -> all.bucket(bucket).prefix("manifests/"))
                        .contents())
                .isEmpty();
        server.client().putObject(put -> put.bucket(bucket).key("a.txt"), RequestBody.fromString("a"));
        assertThat(shop.expect(64, "archive", "copy", folder.resolve("none").toString(), "s3://" + bucket)
                        .err())
                .contains("is no archive: it has no manifests");
    }

    private static List<String> files(Path root) throws Exception {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .map(Path::toString)
                    .filter(path -> !path.startsWith("incoming"))
                    .sorted()
                    .toList();
        }
    }
}
