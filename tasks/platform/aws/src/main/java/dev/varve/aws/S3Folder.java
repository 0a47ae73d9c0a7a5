package dev.varve.aws;

import dev.varve.storage.Draft;
import dev.varve.storage.ObjectStore;
import dev.varve.storage.StoreFailure;
import dev.varve.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects below a prefix of a bucket. */
final class S3Folder implements ObjectStore {
    /** Small objects that are read at once, each waiting for its answer. */
    private static final int TOGETHER = 16;

    private final Bucket bucket;
    private final Path temporary;

    S3Folder(Bucket bucket, Path temporary) {
        this.bucket = bucket;
        this.temporary = temporary;
    }

    @Override
    public List<StoredObject> list(String folder) {
        List<StoredObject> found = new ArrayList<>();
        try {
            each(folder, "", object -> {
                // What consoles make to show an empty folder is no object of anybody's.
                if (!object.key().endsWith("/")) {
                    found.add(new StoredObject(
                            bucket.path(object.key()),
                            object.size(),
                            object.lastModified().truncatedTo(ChronoUnit.MICROS),
                            false,
                            object.eTag()));
                }
            });
        } catch (StoreFailure e) {
            throw e.failure();
        }
        found.sort(Comparator.comparing(StoredObject::path));
        return found;
    }

    /** Page by page. @param after only keys behind it; empty for all */
    private void each(String folder, String after, Consumer<S3Object> seen) throws StoreFailure {
        String prefix = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
        ListObjectsV2Request.Builder request = ListObjectsV2Request.builder()
                .bucket(bucket.name())
                .prefix(bucket.key(prefix))
                .startAfter(after.isEmpty() ? null : after)
                .requestPayer(bucket.payer());
        ListObjectsV2Response page;
        do {
            page = list(request.build());
            page.contents().forEach(seen);
            request.startAfter(null).continuationToken(page.nextContinuationToken());
        } while (page.isTruncated());
    }

    private ListObjectsV2Response list(ListObjectsV2Request request) throws StoreFailure {
        try {
            return bucket.ask("ListBucket", "", () -> bucket.client().listObjectsV2(request));
        } catch (NoSuchFileException e) {
            throw Failures.transientFailure(bucket.location() + " could not be listed; run this again later", e);
        }
    }

    @Override
    public InputStream open(String path) throws IOException {
        return new Content(bucket, path, null);
    }

    @Override
    public InputStream open(StoredObject listed) throws IOException {
        return new Content(bucket, listed.path(), listed.standsAs());
    }

    @Override
    public Set<String> missing(String folder, Set<String> paths) throws IOException {
        Set<String> missing = new TreeSet<>(paths);
        if (missing.isEmpty()) {
            return missing;
        }
        // From just before the first of them on: most of a folder's texts are older.
        String first = bucket.key(Collections.min(missing));
        each(folder, first.substring(0, first.length() - 1), object -> missing.remove(bucket.path(object.key())));
        return missing;
    }

    @Override
    public SortedMap<String, String> texts(String folder) throws IOException {
        List<String> paths = list(folder).stream().map(StoredObject::path).toList();
        SortedMap<String, String> texts = new TreeMap<>();
        try (ExecutorService readers = Executors.newFixedThreadPool(
                Math.clamp(paths.size(), 1, TOGETHER), Thread.ofVirtual().factory())) {
            Map<String, Future<String>> reading = new HashMap<>();
            paths.forEach(path -> reading.put(path, readers.submit(() -> text(path))));
            for (String path : paths) {
                texts.put(path, Failures.result(reading.get(path), bucket.locate(path)));
            }
        }
        return texts;
    }

    private String text(String path) throws IOException {
        try (InputStream in = open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public Draft draft() {
        return new S3Draft(bucket);
    }

    @Override
    public Path workspace() throws IOException {
        return Files.createDirectories(temporary);
    }

    @Override
    public void keep(Path file, String path) throws IOException {
        try (Upload upload = new Upload(bucket, path);
                InputStream in = Files.newInputStream(file)) {
            in.transferTo(upload);
            upload.finish();
        }
        Files.deleteIfExists(file);
    }

    @Override
    public Tagged tagged(String path) throws IOException {
        try (Content in = new Content(bucket, path, null)) {
            return new Tagged(new String(in.readAllBytes(), StandardCharsets.UTF_8), in.etag());
        } catch (NoSuchFileException e) {
            return Tagged.NOTHING;
        }
    }

    @Override
    public void swap(String path, String text, String before) throws IOException {
        new Swap(bucket, path, text).from(before);
    }

    @Override
    public void touch(String path) throws IOException {
        bucket.ask(
                "PutObject",
                path,
                () -> bucket.client()
                        .copyObject(request -> request.sourceBucket(bucket.name())
                                .sourceKey(bucket.key(path))
                                .destinationBucket(bucket.name())
                                .destinationKey(bucket.key(path))
                                .metadataDirective(MetadataDirective.REPLACE)
                                // An object is not copied onto itself unless something of it changes.
                                .metadata(Map.of("left", Instant.now().toString()))
                                .serverSideEncryption(bucket.encryption())
                                .ssekmsKeyId(bucket.kmsKey())
                                .requestPayer(bucket.payer())));
    }

    @Override
    public void delete(String path) throws IOException {
        bucket.ask(
                "DeleteObject",
                path,
                () -> bucket.client()
                        .deleteObject(request -> request.bucket(bucket.name())
                                .key(bucket.key(path))
                                .requestPayer(bucket.payer())));
    }

    @Override
    public boolean isThere(String folder) {
        if (folder.isEmpty()) {
            return true;
        }
        try {
            return !list(ListObjectsV2Request.builder()
                            .bucket(bucket.name())
                            .prefix(bucket.key(folder) + "/")
                            .maxKeys(1)
                            .requestPayer(bucket.payer())
                            .build())
                    .contents()
                    .isEmpty();
        } catch (StoreFailure e) {
            throw e.failure();
        }
    }

    @Override
    public String examine(boolean writes) throws IOException {
        list(ListObjectsV2Request.builder()
                .bucket(bucket.name())
                .prefix(bucket.prefix())
                .maxKeys(1)
                .requestPayer(bucket.payer())
                .build());
        return writes ? "listed, " + new Examination(bucket).run() : "listed";
    }

    @Override
    public String location() {
        return bucket.location();
    }

    @Override
    public String locate(String path) {
        return bucket.locate(path);
    }
}
