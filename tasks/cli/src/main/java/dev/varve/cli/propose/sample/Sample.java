package dev.varve.cli.propose.sample;

import dev.varve.contract.Limits;
import dev.varve.contract.landing.Packing;
import dev.varve.contract.read.Contracts;
import dev.varve.failure.TaskFailure;
import dev.varve.storage.Archive;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The file that a proposal is made from; packed files are unpacked beside, proved whole like those that land. */
public final class Sample implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    /** By the first bytes. */
    private static final Map<String, String> LATER = Map.of(
            "II*\000", "a TIFF",
            "MM\000*", "a TIFF");

    private final Path path;
    private final Packing packing;
    private final Path folder;
    private final Archive archive;
    private SampleMembers members;
    private String archivedAs;

    private Sample(Path path) throws IOException {
        this.path = path;
        this.packing = Packing.of(path.getFileName().toString());
        this.folder = Files.createTempDirectory("varve-sample");
        this.archive = new Archive(folder);
    }

    /** @throws TaskFailure where it is no file that can be read, or has no bytes */
    public static Sample of(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw TaskFailure.usage("there is no file " + path);
        }
        if (!Files.isRegularFile(path)) {
            throw TaskFailure.usage(path + " is no file; name one file of the dataset as a sample");
        }
        if (!Files.isReadable(path)) {
            throw TaskFailure.usage(path + " cannot be read; ask for the permission to read it");
        }
        if (Files.size(path) == 0) {
            throw TaskFailure.refused(path + " is empty; take a file that has records");
        }
        FirstBytes.demand(path);
        Sample sample = new Sample(path);
        try {
            sample.unpack();
            return sample;
        } catch (IOException | RuntimeException e) {
            sample.close();
            throw e;
        }
    }

    private void unpack() throws IOException {
        if (!packing.suffix().isEmpty()) {
            try (InputStream in = Files.newInputStream(path)) {
                unpack(in);
            }
        }
        try (InputStream in = open()) {
            String start = new String(in.readNBytes(6), StandardCharsets.ISO_8859_1);
            if (start.isEmpty()) {
                throw TaskFailure.refused(path + " is empty; take a file that has records");
            }
            LATER.forEach((mark, kind) -> {
                if (start.startsWith(mark)) {
                    throw TaskFailure.configuration("not yet: " + path + " is " + kind
                            + "; this version proposes for csv, tsv, json, ndjson and parquet, packed or not");
                }
            });
        }
    }

    private void unpack(InputStream in) throws IOException {
        Archive.Content whole;
        if (packing.isBundle()) {
            SampleMembers.Named named = new SampleMembers.Named();
            Archive.Bundle bundle = archive.unpack(in, packing, named, limits());
            whole = bundle.whole();
            if (whole.damage() != null && whole.damage().code().equals("no_member")) {
                throw TaskFailure.refused(path + " has no member that ends in .csv, .tsv, .json, .ndjson or .parquet");
            }
            if (whole.damage() == null) {
                members = SampleMembers.of(bundle.members(), named.all(), archive);
            }
        } else {
            whole = archive.store(in, packing.compression(), limits());
            archivedAs = whole.archivedAs();
        }
        if (whole.damage() != null) {
            throw TaskFailure.refused(path + ": " + whole.damage().message() + "; take a whole file");
        }
    }

    /** Those of a contract that says nothing of them. */
    public static Limits limits() {
        return Contracts.parse(Map.of("sample.limits", "landing: a.csv\ncolumns: {a: text}\n"))
                .find("sample.limits")
                .orElseThrow()
                .limits();
    }

    /** The decompressed bytes; of several members, as if they were one file. */
    public InputStream open() throws IOException {
        if (members != null) {
            return members.open();
        }
        return new BufferedInputStream(
                archivedAs == null ? Files.newInputStream(path) : archive.open(archivedAs), BUFFER);
    }

    /** By its first bytes. */
    public boolean isParquet() throws IOException {
        try (InputStream in = open()) {
            return new String(in.readNBytes(4), StandardCharsets.ISO_8859_1).equals("PAR1");
        }
    }

    public Path path() {
        return path;
    }

    public Packing packing() {
        return packing;
    }

    public Optional<SampleMembers> members() {
        return Optional.ofNullable(members);
    }

    public String name() {
        return path.getFileName().toString();
    }

    /** The kind of file its name tells, without compression: {@code csv}; empty where it tells none. */
    public String extension() {
        return members == null ? extension(name()) : members.extension();
    }

    static String extension(String name) {
        String bare = Packing.bare(name).toLowerCase(Locale.ROOT);
        return bare.contains(".") ? bare.substring(bare.lastIndexOf('.') + 1) : "";
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
