package dev.varve.storage;

import dev.varve.failure.TaskFailure;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;

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

    /** The store at a place as an environment names it: a folder, or {@code s3://bucket/prefix}. */
    static ObjectStore open(String place, Map<String, String> values, Path temporary) {
        int end = place.indexOf("://");
        if (end < 0) {
            return new LocalFolder(Path.of(place).toAbsolutePath().normalize());
        }
        String scheme = place.substring(0, end);
        return ServiceLoader.load(StorageScheme.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.scheme().equals(scheme))
                .findFirst()
                .orElseThrow(() -> TaskFailure.configuration(
                        place + ": there is no storage " + scheme + "://; use a folder or s3://bucket/prefix"))
                .open(place, new Settings(values, temporary));
    }

    /** Whether a place is a folder of this machine. */
    static boolean isFolder(String place) {
        return !place.contains("://");
    }
}
