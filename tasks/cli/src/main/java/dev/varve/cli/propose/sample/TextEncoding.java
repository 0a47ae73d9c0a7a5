package dev.varve.cli.propose.sample;

import dev.varve.failure.TaskFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * How a sample's text is written.
 *
 * @param declared a contract must name it, because neither the default nor a byte order mark tells
 */
public record TextEncoding(Charset charset, boolean declared) {
    private static final int HEAD = 4096;

    /**
     * Looks at the whole file: one byte decides between UTF-8 and the rest.
     *
     * @throws TaskFailure where the first bytes are those of no text
     */
    public static TextEncoding of(Sample sample) throws IOException {
        byte[] head;
        try (InputStream in = sample.open()) {
            head = in.readNBytes(HEAD);
        }
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            return new TextEncoding(StandardCharsets.UTF_8, false);
        }
        if (starts(head, 0xff, 0xfe)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, false);
        }
        if (starts(head, 0xfe, 0xff)) {
            return new TextEncoding(StandardCharsets.UTF_16BE, false);
        }
        // Most text has few characters beyond Latin, whose other byte is zero in UTF-16.
        int even = zeros(head, 0);
        int odd = zeros(head, 1);
        if (Math.max(even, odd) > head.length / 5 && Math.min(even, odd) < Math.max(even, odd) / 5) {
            return new TextEncoding(odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE, true);
        }
        if (Math.max(even, odd) > 0 || starts(head, '%', 'P', 'D', 'F', '-')) {
            throw TaskFailure.refused(
                    sample.path() + " is binary, not text; take a csv, tsv, json or ndjson file, packed or not");
        }
        if (isUtf8(sample)) {
            return new TextEncoding(StandardCharsets.UTF_8, false);
        }
        return new TextEncoding(
                usesWindowsMarks(sample) ? Charset.forName("windows-1252") : StandardCharsets.ISO_8859_1, true);
    }

    /** For a contract's comment; empty where it names no encoding. */
    public String why() {
        if (!declared) {
            return "";
        }
        return switch (charset.name()) {
            case "UTF-16LE", "UTF-16BE" -> "no byte order mark, but a zero beside almost every letter";
            case "windows-1252" -> "bytes that are no UTF-8, and some that only windows-1252 has letters for";
            default -> "bytes that are no UTF-8; ISO-8859-1 and windows-1252 have the same letters for them";
        };
    }

    /** The first characters, without a byte order mark. */
    public String head(Sample sample, int length) throws IOException {
        try (InputStreamReader reader = new InputStreamReader(sample.open(), charset)) {
            char[] characters = new char[length];
            int end = 0;
            for (int read; end < length && (read = reader.read(characters, end, length - end)) > 0; ) {
                end += read;
            }
            String text = new String(characters, 0, end);
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        }
    }

    /** How many physical lines there are. */
    public long lines(Sample sample) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(sample.open(), charset))) {
            return reader.lines().count();
        }
    }

    private static boolean isUtf8(Sample sample) throws IOException {
        try (InputStreamReader reader = new InputStreamReader(
                sample.open(),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            reader.transferTo(Writer.nullWriter());
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    /** Bytes that are control characters in ISO 8859-1 and curly quotes, dashes and the euro in windows-1252. */
    private static boolean usesWindowsMarks(Sample sample) throws IOException {
        try (InputStream in = sample.open()) {
            byte[] block = new byte[1 << 16];
            for (int read; (read = in.read(block)) > 0; ) {
                for (int i = 0; i < read; i++) {
                    if ((block[i] & 0xe0) == 0x80) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private static int zeros(byte[] head, int from) {
        int zeros = 0;
        for (int i = from; i < head.length; i += 2) {
            zeros += head[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static boolean starts(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
