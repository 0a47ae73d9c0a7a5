package dev.varve.buckets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.varve.storage.Draft;
import dev.varve.storage.ObjectStore;
import dev.varve.storage.StorageScheme;
import dev.varve.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store does, whatever it is. */
class ObjectStoreTest {
    /** In several parts where there are parts. */
    private static final int LARGE = 21_000_000;

    @TempDir
    private Path folder;

    private ObjectStore store(String kind) {
        String place = kind.equals("folder")
                ? folder.resolve("store").toString()
                : "s3://" + S3Server.get().plainBucket("store") + "/some/where";
        return StorageScheme.open(
                place,
                kind.equals("folder")
                        ? Map.of()
                        : Map.of("endpoint", S3Server.get().endpoint().toString(), "path_style", "true"),
                folder.resolve("tmp"));
    }

    private static void write(ObjectStore store, String path, byte[] bytes) throws IOException {
        try (Draft draft = store.draft()) {
            draft.out().write(bytes);
            draft.keep(path);
        }
    }

    private static byte[] read(ObjectStore store, String path) throws IOException {
        try (InputStream in = store.open(path)) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "bucket"})
    void keepsWhatIsWrittenAndNeverWritesOverIt(String kind) throws Exception {
        ObjectStore store = store(kind);
        for (int size : new int[] {0, 1, 100_000, LARGE}) {
            String path = "content/" + size;
            write(store, path, bytes(size));
            byte[] others = bytes(size);
            Arrays.fill(others, (byte) 7);
            write(store, path, others);

            assertThat(read(store, path)).as(path).isEqualTo(bytes(size));
        }
        assertThat(store.list(""))
                .extracting(StoredObject::path)
                .filteredOn(path -> path.startsWith("incoming/"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "bucket"})
    void forgetsADraftThatIsNotKept(String kind) throws Exception {
        ObjectStore store = store(kind);
        try (Draft draft = store.draft()) {
            draft.out().write(bytes(LARGE));
        }

        assertThat(store.list("")).filteredOn(object -> !object.folder()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "bucket"})
    void takesFilesOfThisMachine(String kind) throws Exception {
        ObjectStore store = store(kind);
        for (int size : new int[] {3, LARGE}) {
            store.keep(Files.write(store.workspace().resolve("file"), bytes(size)), "a/" + size);
            store.keep(Files.write(store.workspace().resolve("file"), new byte[size]), "a/" + size);

            assertThat(read(store, "a/" + size)).isEqualTo(bytes(size));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "bucket"})
    void listsInTheOrderOfPaths(String kind) throws Exception {
        ObjectStore store = store(kind);
        for (String path : new String[] {"b/2.csv", "b/10.csv", "b-c/1.csv", "b.csv", "a/x/y z+ü.csv"}) {
            write(store, path, path.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(store.list("b"))
                .filteredOn(object -> !object.folder())
                .extracting(StoredObject::path)
                .containsExactly("b/10.csv", "b/2.csv");
        assertThat(store.list(""))
                .filteredOn(object -> !object.folder())
                .extracting(StoredObject::path)
                .containsExactly("a/x/y z+ü.csv", "b-c/1.csv", "b.csv", "b/10.csv", "b/2.csv");
        assertThat(store.list("none")).isEmpty();
        assertThat(store.isThere("b")).isTrue();
        assertThat(store.isThere("none")).isFalse();
        assertThat(store.texts("b"))
                .containsExactly(Map.entry("b/10.csv", "b/10.csv"), Map.entry("b/2.csv", "b/2.csv"));
        assertThat(store.texts("none")).isEmpty();
        assertThat(store.missing("b", Set.of("b/1.csv", "b/2.csv", "b/3.csv"))).containsExactly("b/1.csv", "b/3.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "bucket"})
    void saysWhatIsNotThere(String kind) {
        ObjectStore store = store(kind);

        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> read(store, "nothing"));
    }
}
