package dev.varve.formats.raster;

import dev.varve.failure.TaskFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.ServiceLoader;

/** What reads rasters, found through {@link ServiceLoader}. */
public interface RasterLibrary {

    /** Nothing is started before the first file is read. */
    RasterReader open(Settings settings);

    /**
     * @param library the shared library to use; empty to take the system's, else that of {@code .venv}
     * @param root the folder that holds {@code .venv}
     * @param patience a file over which the library is silent for longer is refused
     */
    record Settings(Optional<Path> library, Path root, RasterLimits limits, Duration patience) {
        public static Settings in(Path root) {
            return new Settings(Optional.empty(), root, RasterLimits.USUAL, Duration.ofMinutes(5));
        }
    }

    static RasterLibrary installed() {
        return ServiceLoader.load(RasterLibrary.class)
                .findFirst()
                .orElseThrow(() -> TaskFailure.configuration("this build of Varve reads no rasters"));
    }
}
