package dev.varve.contract;

import java.util.Locale;

/** How the content of a file is packed, as its suffix says: compressed, in a bundle of members, or both. */
public record Packing(Bundle bundle, Compression compression) {
    public static final String SUFFIXES =
            ".gz, .bz2, .xz, .zst, .zip, .tar, .tar.gz, .tgz, .tar.bz2, .tar.xz or .tar.zst";

    /** A file of files. */
    public enum Bundle {
        NONE(""),
        ZIP(".zip"),
        TAR(".tar");

        private final String suffix;

        Bundle(String suffix) {
            this.suffix = suffix;
        }
    }

    public static Packing of(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".tgz")) {
            return new Packing(Bundle.TAR, Compression.GZIP);
        }
        if (lower.endsWith(Bundle.ZIP.suffix)) {
            return new Packing(Bundle.ZIP, Compression.NONE);
        }
        Compression compression = Compression.of(lower);
        String inner = lower.substring(0, lower.length() - compression.suffix().length());
        return new Packing(inner.endsWith(Bundle.TAR.suffix) ? Bundle.TAR : Bundle.NONE, compression);
    }

    public boolean isBundle() {
        return bundle != Bundle.NONE;
    }

    /** The one suffix that stands for it: {@code .tar.gz}, also where a path ends in {@code .tgz}. */
    public String suffix() {
        return bundle.suffix + compression.suffix();
    }

    /** A path that is packed this way, without the suffix that says so. */
    public static String bare(String path) {
        String suffix = path.toLowerCase(Locale.ROOT).endsWith(".tgz") ? ".tgz" : of(path).suffix();
        return path.substring(0, path.length() - suffix.length());
    }
}
