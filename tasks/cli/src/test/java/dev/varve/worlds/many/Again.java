package dev.varve.worlds.many;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a contract says of files that come again.
 *
 * @param repeated null where it says nothing
 * @param samePath null where it says nothing
 */
record Again(Repeated repeated, SamePath samePath, Duration settles) {

    static final Again DEFAULT = new Again(null, null, Duration.ZERO);

    enum Repeated {
        IGNORE,
        COUNT
    }

    enum SamePath {
        ADDS,
        REPLACES,
        GROWS
    }

    List<String> contract() {
        List<String> lines = new ArrayList<>();
        if (repeated != null) {
            lines.add("repeated: " + word(repeated));
        }
        if (samePath != null) {
            lines.add("same_path: " + word(samePath));
        }
        if (!settles.isZero()) {
            lines.add("settles: " + settles.toHours() + " hours");
        }
        return lines;
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(java.util.Locale.ROOT);
    }
}
