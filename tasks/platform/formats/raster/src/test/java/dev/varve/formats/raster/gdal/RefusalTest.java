package dev.varve.formats.raster.gdal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.failure.TaskFailure;
import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.RasterLimits;
import dev.varve.formats.raster.RasterReader;
import dev.varve.formats.raster.SampleType;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.Selection;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("gdal")
class RefusalTest {
    private static final RasterReader READER = Library.open();

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        READER.close();
    }

    private static void refuses(RasterReader reader, RasterFile file, Reason reason, String message) {
        assertThatThrownBy(() -> reader.scenes(file))
                .isInstanceOfSatisfying(
                        RefusedFile.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason))
                .hasMessage(message);
    }

    @Test
    void refusesComplexSamplesWithTheReason() {
        TiffDraft draft = new TiffDraft(2, 2, 1, SampleType.FLOAT64)
                .tag(258, new short[] {64})
                .tag(339, new short[] {6});
        refuses(
                READER,
                draft.write(folder),
                Reason.UNSUPPORTED,
                "band 1 has samples of type CFloat32, which is no single number of 8 to 64 bits;"
                        + " complex samples have to be split into two bands");
    }

    @Test
    void refusesWhatIsNoTiff() throws IOException {
        Path file = Files.writeString(folder.resolve("raster.tif"), "id,name\n1,a\n");
        assertThatThrownBy(() -> READER.scenes(RasterFile.of(file)))
                .isInstanceOfSatisfying(
                        RefusedFile.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.CORRUPT))
                .hasMessageStartingWith("is no readable TIFF: `" + file + "' not recognized as ");
    }

    @Test
    void refusesAFileThatAnotherDriverOfGdalWouldRead() throws IOException {
        Path file = Files.writeString(
                folder.resolve("raster.tif"),
                "<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"><VRTRasterBand dataType=\"Byte\" band=\"1\"/></VRTDataset>");
        assertThatThrownBy(() -> READER.scenes(RasterFile.of(file)))
                .isInstanceOf(RefusedFile.class)
                .hasMessageStartingWith("is no readable TIFF: ");
    }

    @Test
    void saysThatAFileIsNotThereWithoutBlamingIt() {
        Path file = folder.resolve("absent.tif");
        assertThatThrownBy(() -> READER.scenes(RasterFile.of(file)))
                .isInstanceOf(TaskFailure.class)
                .hasMessage("cannot read " + file + ": it is not there, or not readable");
    }

    @Test
    void refusesMorePixelsThanTheLimit() {
        try (RasterReader reader = Library.open(new RasterLimits(7_999, 1_000, 1 << 20, 10))) {
            RasterFile fits = new TiffDraft(1333, 2, 1, SampleType.UINT8).write(folder);
            assertThat(reader.scenes(fits)).hasSize(1);
            refuses(
                    reader,
                    new TiffDraft(1000, 2, 2, SampleType.UINT16).write(folder),
                    Reason.TOO_LARGE,
                    "page 1 declares 1000 x 2 pixels of 2 bands, more than the limit of 7999 bytes");
            TiffDraft page = new TiffDraft(1500, 2, 1, SampleType.UINT8);
            refuses(
                    reader,
                    TiffDraft.write(folder, List.of(page, page, page)),
                    Reason.TOO_LARGE,
                    "page 3 declares 1500 x 2 pixels of 1 band, with those before it more than the limit of 7999 bytes");
        }
    }

    @Test
    void refusesADecompressionBomb() {
        TiffDraft bomb = new TiffDraft(20_000, 20_000, 1, SampleType.UINT8)
                .tag(324, new long[] {8})
                .tag(325, new long[] {8});
        bomb.source = (band, row, column) -> 0;
        bomb.blockWidth = 20_000;
        bomb.blockHeight = 20_000;
        refuses(
                READER,
                declared(bomb),
                Reason.TOO_LARGE,
                "page 1 declares 20000 x 20000 pixels of 1 band, 400000000 bytes in a file of 158:"
                        + " more than the limit of 1000 times its size");
    }

    @Test
    void refusesAbsurdBlocks() {
        TiffDraft draft = new TiffDraft(8_000, 8_000, 1, SampleType.FLOAT32)
                .tag(259, new short[] {8})
                .tag(273, new long[] {8})
                .tag(279, new long[] {8});
        try (RasterReader reader = Library.open(new RasterLimits(1L << 40, 1L << 40, 64 << 20, 10))) {
            refuses(
                    reader,
                    declared(draft),
                    Reason.TOO_LARGE,
                    "page 1 declares 8000 x 8000 pixels of 1 band in blocks of 8000 x 8000, which unpack to more than"
                            + " the limit of 67108864 bytes each; write it in tiles:  gdal_translate -co TILED=YES");
        }
    }

    /** Its header alone, without the pixels. */
    private RasterFile declared(TiffDraft draft) {
        Path file = folder.resolve("declared.tif");
        try {
            Files.write(file, new TiffBytes(false, false).header(draft));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return RasterFile.of(file);
    }

    @Test
    void refusesMorePagesThanTheLimit() {
        TiffDraft page = new TiffDraft(1, 1, 1, SampleType.UINT8);
        RasterFile file = TiffDraft.write(folder, List.of(page, page, page));
        assertThat(READER.scenes(file)).hasSize(3);
        try (RasterReader reader = Library.open(new RasterLimits(1 << 20, 1_000, 1 << 20, 2))) {
            refuses(reader, file, Reason.TOO_LARGE, "has 3 pages, more than the limit of 2");
        }
    }

    @Test
    void refusesAPageThatIsCutOff() throws IOException {
        TiffDraft page = new TiffDraft(3, 3, 1, SampleType.UINT8);
        RasterFile file = TiffDraft.write(folder, List.of(page, page));
        byte[] bytes = Files.readAllBytes(file.path());
        Files.write(file.path(), java.util.Arrays.copyOf(bytes, bytes.length - 30));
        assertThatThrownBy(() -> READER.scenes(file))
                .isInstanceOf(RefusedFile.class)
                .hasMessageStartingWith("has pages that cannot be read: ");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesPixelsThatAreCutOffWhole(boolean deflate) throws IOException {
        TiffDraft draft = new TiffDraft(300, 300, 1, SampleType.UINT16);
        draft.deflate = deflate;
        draft.source = (band, row, column) -> row * 31 ^ column * 17;
        RasterFile file = draft.write(folder);
        // The blocks stand before the directory, so what is missing is made to lie beyond the end.
        byte[] bytes = Files.readAllBytes(file.path());
        draft.tag(273, new long[] {bytes.length - 100});
        Files.write(file.path(), TiffDraft.bytes(List.of(draft)));
        Scene scene = READER.scenes(file).getFirst();
        assertThatThrownBy(() -> READER.cells(file, scene, Selection.ALL, batch -> {}))
                .isInstanceOfSatisfying(
                        RefusedFile.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.CORRUPT))
                .hasMessageMatching("page 1, band 1, rows 0 to 299: .*raster.tif, band 1: IReadBlock failed .*");
    }

    @Test
    void refusesAFileThatChangesBetweenItsHeaderAndItsPixels() {
        RasterFile file = new TiffDraft(4, 4, 1, SampleType.UINT8).write(folder);
        Scene scene = READER.scenes(file).getFirst();
        new TiffDraft(5, 4, 1, SampleType.UINT8).write(folder);
        assertThatThrownBy(() -> READER.measure(file, scene))
                .isInstanceOfSatisfying(
                        TaskFailure.class, failure -> assertThat(failure.kind()).isEqualTo(TaskFailure.Kind.TRANSIENT))
                .hasMessage(file.path() + " changed while it was read; run this again");
    }

    @Test
    void refusesAFileWithoutABandThatIsAskedFor() {
        RasterFile file = new TiffDraft(4, 4, 3, SampleType.UINT8).write(folder);
        Selection selection = new Selection(List.of(1, 4), Optional.empty(), 1, false);
        assertThatThrownBy(() -> Grid.of(READER, file, selection))
                .isInstanceOfSatisfying(
                        RefusedFile.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.HEADER_DOES_NOT_FIT))
                .hasMessage("has no band 4, which is asked for; its bands are 1 to 3");
    }

    @Test
    void takesTheNextFileAfterARefusal() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.tif"), "nothing");
        RasterFile right = new TiffDraft(2, 2, 1, SampleType.UINT8).write(folder);
        READER.library();
        long before = CrashTest.newest().pid();
        assertThatThrownBy(() -> READER.scenes(RasterFile.of(wrong))).isInstanceOf(RefusedFile.class);
        assertThat(READER.scenes(right)).hasSize(1);
        assertThat(CrashTest.newest().pid()).as("one process for many files").isEqualTo(before);
    }
}
