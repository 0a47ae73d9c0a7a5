package dev.varve.aws;

import dev.varve.storage.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Puts a text in the place of one that is known; see {@link ObjectStore#swap}. */
record Swap(Bucket bucket, String path, String text) {
    private static final int TRIES = 8;

    /** @param before ETag of what is replaced; null for nothing */
    void from(String before) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String sum = Sums.of(bytes, bytes.length);
        for (int tries = 1; ; tries++) {
            try {
                bucket.client()
                        .putObject(
                                request -> request.bucket(bucket.name())
                                        .key(bucket.key(path))
                                        .checksumSHA256(sum)
                                        .ifMatch(before)
                                        .ifNoneMatch(before == null ? "*" : null)
                                        .serverSideEncryption(bucket.encryption())
                                        .ssekmsKeyId(bucket.kmsKey())
                                        .requestPayer(bucket.payer()),
                                RequestBody.fromBytes(bytes));
                return;
            } catch (S3Exception e) {
                if (Failures.isUnmet(e) || Failures.isMissing(e)) {
                    demandOurs();
                    return;
                }
                if (!Failures.isUndecided(e) || tries == TRIES) {
                    throw Failures.of(e, "PutObject", bucket.locate(path));
                }
                Pauses.sleep(tries);
            } catch (SdkException e) {
                throw Failures.of(e, "PutObject", bucket.locate(path));
            }
        }
    }

    /** The answer to a try that was let through may have been lost. */
    private void demandOurs() throws IOException {
        try (InputStream in = new Content(bucket, path, null)) {
            if (new String(in.readAllBytes(), StandardCharsets.UTF_8).equals(text)) {
                return;
            }
        } catch (NoSuchFileException e) {
            // It went.
        }
        throw Failures.transientFailure(
                bucket.locate(path) + " was written by another process; nothing was changed: run this again", null);
    }
}
