package dev.varve.cli.propose.sample;

import dev.varve.cli.propose.text.Amount;
import dev.varve.storage.Archive;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The members of a zip or tar that make one dataset: the first that can be read and those that look like it.
 *
 * @param pattern for {@code members}; empty where all files of the bundle are alike, or no pattern tells those that are
 */
public record SampleMembers(
        List<Archive.Member> alike, Optional<String> pattern, List<String> remarks, Archive archive) {
    private static final List<String> READABLE = List.of("csv", "tsv", "json", "ndjson", "jsonl", "parquet");
    private static final int LONGEST_LINE = 1 << 16;

    /** Chooses what can be read, and remembers every name. */
    static final class Named implements Predicate<String> {
        private final List<String> all = new ArrayList<>();

        @Override
        public boolean test(String name) {
            all.add(name);
            return READABLE.contains(Sample.extension(name));
        }

        List<String> all() {
            return all;
        }
    }

    /** @param names of all files that the bundle has */
    static SampleMembers of(List<Archive.Member> readable, List<String> names, Archive archive) throws IOException {
        Archive.Member first = readable.getFirst();
        String extension = Sample.extension(first.name());
        List<Archive.Member> alike = new ArrayList<>();
        for (Archive.Member member : readable) {
            if (Sample.extension(member.name()).equals(extension) && beginAlike(first, member, archive)) {
                alike.add(member);
            }
        }
        List<String> chosen = alike.stream().map(Archive.Member::name).toList();
        Optional<String> pattern = MemberPattern.of(chosen, names);
        boolean told = pattern.isPresent() || chosen.size() == names.size();
        return new SampleMembers(
                alike,
                pattern,
                told
                        ? List.of()
                        : List.of("members: no pattern tells " + first.name() + " and those like it from "
                                + Amount.of(names.size() - chosen.size(), "other file") + "; say which ones count"),
                archive);
    }

    /** A header shows what a file is; records of JSON differ, and are judged by their extension. */
    private static boolean beginAlike(Archive.Member first, Archive.Member other, Archive archive) throws IOException {
        return !isDelimited(first.name()) || firstLine(first, archive).equals(firstLine(other, archive));
    }

    static boolean isDelimited(String name) {
        return List.of("csv", "tsv").contains(Sample.extension(name));
    }

    private static List<Integer> firstLine(Archive.Member member, Archive archive) throws IOException {
        List<Integer> line = new ArrayList<>();
        try (InputStream in = archive.open(member.archivedAs())) {
            byte[] head = in.readNBytes(LONGEST_LINE);
            for (int i = 0; i < head.length && head[i] != '\n'; i++) {
                line.add((int) head[i]);
            }
        }
        return line;
    }

    /** One file of all records; of JSON documents and Parquet, which cannot be joined, the first. */
    InputStream open() throws IOException {
        String name = alike.getFirst().name();
        return List.of("json", "parquet").contains(Sample.extension(name))
                ? archive.open(alike.getFirst().archivedAs())
                : new JoinedLines(archive, alike, isDelimited(name));
    }

    String extension() {
        return Sample.extension(alike.getFirst().name());
    }
}
