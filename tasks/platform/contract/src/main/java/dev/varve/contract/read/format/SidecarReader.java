package dev.varve.contract.read.format;

import dev.varve.contract.landing.Sidecar;
import dev.varve.contract.yaml.YamlMapping;
import dev.varve.contract.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads {@code sidecars} of a raster's format. */
final class SidecarReader {
    private SidecarReader() {}

    static List<Sidecar> read(YamlValue item) {
        List<Sidecar> sidecars = new ArrayList<>();
        for (YamlValue one : item.list()) {
            YamlMapping fields = one.fields("suffix", List.of("suffix", "required"));
            fields.required("suffix", "say how its name ends, such as .json")
                    .ifPresent(suffix -> suffix.text().ifPresent(text -> {
                        Sidecar sidecar = new Sidecar(text, fields.bool("required", true));
                        check(suffix, sidecar, sidecars);
                        sidecars.add(sidecar);
                    }));
        }
        return List.copyOf(sidecars);
    }

    private static void check(YamlValue item, Sidecar sidecar, List<Sidecar> before) {
        String lower = sidecar.suffix().toLowerCase(Locale.ROOT);
        if (Sidecar.isAuxiliary(lower)) {
            item.wrong("is what libgdal writes for itself, which is neither read nor written: " + sidecar.suffix());
        } else if (!lower.matches("[a-z0-9._-]{1,40}") || Sidecar.KINDS.stream().noneMatch(lower::endsWith)) {
            item.wrong("must end in one of " + String.join(", ", Sidecar.KINDS) + ", and is put in the place of the"
                    + " raster's extension: .tfw, _rpc.txt; not " + sidecar.suffix());
        } else if (before.stream().anyMatch(other -> other.suffix().equalsIgnoreCase(lower))) {
            item.wrong("is listed twice: " + sidecar.suffix());
        } else if (sidecar.isJson() && before.stream().anyMatch(Sidecar::isJson)) {
            item.wrong("is a second JSON document, and columns read from one; list one");
        }
    }
}
