package dev.varve.storage;

import dev.varve.contract.Limits;
import dev.varve.contract.landing.Compression;
import dev.varve.contract.landing.Packing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** An archive in a folder of its own. */
record Stored(Archive archive) {
    static final Limits LIMITS =
            new Limits(new Limits.Limit(0, false), new Limits.Limit(0, false), 100_000_000, 1_000, 1_000);

    Stored(Path root) {
        this(new Archive(root));
    }

    Archive.Content file(byte[] bytes, Compression compression) throws IOException {
        return archive.store(new ByteArrayInputStream(bytes), compression, LIMITS);
    }

    Archive.Bundle bundle(byte[] bytes, String suffix) throws IOException {
        return bundle(bytes, suffix, LIMITS);
    }

    Archive.Bundle bundle(byte[] bytes, String suffix, Limits limits) throws IOException {
        return archive.unpack(new ByteArrayInputStream(bytes), Packing.of(suffix), name -> true, limits);
    }

    /** What members hold, by their names. */
    Map<String, String> texts(Archive.Bundle bundle) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Archive.Member member : bundle.members()) {
            texts.put(member.name(), new String(read(member.archivedAs()), StandardCharsets.UTF_8));
        }
        return texts;
    }

    byte[] read(String archivedAs) throws IOException {
        try (InputStream in = archive.open(archivedAs)) {
            return in.readAllBytes();
        }
    }
}
