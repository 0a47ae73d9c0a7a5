package dev.varve.formats.raster.gdal.binding;

import dev.varve.failure.TaskFailure;
import dev.varve.formats.raster.RasterLibrary;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A libgdal on this machine.
 *
 * @param environment that a process needs to load and use it
 */
public record Installation(Path library, Map<String, String> environment) {
    private static final List<Path> SYSTEM = List.of(
            Path.of("/usr/local/lib"),
            Path.of("/usr/lib/x86_64-linux-gnu"),
            Path.of("/usr/lib/aarch64-linux-gnu"),
            Path.of("/usr/lib64"),
            Path.of("/usr/lib"),
            Path.of("/opt/homebrew/lib"));
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    public static Installation find(RasterLibrary.Settings settings) {
        return find(settings, SYSTEM);
    }

    /** @param system folders in which the system keeps libraries */
    public static Installation find(RasterLibrary.Settings settings, List<Path> system) {
        if (settings.library().isPresent()) {
            Path declared = settings.library().get().toAbsolutePath();
            if (!Files.isRegularFile(declared)) {
                throw TaskFailure.configuration("there is no libgdal at " + declared + "; " + remedy(settings.root()));
            }
            return at(declared);
        }
        return system.stream()
                .flatMap(folder -> newest(folder, "libgdal.{so,so.*,dylib}").stream())
                .findFirst()
                .or(() -> newest(settings.root().resolve(".venv/lib"), "python3*")
                        .flatMap(python -> newest(python.resolve("site-packages/rasterio.libs"), "libgdal*")))
                .map(Installation::at)
                .orElseThrow(() ->
                        TaskFailure.configuration("rasters are read with libgdal, and there is none on this machine; "
                                + remedy(settings.root())));
    }

    /** Before what a variable that lists folders has already. */
    public void addTo(Map<String, String> variables) {
        environment.forEach((name, value) -> {
            String before = name.equals("LD_LIBRARY_PATH") ? variables.get(name) : null;
            variables.put(name, before == null ? value : value + ":" + before);
        });
    }

    public static String remedy(Path root) {
        Path venv = root.toAbsolutePath().normalize().resolve(".venv");
        return "install it with  python3 -m venv " + venv + " && " + venv
                + "/bin/pip install rasterio  (no root needed) or  apt-get install gdal-bin, or say where another one is";
    }

    private static Installation at(Path library) {
        Path folder = library.toAbsolutePath().getParent();
        if (!folder.endsWith("rasterio.libs")) {
            return new Installation(library, Map.of());
        }
        // The wheel's libraries do not say where the ones they need are.
        Path rasterio = folder.resolveSibling("rasterio");
        return new Installation(
                library,
                Map.of(
                        "LD_LIBRARY_PATH", folder.toString(),
                        "GDAL_DATA", rasterio.resolve("gdal_data").toString(),
                        "PROJ_DATA", rasterio.resolve("proj_data").toString(),
                        "PROJ_LIB", rasterio.resolve("proj_data").toString()));
    }

    private static Optional<Path> newest(Path folder, String pattern) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
            List<Path> found = new ArrayList<>();
            entries.forEach(found::add);
            return found.stream().max(Comparator.comparing(Installation::order));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** So that 9 comes before 10. */
    private static String order(Path path) {
        Matcher numbers = NUMBER.matcher(path.getFileName().toString());
        return numbers.replaceAll(number ->
                "0".repeat(Math.max(0, 12 - number.group().length())) + number.group());
    }
}
