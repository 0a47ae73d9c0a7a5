package dev.varve.formats.raster;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One page of a raster, as its header declares it.
 *
 * @param page counted from 1
 * @param bounds in the units of its reference system; empty without a geotransform
 * @param degrees the same in EPSG:4326; empty where it has no reference system or one that does not reach there
 * @param groundControlPoints how many there are; they are not used
 * @param compression as the library names it, such as {@code DEFLATE}; {@code NONE}
 * @param interleave {@code PIXEL} or {@code BAND}
 * @param tags by name; a name of another domain than the file's own stands after it and a colon: {@code RPC:LINE_OFF}
 */
public record Scene(
        int page,
        int width,
        int height,
        List<Band> bands,
        Optional<ReferenceSystem> crs,
        Optional<Geotransform> geotransform,
        Optional<Bounds> bounds,
        Optional<Bounds> degrees,
        int groundControlPoints,
        String compression,
        Optional<String> predictor,
        String interleave,
        Map<String, String> tags) {
    private static final List<DateTimeFormatter> TIMES = List.of(
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSS]"),
            DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss"),
            DateTimeFormatter.ISO_LOCAL_DATE_TIME);

    /**
     * @param code with its authority, such as {@code EPSG:32612}; empty where no authority knows it
     * @param wkt WKT 2 of 2019
     */
    public record ReferenceSystem(Optional<String> code, String wkt) {}

    public long pixels() {
        return (long) width * height;
    }

    /** Bytes of one pixel in all bands. */
    public long pixelBytes() {
        return bands.stream().mapToLong(band -> band.type().bytes()).sum();
    }

    /** When it was taken, else written, as far as its tags tell; without a zone. */
    public Optional<LocalDateTime> acquiredAt() {
        return Stream.of("IMAGERY:ACQUISITIONDATETIME", "TIFFTAG_DATETIME")
                .flatMap(tag -> Optional.ofNullable(tags.get(tag)).stream())
                .flatMap(text -> TIMES.stream().flatMap(format -> time(text, format).stream()))
                .findFirst();
    }

    private static Optional<LocalDateTime> time(String text, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDateTime.parse(text.strip(), format));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
