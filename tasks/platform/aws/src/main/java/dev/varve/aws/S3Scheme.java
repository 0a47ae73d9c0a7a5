package dev.varve.aws;

import dev.varve.failure.TaskFailure;
import dev.varve.storage.ObjectStore;
import dev.varve.storage.StorageScheme;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.S3Client;

/** {@code s3://bucket/prefix}. */
public final class S3Scheme implements StorageScheme {
    private static final Pattern PLACE = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*?))?/*");
    private static final Map<S3Settings, S3Client> CLIENTS = new ConcurrentHashMap<>();

    @Override
    public String scheme() {
        return "s3";
    }

    @Override
    public ObjectStore open(String place, Settings settings) {
        Matcher parts = PLACE.matcher(place);
        if (!parts.matches()) {
            throw TaskFailure.configuration(place + " is no bucket like s3://bucket or s3://bucket/prefix");
        }
        S3Settings s3 = S3Settings.of(settings.values());
        String prefix = parts.group(2) == null || parts.group(2).isEmpty() ? "" : parts.group(2) + "/";
        Bucket bucket = new Bucket(CLIENTS.computeIfAbsent(s3, Clients::of), s3, parts.group(1), prefix);
        return new S3Folder(bucket, settings.temporary());
    }
}
