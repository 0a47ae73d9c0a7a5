package dev.varve.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of Markdown: its headings, links, code in lines, and fenced blocks. */
record Page(Path file, List<Block> blocks, List<String> prose) {
    private static final Pattern FENCE = Pattern.compile("\\s*```\\s*(.*?)\\s*");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*?)\\s*");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(<?([^)\\s>]+)>?\\)|^\\[[^\\]]+\\]: +(\\S+)");

    static Page read(Path file) {
        try {
            return of(file, Files.readAllLines(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Page of(Path file, List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        List<String> prose = new ArrayList<>();
        int number = 0;
        while (number < lines.size()) {
            var fence = FENCE.matcher(lines.get(number));
            if (!fence.matches()) {
                prose.add(lines.get(number++));
                continue;
            }
            int begin = ++number;
            while (number < lines.size() && !lines.get(number).strip().equals("```")) {
                number++;
            }
            List<String> text = lines.subList(begin, Math.min(number, lines.size()));
            boolean adjacent = !blocks.isEmpty()
                    && prose.stream().skip(blocks.getLast().proseBefore()).allMatch(String::isBlank);
            blocks.add(new Block(fence.group(1), begin, List.copyOf(text), prose.size(), adjacent));
            number++;
        }
        return new Page(file, List.copyOf(blocks), List.copyOf(prose));
    }

    /** Path below the product's folder. */
    String name() {
        return Checkout.ROOT.relativize(file).toString();
    }

    /** As GitHub makes them of the headings. */
    Set<String> anchors() {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> anchors = new LinkedHashSet<>();
        for (String line : prose) {
            var heading = HEADING.matcher(line);
            if (heading.matches()) {
                String slug = heading.group(1)
                        .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-');
                int before = seen.merge(slug, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? slug : slug + "-" + before);
            }
        }
        return anchors;
    }

    Stream<String> links() {
        return prose.stream()
                .flatMap(line -> LINK.matcher(CODE.matcher(line).replaceAll("")).results())
                .map(link -> Optional.ofNullable(link.group(1)).orElseGet(() -> link.group(2)));
    }

    /** Code within sentences and tables. */
    Stream<String> codes() {
        return prose.stream().flatMap(line -> CODE.matcher(line).results()).map((MatchResult code) -> code.group(1));
    }

    /** What a block is said to answer: the block of text that follows it with nothing between. */
    Optional<Block> answer(Block question) {
        int next = blocks.indexOf(question) + 1;
        return next < blocks.size()
                        && blocks.get(next).adjacent()
                        && blocks.get(next).language().equals("text")
                ? Optional.of(blocks.get(next))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return name();
    }
}
