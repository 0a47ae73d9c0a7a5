package dev.varve.contract;

import dev.varve.contract.landing.Sidecar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a file is written. Compression follows from the file's suffix. */
public sealed interface Format {

    /** In place of a charset's name: each file's bytes tell its own. */
    String DETECT = "detect";

    List<String> nullValues();

    /** Raised by each change of what files of the format mean: it is in the load digest, so that they are read again. */
    int reading();

    /** Records of fields, in lines of text. */
    sealed interface Text extends Format {

        /** What lines start with that do not count. */
        Optional<String> comment();

        /** A charset's name, or {@link #DETECT}; a byte order mark wins over it. */
        String encoding();

        boolean header();

        /** Physical lines before the header. */
        int skipRows();

        /** Physical lines after the data. */
        int footerRows();

        boolean trim();

        Ragged ragged();

        boolean repeatedHeader();

        @Override
        default int reading() {
            return 3;
        }
    }

    /**
     * CSV and TSV.
     *
     * @param quote empty where values are never quoted
     * @param escape empty where a quote is escaped by doubling it
     * @param escapes what an escape means before other signs than those that it escapes
     * @param quotedNulls words for null count within quotes too
     */
    record Delimited(
            String delimiter,
            Optional<Character> quote,
            Optional<Character> escape,
            Escapes escapes,
            Optional<String> comment,
            String encoding,
            boolean header,
            int skipRows,
            int footerRows,
            boolean trim,
            List<String> nullValues,
            boolean quotedNulls,
            Ragged ragged,
            boolean repeatedHeader)
            implements Text {}

    /**
     * Fixed width: one record a line, its values at fixed places.
     *
     * @param positions from left to right, one for each column that stands in the file
     * @param header the first line names the columns, and is no record
     */
    record Fixed(
            List<Position> positions,
            Optional<String> comment,
            String encoding,
            boolean header,
            int skipRows,
            int footerRows,
            boolean trim,
            List<String> nullValues,
            Ragged ragged,
            boolean repeatedHeader)
            implements Text {}

    /** The first and the last character of a column, counted from 1; characters are Unicode code points. */
    record Position(String column, int from, int to) {}

    /**
     * One JSON document, or several.
     *
     * @param records RFC 6901 pointer to the array of records; empty: the document itself is the array, or the one record
     * @param declaredRows pointer to the count that the file claims
     * @param orOne where the array of records belongs, one record may stand alone
     * @param concatenated any number of documents one behind the other, each of them a record
     */
    record Json(
            Optional<String> records,
            boolean orOne,
            Optional<String> declaredRows,
            boolean concatenated,
            List<String> nullValues)
            implements Format {

        /** Records stand in an array. */
        public Json(
                Optional<String> records,
                Optional<String> declaredRows,
                boolean concatenated,
                List<String> nullValues) {
            this(records, false, declaredRows, concatenated, nullValues);
        }

        @Override
        public int reading() {
            return 3;
        }
    }

    /** One JSON document a line. */
    record Ndjson(List<String> nullValues) implements Format {
        @Override
        public int reading() {
            return 3;
        }
    }

    /** Apache Parquet: one record a row. */
    record Parquet(List<String> nullValues) implements Format {
        @Override
        public int reading() {
            return 3;
        }
    }

    /**
     * A raster: one record a page, and its pixels in a table of their own.
     *
     * @param bands columns of {@code cells}, by name, in their order; empty where no cells are kept
     * @param skipNodata cells without a value in any of the bands are left out
     * @param bounds in degrees (EPSG:4326), west, south, east, north; only pixels in it are kept
     * @param decimate only rows and columns whose number, from 0, this divides; 1 for all
     * @param sidecars files that belong to each raster
     */
    record Geotiff(
            Pixels pixels,
            List<Band> bands,
            boolean skipNodata,
            Optional<List<Double>> bounds,
            int decimate,
            List<Sidecar> sidecars)
            implements Format {
        @Override
        public List<String> nullValues() {
            return List.of();
        }

        @Override
        public int reading() {
            return 2;
        }

        /** Of the table of pixels: {@code _cells}; empty where none are kept. */
        public Optional<String> ending() {
            return pixels.ending();
        }

        /** The sidecar that columns read as {@code sidecar.field}. */
        public Optional<Sidecar> document() {
            return sidecars.stream().filter(Sidecar::isJson).findFirst();
        }

        /** How pixels are kept. */
        public enum Pixels {
            /** One row a pixel. */
            CELLS,
            /** One row for each 256 x 256 samples of a band, compressed. */
            TILES,
            NONE;

            /** Of their table. */
            public Optional<String> ending() {
                return this == NONE ? Optional.empty() : Optional.of("_" + name().toLowerCase(Locale.ROOT));
            }
        }

        /**
         * @param number counted from 1
         * @param type integer, bigint or double
         */
        public record Band(String name, int number, Type type) {}
    }

    enum Ragged {
        REFUSE,
        PAD
    }

    /** What an escape means before letters and digits. */
    enum Escapes {
        /** Nothing: both stand for themselves. */
        NONE,
        /** {@code \\N} alone is null; {@code \\n}, {@code \\t} and their like are the signs that programs mean by them. */
        BACKSLASH
    }
}
