package dev.varve.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.read.Contracts;
import dev.varve.formats.raster.BandMeasurement;
import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.RasterLibrary;
import dev.varve.formats.raster.RasterReader;
import dev.varve.formats.raster.Scene;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchImageTest {
    @TempDir
    private Path folder;

    @Test
    @Tag("gdal")
    void isCompressedHasHolesAndIsTheSameAgain() throws Exception {
        Path file = folder.resolve("scene.20260101.tif");
        Path again = folder.resolve("again.tif");
        BenchImage.write(file, 300);
        BenchImage.write(again, 300);

        assertThat(again).hasSameBinaryContentAs(file);
        try (RasterReader reader = RasterLibrary.installed()
                .open(RasterLibrary.Settings.in(
                        Path.of("../..").toAbsolutePath().normalize()))) {
            RasterFile raster = RasterFile.of(file);
            Scene scene = reader.scenes(raster).getFirst();
            assertThat(scene.compression()).isEqualTo("LZW");
            BandMeasurement band = reader.measure(raster, scene).getFirst();
            assertThat(band.statistics().nodata()).isEqualTo(120 * 200);
            assertThat(band.statistics().valid()).isEqualTo(300 * 300 - 120 * 200);
            assertThat(band.statistics().deviation()).isBetween(1.0, 20.0);
            // Nothing but that it can be read to its end.
            reader.read(raster, scene);
        }
    }

    @Test
    void fitsItsContract() throws Exception {
        Path contract = Files.createDirectories(folder.resolve("bench/raster")).resolve("contract.yaml");
        Files.writeString(contract, BenchImage.CONTRACT);

        assertThat(Contracts.read(List.of(folder))
                        .find("bench.raster")
                        .orElseThrow()
                        .landing()
                        .match("scene.20260101.tif"))
                .isPresent();
    }
}
