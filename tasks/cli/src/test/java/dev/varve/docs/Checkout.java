package dev.varve.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of the product, and the pages in it. */
final class Checkout {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private Checkout() {}

    /** Every Markdown file that belongs to the product. */
    static List<Page> pages() {
        return below(ROOT).sorted().map(Page::read).toList();
    }

    /** What people follow: all but decisions, the changelog and what contributors read. */
    static List<Page> guides() {
        return pages().stream()
                .filter(page -> page.name().equals("README.md") || page.name().startsWith("docs/"))
                .filter(page -> !page.name().startsWith("docs/decisions/"))
                .toList();
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList().stream().flatMap(child -> {
                String name = child.getFileName().toString();
                if (Files.isDirectory(child)) {
                    return name.startsWith(".") || name.equals("target") ? Stream.empty() : below(child);
                }
                return name.endsWith(".md") ? Stream.of(child) : Stream.empty();
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
