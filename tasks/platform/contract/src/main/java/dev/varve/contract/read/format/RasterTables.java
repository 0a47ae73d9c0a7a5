package dev.varve.contract.read.format;

import dev.varve.contract.Aggregate;
import dev.varve.contract.Column;
import dev.varve.contract.Format;
import dev.varve.contract.Tables;
import dev.varve.contract.read.column.ColumnReader;
import dev.varve.contract.read.column.TableDraft;
import dev.varve.contract.yaml.Problems;
import dev.varve.contract.yaml.Yaml;
import dev.varve.contract.yaml.YamlValue;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The columns that a raster's scenes and bands have whatever their contract declares. */
public final class RasterTables {
    /** The array of bands in a scene's record. */
    public static final String BANDS = "bands";

    /** The key of a band beside its scene's. */
    public static final String BAND = "band";

    /** Columns of {@code cells} beside those of bands. */
    static final Set<String> CELL_COLUMNS = Set.of("pixel_row", "pixel_column", "x", "y");

    private static final Set<String> TILE_COLUMNS = Set.of(
            "band",
            "pixel_row",
            "pixel_column",
            "tile_width",
            "tile_height",
            "decimate",
            "sample_type",
            "valid_pixels",
            "nodata_pixels",
            "nan_pixels",
            "minimum",
            "maximum",
            "mean",
            "deviation",
            "samples");

    private static final String SCENE = """
            page: integer
            content_id: text
            width: integer
            height: integer
            band_count: integer
            pixel_type: text
            nodata: text
            crs: text
            crs_wkt: text
            west: double
            south: double
            east: double
            north: double
            min_x: double
            min_y: double
            max_x: double
            max_y: double
            geotransform: json
            ground_control_points: integer
            compression: text
            predictor: text
            interleave: text
            acquired_at: timestamp
            tags: json
            """;

    /** What identifies them, by suffix. */
    private static final String OF_SIDECARS = "sidecars: json\n";

    private static final String OF_BAND = """
            band: integer
            description: text
            colour: text
            colours: json
            pixel_type: text
            bits: integer
            block_width: integer
            block_height: integer
            nodata: text
            masks: json
            value_scale: double
            value_offset: double
            unit: text
            valid_pixels: bigint
            nodata_pixels: bigint
            nan_pixels: bigint
            minimum: double
            maximum: double
            mean: double
            deviation: double
            checksum: integer
            tags: json
            """;

    private static final String OF_CELL = """
            pixel_row: integer
            pixel_column: integer
            x: double
            y: double
            """;

    private RasterTables() {}

    /** Those that every scene has, then those declared. */
    public static Map<String, Column> withFixed(
            Optional<Format> format, YamlValue item, Map<String, Column> declared, Set<String> needed) {
        if (!(format.orElse(null) instanceof Format.Geotiff raster)) {
            return declared;
        }
        String sidecars = raster.sidecars().isEmpty() ? "" : OF_SIDECARS;
        Map<String, Column> all = new LinkedHashMap<>(columns(SCENE + sidecars, raster, needed, 0));
        Set<String> fixed = Set.copyOf(all.keySet());
        item.entries()
                .forEach((name, value) ->
                        wrong(name, raster, fixed).ifPresent(message -> value.wrong(name + " " + message)));
        if (raster.document().isEmpty()) {
            declared.values().stream()
                    .filter(column -> column.from().stream().anyMatch(RasterTables::isOfSidecar))
                    .forEach(column -> item.entries()
                            .get(column.name())
                            .wrong("is read from a sidecar, and format.sidecars lists no .json"));
        }
        declared.forEach(all::putIfAbsent);
        return all;
    }

    private static boolean isOfSidecar(String from) {
        return from.equals("sidecar") || from.startsWith("sidecar.");
    }

    /** @param key the scene's */
    public static TableDraft bands(String dataset, Format format, Map<String, Column> key) {
        String name = Tables.bands(dataset);
        return new TableDraft(
                name, Optional.of(name), columns(OF_BAND, format, Set.of(BAND), 1), key, new LinkedHashMap<>());
    }

    /** What an aggregate over cells may name: their own columns and those of their scene. */
    public static TableDraft cells(TableDraft scenes, Format.Geotiff format) {
        Map<String, Column> columns =
                new LinkedHashMap<>(columns(OF_CELL, format, Set.of("pixel_row", "pixel_column"), 0));
        format.bands()
                .forEach(band ->
                        columns.putAll(columns(band.name() + ": " + band.type().text(), format, Set.of(), 0)));
        return new TableDraft(
                "the cells of " + scenes.subject(),
                Optional.of(Aggregate.CELLS),
                columns,
                scenes.columns(),
                new LinkedHashMap<>());
    }

    private static Map<String, Column> columns(String yaml, Format format, Set<String> needed, int depth) {
        ColumnReader reader = new ColumnReader(ZoneOffset.UTC, Optional.of(format), Optional.empty(), needed, depth);
        return reader.read(item(yaml), new LinkedHashMap<>());
    }

    public static YamlValue item(String yaml) {
        return Yaml.read(yaml, new Problems("")).orElseThrow();
    }

    /** What is wrong with the name of a declared column of a raster; empty where nothing is. */
    private static Optional<String> wrong(String name, Format.Geotiff format, Set<String> fixed) {
        Set<String> pixels = switch (format.pixels()) {
            case CELLS -> CELL_COLUMNS;
            case TILES -> TILE_COLUMNS;
            case NONE -> Set.of();
        };
        boolean band = format.bands().stream().anyMatch(one -> one.name().equals(name));
        if (fixed.contains(name)) {
            return Optional.of("is a column that every scene has anyway; leave it out or choose another name");
        }
        return band || pixels.contains(name)
                ? Optional.of("is a column of the pixels, which stand beside their scene's; choose another name")
                : Optional.empty();
    }
}
