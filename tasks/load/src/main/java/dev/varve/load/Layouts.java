package dev.varve.load;

import dev.varve.formats.Layout;
import dev.varve.formats.RecordReader;
import dev.varve.ledger.Json;
import java.util.List;
import java.util.Map;

/** What the ledger keeps of how a file answers its contract. */
final class Layouts {
    private Layouts() {}

    static String drift(RecordReader.Count count) {
        return Json.text(Map.of(
                "unknown", count.unknownFields(), "missing", count.missingColumns(), "encoding", count.encoding()));
    }

    static String json(Layout layout) {
        return Json.text(Map.of(
                "fields",
                layout.fields(),
                "from",
                layout.from(),
                "unknown",
                layout.unknown(),
                "wider",
                layout.wider().stream()
                        .map(wider -> List.of(wider.column(), wider.declared(), wider.fits(), wider.values()))
                        .toList()));
    }

    static Layout of(String json) {
        return Json.read(json, Stored.class).layout();
    }

    private record Stored(
            List<String> fields,
            Map<String, List<String>> from,
            Map<String, List<String>> unknown,
            List<List<String>> wider) {
        Layout layout() {
            return new Layout(
                    fields,
                    from,
                    unknown,
                    wider.stream()
                            .map(one ->
                                    new Layout.Wider(one.get(0), one.get(1), one.get(2), Long.parseLong(one.get(3))))
                            .toList());
        }
    }
}
