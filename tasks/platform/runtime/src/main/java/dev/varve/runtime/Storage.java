package dev.varve.runtime;

import dev.varve.serve.ServePlace;
import dev.varve.storage.Archive;
import dev.varve.storage.ObjectStore;
import dev.varve.storage.StorageScheme;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Where landing and archive are: folders of this machine, unless the environment or an option says otherwise. */
public final class Storage {
    private static final String S3 = "s3_";
    private final Home home;
    private final Supplier<Environment> environment;
    private final Supplier<Optional<String>> named;
    private ObjectStore landed;
    private ObjectStore archived;
    private Archive archive;
    private ServePlace serve;

    /** @param named where files land by option or variable; empty where they say nothing */
    Storage(Home home, Supplier<Environment> environment, Supplier<Optional<String>> named) {
        this.home = home;
        this.environment = environment;
        this.named = named;
    }

    /** A folder, or a place with its scheme. */
    public String landingPlace() {
        return named.get()
                .orElseGet(() -> environment
                        .get()
                        .stores()
                        .getOrDefault("landing", home.landing().toString()));
    }

    /** Opened when it is asked for first: most commands need none. */
    public synchronized ObjectStore landing() {
        if (landed == null) {
            String place = landingPlace();
            landed = StorageScheme.isFolder(place)
                    ? StorageScheme.open(
                            place,
                            Map.of(
                                    StorageScheme.LINKS,
                                    environment.get().stores().getOrDefault("landing_links", "")),
                            home.temporary())
                    : open(place);
        }
        return landed;
    }

    public synchronized Archive archive() {
        if (archive == null) {
            archive = new Archive(archived());
        }
        return archive;
    }

    /** What is below {@link #archive}. */
    public synchronized ObjectStore archived() {
        if (archived == null) {
            archived = open(environment
                    .get()
                    .stores()
                    .getOrDefault("archive", home.archive().toString()));
        }
        return archived;
    }

    /** The readers' copy. */
    public synchronized ServePlace serve() {
        if (serve == null) {
            String place = environment.get().stores().get("serve");
            if (place == null) {
                serve = ServePlace.of(home.serve());
            } else if (StorageScheme.isFolder(place)) {
                serve = ServePlace.of(Path.of(place).toAbsolutePath().normalize());
            } else {
                serve = ServePlace.of(
                        home.serve(), open(place), environment.get().serveKeep());
            }
        }
        return serve;
    }

    /** A store at any place: a folder, or one with its scheme. */
    public ObjectStore open(String place) {
        if (StorageScheme.isFolder(place)) {
            return StorageScheme.open(place, Map.of(), home.temporary());
        }
        Map<String, String> settings = new HashMap<>();
        environment.get().stores().forEach((key, value) -> {
            if (key.startsWith(S3)) {
                settings.put(key.substring(S3.length()), value);
            }
        });
        return StorageScheme.open(place, settings, home.temporary());
    }
}
