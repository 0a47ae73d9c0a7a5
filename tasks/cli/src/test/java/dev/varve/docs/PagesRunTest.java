package dev.varve.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page shows is what happens: its blocks, one after the other, in one shell and an empty folder, with the launcher. */
@Tag("slow")
class PagesRunTest {
    private static final Path LAUNCHER = Path.of(System.getProperty("varve.launcher", "../../varve"))
            .toAbsolutePath()
            .normalize();
    private static final String MARK = "== block ";

    @TempDir
    private Path folder;

    static List<Page> pages() {
        return Checkout.guides().stream()
                .filter(page -> page.blocks().stream().anyMatch(Block::runs))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void blocksDoWhatThePageSays(Page page) throws Exception {
        assumeTrue(Files.isExecutable(LAUNCHER), () -> "skipped: no " + LAUNCHER);
        List<Block> blocks = page.blocks().stream().filter(Block::runs).toList();
        String output = run(script(blocks));
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            String said = between(output, MARK + i + "\n", MARK + (i + 1) + "\n");
            page.answer(block)
                    .ifPresent(answer -> assertThat(Answer.differences(
                                    answer.lines(), said.lines().toList()))
                            .as(() -> page + ":" + answer.line() + " shows another answer than\n" + said)
                            .isEmpty());
        }
    }

    private static String script(List<Block> blocks) {
        List<String> script = new ArrayList<>(List.of("set -e"));
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            script.add("echo '" + MARK + i + "'");
            if (block.exits() == 0) {
                script.add(block.text());
            } else {
                script.add("set +e\n" + block.text());
                script.add("code=$?; [ $code = " + block.exits() + " ] || { echo \"ends with $code\"; exit 1; }");
                script.add("set -e");
            }
        }
        script.add("echo '" + MARK + blocks.size() + "'");
        return String.join("\n", script) + "\n";
    }

    private String run(String script) throws IOException, InterruptedException {
        Path work = Files.createDirectory(folder.resolve("work"));
        Files.createSymbolicLink(work.resolve("varve"), LAUNCHER);
        Path output = folder.resolve("output");
        ProcessBuilder bash = new ProcessBuilder(
                        "bash",
                        Files.writeString(folder.resolve("script"), script).toString())
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment().keySet().removeIf(name -> name.startsWith("VARVE_"));
        bash.environment().put("VARVE_HOME", work.resolve(".varve").toString());
        bash.environment().put("LC_ALL", "C.UTF-8");
        Process process = bash.start();
        // The launcher builds first where sources changed.
        boolean ended = process.waitFor(10, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        Files.delete(work.resolve("varve"));
        String said = Files.readString(output);
        assertThat(ended && process.waitFor() == 0).as(said).isTrue();
        return said;
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
