package dev.varve.contract.landing;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the content of a file is packed, as its suffix says: compressed, in a bundle of members, or both. */
public record Packing(Bundle bundle, Compression compression) {
    /** Between the path of a zip or tar and that of its member, as in {@code jar:} URLs. */
    private static final String WITHIN = "!/";

    private static final Pattern MEMBER =
            Pattern.compile("(?i)(.*?\\.(?:zip|tgz|tar(?:\\.(?:gz|bz2|xz|zst))?))" + WITHIN + ".*", Pattern.DOTALL);

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

    /** {@code drops/2026-01.zip!/orders/a.csv}. */
    public static String member(String object, String name) {
        return object + WITHIN + name;
    }

    /** The object that lies in landing: of a member's path, the zip or tar; else the path itself. */
    public static String object(String path) {
        Matcher member = MEMBER.matcher(path);
        return member.matches() ? member.group(1) : path;
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
