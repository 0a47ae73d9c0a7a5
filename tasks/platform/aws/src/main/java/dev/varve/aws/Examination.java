package dev.varve.aws;

import dev.varve.failure.TaskFailure;
import dev.varve.storage.StoreFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Whether a bucket does what is relied on, tried with an object of its own. */
record Examination(Bucket bucket) {
    private static final byte[] TEXT = "varve doctor".getBytes(StandardCharsets.UTF_8);

    String run() throws IOException {
        String path = "incoming/doctor-" + UUID.randomUUID();
        put(path, request -> request.ifNoneMatch("*"));
        boolean versions;
        try {
            demandRefused(path, "If-None-Match", request -> request.ifNoneMatch("*"));
            demandRefused(path, "If-Match", request -> request.ifMatch("\"00000000000000000000000000000000\""));
            try (InputStream in = new Content(bucket, path, null)) {
                if (!Arrays.equals(in.readAllBytes(), TEXT)) {
                    throw failed(path + " is read as something else than was written");
                }
            }
        } finally {
            versions = delete(path);
        }
        return "written, read, conditions kept, deleted; the bucket keeps " + (versions ? "" : "no ") + "versions";
    }

    private void put(String path, Consumer<PutObjectRequest.Builder> condition) throws IOException {
        bucket.ask("PutObject", path, () -> send(path, condition));
    }

    private Object send(String path, Consumer<PutObjectRequest.Builder> condition) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(bucket.name())
                .key(bucket.key(path))
                .checksumSHA256(Sums.of(TEXT, TEXT.length))
                .serverSideEncryption(bucket.encryption())
                .ssekmsKeyId(bucket.kmsKey())
                .requestPayer(bucket.payer());
        condition.accept(request);
        return bucket.client().putObject(request.build(), RequestBody.fromBytes(TEXT));
    }

    private void demandRefused(String path, String header, Consumer<PutObjectRequest.Builder> condition)
            throws StoreFailure {
        try {
            send(path, condition);
        } catch (S3Exception e) {
            if (Failures.isUnmet(e)) {
                return;
            }
            throw Failures.of(e, "PutObject", bucket.locate(path));
        } catch (SdkException e) {
            throw Failures.of(e, "PutObject", bucket.locate(path));
        }
        throw failed("an object was written over although " + header
                + " forbade it: the server does not know conditional writes, and what the archive has would not be"
                + " safe there; use a newer server");
    }

    private StoreFailure failed(String what) {
        return new StoreFailure(TaskFailure.configuration(bucket.location() + ": " + what));
    }

    /** @return whether the object is still there in an earlier version */
    private boolean delete(String path) throws IOException {
        return Boolean.TRUE.equals(bucket.ask(
                        "DeleteObject",
                        path,
                        () -> bucket.client()
                                .deleteObject(request -> request.bucket(bucket.name())
                                        .key(bucket.key(path))
                                        .requestPayer(bucket.payer())))
                .deleteMarker());
    }
}
