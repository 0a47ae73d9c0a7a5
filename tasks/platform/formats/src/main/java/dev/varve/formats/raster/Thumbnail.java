package dev.varve.formats.raster;

import java.util.List;
import java.util.stream.Stream;

/**
 * A small picture of a scene; what has no value is transparent.
 *
 * @param bands that it shows: one, or three for red, green and blue
 * @param low the value that has the first colour of {@link Viridis}; NaN where the picture has other colours
 * @param high the value that has its last colour
 */
public record Thumbnail(List<Integer> bands, int width, int height, double low, double high, byte[] png) {
    private static final List<String> PRIMARY = List.of("red", "green", "blue");

    /** The bands to show: those that are called red, green and blue, else the first three of bytes, else the first. */
    public static List<Integer> bands(Scene scene) {
        List<Integer> named =
                PRIMARY.stream().flatMap(colour -> called(colour, scene)).toList();
        if (named.size() == PRIMARY.size()) {
            return named;
        }
        boolean bytes = scene.bands().size() >= PRIMARY.size()
                && scene.bands().stream().limit(PRIMARY.size()).allMatch(band -> band.type() == SampleType.UINT8);
        return bytes ? List.of(1, 2, 3) : List.of(1);
    }

    private static Stream<Integer> called(String colour, Scene scene) {
        return scene.bands().stream()
                .filter(band -> band.colour().equalsIgnoreCase(colour)
                        || band.description().filter(colour::equalsIgnoreCase).isPresent())
                .map(Band::number)
                .limit(1);
    }

    /** @param measured every band of the scene, in order */
    public static Thumbnail of(Scene scene, List<BandMeasurement> measured) {
        List<Integer> bands = bands(scene);
        List<BandMeasurement> shown =
                bands.stream().map(number -> measured.get(number - 1)).toList();
        Colours colours = Colours.of(scene.bands().get(bands.getFirst() - 1), shown);
        List<double[]> samples =
                shown.stream().map(one -> one.preview().orElseThrow().samples()).toList();
        int[] pixels = new int[samples.getFirst().length];
        double[] values = new double[bands.size()];
        for (int i = 0; i < pixels.length; i++) {
            for (int band = 0; band < values.length; band++) {
                values[band] = samples.get(band)[i];
            }
            pixels[i] = colours.of(values);
        }
        Preview size = shown.getFirst().preview().orElseThrow();
        boolean ramp = colours instanceof Colours.Ramp;
        return new Thumbnail(
                bands,
                size.width(),
                size.height(),
                ramp ? shown.getFirst().statistics().minimum() : Double.NaN,
                ramp ? shown.getFirst().statistics().maximum() : Double.NaN,
                Png.of(size.width(), size.height(), pixels));
    }
}
