package dev.varve.formats.raster.gdal.sample;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** The samples of some rows and columns of a window. */
public final class PixelCut {
    private PixelCut() {}

    /** @param wanted rows and columns counted by {@code every}, all of them in the window */
    public static ByteBuffer of(MemorySegment samples, int bytes, PixelWindow window, PixelWindow wanted, int every) {
        if (every == 1 && wanted.equals(window)) {
            return samples.asSlice(0, (long) window.pixels() * bytes).asByteBuffer();
        }
        byte[] cut = new byte[wanted.pixels() * bytes];
        MemorySegment target = MemorySegment.ofArray(cut);
        long to = 0;
        for (int i = 0; i < wanted.height(); i++) {
            long row = (wanted.row() + i) * (long) every - window.row();
            long from = (row * window.width() + wanted.column() * (long) every - window.column()) * bytes;
            if (every == 1) {
                MemorySegment.copy(samples, from, target, to, (long) wanted.width() * bytes);
                to += (long) wanted.width() * bytes;
            } else {
                for (int j = 0; j < wanted.width(); j++) {
                    MemorySegment.copy(samples, from + (long) j * every * bytes, target, to, bytes);
                    to += bytes;
                }
            }
        }
        return ByteBuffer.wrap(cut);
    }
}
