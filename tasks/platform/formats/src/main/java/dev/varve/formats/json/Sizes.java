package dev.varve.formats.json;

import dev.varve.formats.tree.ValueNode;
import java.nio.charset.StandardCharsets;

/** How long values are. */
final class Sizes {
    private Sizes() {}

    /** Bytes of the longest text, number or name. */
    static long longest(ValueNode node) {
        return switch (node) {
            case ValueNode.Text(String text) -> bytes(text);
            case ValueNode.Number(String text) -> text.length();
            case ValueNode.Array array ->
                array.elements.stream().mapToLong(Sizes::longest).max().orElse(0);
            case ValueNode.Obj object -> {
                long longest = 0;
                for (int i = 0; i < object.size; i++) {
                    longest = Math.max(longest, Math.max(bytes(object.names[i]), longest(object.values[i])));
                }
                yield longest;
            }
            default -> 0;
        };
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
