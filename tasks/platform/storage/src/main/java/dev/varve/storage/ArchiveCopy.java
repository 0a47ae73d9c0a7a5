package dev.varve.storage;

import dev.varve.contract.landing.Compression;
import dev.varve.failure.TaskFailure;
import dev.varve.storage.stream.BlockStream;
import dev.varve.storage.stream.Hash;
import dev.varve.storage.stream.Tee;
import dev.varve.storage.stream.WriteFailure;
import dev.varve.storage.unpack.Decompressed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Copies an archive to another place: every content proved by its hash on the way, then the manifests and decisions that name them. */
public final class ArchiveCopy {
    /** What is on its way there is nobody's yet. */
    private static final String INCOMING = "incoming/";

    /** Named by the hash of what they unpack to; all else by that of what stands there. */
    private static final String CONTENT = "content/";

    private static final int TOGETHER = 4;
    private static final int TOLD = 1_000;

    private final ObjectStore from;
    private final ObjectStore to;

    public ArchiveCopy(ObjectStore from, ObjectStore to) {
        this.from = from;
        this.to = to;
    }

    /** @param there objects that an earlier copy had brought */
    public record Result(long copied, long bytes, long there) {}

    /**
     * @param prove reads also what is there already, and proves it again
     * @param progress told from time to time
     */
    public Result copy(boolean prove, Consumer<String> progress) {
        List<StoredObject> contents = new ArrayList<>();
        List<StoredObject> texts = new ArrayList<>();
        for (StoredObject object : from.list("")) {
            if (List.of(object.path().split("/")).contains("..")) {
                throw TaskFailure.configuration(
                        from.locate(object.path()) + " has a path that leads out; it is no part of an archive");
            }
            if (!object.folder() && !object.path().startsWith(INCOMING)) {
                (hashed(object.path()) == null ? texts : contents).add(object);
            }
        }
        if (texts.isEmpty()) {
            throw TaskFailure.usage(from.location() + " is no archive: it has no manifests");
        }
        Map<String, Long> standing = new HashMap<>();
        to.list("").forEach(object -> standing.put(object.path(), object.bytes()));
        long[] bytes = {0};
        int all = contents.size() + texts.size();
        List<StoredObject> missing = new ArrayList<>();
        for (List<StoredObject> part : List.of(contents, texts)) {
            List<StoredObject> some =
                    part.stream().filter(object -> isMissing(object, standing)).toList();
            // Manifests come last: what they name is there.
            each(some, object -> copy(object), progress);
            some.forEach(object -> bytes[0] += object.bytes());
            missing.addAll(some);
        }
        if (prove) {
            contents.removeAll(missing);
            each(contents, object -> prove(to, object.path()), progress);
        }
        return new Result(missing.size(), bytes[0], all - missing.size());
    }

    private boolean isMissing(StoredObject object, Map<String, Long> standing) {
        Long bytes = standing.get(object.path());
        if (bytes != null && bytes != object.bytes()) {
            throw TaskFailure.configuration(to.locate(object.path()) + " has " + bytes + " bytes, and "
                    + from.locate(object.path()) + " has " + object.bytes() + ": these are not the same archive");
        }
        return bytes == null;
    }

    private interface Step {
        void of(StoredObject object) throws IOException;
    }

    private void each(List<StoredObject> objects, Step step, Consumer<String> progress) {
        try (ExecutorService workers = Executors.newFixedThreadPool(TOGETHER)) {
            List<Future<?>> working = new ArrayList<>();
            for (StoredObject object : objects) {
                working.add(workers.submit(() -> {
                    step.of(object);
                    return null;
                }));
            }
            try {
                for (int i = 0; i < working.size(); i++) {
                    working.get(i).get();
                    if ((i + 1) % TOLD == 0) {
                        progress.accept((i + 1) + " of " + working.size() + " objects");
                    }
                }
            } catch (ExecutionException e) {
                workers.shutdownNow();
                throw failure(e.getCause());
            } catch (InterruptedException e) {
                workers.shutdownNow();
                Thread.currentThread().interrupt();
                throw TaskFailure.transientFailure("interrupted while copying; run this again to go on", e);
            }
        }
    }

    private RuntimeException failure(Throwable e) {
        return switch (e) {
            case StoreFailure failure -> failure.failure();
            case NoSuchFileException gone ->
                TaskFailure.transientFailure(
                        gone.getMessage() + " went away while it was copied; run this again", gone);
            case IOException io -> WriteFailure.of(io, to.location());
            case RuntimeException failure -> failure;
            default -> new IllegalStateException(e);
        };
    }

    private void copy(StoredObject object) throws IOException {
        try (InputStream in = from.open(object);
                Draft draft = to.draft()) {
            proved(from, object.path(), in, draft.out());
            draft.keep(object.path());
        }
    }

    private static void prove(ObjectStore store, String path) throws IOException {
        try (InputStream in = store.open(path)) {
            proved(store, path, in, OutputStream.nullOutputStream());
        }
    }

    /** Passes the bytes of an object on, which have to be those that its path tells. */
    private static void proved(ObjectStore store, String path, InputStream in, OutputStream out) throws IOException {
        Tee tee = new Tee(in, out);
        String content = contentOf(tee, path);
        tee.drain();
        String named = hashed(path);
        if (named != null && !named.equals(path.startsWith(CONTENT) ? content : tee.hash())) {
            throw TaskFailure.configuration("the archived " + store.locate(path)
                    + " is not what was delivered; put the archive back as it was");
        }
    }

    /** The hash of decompressed bytes, where it is that which names them; null where they cannot be decompressed. */
    private static String contentOf(Tee stored, String path) throws IOException {
        if (!path.startsWith(CONTENT)) {
            return null;
        }
        Hash content = new Hash();
        try {
            InputStream in = Decompressed.of(stored, Compression.of(path));
            byte[] buffer = new byte[BlockStream.BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                content.add(buffer, 0, n);
            }
            return content.text();
        } catch (IOException e) {
            stored.damaged(e, 0);
            return null;
        }
    }

    /** The hash that a path is made of; null where it is that of a text. */
    private static String hashed(String path) {
        if (!path.startsWith(CONTENT) && !path.startsWith("bundles/") && !path.startsWith("damaged/")) {
            return null;
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        int end = name.indexOf('.');
        return end < 0 ? name : name.substring(0, end);
    }
}
