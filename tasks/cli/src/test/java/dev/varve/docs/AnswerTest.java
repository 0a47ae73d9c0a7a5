package dev.varve.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private static boolean same(String shown, String said) {
        return Answer.differences(shown.lines().toList(), said.lines().toList()).isEmpty();
    }

    @Test
    void isTheSaidLinesButForTrailingBlanks() {
        assertThat(same("a\nb", "a  \nb\n\n")).isTrue();
        assertThat(same("a", "a\nb")).isFalse();
        assertThat(same("a\nb", "a")).isFalse();
        assertThat(same("1.5", "125")).isFalse();
    }

    @Test
    void mayLeaveOutWhatDiffers() {
        assertThat(same("took … s", "took 3 s")).isTrue();
        assertThat(same("took … s", "took\n3 s")).isFalse();
        assertThat(same("a\n…\nc", "a\nb\nb\nc")).isTrue();
        assertThat(same("…\nc", "a\nb\nd")).isFalse();
    }

    @Test
    void standsRightBehindItsBlock() {
        Page page = Page.of(
                Checkout.ROOT.resolve("x.md"),
                List.of(
                        "```sh", "echo a", "```", "", "```text", "a", "```", "```sh", "echo b", "```", "prose",
                        "```text", "b", "```"));
        assertThat(page.answer(page.blocks().get(0))).contains(page.blocks().get(1));
        assertThat(page.answer(page.blocks().get(2))).isEmpty();
        assertThat(List.of(page.blocks().get(0).line(), page.blocks().get(1).lines()))
                .isEqualTo(List.of(1, List.of("a")));
    }
}
