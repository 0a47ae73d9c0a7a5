package dev.varve.aws;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A copy that the server makes, to where nothing stands. */
record Copy(Bucket from, String source, Bucket to, String target) {
    /** One request copies at most five times as much. */
    private static final long PART = 1L << 30;

    private static final int TRIES = 8;

    void once(long bytes) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                if (stands()) {
                    Upload.demandSame(to, target, bytes);
                    return;
                }
                // Not every server knows a condition on a copy, but those that know conditions know it here.
                parts(bytes);
                return;
            } catch (S3Exception e) {
                if (Failures.isUnmet(e)) {
                    Upload.demandSame(to, target, bytes);
                    return;
                }
                if (!Failures.isUndecided(e) || tries == TRIES) {
                    throw Failures.of(e, "PutObject", to.locate(target));
                }
                Pauses.sleep(tries);
            } catch (SdkException e) {
                throw Failures.of(e, "PutObject", to.locate(target));
            }
        }
    }

    private boolean stands() {
        try {
            to.client()
                    .headObject(request ->
                            request.bucket(to.name()).key(to.key(target)).requestPayer(to.payer()));
            return true;
        } catch (S3Exception e) {
            if (Failures.isMissing(e)) {
                return false;
            }
            throw e;
        }
    }

    private void parts(long bytes) {
        String upload = to.client()
                .createMultipartUpload(request -> request.bucket(to.name())
                        .key(to.key(target))
                        .serverSideEncryption(to.encryption())
                        .ssekmsKeyId(to.kmsKey())
                        .requestPayer(to.payer()))
                .uploadId();
        try {
            List<CompletedPart> parts = new ArrayList<>();
            for (long at = 0; at < bytes; at += PART) {
                String range = "bytes=" + at + "-" + (Math.min(bytes, at + PART) - 1);
                int number = parts.size() + 1;
                CopyPartResult copied = to.client()
                        .uploadPartCopy(request -> request.sourceBucket(from.name())
                                .sourceKey(from.key(source))
                                .destinationBucket(to.name())
                                .destinationKey(to.key(target))
                                .uploadId(upload)
                                .partNumber(number)
                                .copySourceRange(bytes <= PART ? null : range)
                                .requestPayer(to.payer()))
                        .copyPartResult();
                parts.add(CompletedPart.builder()
                        .partNumber(number)
                        .eTag(copied.eTag())
                        .build());
            }
            to.client()
                    .completeMultipartUpload(request -> request.bucket(to.name())
                            .key(to.key(target))
                            .uploadId(upload)
                            .multipartUpload(all -> all.parts(parts))
                            .ifNoneMatch("*")
                            .requestPayer(to.payer()));
        } catch (SdkException e) {
            to.client()
                    .abortMultipartUpload(request -> request.bucket(to.name())
                            .key(to.key(target))
                            .uploadId(upload)
                            .requestPayer(to.payer()));
            throw e;
        }
    }
}
