package dev.varve.contract.read.format;

import dev.varve.contract.Format;
import dev.varve.contract.Format.Geotiff;
import dev.varve.contract.Format.Geotiff.Pixels;
import dev.varve.contract.Type;
import dev.varve.contract.name.IdentifierRules;
import dev.varve.contract.read.column.Types;
import dev.varve.contract.yaml.YamlMapping;
import dev.varve.contract.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what {@code format} says of a raster. */
final class RasterFormat {
    static final List<String> KEYS =
            List.of("type", "pixels", "bands", "skip_nodata", "bounds", "decimate", "sidecars");

    private RasterFormat() {}

    static Format read(YamlMapping fields) {
        Pixels pixels = fields.find("pixels")
                .flatMap(item -> item.choice(List.of("cells", "tiles", "none")))
                .map(word -> Pixels.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Pixels.TILES);
        List<Geotiff.Band> bands = fields.find("bands").map(RasterFormat::bands).orElse(List.of());
        if (pixels == Pixels.CELLS) {
            fields.required("bands", "name the columns of cells, such as bands: {red: 1, green: 2}");
        } else {
            for (String name : List.of("bands", "skip_nodata")) {
                fields.find(name).ifPresent(item -> item.wrong("says what becomes of cells; write pixels: cells"));
            }
        }
        if (pixels == Pixels.NONE) {
            for (String name : List.of("bounds", "decimate")) {
                fields.find(name).ifPresent(item -> item.wrong("chooses among pixels, and pixels is none"));
            }
        }
        return new Geotiff(
                pixels,
                bands,
                fields.bool("skip_nodata", false),
                fields.find("bounds").flatMap(RasterFormat::bounds),
                fields.find("decimate")
                        .flatMap(item -> item.whole(1, Integer.MAX_VALUE))
                        .orElse(1L)
                        .intValue(),
                fields.find("sidecars").map(SidecarReader::read).orElse(List.of()));
    }

    private static List<Geotiff.Band> bands(YamlValue item) {
        List<Geotiff.Band> bands = new ArrayList<>();
        item.entries().forEach((name, value) -> {
            IdentifierRules.wrongMeasure(name).ifPresent(message -> value.wrong(name + " " + message));
            if (RasterTables.CELL_COLUMNS.contains(name)) {
                value.wrong("is a column that cells have anyway; choose another name");
            }
            YamlMapping fields = value.fields("number", List.of("number", "type"));
            int number = fields.required("number", "say which band of the file it is, counted from 1")
                    .flatMap(one -> one.whole(1, 65_535))
                    .orElse(1L)
                    .intValue();
            bands.add(new Geotiff.Band(
                    name,
                    number,
                    fields.find("type").flatMap(RasterFormat::type).orElse(new Type.Double())));
        });
        if (bands.isEmpty() && item.isMap()) {
            item.wrong("names no band");
        }
        return List.copyOf(bands);
    }

    private static Optional<Type> type(YamlValue item) {
        return item.choice(List.of("integer", "bigint", "double")).flatMap(word -> Types.read(item));
    }

    private static Optional<List<Double>> bounds(YamlValue item) {
        List<Double> degrees = item.list().stream()
                .flatMap(one -> one.number().stream())
                .map(Number::doubleValue)
                .toList();
        boolean inOrder = degrees.size() == 4
                && degrees.get(1) < degrees.get(3)
                && Math.abs(degrees.get(0)) <= 180
                && Math.abs(degrees.get(2)) <= 180
                && degrees.get(1) >= -90
                && degrees.get(3) <= 90;
        if (!inOrder) {
            item.wrong("must be [west, south, east, north] in degrees, such as [5.8, 47.2, 15.1, 55.1]");
            return Optional.empty();
        }
        return Optional.of(degrees);
    }
}
