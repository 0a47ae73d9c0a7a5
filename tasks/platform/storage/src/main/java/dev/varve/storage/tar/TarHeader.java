package dev.varve.storage.tar;

import dev.varve.storage.stream.Damaged;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A header block of a tar.
 *
 * @param type as POSIX gives it; NUL is an ordinary file
 */
record TarHeader(String name, char type, long size) {
    private static final int CHECKSUM = 148;

    static TarHeader of(byte[] block) throws Damaged {
        long sum = 8 * ' ';
        for (int i = 0; i < block.length; i++) {
            sum += i >= CHECKSUM && i < CHECKSUM + 8 ? 0 : block[i] & 0xff;
        }
        if (number(block, CHECKSUM, 8) != sum) {
            throw new Damaged("corrupt", "a header of the tar does not match its checksum");
        }
        boolean posix = new String(block, 257, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
        String prefix = posix ? text(block, 345, 155) : "";
        String name = text(block, 0, 100);
        return new TarHeader(
                prefix.isEmpty() ? name : prefix + "/" + name, (char) (block[156] & 0xff), number(block, 124, 12));
    }

    TarHeader with(Extended extended) {
        return new TarHeader(
                extended.name == null ? name : extended.name, type, extended.size < 0 ? size : extended.size);
    }

    private boolean isFile() {
        return type == '0' || type == '\0' || type == '7';
    }

    boolean isFolder() {
        return type == '5' || isFile() && name.endsWith("/");
    }

    void demandFile() throws Damaged {
        String kind = switch (type) {
            case '1', '2' -> "a link";
            case '3', '4', '6' -> "a device";
            case 'S' -> "a file with holes";
            default -> "of the unknown type " + type;
        };
        if (!isFile()) {
            throw new Damaged("unsafe", "has a member that is " + kind + ", no ordinary file: " + name);
        }
    }

    private static String text(byte[] block, int from, int length) {
        int end = from;
        while (end < from + length && block[end] != 0) {
            end++;
        }
        return TarMembers.decoded(Arrays.copyOfRange(block, from, end));
    }

    /** Octal digits, or base 256 behind a first byte of 0x80. */
    private static long number(byte[] block, int from, int length) throws Damaged {
        if ((block[from] & 0xff) == 0x80) {
            long value = 0;
            for (int i = from + 1; i < from + length; i++) {
                if (value >> 54 != 0) {
                    throw new Damaged("corrupt", "a header of the tar has a number that is none");
                }
                value = value << 8 | block[i] & 0xff;
            }
            return value;
        }
        String text = new String(block, from, length, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
        if (!text.matches("[0-7]{0,12}")) {
            throw new Damaged("corrupt", "a header of the tar has a number that is none");
        }
        return text.isEmpty() ? 0 : Long.parseLong(text, 8);
    }

    /**
     * What goes before a header to say what has no room in it.
     *
     * @param name null where it says none
     * @param size -1 where it says none
     */
    record Extended(String name, long size) {
        static final Extended NOTHING = new Extended(null, -1);

        /** Records of a pax header: {@code 30 path=orders/a.csv\n}. */
        static Extended of(byte[] bytes) throws Damaged {
            String name = null;
            long size = -1;
            for (int at = 0; at < bytes.length; ) {
                int blank = at;
                while (blank < bytes.length && bytes[blank] >= '0' && bytes[blank] <= '9' && blank < at + 8) {
                    blank++;
                }
                int end = blank == at
                        ? 0
                        : at + Integer.parseInt(new String(bytes, at, blank - at, StandardCharsets.US_ASCII));
                int equals = blank;
                while (equals < end && equals < bytes.length && bytes[equals] != '=') {
                    equals++;
                }
                if (end > bytes.length || equals >= end || bytes[blank] != ' ' || bytes[end - 1] != '\n') {
                    throw new Damaged("corrupt", "an extended header of the tar cannot be read");
                }
                String key = TarMembers.decoded(Arrays.copyOfRange(bytes, blank + 1, equals));
                String value = TarMembers.decoded(Arrays.copyOfRange(bytes, equals + 1, end - 1));
                if (key.equals("path")) {
                    name = value;
                } else if (key.equals("size")) {
                    size = size(value);
                } else if (key.startsWith("GNU.sparse.")) {
                    throw new Damaged("unsupported", "has a member with holes, which GNU tar alone reads");
                }
                at = end;
            }
            return new Extended(name, size);
        }

        private static long size(String text) throws Damaged {
            if (!text.matches("[0-9]{1,18}")) {
                throw new Damaged("corrupt", "an extended header of the tar cannot be read");
            }
            return Long.parseLong(text);
        }

        Extended with(Extended other) {
            return new Extended(other.name == null ? name : other.name, other.size < 0 ? size : other.size);
        }

        Extended named(String other) {
            return new Extended(other, size);
        }

        /** Of a header for all members that follow. */
        void demandNothing() throws Damaged {
            if (!equals(NOTHING)) {
                throw new Damaged("unsupported", "has one name or size for all members");
            }
        }
    }
}
