package dev.varve.realdata;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What the catalog said at every moment: the last whole one. */
final class KevOracle {

    private final NavigableMap<Instant, KevCatalog> catalogs = new TreeMap<>();
    private final List<Instant> truncated = new ArrayList<>();

    KevOracle(RealData data) throws IOException {
        for (Instant moment : data.moments()) {
            KevCatalog catalog = KevCatalog.read(RealData.text(KevCatalog.json(data.files(moment))));
            if (catalog == null) {
                truncated.add(moment);
            } else {
                catalogs.put(moment, catalog);
            }
        }
    }

    List<Instant> truncated() {
        return truncated;
    }

    List<Instant> whole() {
        return List.copyOf(catalogs.keySet());
    }

    KevCatalog asKnownAt(Instant moment) {
        return catalogs.floorEntry(moment).getValue();
    }

    /** Every version of every entry with the moments between which it was so; no entry ever leaves this catalog. */
    List<Map<String, String>> ranges() {
        List<Map<String, String>> ranges = new ArrayList<>();
        Map<String, Map<String, String>> current = new TreeMap<>();
        catalogs.forEach((moment, catalog) -> catalog.entries().forEach((id, entry) -> {
            Map<String, String> before = current.get(id);
            if (before == null || !without(before).equals(entry)) {
                if (before != null) {
                    before.put("effective_to", moment.toString());
                }
                Map<String, String> range = new TreeMap<>(entry);
                range.put("effective_from", moment.toString());
                range.put("effective_to", null);
                current.put(id, range);
                ranges.add(range);
            }
        }));
        return ranges;
    }

    private static Map<String, String> without(Map<String, String> range) {
        Map<String, String> entry = new TreeMap<>(range);
        entry.keySet().removeAll(List.of("effective_from", "effective_to"));
        return entry;
    }
}
