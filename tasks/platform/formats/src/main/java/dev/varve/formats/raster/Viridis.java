package dev.varve.formats.raster;

/** The colour ramp of that name, which stays even in lightness, also in grey and to colour-blind people. */
public final class Viridis {
    /** Every eighth of it, from matplotlib. */
    private static final int[] EIGHTHS = {
        0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725
    };

    private static final int SHADES = 255;

    private Viridis() {}

    /**
     * One of 255 opaque colours, as ARGB.
     *
     * @param share 0 for the lowest value, 1 for the highest
     */
    static int colour(double share) {
        double place = Math.round(Math.clamp(share, 0, 1) * (SHADES - 1)) * 8.0 / (SHADES - 1);
        int eighth = (int) Math.min(place, 7);
        double part = place - eighth;
        int colour = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = EIGHTHS[eighth] >> shift & 0xff;
            int to = EIGHTHS[eighth + 1] >> shift & 0xff;
            colour = colour << 8 | (int) Math.round(from + (to - from) * part);
        }
        return colour;
    }

    /** All of it from left to right, as a PNG one pixel high. */
    public static byte[] legend() {
        int[] pixels = new int[SHADES];
        for (int i = 0; i < SHADES; i++) {
            pixels[i] = colour(i / (SHADES - 1.0));
        }
        return Png.of(SHADES, 1, pixels);
    }
}
