package dev.varve.cli.screen;

import dev.varve.ledger.Json;
import dev.varve.warehouse.Cells;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of cells in the spelling of an output format; nothing is rounded. */
public final class CellText {
    private CellText() {}

    /** @return null for null */
    public static String text(Object value) {
        return switch (value) {
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            case List<?> list -> inJson(list);
            case Map<?, ?> map -> inJson(map);
            case null, default -> Cells.text(value);
        };
    }

    /** What JSON has a word for stays; the rest is text. */
    public static Object json(Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> number;
            case Boolean flag -> flag;
            case List<?> list -> list.stream().map(CellText::json).toList();
            case Map<?, ?> map -> {
                Map<String, Object> object = new LinkedHashMap<>();
                map.forEach((key, element) -> object.put(text(key), json(element)));
                yield object;
            }
            default -> text(value);
        };
    }

    private static String inJson(Object nested) {
        String object = Json.inOrder(Map.of("", json(nested)));
        return object.substring("{\"\":".length(), object.length() - 1);
    }
}
