package dev.varve.load;

import dev.varve.contract.Contract;
import dev.varve.contract.Format.Geotiff;
import dev.varve.contract.Type;
import dev.varve.formats.raster.CellBatch;
import dev.varve.formats.raster.CellValues;
import dev.varve.formats.raster.Statistics;
import dev.varve.formats.raster.Tile;
import dev.varve.warehouse.TableWriter;
import java.util.List;

/** Writes the pixels of rasters, in the columns of {@link dev.varve.derive.Pixels}. */
final class PixelSink implements AutoCloseable {
    private final TableWriter writer;
    private final List<Geotiff.Band> bands;

    PixelSink(Contract contract, TableWriter writer) {
        this.writer = writer;
        this.bands = ((Geotiff) contract.format()).bands();
    }

    void cells(long fileId, long row, CellBatch cells) {
        for (int i = 0; i < cells.size(); i++) {
            writer.number(fileId);
            writer.number(row);
            writer.number(cells.row()[i]);
            writer.number(cells.column()[i]);
            if (cells.x() == null) {
                writer.nothing();
                writer.nothing();
            } else {
                writer.real(cells.x()[i]);
                writer.real(cells.y()[i]);
            }
            for (int band = 0; band < bands.size(); band++) {
                value(cells.values().get(band), i, bands.get(band).type() instanceof Type.Double);
            }
            writer.endRow();
        }
    }

    private void value(CellValues values, int index, boolean real) {
        if (values.isNull(index)) {
            writer.nothing();
            return;
        }
        switch (values) {
            case CellValues.Ints ints -> number(ints.array()[index], real);
            case CellValues.Longs longs -> number(longs.array()[index], real);
            case CellValues.Floats floats -> writer.real(floats.array()[index]);
            case CellValues.Doubles doubles -> writer.real(doubles.array()[index]);
        }
    }

    private void number(long value, boolean real) {
        if (real) {
            writer.real(value);
        } else {
            writer.number(value);
        }
    }

    void tile(long fileId, long row, Tile tile) {
        writer.number(fileId);
        writer.number(row);
        writer.number(tile.band());
        writer.number(tile.row());
        writer.number(tile.column());
        writer.number(tile.width());
        writer.number(tile.height());
        writer.number(tile.every());
        writer.text(tile.type().text());
        Statistics statistics = tile.statistics();
        writer.number(statistics.valid());
        writer.number(statistics.nodata());
        writer.number(statistics.nan());
        finite(writer, statistics.minimum());
        finite(writer, statistics.maximum());
        finite(writer, statistics.mean());
        finite(writer, statistics.deviation());
        writer.bytes(tile.bytes(), 0, tile.bytes().length);
        writer.endRow();
    }

    /** What is no number, or endless, is no value. */
    static void finite(TableWriter writer, double value) {
        if (Double.isFinite(value)) {
            writer.real(value);
        } else {
            writer.nothing();
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
