package dev.varve.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as hexadecimal text. */
final class Hash {
    private final MessageDigest digest;

    Hash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void add(byte[] buffer, int offset, int length) {
        digest.update(buffer, offset, length);
    }

    /** Of everything added; once. */
    String text() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
