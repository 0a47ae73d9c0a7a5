package dev.varve.formats.raster.gdal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.RasterReader;
import dev.varve.formats.raster.SampleType;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.Thumbnail;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("gdal")
class ThumbnailTest {
    private static final RasterReader READER = Library.open();

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        READER.close();
    }

    private Thumbnail of(TiffDraft draft) {
        RasterFile file = draft.write(folder);
        Scene scene = READER.scenes(file).getFirst();
        return Thumbnail.of(scene, READER.measure(file, scene));
    }

    private static BufferedImage decoded(Thumbnail thumbnail) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(thumbnail.png()));
        assertThat(image.getWidth()).isEqualTo(thumbnail.width());
        assertThat(image.getHeight()).isEqualTo(thumbnail.height());
        return image;
    }

    @Test
    void goesFromDarkToBrightOverTheValuesAndShowsNothingWhereThereIsNone() throws IOException {
        TiffDraft draft = new TiffDraft(4, 2, 2, SampleType.FLOAT32).nodata("-9999");
        Number[] samples = {10, 20, 15, -9999, Float.NaN, 10, 20, 15};
        draft.source = (band, row, column) -> band == 0 ? samples[4 * row + column] : -1e6;
        Thumbnail thumbnail = of(draft);

        BufferedImage image = decoded(thumbnail);
        assertThat(thumbnail.bands()).containsExactly(1);
        assertThat(thumbnail.low()).isEqualTo(10);
        assertThat(thumbnail.high()).isEqualTo(20);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xff440154);
        assertThat(image.getRGB(1, 0)).isEqualTo(0xfffde725);
        assertThat(image.getRGB(2, 0)).isEqualTo(0xff21918c);
        assertThat(image.getRGB(3, 0) >>> 24).isZero();
        assertThat(image.getRGB(0, 1) >>> 24).isZero();
        assertThat(image.getRGB(1, 1)).isEqualTo(0xff440154);
        assertThat(image.getRGB(3, 1)).isEqualTo(image.getRGB(2, 0));
    }

    @Test
    void mixesThreeBandsOfBytes() throws IOException {
        TiffDraft draft = new TiffDraft(20, 20, 4, SampleType.UINT8).nodata("0");
        draft.source = (band, row, column) -> row == 0 && column == 0 && band == 1 ? 0 : 1 + band * 80 + row + column;
        Thumbnail thumbnail = of(draft);

        BufferedImage image = decoded(thumbnail);
        assertThat(thumbnail.bands()).containsExactly(1, 2, 3);
        assertThat(thumbnail.low()).isNaN();
        assertThat(image.getRGB(0, 0) >>> 24).isZero();
        assertThat(image.getRGB(3, 4)).isEqualTo(0xff000000 | 8 << 16 | 88 << 8 | 168);
    }

    @Test
    void takesTheColoursOfTheFile() throws IOException {
        short[] table = new short[3 * 256];
        table[1] = (short) 0xffff;
        table[256 + 2] = (short) 0x8080;
        TiffDraft draft = new TiffDraft(3, 1, 1, SampleType.UINT8)
                .tag(262, new short[] {3})
                .tag(320, table);
        draft.source = (band, row, column) -> column;

        BufferedImage image = decoded(of(draft));
        assertThat(image.getRGB(0, 0)).isEqualTo(0xff000000);
        assertThat(image.getRGB(1, 0)).isEqualTo(0xffff0000);
        assertThat(image.getRGB(2, 0)).isEqualTo(0xff008000);
    }

    @Test
    void staysSmallWhateverTheScene() throws IOException {
        TiffDraft draft = new TiffDraft(1_700, 330, 1, SampleType.INT16);
        draft.blockHeight = 16;
        draft.source = (band, row, column) -> column < 850 ? row : 1_000;
        Thumbnail thumbnail = of(draft);

        BufferedImage image = decoded(thumbnail);
        assertThat(thumbnail.width()).isEqualTo(155);
        assertThat(thumbnail.height()).isEqualTo(30);
        assertThat(image.getRGB(154, 29)).isEqualTo(0xfffde725);
        assertThat(image.getRGB(0, 0)).isEqualTo(image.getRGB(70, 0)).isNotEqualTo(image.getRGB(0, 29));
    }

    @Test
    void isEmptyWhereNoPixelHasAValue() throws IOException {
        TiffDraft draft = new TiffDraft(2, 2, 1, SampleType.UINT8).nodata("7");
        draft.source = (band, row, column) -> 7;
        Thumbnail thumbnail = of(draft);

        assertThat(decoded(thumbnail).getRGB(1, 1) >>> 24).isZero();
        assertThat(thumbnail.low()).isNaN();
    }

    @Test
    void showsOneValueInTheMiddleOfTheRamp() throws IOException {
        TiffDraft draft = new TiffDraft(2, 2, 1, SampleType.UINT64);
        draft.source = (band, row, column) -> 5L;

        assertThat(decoded(of(draft)).getRGB(0, 1)).isEqualTo(0xff21918c);
    }
}
