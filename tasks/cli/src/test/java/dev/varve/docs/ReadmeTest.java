package dev.varve.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Who opens the product reads one short page; everything else has a page of its own. */
class ReadmeTest {
    private final String readme;

    ReadmeTest() throws IOException {
        readme = Files.readString(Checkout.ROOT.resolve("README.md"));
    }

    @Test
    void hasAtMostOneHundredAndFiftyLines() {
        assertThat(readme.lines().count()).isLessThanOrEqualTo(150);
    }

    @Test
    void hasAtMostFifteenHundredWords() {
        assertThat(readme.strip().split("\\s+").length).isLessThanOrEqualTo(1_500);
    }

    /** What it is, the two commands and a picture, before the first heading. */
    @Test
    void showsTheTwoCommandsAndAPictureFirst() {
        assertThat(readme.substring(0, readme.indexOf("\n## ")))
                .contains("./varve demo ", "./varve test ", "![", "docs/pictures/");
    }
}
