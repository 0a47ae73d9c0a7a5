package dev.varve.worlds.spec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A rejected row that a person corrects and lets in: of every delivery of its file, from then on.
 *
 * @param file as {@link Delivery#file} says
 * @param row counted from 1
 * @param after how many drops have arrived by then, if there are so many
 */
public record Admission(Spec spec, String file, int row, Line corrected, int after) {

    /** @param at when it was done, by the clock */
    public record Done(Admission admission, Instant at) {}

    public boolean concerns(Delivery delivery) {
        return delivery.spec().equals(spec) && delivery.file().equals(file);
    }

    /** A delivery as it reads after these. */
    public static Delivery applied(Delivery delivery, Collection<Done> done) {
        List<Line> lines = new ArrayList<>(delivery.lines());
        for (Done one : done) {
            if (one.admission.concerns(delivery)) {
                lines.set(one.admission.row - 1, one.admission.corrected);
            }
        }
        return delivery.reading(lines);
    }
}
