package dev.varve.formats.raster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * One band, as the header declares it. Scale and offset are recorded and not applied, masks are recorded and hide nothing.
 *
 * @param number counted from 1
 * @param bits of a sample in the file, fewer than its type's where it is packed
 * @param colour what the library takes it for, such as {@code Gray} or {@code Alpha}
 * @param colours of a colour table, {@code #rrggbbaa} by sample value; empty without one
 */
public record Band(
        int number,
        Optional<String> description,
        SampleType type,
        int bits,
        int blockWidth,
        int blockHeight,
        Optional<Nodata> nodata,
        OptionalDouble scale,
        OptionalDouble offset,
        Optional<String> unit,
        String colour,
        List<String> colours,
        Set<Mask> masks,
        Map<String, String> tags) {

    /** How the file says which pixels count. */
    public enum Mask {
        /** Every pixel counts. */
        ALL_VALID,
        /** One mask for all bands. */
        PER_DATASET,
        /** The mask is the alpha band. */
        ALPHA,
        /** By the nodata value. */
        NODATA
    }
}
