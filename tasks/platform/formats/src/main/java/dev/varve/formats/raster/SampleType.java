package dev.varve.formats.raster;

import java.util.Locale;

/** The type of a band's samples. */
public enum SampleType {
    INT8(1),
    UINT8(1),
    INT16(2),
    UINT16(2),
    INT32(4),
    UINT32(4),
    INT64(8),
    UINT64(8),
    FLOAT32(4),
    FLOAT64(8);

    private final int bytes;

    SampleType(int bytes) {
        this.bytes = bytes;
    }

    public int bytes() {
        return bytes;
    }

    public boolean isFloating() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** Its values do not all fit a double. */
    public boolean isLong() {
        return this == INT64 || this == UINT64;
    }

    /** As tables show it: {@code uint16}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
