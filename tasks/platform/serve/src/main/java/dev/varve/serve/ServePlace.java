package dev.varve.serve;

import dev.varve.failure.TaskFailure;
import dev.varve.storage.LocalFolder;
import dev.varve.storage.ObjectStore;
import dev.varve.storage.StoreFailure;
import dev.varve.storage.StoredObject;
import dev.varve.storage.stream.WriteFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Where {@code serve/} is. It may stand in a store that others read too: then a folder of this machine holds what was needed of it
 * here. A file's name tells its bytes, so that what is here is never fetched again.
 */
public final class ServePlace {
    private static final int TOGETHER = 8;
    private final Path folder;
    /** Null where the folder is all there is. */
    private final ObjectStore store;

    private final Duration keep;
    /** What stands in the store, where that was asked. */
    private Set<String> listed;

    private ObjectStore.Tagged catalog = ObjectStore.Tagged.NOTHING;

    private ServePlace(Path folder, ObjectStore store, Duration keep) {
        this.folder = folder;
        this.store = store;
        this.keep = keep;
    }

    public static ServePlace of(Path folder) {
        return new ServePlace(folder, null, Duration.ZERO);
    }

    /**
     * @param folder for what is needed here
     * @param keep how long files stay that the catalog names no more
     */
    public static ServePlace of(Path folder, ObjectStore store, Duration keep) {
        return new ServePlace(folder, store, keep);
    }

    public Path folder() {
        return folder;
    }

    boolean isShared() {
        return store != null;
    }

    /** Where it is, for people. */
    public String location() {
        return isShared() ? store.location() : folder.toString();
    }

    /** What it can that a publication will need; as {@link ObjectStore#examine}. */
    public String examine() throws IOException {
        return (isShared() ? store : new LocalFolder(folder)).examine(true);
    }

    /** Brings the catalog that stands there now. */
    public void pull() {
        if (!isShared()) {
            return;
        }
        try {
            listed = null;
            catalog = store.tagged(Catalog.NAME);
            Path here = folder.resolve(Catalog.NAME);
            if (catalog.text() == null) {
                Files.deleteIfExists(here);
            } else if (!Files.exists(here) || !Files.readString(here).equals(catalog.text())) {
                Files.createDirectories(folder);
                Path part = Files.createTempFile(folder, Catalog.NAME, ".part");
                Files.writeString(part, catalog.text());
                Files.move(part, here, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                Optional<Catalog> found = Catalog.find(folder);
                if (found.isPresent()) {
                    forget(found.get().files(), keep);
                }
            }
        } catch (IOException e) {
            throw WriteFailure.of(e, folder);
        }
    }

    /**
     * Deletes files here that no catalog names any more.
     *
     * @param longer how long they stay for those who opened one before
     */
    void forget(Set<String> used, Duration longer) throws IOException {
        Instant old = Instant.now().minus(longer);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".parquet")).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (!used.contains(name)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Whether readers have a file. */
    boolean has(String file) {
        if (!isShared() || Files.exists(folder.resolve(file))) {
            return Files.exists(folder.resolve(file));
        }
        if (listed == null) {
            listed = new HashSet<>();
            store.list("").forEach(object -> listed.add(object.path()));
        }
        return listed.contains(file);
    }

    /** Sees to it that files are here. */
    void bring(Collection<String> files) {
        if (!isShared()) {
            return;
        }
        List<Callable<Void>> fetching = new ArrayList<>();
        for (String file : files) {
            if (!Files.exists(folder.resolve(file))) {
                fetching.add(() -> fetch(file));
            }
        }
        together(fetching);
    }

    private Void fetch(String file) throws IOException {
        if (List.of(file.split("/")).contains("..")) {
            throw new StoreFailure(TaskFailure.configuration(
                    store.locate(Catalog.NAME) + " names " + file + ", which leads out of it"));
        }
        Path here = folder.resolve(file);
        Files.createDirectories(here.getParent());
        Path part = Files.createTempFile(here.getParent(), "fetched", ".part");
        try {
            try (InputStream in = store.open(file)) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!file.contains("/" + FileStore.hash(part) + ".")) {
                throw new StoreFailure(TaskFailure.configuration(
                        store.locate(file) + " is not what its name says; varve compact writes every table anew"));
            }
            Files.move(part, here, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return null;
        } catch (NoSuchFileException e) {
            throw new StoreFailure(TaskFailure.transientFailure(
                    store.locate(file) + " is not there any more: a newer publication replaced it; run this again", e));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Puts files there, then the catalog that names them, in the place of the one that was pulled.
     *
     * @param leaving files that the catalog names no more
     */
    void push(Catalog next, Set<String> leaving, String script) throws IOException {
        if (!isShared()) {
            return;
        }
        Map<String, Instant> there = new HashMap<>();
        for (StoredObject object : store.list("")) {
            there.put(object.path(), object.modifiedAt());
        }
        Set<String> named = next.files();
        together(named.stream()
                .filter(file -> !there.containsKey(file))
                .map(file -> (Callable<Void>) () -> send(file))
                .toList());
        together(leaving.stream()
                .filter(there::containsKey)
                .map(file -> (Callable<Void>) () -> {
                    store.touch(file);
                    return null;
                })
                .toList());
        if (!next.text().equals(catalog.text())) {
            ObjectStore.Tagged door = store.tagged(Door.SCRIPT);
            store.swap(Catalog.NAME, next.text(), catalog.tag());
            store.swap(Door.SCRIPT, script, door.tag());
        }
        Instant old = Instant.now().minus(keep);
        together(there.entrySet().stream()
                .filter(one -> one.getKey().endsWith(".parquet")
                        && !named.contains(one.getKey())
                        && !leaving.contains(one.getKey())
                        && one.getValue().isBefore(old))
                .map(one -> (Callable<Void>) () -> {
                    store.delete(one.getKey());
                    return null;
                })
                .toList());
    }

    private Void send(String file) throws IOException {
        // The store may take what it is given.
        Path copy = Files.createTempFile(store.workspace(), "serve", null);
        try {
            Files.copy(folder.resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
            store.keep(copy, file);
            return null;
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private void together(List<Callable<Void>> steps) {
        if (steps.isEmpty()) {
            return;
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(Math.min(steps.size(), TOGETHER))) {
            for (Future<Void> step : workers.invokeAll(steps)) {
                step.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw WriteFailure.of(failure, store.location());
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TaskFailure.transientFailure("interrupted; run this again", e);
        }
    }
}
