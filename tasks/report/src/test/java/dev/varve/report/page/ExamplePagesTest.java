package dev.varve.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.report.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Leaves the example pages in {@code target/pages}, to be looked at in a browser. */
class ExamplePagesTest {
    @Test
    void rendersEveryKindOfPage() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pages"));
        Map<String, String> pages = Map.of(
                "published", Pages.load(Examples.published()),
                "held", Pages.load(Examples.held()),
                "refused", Pages.load(Examples.refused()),
                "index", Pages.index(Examples.index()));
        for (var page : pages.entrySet()) {
            Files.writeString(folder.resolve(page.getKey() + ".html"), page.getValue());
            assertThat(page.getValue()).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        }
    }
}
