package dev.varve.storage;

import dev.varve.failure.TaskFailure;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** A kind of store that is not a folder of this machine. They are found by the scheme of a place through {@link ServiceLoader}. */
public interface StorageScheme {
    /** What stands before {@code ://}. */
    String scheme();

    /** @param place with its scheme */
    ObjectStore open(String place, Settings settings);

    /**
     * @param values of the environment, by their keys without the scheme: {@code region} for {@code s3_region}
     * @param temporary folder of this machine for what has to lie there for a while
     */
    record Settings(Map<String, String> values, Path temporary) {}

    /** What a folder does with links that lead out of it: {@code follow}. */
    String LINKS = "links";

    /** The store at a place as an environment names it: a folder, or {@code s3://bucket/prefix}. */
    static ObjectStore open(String place, Map<String, String> values, Path temporary) {
        int end = place.indexOf("://");
        if (end < 0) {
            return new LocalFolder(Path.of(place).toAbsolutePath().normalize(), "follow".equals(values.get(LINKS)));
        }
        String scheme = place.substring(0, end);
        return find(scheme, StorageScheme.class.getClassLoader())
                .or(() -> find(scheme, beside()))
                .orElseThrow(() -> TaskFailure.configuration(
                        place + ": there is no storage " + scheme + "://; use a folder or s3://bucket/prefix"))
                .open(place, new Settings(values, temporary));
    }

    private static Optional<StorageScheme> find(String scheme, ClassLoader classes) {
        return ServiceLoader.load(StorageScheme.class, classes).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.scheme().equals(scheme))
                .findFirst();
    }

    /** Libraries that the launcher has beside the class path: no process that needs none of them looks through them. */
    private static ClassLoader beside() {
        ClassLoader own = StorageScheme.class.getClassLoader();
        File[] jars = new File(System.getProperty("varve.stores", "")).listFiles();
        if (jars == null) {
            return own;
        }
        return new URLClassLoader(
                Stream.of(jars).map(File::toURI).map(StorageScheme::url).toArray(URL[]::new), own);
    }

    private static URL url(URI file) {
        try {
            return file.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a place is a folder of this machine. */
    static boolean isFolder(String place) {
        return !place.contains("://");
    }
}
