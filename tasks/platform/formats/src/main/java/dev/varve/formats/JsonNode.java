package dev.varve.formats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A value of JSON or Parquet; numbers keep their exact text. Objects and arrays remember what of them a contract has taken. */
sealed interface JsonNode {

    record Text(String value) implements JsonNode {}

    record Number(String text) implements JsonNode {}

    /** A date, time or timestamp that is typed as such: ISO 8601, whatever format the column has. */
    record Time(String iso) implements JsonNode {}

    /** Bytes that are typed as such; Base64 in text. */
    record Bytes(byte[] value) implements JsonNode {
        String base64() {
            return Base64.getEncoder().encodeToString(value);
        }
    }

    enum Literal implements JsonNode {
        TRUE,
        FALSE,
        NULL;

        String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    final class Array implements JsonNode {
        final List<JsonNode> elements = new ArrayList<>();
        /** Something inside is taken. */
        boolean touched;
        /** All of it is taken. */
        boolean taken;
        /** Elements that are taken whole; null where none is. */
        private BitSet used;

        void use(int element) {
            used = used == null ? new BitSet() : used;
            used.set(element);
        }

        boolean isUsed(int element) {
            return used != null && used.get(element);
        }
    }

    final class Obj implements JsonNode {
        private static final int SMALL = 16;

        String[] names = new String[SMALL];
        JsonNode[] values = new JsonNode[SMALL];
        /** Fields that are taken whole. */
        boolean[] used = new boolean[SMALL];

        int size;
        boolean touched;
        boolean taken;
        private Map<String, Integer> index;

        /** @return false where the object has the name already */
        boolean add(String name, JsonNode value) {
            if (find(name) >= 0) {
                return false;
            }
            if (size == names.length) {
                names = Arrays.copyOf(names, size * 2);
                values = Arrays.copyOf(values, size * 2);
                used = Arrays.copyOf(used, size * 2);
            }
            names[size] = name;
            values[size] = value;
            if (index != null) {
                index.put(name, size);
            }
            size++;
            return true;
        }

        int find(String name) {
            if (size > SMALL) {
                if (index == null) {
                    index = new HashMap<>();
                    for (int i = 0; i < size; i++) {
                        index.put(names[i], i);
                    }
                }
                return index.getOrDefault(name, -1);
            }
            for (int i = 0; i < size; i++) {
                if (names[i].equals(name)) {
                    return i;
                }
            }
            return -1;
        }
    }
}
