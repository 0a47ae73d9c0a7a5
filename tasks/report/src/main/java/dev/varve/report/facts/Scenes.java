package dev.varve.report.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The rasters of a load.
 *
 * @param shown the first of them, by path and page
 * @param count of all
 */
public record Scenes(List<Scene> shown, long count) {
    public static final Scenes NONE = new Scenes(List.of(), 0);

    public Scenes {
        shown = List.copyOf(shown);
    }

    /**
     * One page of a file.
     *
     * @param superseded when the file was received that readers see in its stead; empty while they see this one
     * @param bands the first of them
     * @param bandCount of all
     */
    public record Scene(
            String path,
            long page,
            long width,
            long height,
            Optional<String> crs,
            Optional<Instant> superseded,
            Optional<Picture> picture,
            List<Band> bands,
            long bandCount) {
        public Scene {
            bands = List.copyOf(bands);
        }
    }

    /**
     * What a scene looks like, made when it was read.
     *
     * @param png in base 64
     * @param bands that it shows: one, or three for red, green and blue
     * @param low the value of the first colour of the ramp; empty where there is no ramp
     */
    public record Picture(
            String png, long width, long height, List<Integer> bands, OptionalDouble low, OptionalDouble high) {
        public Picture {
            bands = List.copyOf(bands);
        }
    }

    /**
     * @param name that the contract gives the band, else what the file says of it
     * @param minimum over the valid pixels, as the others; empty where there is none
     * @param checksum as {@code gdalinfo -checksum} tells it
     */
    public record Band(
            int number,
            Optional<String> name,
            Optional<String> unit,
            long valid,
            long nodata,
            long nan,
            OptionalDouble minimum,
            OptionalDouble maximum,
            OptionalDouble mean,
            OptionalDouble deviation,
            long checksum) {}
}
