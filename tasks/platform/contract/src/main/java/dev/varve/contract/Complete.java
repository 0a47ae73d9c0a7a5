package dev.varve.contract;

import java.time.Duration;

/** When a drop may be registered. */
public sealed interface Complete {
    record AsSoonAsSeen() implements Complete {}

    /** @param name file name of the marker, in the folder of the drop */
    record Marker(String name) implements Complete {}

    record Files(int count) implements Complete {}

    /** @param duration no object of the drop is younger */
    record Quiet(Duration duration) implements Complete {}
}
