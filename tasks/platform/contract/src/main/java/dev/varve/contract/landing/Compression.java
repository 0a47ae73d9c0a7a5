package dev.varve.contract.landing;

import java.util.Arrays;
import java.util.Locale;

/** How a file's bytes are compressed, as its suffix says. */
public enum Compression {
    NONE("", "not compressed"),
    GZIP(".gz", "gzip"),
    BZIP2(".bz2", "bzip2"),
    XZ(".xz", "xz"),
    ZSTD(".zst", "zstd");

    private final String suffix;
    private final String text;

    Compression(String suffix, String text) {
        this.suffix = suffix;
        this.text = text;
    }

    public static Compression of(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(one -> one != NONE && lower.endsWith(one.suffix))
                .findFirst()
                .orElse(NONE);
    }

    /** With its dot; empty where nothing is compressed. */
    public String suffix() {
        return suffix;
    }

    public String text() {
        return text;
    }
}
