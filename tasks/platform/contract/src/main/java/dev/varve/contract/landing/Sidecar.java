package dev.varve.contract.landing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A file that belongs to a raster and travels with it.
 *
 * @param suffix stands in the place of the raster's extension: beside {@code a/b.tif}, {@code .json} is {@code a/b.json} and
 *     {@code _rpc.txt} is {@code a/b_rpc.txt}
 * @param required a raster waits in landing until it is there
 */
public record Sidecar(String suffix, boolean required) {
    /** What a library writes for itself beside a raster; never a part of it. */
    private static final String AUXILIARY = ".aux.xml";

    private static final String NAME = "sidecar:";

    public static final List<String> KINDS = List.of(".json", ".xml", ".txt", ".prj", ".tfw", ".tifw", ".wld");

    /** Where it lies, beside the raster at this path. */
    public String beside(String path) {
        String bare = Packing.bare(path);
        int dot = bare.lastIndexOf('.');
        return (dot > bare.lastIndexOf('/') ? bare.substring(0, dot) : bare) + suffix;
    }

    /** What its content's hash is called among the values that identify a file; no column has such a name. */
    public String name() {
        return NAME + suffix;
    }

    /** Those of sidecars among the values that identify a file. */
    public static List<String> hashes(Map<String, String> identity) {
        return byName(identity).map(Map.Entry::getValue).toList();
    }

    /** Where the sidecars lay that a file was delivered with. */
    public static List<String> beside(String path, Map<String, String> identity) {
        return byName(identity)
                .map(entry -> new Sidecar(entry.getKey().substring(NAME.length()), true).beside(path))
                .toList();
    }

    private static Stream<Map.Entry<String, String>> byName(Map<String, String> identity) {
        return identity.entrySet().stream().filter(entry -> entry.getKey().startsWith(NAME));
    }

    /** A document whose fields are columns' to read. */
    public boolean isJson() {
        return suffix.toLowerCase(Locale.ROOT).endsWith(".json");
    }

    public static boolean isAuxiliary(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(AUXILIARY);
    }
}
