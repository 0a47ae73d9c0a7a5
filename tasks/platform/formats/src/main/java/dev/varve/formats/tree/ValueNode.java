package dev.varve.formats.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A value of JSON or Parquet; numbers keep their exact text. Objects and arrays remember what of them a contract has taken. */
public sealed interface ValueNode {

    record Text(String value) implements ValueNode {}

    record Number(String text) implements ValueNode {}

    /** {@code NaN}, {@code Infinity} or {@code -Infinity}, which JSON has no word for. */
    record NotFinite(String text) implements ValueNode {}

    /** A date, time or timestamp that is typed as such: ISO 8601, whatever format the column has. */
    record Time(String iso) implements ValueNode {}

    /** Bytes that are typed as such; Base64 in text. */
    record Bytes(byte[] value) implements ValueNode {
        public String base64() {
            return Base64.getEncoder().encodeToString(value);
        }
    }

    /** Whether JSON can say all of it. */
    static boolean isFinite(ValueNode node) {
        return switch (node) {
            case NotFinite _ -> false;
            case Array array -> {
                boolean finite = true;
                for (int i = 0; i < array.elements.size() && finite; i++) {
                    finite = isFinite(array.elements.get(i));
                }
                yield finite;
            }
            case Obj object -> {
                boolean finite = true;
                for (int i = 0; i < object.size && finite; i++) {
                    finite = isFinite(object.values[i]);
                }
                yield finite;
            }
            default -> true;
        };
    }

    enum Literal implements ValueNode {
        TRUE,
        FALSE,
        NULL;

        String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    final class Array implements ValueNode {
        public final List<ValueNode> elements = new ArrayList<>();
        /** Something inside is taken. */
        public boolean touched;
        /** All of it is taken. */
        public boolean taken;
        /** Elements that are taken whole; null where none is. */
        private BitSet used;

        public void use(int element) {
            used = used == null ? new BitSet() : used;
            used.set(element);
        }

        public boolean isUsed(int element) {
            return used != null && used.get(element);
        }
    }

    final class Obj implements ValueNode {
        private static final int SMALL = 16;

        public String[] names = new String[SMALL];
        public ValueNode[] values = new ValueNode[SMALL];
        /** Fields that are taken whole. */
        public boolean[] used = new boolean[SMALL];

        public int size;
        public boolean touched;
        public boolean taken;
        private Map<String, Integer> index;

        /** @return false where the object has the name already */
        public boolean add(String name, ValueNode value) {
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

        public int find(String name) {
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
