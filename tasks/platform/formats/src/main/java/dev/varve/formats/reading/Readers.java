package dev.varve.formats.reading;

import dev.varve.contract.Contract;
import dev.varve.contract.Format;
import dev.varve.formats.RecordReader;
import dev.varve.formats.delimited.TextReader;
import dev.varve.formats.json.JsonDocumentReader;
import dev.varve.formats.json.NdjsonReader;
import dev.varve.formats.parquet.rows.ParquetReader;
import dev.varve.formats.raster.Rasters;
import dev.varve.formats.scene.GeotiffReader;
import java.util.Map;

/** The reader that a contract's format asks for. */
public final class Readers {
    private Readers() {}

    /**
     * @param captured values of the path, by column
     * @param rasters used where the format is one; the caller's to close
     */
    public static RecordReader of(Contract contract, Map<String, String> captured, Rasters rasters) {
        return contract.format() instanceof Format.Geotiff raster
                ? new GeotiffReader(contract, raster, captured, rasters)
                : of(contract, captured);
    }

    /** For all but rasters. */
    public static RecordReader of(Contract contract, Map<String, String> captured) {
        return switch (contract.format()) {
            case Format.Text text -> new TextReader(contract, text, captured);
            case Format.Json json -> new JsonDocumentReader(contract, json, captured);
            case Format.Ndjson _ -> new NdjsonReader(contract, captured);
            case Format.Parquet _ -> new ParquetReader(contract, captured);
            case Format.Geotiff _ -> throw new IllegalArgumentException("a raster is no text");
        };
    }
}
