package dev.varve.storage;

import dev.varve.contract.Limits;
import dev.varve.contract.landing.Compression;
import dev.varve.contract.landing.Packing;
import dev.varve.failure.TaskFailure;
import dev.varve.storage.stream.BlockStream;
import dev.varve.storage.stream.Damage;
import dev.varve.storage.stream.Hash;
import dev.varve.storage.stream.Meter;
import dev.varve.storage.stream.ReadAhead;
import dev.varve.storage.stream.Source;
import dev.varve.storage.stream.Tee;
import dev.varve.storage.stream.WriteFailure;
import dev.varve.storage.unpack.Decompressed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Every byte that was ever delivered, under the hash of its decompressed content, written once and never again; and beside it
 * the manifests and decisions that make a lost warehouse again.
 */
public final class Archive {
    private final ObjectStore store;
    /** Texts that are known to stand there: nothing takes them away. */
    private final Set<String> written = new HashSet<>();

    public Archive(ObjectStore store) {
        this.store = store;
    }

    /** In a folder of this machine. */
    public Archive(Path root) {
        this(new LocalFolder(root));
    }

    /**
     * What reading a file whole has shown.
     *
     * @param contentId SHA-256 of the decompressed bytes; of the bytes as they are where they are broken
     * @param bytes decompressed
     * @param storedBytes as they lay in landing
     * @param storedHash SHA-256 of the bytes as they lay in landing
     * @param archivedAs relative to the archive
     * @param damage why the file is not whole, or null
     */
    public record Content(
            String contentId, long bytes, long storedBytes, String storedHash, String archivedAs, Damage damage) {}

    /**
     * A member of a bundle whose content is archived.
     *
     * @param name its path within the bundle
     * @param contentId SHA-256 of the bytes, decompressed where its suffix says so
     * @param bytes of the same
     */
    public record Member(String name, String contentId, long bytes, String archivedAs, long archivedBytes) {}

    /**
     * What reading a zip or tar whole has shown.
     *
     * @param whole the bundle itself, as it came
     * @param members those that count; none where the bundle is damaged
     */
    public record Bundle(Content whole, List<Member> members) {}

    /**
     * Reads every byte once: archives it, hashes it, and proves a compressed stream whole (every checksum and length it has,
     * nothing behind its end).
     */
    public Content store(InputStream source, Compression compression, Limits limits) throws IOException {
        try (Draft draft = store.draft()) {
            Content content = copy(source, draft.out(), compression, limits);
            draft.keep(content.archivedAs());
            return content;
        } catch (FileSystemException e) {
            throw WriteFailure.of(e, store.location());
        }
    }

    private static Content copy(InputStream source, OutputStream out, Compression compression, Limits limits)
            throws IOException {
        try (out;
                Tee tee = new Tee(source, out);
                ReadAhead kept = new ReadAhead(tee);
                Source packed = new Source(kept)) {
            boolean plain = compression == Compression.NONE;
            Hash content = new Hash();
            Meter meter = new Meter(limits, packed::count, "unpacks");
            Damage damage = null;
            try (InputStream in = new ReadAhead(Decompressed.of(packed, compression))) {
                byte[] buffer = new byte[BlockStream.BUFFER];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    if (!plain) {
                        content.add(buffer, 0, n);
                    }
                    meter.add(n);
                }
            } catch (IOException e) {
                damage = packed.damaged(e, meter.bytes()).damage();
            }
            packed.drain();
            String storedHash = tee.hash();
            String contentId = damage == null && !plain ? content.text() : storedHash;
            String folder = damage == null ? "content/" : "damaged/";
            return new Content(
                    contentId,
                    meter.bytes(),
                    tee.count(),
                    storedHash,
                    place(folder, contentId, compression.suffix()),
                    damage);
        }
    }

    /**
     * Reads a zip or tar once: archives it as it came, proves every member whole, and archives the content of those that
     * count, each by itself, so that any of them can be read without the others.
     *
     * @param chosen by the path within the bundle
     */
    public Bundle unpack(InputStream source, Packing packing, Predicate<String> chosen, Limits limits)
            throws IOException {
        Path folder = null;
        try {
            folder = Files.createTempDirectory(store.workspace(), "bundle");
            Bundle bundle = new Unpacking(folder, packing, chosen, limits).unpack(source);
            for (Member member : bundle.members()) {
                store.keep(folder.resolve(member.contentId()), member.archivedAs());
            }
            store.keep(folder.resolve(Unpacking.WHOLE), bundle.whole().archivedAs());
            return bundle;
        } catch (FileSystemException e) {
            throw WriteFailure.of(e, store.location());
        } finally {
            if (folder != null) {
                delete(folder);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    static String place(String folder, String hash, String suffix) {
        return folder + hash.substring(0, 2) + "/" + hash + suffix;
    }

    /** The bytes that have this hash, of what came uncompressed. */
    public InputStream content(String contentId) throws IOException {
        return open(plain(contentId));
    }

    /** Where what came whole and uncompressed stands, relative to the archive. */
    public static String plain(String contentId) {
        return place("content/", contentId, "");
    }

    /** The decompressed bytes of an archived content. */
    public InputStream open(String archivedAs) throws IOException {
        InputStream stored;
        try {
            stored = store.open(archivedAs);
        } catch (NoSuchFileException e) {
            throw TaskFailure.configuration(
                    "the archive lacks " + place(archivedAs) + "; put the archive back as it was", e);
        } catch (StoreFailure e) {
            throw e.failure();
        }
        try {
            return Decompressed.of(stored, Compression.of(archivedAs));
        } catch (IOException e) {
            stored.close();
            throw e;
        }
    }

    /**
     * Writes small texts once; existing ones stay.
     *
     * @param texts by their paths, directly in that folder
     */
    public void writeOnce(String folder, Map<String, Supplier<String>> texts) {
        Set<String> unknown = new TreeSet<>(texts.keySet());
        unknown.removeAll(written);
        if (unknown.isEmpty()) {
            return;
        }
        try {
            for (String path : store.missing(folder, unknown)) {
                try (Draft draft = store.draft()) {
                    draft.out().write(texts.get(path).get().getBytes(StandardCharsets.UTF_8));
                    draft.keep(path);
                }
            }
            written.addAll(unknown);
        } catch (IOException e) {
            throw WriteFailure.of(e, place(folder));
        }
    }

    /** Demands that an archived content still is what was delivered. */
    public void prove(String archivedAs, String contentId) {
        Hash content = new Hash();
        byte[] buffer = new byte[BlockStream.BUFFER];
        try (InputStream in = open(archivedAs)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                content.add(buffer, 0, n);
            }
        } catch (StoreFailure e) {
            throw e.failure();
        } catch (IOException e) {
            throw altered(archivedAs, e);
        }
        if (!content.text().equals(contentId)) {
            throw altered(archivedAs, null);
        }
    }

    /** Whether an archived content begins with the whole of another. */
    public boolean begins(String archivedAs, String with) {
        byte[] part = new byte[BlockStream.BUFFER];
        try (InputStream whole = open(archivedAs);
                InputStream start = open(with)) {
            for (int n = start.readNBytes(part, 0, part.length); n > 0; n = start.readNBytes(part, 0, part.length)) {
                byte[] same = whole.readNBytes(n);
                if (!Arrays.equals(same, 0, same.length, part, 0, n)) {
                    return false;
                }
            }
            return true;
        } catch (StoreFailure e) {
            throw e.failure();
        } catch (IOException e) {
            throw altered(archivedAs, e);
        }
    }

    private TaskFailure altered(String archivedAs, IOException cause) {
        return TaskFailure.configuration(
                "the archived " + place(archivedAs) + " is not what was delivered; put the archive back as it was",
                cause);
    }

    /** Every small text below a folder by its path, in the order of these. */
    public SortedMap<String, String> texts(String folder) {
        try {
            return store.texts(folder);
        } catch (IOException e) {
            throw WriteFailure.of(e, place(folder));
        }
    }

    public boolean hasFolder(String folder) {
        return store.isThere(folder);
    }

    /** What it can that a task will need; as {@link ObjectStore#examine}. */
    public String examine() {
        try {
            return store.examine(true);
        } catch (IOException e) {
            throw WriteFailure.of(e, store.location());
        }
    }

    public String location() {
        return store.location();
    }

    /** A path of it for people. */
    public String place(String path) {
        return store.locate(path);
    }
}
