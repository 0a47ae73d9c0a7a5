package dev.varve.serve;

import dev.varve.contract.Format.Geotiff;
import dev.varve.contract.Tables;
import dev.varve.derive.Pixels;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The pixels of the scenes that readers see, each with its scene's columns: {@code snapshot.imagery_scenes_cells}. */
final class PixelViews {
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
        return Tables.Kind.LATEST
                .entity(table)
                .flatMap(scenes -> Stream.of(Geotiff.Pixels.values())
                        .flatMap(pixels -> pixels.ending().stream())
                        .map(ending -> new View(
                                Tables.Kind.LATEST.schema() + "." + scenes + ending,
                                Tables.Kind.PIXELS.of(scenes + ending).toString(),
                                table))
                        .filter(view -> catalog.served().containsKey(view.raw()))
                        .filter(view -> catalog.served()
                                .containsKey(Tables.raw(Tables.bands(scenes)).toString()))
                        .findFirst());
    }
}
