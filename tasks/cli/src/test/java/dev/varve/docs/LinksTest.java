package dev.varve.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinksTest {

    static List<Page> pages() {
        return Checkout.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Page page) {
        assertThat(page.links().flatMap(link -> broken(page, link).stream())).isEmpty();
    }

    @Test
    void everyPageOfTheDocumentationIsLinkedFromAnother() {
        List<Path> linked = pages().stream()
                .flatMap(page -> page.links()
                        .filter(link -> !isElsewhere(link))
                        .map(link -> target(page, link))
                        .filter(target -> !target.equals(page.file())))
                .toList();
        assertThat(pages())
                .filteredOn(
                        page -> page.name().startsWith("docs/") && !page.name().startsWith("docs/decisions/"))
                .allSatisfy(page -> assertThat(linked).contains(page.file()));
    }

    private static Optional<String> broken(Page page, String link) {
        if (isElsewhere(link)) {
            return Optional.empty();
        }
        Path target = target(page, link);
        if (!target.startsWith(Checkout.ROOT) || !Files.exists(target)) {
            return Optional.of(link + ": there is no such file");
        }
        int sign = link.indexOf('#');
        boolean found = sign < 0 || Page.read(target).anchors().contains(link.substring(sign + 1));
        return found ? Optional.empty() : Optional.of(link + ": there is no such heading");
    }

    private static boolean isElsewhere(String link) {
        return link.matches("[a-z]+:.*");
    }

    private static Path target(Page page, String link) {
        String path = link.replaceFirst("#.*", "");
        return path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
    }
}
