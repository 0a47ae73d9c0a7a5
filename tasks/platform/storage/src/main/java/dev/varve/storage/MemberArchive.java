package dev.varve.storage;

import dev.varve.contract.Limits;
import dev.varve.contract.landing.Compression;
import dev.varve.contract.landing.Packing;
import dev.varve.storage.stream.BlockStream;
import dev.varve.storage.stream.Damaged;
import dev.varve.storage.stream.Hash;
import dev.varve.storage.stream.MemberSink;
import dev.varve.storage.stream.Meter;
import dev.varve.storage.stream.Source;
import dev.varve.storage.stream.Written;
import dev.varve.storage.unpack.Decompressed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;

/** Keeps the content of each member that counts as a file of its own, compressed with zstd. */
final class MemberArchive implements MemberSink {
    private final Path folder;
    private final Predicate<String> chosen;
    private final Limits limits;
    private final Meter together;
    private final Set<String> names = new HashSet<>();
    private final List<Archive.Member> kept = new ArrayList<>();
    private long entries;

    /**
     * @param folder for the files, which are named by their content
     * @param stored how many bytes of the bundle were read so far
     */
    MemberArchive(Path folder, Predicate<String> chosen, Limits limits, LongSupplier stored) {
        this.folder = folder;
        this.chosen = chosen;
        this.limits = limits;
        this.together = new Meter(limits, stored, "all members together unpack");
    }

    List<Archive.Member> kept() {
        return kept;
    }

    @Override
    public void folder(String name) throws Damaged {
        count();
        MemberName.of(name);
    }

    @Override
    public void file(String name, InputStream content) throws IOException {
        count();
        String path = MemberName.of(name);
        if (path.isEmpty() || !names.add(path)) {
            throw new Damaged(
                    "corrupt", path.isEmpty() ? "has a member without a name" : "has two members named " + path);
        }
        if (!chosen.test(path)) {
            return;
        }
        Packing packing = Packing.of(path);
        if (packing.isBundle()) {
            throw new Damaged(
                    "unsupported",
                    "has a member that is itself a " + packing.suffix()
                            + ", which is not opened; say with members which ones count: " + path);
        }
        kept.add(keep(path, content, packing.compression()));
    }

    private void count() throws Damaged {
        if (++entries > limits.members()) {
            throw Damaged.byMembers(limits.members());
        }
    }

    private Archive.Member keep(String path, InputStream content, Compression compression) throws IOException {
        Path file = folder.resolve("member");
        Hash hash = new Hash();
        Source source = new Source(content);
        Meter meter = new Meter(limits, source::count, "member " + path + ": unpacks");
        try (InputStream in = open(source, compression, path);
                OutputStream out = output(file)) {
            byte[] buffer = new byte[BlockStream.BUFFER];
            for (int n = read(in, source, buffer, meter, path); n >= 0; n = read(in, source, buffer, meter, path)) {
                hash.add(buffer, 0, n);
                meter.add(n);
                together.add(n);
                out.write(buffer, 0, n);
            }
        }
        String contentId = hash.text();
        Files.move(file, folder.resolve(contentId), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return new Archive.Member(
                path,
                contentId,
                meter.bytes(),
                Archive.place("content/", contentId, Compression.ZSTD.suffix()),
                Files.size(folder.resolve(contentId)));
    }

    private static InputStream open(Source source, Compression compression, String path) throws IOException {
        try {
            return Decompressed.of(source, compression);
        } catch (IOException e) {
            throw source.damaged(e, 0).of(path);
        }
    }

    private static int read(InputStream in, Source source, byte[] buffer, Meter meter, String path) throws IOException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw source.damaged(e, meter.bytes()).of(path);
        }
    }

    private static OutputStream output(Path file) throws IOException {
        return ZstdCompressorOutputStream.builder()
                .setOutputStream(new Written(file))
                .setChecksum(true)
                .get();
    }
}
