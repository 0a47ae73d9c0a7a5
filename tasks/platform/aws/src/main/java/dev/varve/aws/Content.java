package dev.varve.aws;

import dev.varve.storage.StoreFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.time.Duration;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The bytes of an object, to the last one that it said it has. Where the connection breaks, it goes on at the same byte of the
 * same object; where that is another one by now, it fails.
 */
final class Content extends InputStream {
    private static final int TRIES = 6;
    /** Less than {@link #LEAST} bytes in this time are no connection worth keeping. */
    private static final Duration WINDOW = Duration.ofSeconds(30);

    private static final long LEAST = 1 << 16;

    private final Bucket bucket;
    private final String path;
    private final GetObjectResponse object;
    private final MessageDigest digest;
    private ResponseInputStream<GetObjectResponse> in;
    private long at;
    private int failures;
    private long windowBegan = System.nanoTime();
    private long windowFrom;
    private boolean ended;

    /** @param etag that it must have; null for whatever stands there */
    Content(Bucket bucket, String path, String etag) throws IOException {
        this.bucket = bucket;
        this.path = path;
        this.in = get(request(etag).checksumMode(ChecksumMode.ENABLED).build());
        this.object = in.response();
        String sum = object.checksumSHA256();
        this.digest = sum == null || sum.contains("-") ? null : Sums.digest();
    }

    private GetObjectRequest.Builder request(String etag) {
        return GetObjectRequest.builder()
                .bucket(bucket.name())
                .key(bucket.key(path))
                .ifMatch(etag)
                .requestPayer(bucket.payer());
    }

    private ResponseInputStream<GetObjectResponse> get(GetObjectRequest request) throws IOException {
        try {
            return bucket.client().getObject(request);
        } catch (S3Exception e) {
            if (Failures.isUnmet(e)) {
                throw Failures.changed(bucket.locate(path));
            }
            if (Failures.isMissing(e)) {
                throw object == null
                        ? new NoSuchFileException(bucket.locate(path))
                        : Failures.gone(bucket.locate(path));
            }
            throw Failures.of(e, "GetObject", bucket.locate(path));
        } catch (SdkException e) {
            throw Failures.of(e, "GetObject", bucket.locate(path));
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0 || ended) {
            return length == 0 ? 0 : -1;
        }
        while (true) {
            Exception broken;
            try {
                int n = in.read(buffer, offset, length);
                if (n > 0) {
                    taken(buffer, offset, n);
                    return n;
                }
                if (at == object.contentLength()) {
                    end();
                    return -1;
                }
                broken = null;
            } catch (StoreFailure e) {
                throw e;
            } catch (IOException | SdkException e) {
                if (at == object.contentLength()) {
                    throw altered(e);
                }
                broken = e;
            }
            again(broken);
        }
    }

    String etag() {
        return object.eTag();
    }

    private void taken(byte[] buffer, int offset, int n) throws IOException {
        at += n;
        if (at > object.contentLength()) {
            throw altered(null);
        }
        if (digest != null) {
            digest.update(buffer, offset, n);
        }
        long now = System.nanoTime();
        if (at - windowFrom >= LEAST) {
            failures = 0;
            windowFrom = at;
            windowBegan = now;
        } else if (now - windowBegan > WINDOW.toNanos() && at < object.contentLength()) {
            in.abort();
        }
    }

    private void end() throws IOException {
        if (digest != null && !Sums.text(digest).equals(object.checksumSHA256())) {
            throw altered(null);
        }
        ended = true;
    }

    private StoreFailure altered(Exception cause) {
        return Failures.transientFailure(
                bucket.locate(path)
                        + ": what came is not what its checksum says; nothing of it was kept: run this again",
                cause);
    }

    private void again(Exception broken) throws IOException {
        in.abort();
        if (++failures >= TRIES) {
            throw Failures.transientFailure(
                    bucket.locate(path) + ": the connection broke or stood still " + TRIES
                            + " times, the last time after " + at + " of " + object.contentLength()
                            + " bytes; run this again later",
                    broken);
        }
        Pauses.sleep(failures);
        in = get(request(object.eTag())
                .versionId(object.versionId())
                .range("bytes=" + at + "-")
                .build());
        windowFrom = at;
        windowBegan = System.nanoTime();
    }

    @Override
    public void close() throws IOException {
        if (ended) {
            in.close();
        } else {
            // The rest of the bytes need not come.
            in.abort();
        }
    }
}
