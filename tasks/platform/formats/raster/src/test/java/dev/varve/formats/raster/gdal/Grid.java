package dev.varve.formats.raster.gdal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.formats.raster.BandMeasurement;
import dev.varve.formats.raster.CellBatch;
import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.RasterReader;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The cells of a page as a test compares them: values by {@code row,column}, one a band. */
record Grid(Scene scene, Map<String, List<Number>> cells, List<double[]> centres, List<BandMeasurement> measured) {

    static Grid of(RasterReader reader, RasterFile file, Selection selection) {
        return of(reader, file, reader.scenes(file).getFirst(), selection);
    }

    static Grid of(RasterReader reader, RasterFile file, Scene scene, Selection selection) {
        Map<String, List<Number>> cells = new TreeMap<>();
        List<double[]> centres = new ArrayList<>();
        List<BandMeasurement> measured = reader.cells(file, scene, selection, batch -> {
            assertThat(batch.size()).isBetween(1, CellBatch.MOST);
            for (int i = 0; i < batch.size(); i++) {
                List<Number> values = new ArrayList<>();
                for (var band : batch.values()) {
                    values.add(band.get(i));
                }
                assertThat(cells.put(batch.row()[i] + "," + batch.column()[i], values))
                        .as("each cell once")
                        .isNull();
                if (batch.x() != null) {
                    centres.add(new double[] {batch.column()[i], batch.row()[i], batch.x()[i], batch.y()[i]});
                }
            }
        });
        return new Grid(scene, cells, centres, measured);
    }

    List<Number> at(int row, int column) {
        return cells.get(row + "," + column);
    }
}
