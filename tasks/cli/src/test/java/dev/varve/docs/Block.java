package dev.varve.docs;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A fenced block. Blocks of {@code sh} are run, in their order, unless their first line says why not:
 *
 * <pre>
 * ```sh                        runs; every command in it succeeds
 * ```sh exits 65               runs; the last command ends with that code
 * ```sh not run: why           is only looked at
 * </pre>
 *
 * @param info what stands behind the fence
 * @param line where it begins, counted from 1
 * @param proseBefore lines of the page before it that are in no block
 * @param adjacent nothing stands between it and the block before
 */
record Block(String info, int line, List<String> lines, int proseBefore, boolean adjacent) {
    private static final Pattern INFO = Pattern.compile("sh(?: exits (\\d+)| not run: (.+))?");

    String language() {
        return info.split(" ", 2)[0];
    }

    boolean isShell() {
        return language().equals("sh");
    }

    boolean understood() {
        return !isShell() || INFO.matcher(info).matches();
    }

    boolean runs() {
        return isShell() && notRun().isEmpty();
    }

    Optional<String> notRun() {
        return group(2);
    }

    int exits() {
        return group(1).map(Integer::parseInt).orElse(0);
    }

    private Optional<String> group(int group) {
        var matcher = INFO.matcher(info);
        return matcher.matches() ? Optional.ofNullable(matcher.group(group)) : Optional.empty();
    }

    String text() {
        return String.join("\n", lines);
    }
}
