package dev.varve.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * Objects by their paths below one place: a folder of this machine, or a bucket. What stands is never written over but by
 * {@link #swap}.
 *
 * <p>Where a store itself fails, its methods throw {@link StoreFailure}, which says what to do; where an object is not there,
 * {@link java.nio.file.NoSuchFileException}.
 */
public interface ObjectStore {
    /** Every object and folder below a folder, in the order of their paths; nothing where there is no such folder. */
    List<StoredObject> list(String folder);

    /** What {@link #list} passed over since this was asked last, each with its path and why. */
    default List<String> passedOver() {
        return List.of();
    }

    InputStream open(String path) throws IOException;

    /** The object as a listing showed it; the stream fails where it is another one by now, if the store can tell. */
    default InputStream open(StoredObject listed) throws IOException {
        return open(listed.path());
    }

    /** Those of some objects of a folder that are not there. @param paths all directly in that folder */
    Set<String> missing(String folder, Set<String> paths) throws IOException;

    /** Every small text below a folder by its path, in the order of these. */
    SortedMap<String, String> texts(String folder) throws IOException;

    /** A new object whose path is not known before it is written whole. */
    Draft draft() throws IOException;

    /** Where files of this machine are best written that {@link #keep} takes. */
    Path workspace() throws IOException;

    /** Takes a file of this machine, which may be gone afterwards; an object that stands there stays. */
    void keep(Path file, String path) throws IOException;

    /**
     * A small text and what tells it from any that stood there before.
     *
     * @param tag null where nothing stands there
     */
    record Tagged(String text, String tag) {
        public static final Tagged NOTHING = new Tagged(null, null);
    }

    Tagged tagged(String path) throws IOException;

    /**
     * Puts a text in the place of the one that was read.
     *
     * @param before null: nothing stood there
     * @throws StoreFailure where another one stands there by now
     */
    void swap(String path, String text, String before) throws IOException;

    /** Makes an object look as if it were written now. */
    void touch(String path) throws IOException;

    void delete(String path) throws IOException;

    /** @param folder empty for the place itself */
    boolean isThere(String folder);

    /**
     * Tries what a task will need of it.
     *
     * @param writes whether it is written to
     * @return what it can, in a few words
     * @throws StoreFailure for the first thing that it cannot
     */
    String examine(boolean writes) throws IOException;

    /** For messages. */
    String location();

    /** An object's path for people. */
    String locate(String path);
}
