package dev.varve.formats.raster;

import java.math.BigDecimal;

/**
 * The value that means no value.
 *
 * @param value as the band's type holds it; of 64-bit integers the nearest double
 * @param bits of 64-bit integers the exact value; else 0
 */
public record Nodata(double value, long bits) {

    /** Not for 64-bit integers. */
    public boolean is(double sample) {
        return sample == value || sample != sample && value != value;
    }

    /** As tables show it: {@code -32767}, {@code NaN}. */
    public String text(SampleType type) {
        if (type.isLong()) {
            return type == SampleType.UINT64 ? Long.toUnsignedString(bits) : Long.toString(bits);
        }
        return type.isFloating() || value % 1 != 0 ? Double.toString(value) : new BigDecimal(value).toPlainString();
    }
}
