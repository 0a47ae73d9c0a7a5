package dev.varve.serve;

import dev.varve.derive.Pixels;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The pixels of the scenes that readers see, each with its scene's columns: {@code snapshot.imagery_scenes_cells}. */
final class PixelViews {
    private static final String LATEST = "_latest";

    private PixelViews() {}

    /**
     * A view of pixels and what it stands on.
     *
     * @param raw their table
     * @param latest the table of scenes
     */
    record View(String name, String raw, String latest) {
        void create(Warehouse warehouse) {
            warehouse.run(Sql.named("serve/pixels")
                    .with("name", name)
                    .with("rows", Pixels.ofScenes(raw, columns(warehouse, raw), latest, columns(warehouse, latest))));
        }

        private static List<String> columns(Warehouse warehouse, String table) {
            return warehouse.describe("select * from " + table).stream()
                    .map(TableColumn::name)
                    .toList();
        }
    }

    /** Of the table of scenes, where the catalog has its pixels; only a raster has bands beside them. */
    static Optional<View> of(Catalog catalog, String table) {
        if (!table.startsWith("snapshot.") || !table.endsWith(LATEST)) {
            return Optional.empty();
        }
        String name = table.substring("snapshot.".length(), table.length() - LATEST.length());
        return Stream.of("_cells", "_tiles")
                .map(ending -> new View("snapshot." + name + ending, "raw." + name + ending, table))
                .filter(view -> catalog.tables().containsKey(view.raw()))
                .filter(view -> catalog.tables().containsKey("raw." + name + "_bands"))
                .findFirst();
    }
}
