package dev.varve.formats.scene;

import dev.varve.formats.raster.Band;
import dev.varve.formats.raster.BandMeasurement;
import dev.varve.formats.raster.Geotransform;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.Statistics;
import dev.varve.formats.tree.JsonWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A page of a raster as JSON, named as the columns that every scene and band has. What it does not have is left out. */
final class SceneRecord {
    private final StringBuilder json = new StringBuilder();
    private final Scene scene;

    /**
     * @param sidecars hashes by suffix
     * @param document text of the JSON among them
     */
    SceneRecord(
            String contentId,
            Map<String, String> sidecars,
            Optional<String> document,
            Scene scene,
            List<BandMeasurement> measured) {
        this.scene = scene;
        json.append('{');
        put("page", scene.page());
        put("content_id", contentId);
        put("width", scene.width());
        put("height", scene.height());
        put("band_count", scene.bands().size());
        first();
        scene.crs().ifPresent(crs -> {
            crs.code().ifPresent(code -> put("crs", code));
            put("crs_wkt", crs.wkt());
        });
        scene.degrees().ifPresent(edges -> {
            put("west", edges.minX());
            put("south", edges.minY());
            put("east", edges.maxX());
            put("north", edges.maxY());
        });
        scene.bounds().ifPresent(edges -> {
            put("min_x", edges.minX());
            put("min_y", edges.minY());
            put("max_x", edges.maxX());
            put("max_y", edges.maxY());
        });
        scene.geotransform().ifPresent(this::geotransform);
        put("ground_control_points", scene.groundControlPoints());
        put("compression", scene.compression());
        scene.predictor().ifPresent(predictor -> put("predictor", predictor));
        put("interleave", scene.interleave());
        scene.acquiredAt().ifPresent(time -> put("acquired_at", time.toString()));
        texts("tags", scene.tags());
        if (!sidecars.isEmpty()) {
            texts("sidecars", sidecars);
        }
        document.ifPresent(text -> name("sidecar").append(text));
        name("bands").append('[');
        for (BandMeasurement one : measured) {
            json.append(one == measured.getFirst() ? "{" : ",{");
            band(scene.bands().get(one.band() - 1), one);
            json.append('}');
        }
        json.append("]}");
    }

    String text() {
        return json.toString();
    }

    /** Where all bands agree, as they nearly always do. */
    private void first() {
        List<String> types = scene.bands().stream()
                .map(band -> band.type().text())
                .distinct()
                .toList();
        List<String> nodata =
                scene.bands().stream().map(SceneRecord::nodata).distinct().toList();
        if (types.size() == 1) {
            put("pixel_type", types.getFirst());
        }
        if (nodata.size() == 1 && !nodata.getFirst().isEmpty()) {
            put("nodata", nodata.getFirst());
        }
    }

    private static String nodata(Band band) {
        return band.nodata().map(value -> value.text(band.type())).orElse("");
    }

    private void geotransform(Geotransform g) {
        name("geotransform").append('[');
        double[] numbers = {g.x0(), g.xByColumn(), g.xByRow(), g.y0(), g.yByColumn(), g.yByRow()};
        for (int i = 0; i < numbers.length; i++) {
            json.append(i == 0 ? "" : ",").append(numbers[i]);
        }
        json.append(']');
    }

    private void band(Band band, BandMeasurement measured) {
        put("band", band.number());
        band.description().ifPresent(text -> put("description", text));
        put("colour", band.colour());
        if (!band.colours().isEmpty()) {
            texts("colours", band.colours());
        }
        put("pixel_type", band.type().text());
        put("bits", band.bits());
        put("block_width", band.blockWidth());
        put("block_height", band.blockHeight());
        band.nodata().ifPresent(value -> put("nodata", value.text(band.type())));
        texts(
                "masks",
                band.masks().stream()
                        .map(mask -> mask.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList());
        band.scale().ifPresent(value -> put("value_scale", value));
        band.offset().ifPresent(value -> put("value_offset", value));
        band.unit().ifPresent(text -> put("unit", text));
        Statistics statistics = measured.statistics();
        put("valid_pixels", statistics.valid());
        put("nodata_pixels", statistics.nodata());
        put("nan_pixels", statistics.nan());
        put("minimum", statistics.minimum());
        put("maximum", statistics.maximum());
        put("mean", statistics.mean());
        put("deviation", statistics.deviation());
        put("checksum", measured.checksum());
        texts("tags", band.tags());
    }

    private void texts(String name, Map<String, String> texts) {
        name(name).append('{');
        String separator = "";
        for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
            JsonWriter.string(json.append(separator), text.getKey());
            JsonWriter.string(json.append(':'), text.getValue());
            separator = ",";
        }
        json.append('}');
    }

    private void texts(String name, List<String> values) {
        name(name).append('[');
        for (int i = 0; i < values.size(); i++) {
            JsonWriter.string(i == 0 ? json : json.append(','), values.get(i));
        }
        json.append(']');
    }

    private void put(String name, String value) {
        JsonWriter.string(name(name), value);
    }

    private void put(String name, long value) {
        name(name).append(value);
    }

    /** JSON has no word for what is no number, or endless. */
    private void put(String name, double value) {
        if (Double.isFinite(value)) {
            name(name).append(value);
        }
    }

    private StringBuilder name(String name) {
        char last = json.charAt(json.length() - 1);
        return json.append(last == '{' ? "\"" : ",\"").append(name).append("\":");
    }
}
