package dev.varve.formats.raster.gdal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.varve.formats.raster.Band;
import dev.varve.formats.raster.BandMeasurement;
import dev.varve.formats.raster.Geotransform;
import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.RasterReader;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.Statistics;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Published TIFFs, and what GDAL's own tools said of them. */
@Tag("gdal")
class RealRastersTest {
    private static final RasterReader READER = Library.open();

    @AfterAll
    static void close() {
        READER.close();
    }

    static List<Expected> all() {
        return Expected.all();
    }

    static List<Expected> readable() {
        return all().stream().filter(Expected::readable).toList();
    }

    @Test
    void seesEveryFile() {
        assertThat(all()).hasSize(26);
        assertThat(readable()).hasSize(24);
    }

    @ParameterizedTest
    @MethodSource("all")
    void describesTheHeader(Expected expected) {
        List<Scene> scenes = READER.scenes(RasterFile.of(expected.file()));
        assertThat(scenes).hasSize(1);
        Scene scene = scenes.getFirst();
        JsonNode said = expected.said();
        assertThat(scene.width()).isEqualTo(said.get("width").intValue());
        assertThat(scene.height()).isEqualTo(said.get("height").intValue());
        assertThat(scene.bands()).hasSize(said.get("bands").intValue());
        assertThat(scene.compression()).isEqualTo(expected.text("compression"));
        assertThat(scene.interleave()).isEqualTo(expected.text("interleave"));
        assertThat(scene.predictor().orElse(null)).isEqualTo(expected.text("predictor"));
        assertThat(scene.crs().flatMap(Scene.ReferenceSystem::code).map(code -> code.replaceFirst(".*:", "")))
                .isEqualTo(java.util.Optional.ofNullable(expected.text("crs_epsg")));
        assertThat(scene.groundControlPoints()).isEqualTo(said.get("gcps").intValue());
        assertThat(scene.tags().get("AREA_OR_POINT")).isEqualTo(expected.text("area_or_point"));
        assertThat(scene.geotransform().map(RealRastersTest::parts).orElse(List.of()))
                .isEqualTo(said.get("geotransform")
                        .valueStream()
                        .map(JsonNode::doubleValue)
                        .toList());
        for (int i = 0; i < said.get("band").size(); i++) {
            describes(scene.bands().get(i), said.get("band").get(i));
        }
    }

    private static List<Double> parts(Geotransform g) {
        return List.of(g.x0(), g.xByColumn(), g.xByRow(), g.y0(), g.yByColumn(), g.yByRow());
    }

    private static void describes(Band band, JsonNode said) {
        String type = said.get("dtype")
                .stringValue()
                .toLowerCase(java.util.Locale.ROOT)
                .replaceFirst("^byte$", "uint8");
        assertThat(band.type().text()).isEqualTo(type);
        assertThat(List.of(band.blockWidth(), band.blockHeight()))
                .isEqualTo(
                        said.get("block").valueStream().map(JsonNode::intValue).toList());
        assertThat(band.nodata().map(nodata -> nodata.value()).orElse(null))
                .isEqualTo(
                        said.get("nodata").isNull()
                                ? null
                                : nodata(said.get("nodata").stringValue()));
        assertThat(band.bits())
                .isEqualTo(
                        said.get("nbits").isNull()
                                ? 8 * band.type().bytes()
                                : Integer.parseInt(said.get("nbits").stringValue()));
        assertThat(band.colour()).isEqualTo(said.get("colorinterp").stringValue());
        assertThat(band.masks().stream().mapToInt(mask -> 1 << mask.ordinal()).sum())
                .isEqualTo(said.get("mask_flags").intValue());
        assertThat(said.get("scale").isNull()).isTrue();
        assertThat(band.scale()).isEmpty();
        assertThat(said.get("offset").isNull()).isTrue();
        assertThat(band.offset()).isEmpty();
    }

    private static double nodata(String text) {
        return text.equals("nan") ? Double.NaN : Double.parseDouble(text);
    }

    @ParameterizedTest
    @MethodSource("readable")
    void measuresEveryPixel(Expected expected) {
        RasterFile file = RasterFile.of(expected.file());
        List<BandMeasurement> measured =
                READER.measure(file, READER.scenes(file).getFirst());
        assertThat(measured).hasSize(expected.said().get("bands").intValue());
        for (BandMeasurement one : measured) {
            JsonNode said = expected.said().get("band").get(one.band() - 1);
            Statistics statistics = one.statistics();
            assertThat(one.checksum())
                    .as("checksum")
                    .isEqualTo(said.get("checksum").intValue());
            assertThat(statistics.valid())
                    .as("valid")
                    .isEqualTo(said.get("valid_pixels").longValue());
            assertThat(statistics.nan())
                    .as("NaN")
                    .isEqualTo(said.get("nan_pixels").longValue());
            assertThat(statistics.nodata())
                    .as("nodata")
                    .isEqualTo(said.path("nodata_pixels").longValue(0));
            near("minimum", statistics.minimum(), said.path("min"));
            near("maximum", statistics.maximum(), said.path("max"));
            near("mean", statistics.mean(), said.path("mean"));
            near("deviation", statistics.deviation(), said.path("std"));
        }
    }

    private static void near(String name, double value, JsonNode said) {
        if (said.isMissingNode()) {
            assertThat(value).as(name).isNaN();
        } else {
            double expected = said.doubleValue();
            assertThat(value).as(name).isCloseTo(expected, within(1e-6 * Math.abs(expected)));
        }
    }

    @Test
    void refusesWhatIsCutOff() {
        refuses(
                "byte_truncated.tif",
                "page 1, band 1, rows 0 to 19: ",
                "band 1: IReadBlock failed at X offset 0, Y offset 0: TIFFReadEncodedStrip() failed.");
    }

    @Test
    void refusesBrokenCompression() {
        refuses(
                "lzw_corrupted.tif",
                "page 1, band 1, rows 0 to 0: ",
                "band 1: IReadBlock failed at X offset 0, Y offset 0");
    }

    private static void refuses(String name, String begin, String message) {
        Expected expected = all().stream()
                .filter(one -> one.toString().equals(name))
                .findFirst()
                .orElseThrow();
        RasterFile file = RasterFile.of(expected.file());
        Scene scene = READER.scenes(file).getFirst();
        assertThatThrownBy(() -> READER.measure(file, scene))
                .isInstanceOfSatisfying(
                        RefusedFile.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.CORRUPT))
                .hasMessageStartingWith(begin)
                .hasMessageContaining(message);
    }
}
