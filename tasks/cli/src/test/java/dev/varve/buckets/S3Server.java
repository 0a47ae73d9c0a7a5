package dev.varve.buckets;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A server that speaks S3, in a process of its own: one for all tests of this process, each with buckets of its own. */
public final class S3Server {
    /** The build lays it there. */
    private static final Path JAR = Path.of("../platform/aws/target/server/s3mock.jar");

    private static final Pattern STARTED = Pattern.compile("started on ports .*, (\\d+) \\(http\\)");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final AtomicInteger BUCKETS = new AtomicInteger();
    private static S3Server running;

    private final URI endpoint;
    private final S3Client client;

    private S3Server(URI endpoint) {
        this.endpoint = endpoint;
        this.client = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    public static synchronized S3Server get() {
        if (running == null) {
            assumeTrue(
                    Files.exists(JAR),
                    () -> "skipped: no " + JAR.toAbsolutePath().normalize());
            // The product finds credentials where the AWS SDK looks for them; this server takes any.
            System.setProperty("aws.accessKeyId", "test");
            System.setProperty("aws.secretAccessKey", "test");
            try {
                running = new S3Server(URI.create("http://127.0.0.1:" + start()));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return running;
    }

    private static int start() throws IOException, InterruptedException {
        Path log = Files.createTempFile("s3mock", ".log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx400m",
                        "-Dhttp.port=0",
                        "-jar",
                        JAR.toAbsolutePath().toString(),
                        "--server.port=0"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; Thread.sleep(50)) {
            String said = Files.readString(log);
            Matcher started = STARTED.matcher(said);
            if (said.contains("Started S3MockApplication") && started.find()) {
                return Integer.parseInt(started.group(1));
            }
            if (!process.isAlive()) {
                throw new IllegalStateException(said);
            }
        }
        throw new IllegalStateException("the server does not start: " + Files.readString(log));
    }

    public URI endpoint() {
        return endpoint;
    }

    public S3Client client() {
        return client;
    }

    /** A new one without versions: of a bucket with versions this server also lists what is deleted. */
    public String plainBucket(String name) {
        String bucket = name + "-" + BUCKETS.incrementAndGet();
        client.createBucket(request -> request.bucket(bucket));
        return bucket;
    }

    /** A new one that keeps versions. */
    public String bucket(String name) {
        String bucket = plainBucket(name);
        client.putBucketVersioning(
                request -> request.bucket(bucket).versioningConfiguration(versions -> versions.status("Enabled")));
        return bucket;
    }

    /** Settings of an environment with these buckets. @param through where requests go: the server, or what stands before it */
    public static Path environment(Path file, URI through, String landing, String archive, String... more) {
        try {
            return Files.writeString(file, """
                    engine: duckdb
                    memory_limit: ""
                    threads: 0
                    lock_wait_seconds: 60
                    landing: s3://%s
                    archive: s3://%s
                    s3_endpoint: %s
                    s3_path_style: true
                    """.formatted(landing, archive, through) + String.join("\n", more));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
