package dev.varve.formats.scene;

import dev.varve.contract.Format.Geotiff;
import dev.varve.contract.landing.Sidecar;
import dev.varve.formats.raster.Rasters;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import dev.varve.formats.tree.BrokenJson;
import dev.varve.formats.tree.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The sidecars that were delivered with a raster and that its contract declares. */
final class SceneSidecars {
    /** A document of more is no metadata. */
    private static final int LARGEST = 16 << 20;

    private final Optional<Sidecar> declared;
    private final Map<String, String> hashes = new TreeMap<>();
    private final Rasters rasters;

    /** @param captured what identifies the file beside its content */
    SceneSidecars(Geotiff format, Map<String, String> captured, Rasters rasters) {
        this.declared = format.document();
        this.rasters = rasters;
        for (Sidecar sidecar : format.sidecars()) {
            if (captured.containsKey(sidecar.name())) {
                hashes.put(sidecar.suffix(), captured.get(sidecar.name()));
            }
        }
    }

    /** SHA-256 of each, by suffix. */
    Map<String, String> hashes() {
        return hashes;
    }

    /**
     * The text of the JSON document.
     *
     * @throws RefusedFile where it is none
     */
    Optional<String> document() throws IOException {
        if (declared.isEmpty() || !hashes.containsKey(declared.get().suffix())) {
            return Optional.empty();
        }
        String suffix = declared.get().suffix();
        byte[] bytes;
        try (InputStream in = rasters.sidecar(hashes.get(suffix))) {
            bytes = in.readNBytes(LARGEST + 1);
        }
        if (bytes.length > LARGEST) {
            throw new RefusedFile(Reason.TOO_LARGE, "its sidecar " + suffix + " is larger than 16 MiB");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String document = text.startsWith("\ufeff") ? text.substring(1) : text;
            JsonParser parser = new JsonParser();
            byte[] checked = document.getBytes(StandardCharsets.UTF_8);
            parser.over(checked, 0, checked.length);
            parser.whole();
            return Optional.of(document);
        } catch (CharacterCodingException e) {
            throw new RefusedFile(Reason.INVALID_ENCODING, "its sidecar " + suffix + " is no UTF-8; write it so");
        } catch (BrokenJson e) {
            throw new RefusedFile(Reason.BROKEN_JSON, "its sidecar " + suffix + " is no JSON: it " + e.getMessage());
        }
    }
}
