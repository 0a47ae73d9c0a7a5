package dev.varve.formats.bytes;

/** UTF-8 as Unicode defines it: no overlong forms, no surrogates. */
public final class Utf8 {
    private Utf8() {}

    public static boolean valid(byte[] text, int from, int to) {
        int i = from;
        while (i < to) {
            while (to - i >= 8 && EightBytes.isAscii(EightBytes.at(text, i))) {
                i += 8;
            }
            while (i < to && text[i] >= 0) {
                i++;
                if (to - i >= 8) {
                    break;
                }
            }
            if (i < to && text[i] < 0) {
                int length = sequence(text, i, to);
                if (length == 0) {
                    return false;
                }
                i += length;
            }
        }
        return true;
    }

    /** @return the length of the sequence of two to four bytes that starts here, 0 where none does */
    private static int sequence(byte[] text, int at, int to) {
        int lead = text[at] & 0xff;
        int length = lead >= 0xc2 && lead <= 0xdf
                ? 2
                : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
        if (length == 0 || to - at < length) {
            return 0;
        }
        int second = text[at + 1] & 0xff;
        int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < least || second > most) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((text[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** @return bytes of the text's UTF-8 form, -1 where it has none */
    public static int length(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                if (Character.isSurrogate(c)) {
                    if (!Character.isHighSurrogate(c)
                            || i + 1 == text.length()
                            || !Character.isLowSurrogate(text.charAt(i + 1))) {
                        return -1;
                    }
                    i++;
                    bytes += 2;
                } else {
                    bytes += c < 0x800 ? 1 : 2;
                }
            }
        }
        return bytes;
    }
}
