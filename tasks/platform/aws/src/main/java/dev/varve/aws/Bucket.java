package dev.varve.aws;

import dev.varve.storage.StoreFailure;
import java.nio.file.NoSuchFileException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.RequestPayer;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * A place in a bucket and how it is reached.
 *
 * @param prefix empty, or ending in {@code /}
 */
record Bucket(S3Client client, S3Settings settings, String name, String prefix) {
    private static final int TRIES = 6;

    String key(String path) {
        return prefix + path;
    }

    String path(String key) {
        return key.substring(prefix.length());
    }

    String location() {
        return "s3://" + name + (prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1));
    }

    String locate(String path) {
        return "s3://" + name + "/" + key(path);
    }

    /** Null, which leaves the header out, where nobody is to pay. */
    RequestPayer payer() {
        return settings.requesterPays() ? RequestPayer.REQUESTER : null;
    }

    ServerSideEncryption encryption() {
        return settings.kmsKey().isPresent() ? ServerSideEncryption.AWS_KMS : null;
    }

    String kmsKey() {
        return settings.kmsKey().orElse(null);
    }

    /**
     * @param action as permissions name it
     * @throws NoSuchFileException where there is no such object
     */
    <T> T ask(String action, String path, Supplier<T> request) throws StoreFailure, NoSuchFileException {
        for (int tries = 1; ; tries++) {
            try {
                return request.get();
            } catch (S3Exception e) {
                if (Failures.isMissing(e)) {
                    throw new NoSuchFileException(locate(path));
                }
                throw Failures.of(e, action, locate(path));
            } catch (SdkException e) {
                // The SDK does not ask again where an answer breaks off.
                if (!Failures.isBroken(e) || tries == TRIES) {
                    throw Failures.of(e, action, locate(path));
                }
                Pauses.sleep(tries);
            }
        }
    }
}
