package dev.varve.formats.raster.gdal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.formats.raster.BandMeasurement;
import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.RasterReader;
import dev.varve.formats.raster.SampleType;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What GDALChecksumImage of GDAL 3.10.3 answered for the same files. */
@Tag("gdal")
class ChecksumTest {

    private static final RasterReader READER = Library.open();

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        READER.close();
    }

    @ParameterizedTest
    @CsvSource({
        "INT8, 61998", "UINT8, 1799", "INT16, 64650", "UINT16, 7536", "INT32, 65087",
        "UINT32, 17150", "INT64, 43123", "UINT64, 21315", "FLOAT32, 49142", "FLOAT64, 49379"
    })
    void isTheLibrarysOwnForEveryType(SampleType type, int expected) {
        Random random = new Random(1);
        TiffDraft draft = new TiffDraft(301, 150, 1, type);
        draft.blockWidth = 64;
        draft.blockHeight = 32;
        draft.source = (band, row, column) -> sample(type, random);
        RasterFile file = draft.write(folder);
        assertThat(READER.measure(file, READER.scenes(file).getFirst()))
                .extracting(BandMeasurement::checksum)
                .isEqualTo(List.of(expected));
    }

    private static Number sample(SampleType type, Random random) {
        if (!type.isFloating()) {
            return random.nextLong();
        }
        return switch (random.nextInt(50)) {
            case 0 -> Double.NaN;
            case 1 -> Double.NEGATIVE_INFINITY;
            case 2 -> 0.5 - random.nextInt(3);
            default -> random.nextGaussian() * Math.pow(10, random.nextInt(20));
        };
    }
}
