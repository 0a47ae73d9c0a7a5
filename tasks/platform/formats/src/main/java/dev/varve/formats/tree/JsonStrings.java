package dev.varve.formats.tree;

import java.nio.charset.StandardCharsets;

/** Makes the texts of JSON strings out of bytes that were checked before. */
final class JsonStrings {
    private static final int NAMES = 1 << 10;
    private static final int SHORT = 40;

    private final String[] names = new String[NAMES];

    static String unescaped(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int i = from;
        while (i < to) {
            int plain = i;
            while (i < to && bytes[i] != '\\') {
                i++;
            }
            text.append(new String(bytes, plain, i - plain, StandardCharsets.UTF_8));
            if (i < to) {
                byte b = bytes[i + 1];
                i += 2;
                switch (b) {
                    case 'b' -> text.append('\b');
                    case 'f' -> text.append('\f');
                    case 'n' -> text.append('\n');
                    case 'r' -> text.append('\r');
                    case 't' -> text.append('\t');
                    case 'u' -> {
                        text.append((char) Integer.parseInt(new String(bytes, i, 4, StandardCharsets.ISO_8859_1), 16));
                        i += 4;
                    }
                    default -> text.append((char) b);
                }
            }
        }
        return text.toString();
    }

    /** Short texts, most of them names, are made once. */
    String ascii(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > SHORT) {
            return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        }
        int hash = length;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        int slot = (hash ^ hash >>> 15) & NAMES - 1;
        String name = names[slot];
        if (name == null || !same(name, bytes, from, length)) {
            name = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
            names[slot] = name;
        }
        return name;
    }

    private static boolean same(String name, byte[] bytes, int from, int length) {
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }
}
