package dev.varve.aws;

import dev.varve.storage.Draft;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * An object that gets its name when it is written. What is small is sent then; the parts of what is large are sent as they come, to
 * a name for the time being, from where the server copies them: an object cannot be renamed.
 */
final class S3Draft implements Draft {

    private final Bucket bucket;
    private final String meanwhile = "incoming/" + UUID.randomUUID();
    private final Upload upload;
    private boolean stands;

    S3Draft(Bucket bucket) {
        this.bucket = bucket;
        this.upload = new Upload(bucket, meanwhile);
    }

    /** Its owner closes it when all is written, and decides then whether it is kept. */
    @Override
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                upload.write(one);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                upload.write(bytes, offset, length);
            }
        };
    }

    @Override
    public void keep(String path) throws IOException {
        if (upload.isSmall()) {
            upload.finishAt(path);
            return;
        }
        upload.finish();
        stands = true;
        new Copy(bucket, meanwhile, bucket, path).once(upload.bytes());
    }

    @Override
    public void close() {
        upload.close();
        if (stands) {
            stands = false;
            try {
                bucket.client()
                        .deleteObject(request -> request.bucket(bucket.name())
                                .key(bucket.key(meanwhile))
                                .requestPayer(bucket.payer()));
            } catch (SdkException e) {
                // The bucket's own rule for incoming/ takes it away later.
            }
        }
    }
}
