package dev.varve.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names made of what they name, so that a repeated task and every engine agree. */
public final class Ids {
    private Ids() {}

    /** SHA-256 of the parts, as hexadecimal text; no two lists of parts give the same bytes. */
    public static String hash(List<String> parts) {
        return HexFormat.of().formatHex(digest(parts));
    }

    public static String hash(String... parts) {
        return hash(List.of(parts));
    }

    /** The first 63 bits of the same. */
    public static long number(String... parts) {
        return ByteBuffer.wrap(digest(List.of(parts))).getLong() >>> 1;
    }

    private static byte[] digest(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
