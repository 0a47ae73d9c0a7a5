package dev.varve.load;

import dev.varve.formats.Layout;
import dev.varve.ledger.Json;
import java.util.List;
import java.util.Map;

/** {@link Layout} as the ledger keeps it. */
final class Layouts {
    private Layouts() {}

    static String json(Layout layout) {
        return Json.text(Map.of(
                "fields",
                layout.fields(),
                "from",
                layout.from(),
                "wider",
                layout.wider().stream()
                        .map(wider -> List.of(wider.column(), wider.declared(), wider.fits(), wider.values()))
                        .toList()));
    }

    static Layout of(String json) {
        return Json.read(json, Stored.class).layout();
    }

    private record Stored(List<String> fields, Map<String, List<String>> from, List<List<String>> wider) {
        Layout layout() {
            return new Layout(
                    fields,
                    from,
                    wider.stream()
                            .map(one ->
                                    new Layout.Wider(one.get(0), one.get(1), one.get(2), Long.parseLong(one.get(3))))
                            .toList());
        }
    }
}
