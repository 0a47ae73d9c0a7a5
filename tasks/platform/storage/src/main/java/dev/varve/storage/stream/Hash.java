package dev.varve.storage.stream;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as hexadecimal text. */
public final class Hash {
    private final MessageDigest digest;

    public Hash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public void add(byte[] buffer, int offset, int length) {
        digest.update(buffer, offset, length);
    }

    /** Of everything added; once. */
    public String text() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
