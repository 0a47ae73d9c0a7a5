package dev.varve.cli.propose.sample;

import dev.varve.contract.landing.Packing;
import dev.varve.failure.TaskFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Demands that a file is packed as its name says: loads believe the name. */
final class FirstBytes {
    private static final Map<String, String> PACKED = new LinkedHashMap<>();

    static {
        PACKED.put("\u001f\u008b", ".gz");
        PACKED.put("BZh", ".bz2");
        PACKED.put("\u00fd7zXZ\0", ".xz");
        PACKED.put("(\u00b5/\u00fd", ".zst");
        PACKED.put("PK\003\004", ".zip");
        PACKED.put("PK\005\006", ".zip");
    }

    private FirstBytes() {}

    static void demand(Path path) throws IOException {
        String head;
        try (InputStream in = Files.newInputStream(path)) {
            head = new String(in.readNBytes(512), StandardCharsets.ISO_8859_1);
        }
        String found = PACKED.entrySet().stream()
                .filter(packed -> head.startsWith(packed.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(head.startsWith("ustar", 257) ? ".tar" : "");
        Packing said = Packing.of(path.getFileName().toString());
        String expected = said.isBundle() && !said.compression().suffix().isEmpty()
                ? said.compression().suffix()
                : said.suffix();
        boolean oldTar = expected.equals(".tar") && found.isEmpty();
        if (!found.equals(expected) && !oldTar) {
            throw TaskFailure.refused(path + " begins like "
                    + (found.isEmpty() ? "a file that is not packed" : "a " + found) + ", but its name says "
                    + (expected.isEmpty() ? "that it is not packed" : expected)
                    + "; loads go by the name: have it delivered with the right one"
                    + (path.toString().endsWith(".xlsx") ? ", and a spreadsheet as csv" : ""));
        }
    }
}
