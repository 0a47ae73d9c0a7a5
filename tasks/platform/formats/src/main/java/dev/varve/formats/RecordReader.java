package dev.varve.formats;

import dev.varve.contract.Contract;
import dev.varve.contract.Format;
import dev.varve.formats.delimited.TextReader;
import dev.varve.formats.json.JsonDocumentReader;
import dev.varve.formats.json.NdjsonReader;
import dev.varve.formats.parquet.rows.ParquetReader;
import dev.varve.formats.raster.Rasters;
import dev.varve.formats.scene.GeotiffReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Reads the decompressed bytes of one file into typed records, strictly. */
public interface RecordReader {

    /**
     * @param read records seen
     * @param ignored records that are not data: repeated headers, footers
     * @param unknownFields names the contract does not know
     * @param missingColumns declared columns that the file does not have
     * @param encoding the file's own: by its byte order mark, as declared, or as detected
     * @param layout how the file answers the contract
     */
    record Count(
            long read,
            long accepted,
            long rejected,
            long ignored,
            List<String> unknownFields,
            List<String> missingColumns,
            String encoding,
            Layout layout) {}

    /** @throws RefusedFile where the file cannot be loaded as a whole */
    Count read(InputStream content, RowSink sink) throws IOException;

    /** The original text of one record, whole, as {@code varve why} shows it. */
    String text(InputStream content, long number) throws IOException;

    /** Where some records stand, by their numbers. */
    RecordPositions places(InputStream content, Set<Long> numbers) throws IOException;

    /**
     * A reader of the same file that takes other texts for some records, where their places in the file cannot be written over;
     * else empty.
     *
     * @param texts of the corrected records, by number
     */
    default Optional<RecordReader> correcting(SortedMap<Long, String> texts) {
        return Optional.empty();
    }

    /**
     * @param captured values of the path, by column
     * @param rasters used where the format is one; the caller's to close
     */
    static RecordReader of(Contract contract, Map<String, String> captured, Rasters rasters) {
        return contract.format() instanceof Format.Geotiff raster
                ? new GeotiffReader(contract, raster, captured, rasters)
                : of(contract, captured);
    }

    /** For all but rasters. */
    static RecordReader of(Contract contract, Map<String, String> captured) {
        return switch (contract.format()) {
            case Format.Text text -> new TextReader(contract, text, captured);
            case Format.Json json -> new JsonDocumentReader(contract, json, captured);
            case Format.Ndjson _ -> new NdjsonReader(contract, captured);
            case Format.Parquet _ -> new ParquetReader(contract, captured);
            case Format.Geotiff _ -> throw new IllegalArgumentException("a raster is no text");
        };
    }
}
