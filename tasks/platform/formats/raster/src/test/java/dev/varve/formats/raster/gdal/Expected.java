package dev.varve.formats.raster.gdal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What GDAL's own tools said of a published TIFF. */
record Expected(Path file, JsonNode said) {

    /** Skips the test where the files are not there. */
    static List<Expected> all() {
        Path folder = Library.root().resolveSibling("shared/data/geotiff");
        for (Path at = Library.root(); at != null && !Files.exists(folder); at = at.getParent()) {
            folder = at.resolve("shared/data/geotiff");
        }
        assumeTrue(Files.exists(folder), "../shared/data is absent, so real files are not read");
        Path found = folder;
        JsonNode said =
                new ObjectMapper().readTree(folder.resolve("expected.json").toFile());
        return said.propertyStream()
                .map(entry -> new Expected(found.resolve(entry.getKey()), entry.getValue()))
                .toList();
    }

    boolean readable() {
        return said.get("outcome").asString().equals("ok");
    }

    String text(String field) {
        return said.path(field).asString(null);
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
