package dev.varve.load;

import dev.varve.formats.Layout;
import dev.varve.formats.RecordReader;
import dev.varve.ledger.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
                        .toList(),
                "swallowed",
                layout.swallowed().stream()
                        .map(one -> List.of(one.field(), one.line(), one.last(), one.values()))
                        .toList()));
    }

    static Layout of(String json) {
        Map<String, Object> stored = Json.map(json);
        List<Layout.Wider> wider = new ArrayList<>();
        for (Object one : (List<?>) stored.get("wider")) {
            List<?> parts = (List<?>) one;
            wider.add(new Layout.Wider(
                    (String) parts.get(0), (String) parts.get(1), (String) parts.get(2), whole(parts.get(3))));
        }
        List<Layout.Swallowed> swallowed = new ArrayList<>();
        // Files that an earlier release read have none.
        for (Object one : (List<?>) stored.getOrDefault("swallowed", List.of())) {
            List<?> parts = (List<?>) one;
            swallowed.add(new Layout.Swallowed(
                    (String) parts.get(0), whole(parts.get(1)), whole(parts.get(2)), whole(parts.get(3))));
        }
        return new Layout(
                texts(stored.get("fields")), lists(stored.get("from")), lists(stored.get("unknown")), wider, swallowed);
    }

    private static long whole(Object number) {
        return ((Number) number).longValue();
    }

    private static Map<String, List<String>> lists(Object stored) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        ((Map<?, ?>) stored).forEach((name, list) -> lists.put((String) name, texts(list)));
        return lists;
    }

    private static List<String> texts(Object stored) {
        return ((List<?>) stored).stream().map(String.class::cast).toList();
    }
}
