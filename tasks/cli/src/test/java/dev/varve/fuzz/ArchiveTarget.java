package dev.varve.fuzz;

import dev.varve.contract.Limits;
import dev.varve.contract.landing.Compression;
import dev.varve.contract.landing.Packing;
import dev.varve.storage.Archive;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Whatever is archived as whole can be read again; whatever is not says why. The first byte chooses how it claims to be packed. */
public final class ArchiveTarget {
    private static final List<String> NAMES =
            List.of("a.gz", "a.bz2", "a.xz", "a.zst", "a.zip", "a.tar", "a.tar.gz", "a.tar.zst");
    private static final Limits LIMITS =
            new Limits(new Limits.Limit(0, false), new Limits.Limit(0, false), 1 << 20, 1_000, 20);
    private static final Archive ARCHIVE = new Archive(folder());

    private ArchiveTarget() {}

    private static Path folder() {
        try {
            return Files.createTempDirectory("varve-fuzz");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        InputStream content = new ByteArrayInputStream(Arrays.copyOfRange(input, 1, input.length));
        Packing packing = Packing.of(NAMES.get(Math.floorMod(input[0], NAMES.size())));
        if (packing.isBundle()) {
            Archive.Bundle bundle = ARCHIVE.unpack(content, packing, name -> true, LIMITS);
            for (Archive.Member member : bundle.members()) {
                read(member.archivedAs(), member.bytes());
            }
            require(bundle.whole().damage() == null || bundle.members().isEmpty());
        } else {
            Archive.Content stored = ARCHIVE.store(content, Compression.of(packing.suffix()), LIMITS);
            if (stored.damage() == null) {
                read(stored.archivedAs(), stored.bytes());
            }
        }
    }

    private static void read(String archivedAs, long bytes) throws IOException {
        try (InputStream in = ARCHIVE.open(archivedAs)) {
            require(in.readAllBytes().length == bytes);
        }
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalStateException("what is archived is not what was said of it");
        }
    }
}
