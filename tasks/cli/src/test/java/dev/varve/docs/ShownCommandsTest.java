package dev.varve.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command that a page shows exists; those that no test runs are known one by one. */
class ShownCommandsTest {
    private static final Set<String> LANGUAGES = Set.of("sh", "text", "yaml", "python", "sql", "json");
    private static final Pattern CALL = Pattern.compile("(?m)(?:^|[;&|(] *|\\btime )\\s*(?:\\./)?varve +([^\\n;]*)");

    static List<Page> pages() {
        return Checkout.guides();
    }

    static List<Page> all() {
        return Checkout.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void blocksSayWhatTheyAre(Page page) {
        assertThat(page.blocks()).allSatisfy(block -> {
            assertThat(LANGUAGES).as("%s:%d", page, block.line()).contains(block.language());
            assertThat(block.understood()).as("%s:%d", page, block.line()).isTrue();
            assertThat(block.isShell() || !block.text().contains("./varve"))
                    .as("%s:%d shows a command in no block of sh", page, block.line())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void commandsAndOptionsExist(Page page) {
        Stream<String> calls =
                Stream.concat(page.blocks().stream().filter(Block::isShell).map(Block::text), page.codes());
        assertThat(calls.flatMap(text -> CALL.matcher(text).results()).flatMap(call -> Model.mistakes(call.group(1))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whatIsNotRunIsGoodShell(Page page) throws Exception {
        for (Block block : page.blocks()) {
            if (block.notRun().isPresent()) {
                assertThat(syntax(block.text())).as("%s:%d", page, block.line()).isZero();
            }
        }
    }

    @Test
    void onlyTheseAreNotRun() {
        assertThat(pages().stream()
                        .flatMap(page -> page.blocks().stream()
                                .flatMap(block -> block.notRun().map(why -> page + ": " + why).stream())))
                .containsExactlyInAnyOrder(
                        "README.md: install Airflow, and take minutes",
                        "docs/benchmarks.md: needs the data beside the checkout, and DuckDB for Python",
                        "docs/how-to/backfill.md: needs a running Airflow",
                        "docs/how-to/operating.md: installs and starts Airflow",
                        "docs/how-to/rasters.md: installs libgdal",
                        "docs/reference/commands.md: writes this page",
                        "docs/reference/contract.md: writes this page");
    }

    private static int syntax(String text) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-n", "-c", text).inheritIO().start();
        return bash.waitFor();
    }
}
