package dev.varve.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a page says a command answers. {@code …} stands for what differs from time to time; alone in a line, for lines. */
final class Answer {
    private static final String ANY = "…";

    private Answer() {}

    /** Nothing where the shown lines are the said ones. */
    static Optional<String> differences(List<String> shown, List<String> said) {
        List<String> pattern = new ArrayList<>();
        for (String line : shown) {
            pattern.add(line.strip().equals(ANY) ? "(?:[^\\n]*\\n)*?" : pattern(line.stripTrailing()) + "[ ]*\\n");
        }
        String text = said.stream().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
        return Pattern.matches(String.join("", pattern), text.replaceAll("\\A\\n+|(?<=\\n)\\n+\\z", ""))
                ? Optional.empty()
                : Optional.of(String.join("\n", shown));
    }

    private static String pattern(String line) {
        return Arrays.stream(line.split(ANY, -1)).map(Pattern::quote).collect(Collectors.joining("[^\\n]*"));
    }
}
