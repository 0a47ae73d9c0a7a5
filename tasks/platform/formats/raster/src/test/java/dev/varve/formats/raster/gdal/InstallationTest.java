package dev.varve.formats.raster.gdal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.failure.TaskFailure;
import dev.varve.formats.raster.RasterLibrary;
import dev.varve.formats.raster.RasterLimits;
import dev.varve.formats.raster.RasterReader;
import dev.varve.formats.raster.gdal.binding.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    private Path folder;

    private Path system;
    private Path libraries;

    @BeforeEach
    void layOut() throws IOException {
        system = Files.createDirectories(folder.resolve("lib"));
        libraries = Files.createDirectories(folder.resolve(".venv/lib/python3.12/site-packages/rasterio.libs"));
    }

    private RasterLibrary.Settings settings(Path declared) {
        return new RasterLibrary.Settings(
                Optional.ofNullable(declared), folder, RasterLimits.USUAL, Duration.ofSeconds(30));
    }

    private static Path file(Path file) throws IOException {
        return Files.writeString(file, "no library");
    }

    @Test
    void takesTheDeclaredOneFirst() throws IOException {
        Path declared = file(folder.resolve("libgdal.so"));
        file(system.resolve("libgdal.so.36"));
        assertThat(Installation.find(settings(declared), List.of(system)).library())
                .isEqualTo(declared);
    }

    @Test
    void takesTheSystemsNewestBeforeTheWheels() throws IOException {
        file(system.resolve("libgdal.so.9"));
        file(system.resolve("libgdal.so.36.3.10"));
        file(libraries.resolve("libgdal-abc.so.37.1"));
        Installation found = Installation.find(settings(null), List.of(folder.resolve("none"), system));
        assertThat(found.library()).isEqualTo(system.resolve("libgdal.so.36.3.10"));
        assertThat(found.environment()).isEmpty();
    }

    @Test
    void takesTheWheelsWithItsData() throws IOException {
        Path library = file(libraries.resolve("libgdal-abc.so.36.3.10.3"));
        Path packages = libraries.getParent();
        assertThat(Installation.find(settings(null), List.of(system)))
                .isEqualTo(new Installation(
                        library,
                        Map.of(
                                "LD_LIBRARY_PATH", libraries.toString(),
                                "GDAL_DATA",
                                        packages.resolve("rasterio/gdal_data").toString(),
                                "PROJ_DATA",
                                        packages.resolve("rasterio/proj_data").toString(),
                                "PROJ_LIB",
                                        packages.resolve("rasterio/proj_data").toString())));
    }

    @Test
    void saysHowToInstallOneWhereThereIsNone() {
        assertThatThrownBy(() -> Installation.find(settings(null), List.of(system)))
                .isInstanceOfSatisfying(
                        TaskFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(TaskFailure.Kind.CONFIGURATION))
                .hasMessage("rasters are read with libgdal, and there is none on this machine; install it with"
                        + "  python3 -m venv " + folder + "/.venv && " + folder + "/.venv/bin/pip install rasterio"
                        + "  (no root needed) or  apt-get install gdal-bin, or say where another one is");
    }

    @Test
    void saysWhereTheDeclaredOneIsMissing() {
        assertThatThrownBy(() -> Installation.find(settings(folder.resolve("libgdal.so")), List.of(system)))
                .isInstanceOf(TaskFailure.class)
                .hasMessageStartingWith("there is no libgdal at " + folder.resolve("libgdal.so") + "; install it with");
    }

    @Test
    void saysWhyOneCannotBeUsed() throws IOException {
        Path declared = file(folder.resolve("libgdal.so"));
        try (RasterReader reader = RasterLibrary.installed().open(settings(declared))) {
            assertThatThrownBy(reader::library)
                    .isInstanceOfSatisfying(
                            TaskFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(TaskFailure.Kind.CONFIGURATION))
                    .hasMessageStartingWith("rasters are read with libgdal, and the one at " + declared
                            + " cannot be used: " + declared + ": " + declared + ": ")
                    .hasMessageContaining("pip install rasterio");
        }
    }
}
