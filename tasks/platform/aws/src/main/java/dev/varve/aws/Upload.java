package dev.varve.aws;

import dev.varve.failure.TaskFailure;
import dev.varve.storage.StoreFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Writes an object. What fits into one part is sent whole, more in parts while it is written, some at a time; every part has its
 * SHA-256, which the server proves. Nothing stands there before {@link #finish}, and what stands there already stays.
 */
final class Upload extends OutputStream {
    static final int PART = 8 << 20;
    private static final int TOGETHER = 3;
    /** There may be 10,000 parts: from here on they are larger, so that an object may have some hundred gigabytes. */
    private static final int SMALL_PARTS = 1_000;

    private static final int LARGER = 8;
    private static final int TRIES = 8;

    private final Bucket bucket;
    private final String path;
    private byte[] buffer = new byte[1 << 16];
    private int filled;
    private long bytes;
    private String upload;
    private final List<CompletedPart> parts = new ArrayList<>();
    private final Deque<FutureTask<CompletedPart>> sending = new ArrayDeque<>();
    private boolean finished;

    Upload(Bucket bucket, String path) {
        this.bucket = bucket;
        this.path = path;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int most = partSize();
            if (filled == most) {
                send();
            }
            if (filled == buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.min(most, buffer.length * 4));
            }
            int n = Math.min(length - done, Math.min(most, buffer.length) - filled);
            System.arraycopy(from, offset + done, buffer, filled, n);
            filled += n;
            done += n;
        }
        bytes += length;
    }

    private int partSize() {
        return parts.size() + sending.size() < SMALL_PARTS ? PART : PART * LARGER;
    }

    boolean isSmall() {
        return upload == null;
    }

    long bytes() {
        return bytes;
    }

    private void send() throws IOException {
        if (upload == null) {
            upload = bucket.ask(
                            "PutObject",
                            path,
                            () -> bucket.client()
                                    .createMultipartUpload(request -> request.bucket(bucket.name())
                                            .key(bucket.key(path))
                                            .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                                            .serverSideEncryption(bucket.encryption())
                                            .ssekmsKeyId(bucket.kmsKey())
                                            .requestPayer(bucket.payer())))
                    .uploadId();
        }
        if (sending.size() == TOGETHER) {
            parts.add(Failures.result(sending.removeFirst(), bucket.locate(path)));
        }
        byte[] part = filled == buffer.length ? buffer : Arrays.copyOf(buffer, filled);
        int number = parts.size() + sending.size() + 1;
        FutureTask<CompletedPart> task = new FutureTask<>((Callable<CompletedPart>) () -> part(number, part));
        sending.addLast(task);
        Thread.ofPlatform().daemon().name("upload part").start(task);
        buffer = new byte[partSize()];
        filled = 0;
    }

    private CompletedPart part(int number, byte[] part) throws IOException {
        String sum = Sums.of(part, part.length);
        String tag = bucket.ask(
                        "PutObject",
                        path,
                        () -> bucket.client()
                                .uploadPart(
                                        request -> request.bucket(bucket.name())
                                                .key(bucket.key(path))
                                                .uploadId(upload)
                                                .partNumber(number)
                                                .checksumSHA256(sum)
                                                .requestPayer(bucket.payer()),
                                        RequestBody.fromBytes(part)))
                .eTag();
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(tag)
                .checksumSHA256(sum)
                .build();
    }

    /** Puts the object there, or leaves what stands there already. */
    void finish() throws IOException {
        finishAt(path);
    }

    /** The same under a name that is known only now; for what is small. */
    void finishAt(String target) throws IOException {
        if (upload == null) {
            put(target);
        } else {
            complete();
        }
        finished = true;
    }

    private void put(String target) throws IOException {
        String sum = Sums.of(buffer, filled);
        decide(
                target,
                () -> bucket.client()
                        .putObject(
                                request -> request.bucket(bucket.name())
                                        .key(bucket.key(target))
                                        .checksumSHA256(sum)
                                        .ifNoneMatch("*")
                                        .serverSideEncryption(bucket.encryption())
                                        .ssekmsKeyId(bucket.kmsKey())
                                        .requestPayer(bucket.payer()),
                                RequestBody.fromRemainingByteBuffer(ByteBuffer.wrap(buffer, 0, filled))));
    }

    private void complete() throws IOException {
        if (filled > 0) {
            send();
        }
        while (!sending.isEmpty()) {
            parts.add(Failures.result(sending.removeFirst(), bucket.locate(path)));
        }
        decide(
                path,
                () -> bucket.client()
                        .completeMultipartUpload(request -> request.bucket(bucket.name())
                                .key(bucket.key(path))
                                .uploadId(upload)
                                .multipartUpload(all -> all.parts(parts))
                                .ifNoneMatch("*")
                                .requestPayer(bucket.payer())));
    }

    /** Asks until the server has decided. What stands there already is ours from a try whose answer was lost, or equal by its name. */
    private void decide(String target, Runnable request) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                request.run();
                return;
            } catch (S3Exception e) {
                if (Failures.isUnmet(e)) {
                    demandSame(bucket, target, bytes);
                    return;
                }
                if (!Failures.isUndecided(e) || tries == TRIES || upload != null) {
                    throw Failures.of(e, "PutObject", bucket.locate(target));
                }
                Pauses.sleep(tries);
            } catch (SdkException e) {
                throw Failures.of(e, "PutObject", bucket.locate(target));
            }
        }
    }

    /** An object that stands where one of that size belongs must be it. */
    static void demandSame(Bucket bucket, String path, long bytes) throws StoreFailure, NoSuchFileException {
        long there = bucket.ask(
                        "GetObject",
                        path,
                        () -> bucket.client()
                                .headObject(request -> request.bucket(bucket.name())
                                        .key(bucket.key(path))
                                        .requestPayer(bucket.payer())))
                .contentLength();
        if (there != bytes) {
            throw new StoreFailure(TaskFailure.configuration(bucket.locate(path) + " has " + there
                    + " bytes, and what belongs there has " + bytes
                    + "; it was not written by varve, or is damaged: move it away and run this again"));
        }
    }

    /** Takes back what is not finished. */
    @Override
    public void close() {
        if (finished || upload == null) {
            return;
        }
        finished = true;
        for (FutureTask<CompletedPart> task : sending) {
            try {
                Failures.result(task, bucket.locate(path));
            } catch (IOException e) {
                // It is taken back all the same.
            }
        }
        try {
            bucket.client()
                    .abortMultipartUpload(request -> request.bucket(bucket.name())
                            .key(bucket.key(path))
                            .uploadId(upload)
                            .requestPayer(bucket.payer()));
        } catch (SdkException e) {
            // The bucket's own rule for unfinished uploads takes it away later.
        }
    }
}
