package dev.varve.derive;

import dev.varve.contract.Contract;
import dev.varve.contract.Format.Geotiff;
import dev.varve.warehouse.Dialect;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The raw table of a raster's pixels. They are a file's, written once with it; which of them readers see follows from the scenes
 * that they see.
 *
 * @param table its name
 * @param columns those of lineage first
 */
public record Pixels(String table, List<TableColumn> columns) {
    private static final List<TableColumn> LINEAGE =
            List.of(new TableColumn("_file_id", "BIGINT"), new TableColumn("_row_number", "BIGINT"));

    private static final List<TableColumn> CELL = List.of(
            new TableColumn("pixel_row", "INTEGER"),
            new TableColumn("pixel_column", "INTEGER"),
            new TableColumn("x", "DOUBLE"),
            new TableColumn("y", "DOUBLE"));

    private static final List<TableColumn> TILE = List.of(
            new TableColumn("band", "INTEGER"),
            new TableColumn("pixel_row", "INTEGER"),
            new TableColumn("pixel_column", "INTEGER"),
            new TableColumn("tile_width", "INTEGER"),
            new TableColumn("tile_height", "INTEGER"),
            new TableColumn("decimate", "INTEGER"),
            new TableColumn("sample_type", "VARCHAR"),
            new TableColumn("valid_pixels", "BIGINT"),
            new TableColumn("nodata_pixels", "BIGINT"),
            new TableColumn("nan_pixels", "BIGINT"),
            new TableColumn("minimum", "DOUBLE"),
            new TableColumn("maximum", "DOUBLE"),
            new TableColumn("mean", "DOUBLE"),
            new TableColumn("deviation", "DOUBLE"),
            new TableColumn("samples", "BLOB"));

    /** Empty where the contract keeps none. */
    public static Optional<Pixels> of(Contract contract, Dialect dialect) {
        return contract.pixelTable().map(table -> {
            Geotiff raster = (Geotiff) contract.format();
            List<TableColumn> columns = new ArrayList<>(LINEAGE);
            columns.addAll(raster.pixels() == Geotiff.Pixels.CELLS ? CELL : TILE);
            raster.bands().forEach(band -> columns.add(new TableColumn(band.name(), dialect.type(band.type()))));
            return new Pixels(table, List.copyOf(columns));
        });
    }

    /**
     * A query of the pixels of some scenes, each with its scene's columns.
     *
     * @param pixels their table
     * @param scenes a relation
     */
    public static String ofScenes(String pixels, List<String> pixelColumns, String scenes, List<String> sceneColumns) {
        List<String> own = new ArrayList<>(pixelColumns);
        own.removeAll(SqlNames.names(LINEAGE));
        return Sql.named("derive/pixels_of_scenes")
                .with("columns", Quoted.names("_s", sceneColumns) + ", " + Quoted.names("_p", own))
                .with("pixels", pixels)
                .with("scenes", scenes)
                .complete();
    }
}
