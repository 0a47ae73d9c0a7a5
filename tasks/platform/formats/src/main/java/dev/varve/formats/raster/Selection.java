package dev.varve.formats.raster;

import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.util.List;
import java.util.Optional;

/**
 * Which pixels of a page are wanted.
 *
 * @param bands by number, in this order; empty for all
 * @param every of rows and columns only those whose number, from 0, this divides; 1 for all. Their numbers stay what they are.
 * @param skipNodata cells without a value in any selected band are left out; tiles are always whole
 */
public record Selection(List<Integer> bands, Optional<Area> area, int every, boolean skipNodata) {
    public static final Selection ALL = new Selection(List.of(), Optional.empty(), 1, false);

    /**
     * The rows and columns whose centres it holds; of a rotated raster, every one that it may hold.
     *
     * @param degrees whether the bounds are in EPSG:4326; else they are in the scene's own system
     */
    public record Area(Bounds bounds, boolean degrees) {}

    public Selection {
        if (every < 1) {
            throw new IllegalArgumentException("every " + every);
        }
    }

    /**
     * The selected bands of a scene.
     *
     * @throws RefusedFile where it has not all of them
     */
    public List<Band> of(Scene scene) {
        for (int number : bands) {
            if (number < 1 || number > scene.bands().size()) {
                throw new RefusedFile(
                        Reason.HEADER_DOES_NOT_FIT,
                        "has no band " + number + ", which is asked for; its bands are 1 to "
                                + scene.bands().size());
            }
        }
        return bands.isEmpty()
                ? scene.bands()
                : bands.stream().map(number -> scene.bands().get(number - 1)).toList();
    }
}
