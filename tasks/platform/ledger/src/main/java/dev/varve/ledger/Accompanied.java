package dev.varve.ledger;

import dev.varve.contract.Contract;
import dev.varve.contract.Format;
import dev.varve.contract.landing.LandingPattern;
import dev.varve.contract.landing.Sidecar;
import dev.varve.storage.StoredObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An object that a contract's landing pattern matches, with the sidecars that lie beside it.
 *
 * @param sidecars those that are there
 * @param missing paths of required ones that are not
 */
public record Accompanied(
        StoredObject object, LandingPattern.Match match, Map<Sidecar, StoredObject> sidecars, List<String> missing) {

    /** Those of a contract among all that lie in landing, in their order; sidecars are none of their own. */
    public static List<Accompanied> of(Contract contract, List<StoredObject> listed) {
        List<StoredObject> own = listed.stream()
                .filter(object -> !isBeside(contract, object.path()))
                .toList();
        Map<String, StoredObject> byPath = new LinkedHashMap<>();
        if (!contract.sidecars().isEmpty()) {
            listed.forEach(object -> byPath.put(object.path(), object));
        }
        List<Accompanied> all = new ArrayList<>();
        for (StoredObject object : own) {
            contract.landing().match(object.path()).ifPresent(match -> all.add(of(contract, object, match, byPath)));
        }
        return all;
    }

    private static Accompanied of(
            Contract contract, StoredObject object, LandingPattern.Match match, Map<String, StoredObject> byPath) {
        Map<Sidecar, StoredObject> sidecars = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (Sidecar sidecar : contract.sidecars()) {
            String path = sidecar.beside(object.path());
            if (byPath.containsKey(path)) {
                sidecars.put(sidecar, byPath.get(path));
            } else if (sidecar.required()) {
                missing.add(path);
            }
        }
        return new Accompanied(object, match, sidecars, missing);
    }

    /** Its name is that of a sidecar or, beside a raster, of what a library writes for itself. */
    private static boolean isBeside(Contract contract, String path) {
        return contract.format() instanceof Format.Geotiff raster
                && (Sidecar.isAuxiliary(path)
                        || raster.sidecars().stream().anyMatch(sidecar -> path.endsWith(sidecar.suffix())));
    }

    /** The object itself first. */
    public Stream<StoredObject> objects() {
        return Stream.concat(Stream.of(object), sidecars.values().stream());
    }

    /** When the last of them was written. */
    public Instant modifiedAt() {
        return objects().map(StoredObject::modifiedAt).max(Instant::compareTo).orElseThrow();
    }
}
