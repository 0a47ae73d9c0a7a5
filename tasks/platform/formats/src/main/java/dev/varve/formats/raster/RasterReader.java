package dev.varve.formats.raster;

import dev.varve.failure.TaskFailure;
import dev.varve.formats.refusal.RefusedFile;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads many files, one at a time; not for several threads.
 *
 * <p>Every method throws {@link RefusedFile} where the file is no readable raster, is more than the limits allow or crashes the
 * library, and {@link TaskFailure} where the library is absent. After either the reader takes the next file.
 *
 * <p>Whatever is asked for, every pixel of every band is read, so that a damaged file is refused whole and statistics are those
 * of the whole band; what a consumer was given before the refusal does not count.
 */
public interface RasterReader extends AutoCloseable {

    /** The library and its version: {@code GDAL 3.10.3, /…/libgdal.so.36}. */
    String library();

    /** The pages of a file in their order, as their headers describe them; no pixel is read. Overviews and masks are no pages. */
    List<Scene> scenes(RasterFile file);

    /** Every pixel of every band of one page, and nothing else: what the library alone takes. */
    void read(RasterFile file, Scene scene);

    /** Statistics of every band of one page. */
    List<BandMeasurement> measure(RasterFile file, Scene scene);

    /**
     * As {@link #measure}, and the selected pixels, each once. A batch is the consumer's to keep.
     *
     * @param scene one of those that {@link #scenes} answered for the file
     */
    List<BandMeasurement> cells(RasterFile file, Scene scene, Selection selection, Consumer<CellBatch> cells);

    /** As {@link #measure}, and every tile of the selected bands that the selection meets. */
    List<BandMeasurement> tiles(RasterFile file, Scene scene, Selection selection, Consumer<Tile> tiles);

    @Override
    void close();
}
