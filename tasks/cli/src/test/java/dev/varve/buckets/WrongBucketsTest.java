package dev.varve.buckets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.product.Outcome;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings, rights and servers that are not what they should be: a sentence that says what to do, soon, and no secret. */
class WrongBucketsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SECRET = "hush-hush";

    @TempDir
    private Path folder;

    private S3Server server;
    private FaultProxy proxy;
    private String landing;
    private String archive;

    @BeforeEach
    void land() throws Exception {
        server = S3Server.get();
        System.setProperty("aws.secretAccessKey", SECRET);
        proxy = new FaultProxy(server.endpoint());
        landing = server.bucket("landing");
        archive = server.bucket("archive");
        Shops.upload(Shops.drops(folder.resolve("landing"), 1), landing);
    }

    @AfterEach
    void close() {
        proxy.close();
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    private Outcome register(int exit, URI through, String landedIn, String archivedIn, String... more) {
        Shops shop = Shops.inBuckets(
                folder.resolve("home"),
                S3Server.environment(folder.resolve("dev.yaml"), through, landedIn, archivedIn, more));
        long start = System.nanoTime();
        Outcome outcome = shop.expect(exit, "register", "--dataset", "retail.customers");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        assertThat(outcome.err() + outcome.out()).doesNotContain(SECRET);
        return outcome;
    }

    private Shops through(URI endpoint) {
        return Shops.inBuckets(
                folder.resolve("home"), S3Server.environment(folder.resolve("dev.yaml"), endpoint, landing, archive));
    }

    @Test
    void aBucketThatIsNotThere() {
        assertThat(register(78, server.endpoint(), "no-such-bucket", archive).err())
                .contains(
                        "s3://no-such-bucket/: ListBucket was answered with NoSuchBucket: there is no such bucket; correct"
                                + " its name, s3_region or s3_endpoint");
        assertThat(register(78, server.endpoint(), landing, "no-such-bucket").err())
                .contains(
                        "s3://no-such-bucket/",
                        "was answered with NoSuchBucket: there is no such bucket; correct its name");
    }

    @Test
    void aPortWhereNothingAnswers() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        assertThat(register(75, URI.create("http://127.0.0.1:" + port), landing, archive)
                        .err())
                .contains("nothing answers there; start the server or correct s3_endpoint");
    }

    @Test
    void aServerThatDoesNotExist() {
        assertThat(register(78, URI.create("http://no-such-host.invalid:9000"), landing, archive)
                        .err())
                .contains("the name of the server is not known; correct s3_endpoint or s3_region");
    }

    @Test
    void aServerThatDoesNotSpeakTls() {
        assertThat(register(
                                78,
                                URI.create(
                                        "https://127.0.0.1:" + server.endpoint().getPort()),
                                landing,
                                archive)
                        .err())
                .contains("no secure connection", "correct s3_endpoint, or add its certificate");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | 403 | AccessDenied                 | 78 | no permission; allow s3:ListBucket there
            PUT    | 403 | AccessDenied                 | 78 | no permission; allow s3:PutObject there
            GET    | 403 | InvalidAccessKeyId           | 78 | the credentials are not accepted there; look at AWS_PROFILE
            GET    | 403 | SignatureDoesNotMatch        | 78 | the credentials are not accepted there; look at AWS_PROFILE
            GET    | 400 | ExpiredToken                 | 75 | the credentials have expired; renew them and run this again
            GET    | 403 | RequestTimeTooSkewed         | 78 | the clock of this machine is wrong
            GET    | 301 | PermanentRedirect            | 78 | the bucket is in another region; correct s3_region
            GET    | 400 | AuthorizationHeaderMalformed | 78 | the bucket is in another region; correct s3_region
            PUT    | 501 | NotImplemented               | 78 | the server does not know this request or one of its headers
            GET    | 503 | SlowDown                     | 75 | it is too busy; run this again later
            """)
    void aServerThatRefuses(String method, int status, String code, int exit, String says) {
        proxy.answers(request -> Optional.of(new FaultProxy.Answer(status, code))
                .filter(answer -> request.getRequestMethod().equals(method)));

        assertThat(register(exit, proxy.endpoint(), landing, archive).err())
                .contains(code)
                .contains(says);
    }

    @Test
    void noCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        System.setProperty("aws.disableEc2Metadata", "true");

        assertThat(register(78, server.endpoint(), landing, archive, "s3_deadline_seconds: 77")
                        .err())
                .contains("no credentials were found; set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
    }

    @Test
    void everySettingThatIsWrong() {
        assertThat(register(
                                78,
                                URI.create("ftp://user:" + SECRET + "@127.0.0.1"),
                                landing,
                                archive,
                                "s3_requester_pays: perhaps",
                                "s3_role: admin",
                                "s3_deadline_seconds: 0")
                        .err())
                .contains(
                        "s3_endpoint: it is no address like https://s3.example.com:9000",
                        "s3_requester_pays: perhaps is neither true nor false",
                        "s3_role: it is no ARN like",
                        "s3_deadline_seconds: 0 is no whole number of at least 1");
        assertThat(register(78, server.endpoint(), "Not A Bucket", archive).err())
                .contains("s3://Not A Bucket is no bucket like s3://bucket or s3://bucket/prefix");
    }

    @Test
    void theDoctorTriesAllOfIt() {
        assertThat(through(server.endpoint()).expect(0, "doctor").out().lines().map(line -> line.replaceAll(" +", " ")))
                .hasSize(8)
                .allMatch(line -> line.startsWith("ok "))
                .contains(
                        "ok landing s3://" + landing + ": listed",
                        "ok archive s3://" + archive
                                + ": listed, written, read, conditions kept, deleted; the bucket keeps versions");

        proxy.doesNotKnow("if-none-match", "if-match");
        assertThat(through(proxy.endpoint()).expect(78, "doctor").out())
                .contains("FAILED  archive      s3://" + archive
                        + ": an object was written over although If-None-Match forbade it: the server does not know"
                        + " conditional writes");
    }

    @Test
    void theDoctorSaysEachThingThatIsWrong() {
        Shops shop = Shops.inBuckets(
                folder.resolve("home"),
                S3Server.environment(folder.resolve("dev.yaml"), server.endpoint(), "none-such", "none-such"));

        assertThat(shop.expect(78, "doctor").out())
                .contains(
                        "FAILED  landing      s3://none-such/: ListBucket",
                        "FAILED  archive      s3://none-such/: ListBucket")
                .contains("ok      engine       duckdb v");
    }
}
