package dev.varve.formats.raster;

import java.util.List;

/** How the values of a pixel become a colour. */
sealed interface Colours {
    int NONE = 0;

    /** @return ARGB; transparent where a value is NaN */
    int of(double[] values);

    /** @param first of the bands that are shown */
    static Colours of(Band first, List<BandMeasurement> shown) {
        double low = shown.stream()
                .mapToDouble(one -> one.statistics().minimum())
                .min()
                .orElseThrow();
        double high = shown.stream()
                .mapToDouble(one -> one.statistics().maximum())
                .max()
                .orElseThrow();
        if (shown.size() == 1) {
            return first.colours().isEmpty() ? new Ramp(low, high) : new Table(first.colours());
        }
        return first.type() == SampleType.UINT8 ? new Mixed(0, 255) : new Mixed(low, high);
    }

    /** Where all values are one, or without end, in the middle. */
    private static double share(double value, double low, double high) {
        double range = high - low;
        return range > 0 && Double.isFinite(range) ? (value - low) / range : 0.5;
    }

    record Ramp(double low, double high) implements Colours {
        @Override
        public int of(double[] values) {
            return Double.isNaN(values[0]) ? NONE : Viridis.colour(share(values[0], low, high));
        }
    }

    /** The file's own table, {@code #rrggbbaa} by value. */
    record Table(List<String> colours) implements Colours {
        @Override
        public int of(double[] values) {
            if (!(values[0] >= 0 && values[0] < colours.size())) {
                return NONE;
            }
            int colour = Integer.parseUnsignedInt(colours.get((int) values[0]), 1, 9, 16);
            return colour >>> 8 | colour << 24;
        }
    }

    record Mixed(double low, double high) implements Colours {
        @Override
        public int of(double[] values) {
            int colour = 0xff;
            for (double value : values) {
                if (Double.isNaN(value)) {
                    return NONE;
                }
                colour = colour << 8 | (int) Math.round(255 * Math.clamp(share(value, low, high), 0, 1));
            }
            return colour;
        }
    }
}
