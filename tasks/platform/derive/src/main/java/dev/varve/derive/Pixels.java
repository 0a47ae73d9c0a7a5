package dev.varve.derive;

import dev.varve.contract.Contract;
import dev.varve.contract.Format.Geotiff;
import dev.varve.warehouse.Column;
import dev.varve.warehouse.Dialect;
import dev.varve.warehouse.Sql;
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
public record Pixels(String table, List<Column> columns) {
    private static final List<Column> LINEAGE =
            List.of(new Column("_file_id", "BIGINT"), new Column("_row_number", "BIGINT"));

    private static final List<Column> CELL = List.of(
            new Column("pixel_row", "INTEGER"),
            new Column("pixel_column", "INTEGER"),
            new Column("x", "DOUBLE"),
            new Column("y", "DOUBLE"));

    private static final List<Column> TILE = List.of(
            new Column("band", "INTEGER"),
            new Column("pixel_row", "INTEGER"),
            new Column("pixel_column", "INTEGER"),
            new Column("tile_width", "INTEGER"),
            new Column("tile_height", "INTEGER"),
            new Column("decimate", "INTEGER"),
            new Column("sample_type", "VARCHAR"),
            new Column("valid_pixels", "BIGINT"),
            new Column("nodata_pixels", "BIGINT"),
            new Column("nan_pixels", "BIGINT"),
            new Column("minimum", "DOUBLE"),
            new Column("maximum", "DOUBLE"),
            new Column("mean", "DOUBLE"),
            new Column("deviation", "DOUBLE"),
            new Column("samples", "BLOB"));

    /** Empty where the contract keeps none. */
    public static Optional<Pixels> of(Contract contract, Dialect dialect) {
        return contract.pixelTable().map(table -> {
            Geotiff raster = (Geotiff) contract.format();
            List<Column> columns = new ArrayList<>(LINEAGE);
            columns.addAll(raster.pixels() == Geotiff.Pixels.CELLS ? CELL : TILE);
            raster.bands().forEach(band -> columns.add(new Column(band.name(), dialect.type(band.type()))));
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
        own.removeAll(Names.names(LINEAGE));
        return Sql.named("derive/pixels_of_scenes")
                .with("columns", Names.of("s", sceneColumns) + ", " + Names.of("p", own))
                .with("pixels", pixels)
                .with("scenes", scenes)
                .complete();
    }
}
