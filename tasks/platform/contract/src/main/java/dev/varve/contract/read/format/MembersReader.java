package dev.varve.contract.read.format;

import dev.varve.contract.landing.LandingPattern;
import dev.varve.contract.landing.Packing;
import dev.varve.contract.yaml.YamlValue;
import java.util.Optional;

/** Reads {@code members}: a pattern of paths within a zip or tar. */
public final class MembersReader {

    private MembersReader() {}

    public static Optional<LandingPattern> read(YamlValue item, Optional<LandingPattern> landing) {
        boolean bundles = landing.map(LandingPattern::text)
                .map(path -> Packing.of(path).isBundle() || path.endsWith("*") || path.endsWith("}"))
                .orElse(true);
        if (!bundles) {
            item.wrong("needs a zip or tar, but landing names none");
        }
        return item.text().flatMap(text -> {
            try {
                LandingPattern pattern = new LandingPattern(text);
                if (pattern.captures().isEmpty() && !pattern.capturesReceivedAt()) {
                    return Optional.of(pattern);
                }
                item.wrong("must not capture anything: landing does, the same values for every member");
            } catch (IllegalArgumentException e) {
                item.wrong("must be a path within the zip or tar, such as *.csv or **/*.csv, not " + text);
            }
            return Optional.empty();
        });
    }
}
