package dev.varve.formats.moment;

import dev.varve.contract.name.TwoDigitYear;
import java.util.Arrays;

/**
 * A pattern made of numbers and ASCII punctuation alone, such as {@code M/d/yy H:mm}, read without a
 * {@link java.time.format.DateTimeFormatter}: the common case, and some ten times as fast.
 */
public final class NumericPattern implements TimePattern {
    /** One step: a field letter with its least and most digits, or a literal where {@code most} is 0. */
    private record Step(char letter, int least, int most) {}

    private final Step[] steps;

    private final int pivot;

    private NumericPattern(Step[] steps, int pivot) {
        this.steps = steps;
        this.pivot = pivot;
    }

    /**
     * @param pivot the first year that two digits can mean
     * @return null where the pattern needs more than numbers
     */
    public static NumericPattern of(String pattern, int pivot) {
        Step[] steps = new Step[pattern.length()];
        int count = 0;
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < pattern.length(); ) {
            char c = pattern.charAt(i);
            int run = i + 1;
            while (run < pattern.length() && pattern.charAt(run) == c && Character.isLetter(c)) {
                run++;
            }
            Step step = step(c, run - i);
            boolean adjacent = count > 0 && step != null && step.most > 0 && steps[count - 1].most > 0;
            boolean open = step != null && step.least != step.most
                    || count > 0 && steps[count - 1].least != steps[count - 1].most;
            if (step == null || step.most > 0 && seen.indexOf(String.valueOf(step.letter)) >= 0 || adjacent && open) {
                return null;
            }
            if (step.most > 0) {
                seen.append(step.letter);
            }
            steps[count++] = step;
            i = run;
        }
        return complete(seen.toString()) ? new NumericPattern(Arrays.copyOf(steps, count), pivot) : null;
    }

    private static Step step(char c, int run) {
        return switch (c) {
            case 'y', 'u' -> run == 2 || run == 4 ? new Step('y', run, run) : null;
            case 'M', 'd', 'H', 'm', 's' -> run <= 2 ? new Step(c, run, 2) : null;
            case 'S' -> run <= 9 ? new Step(c, run, run) : null;
            default ->
                c > 0x7e || c < 0x20 || Character.isLetterOrDigit(c) || "'[]{}#".indexOf(c) >= 0
                        ? null
                        : new Step(c, 1, 0);
        };
    }

    /** Without holes: a day has its month, a minute its hour. */
    private static boolean complete(String letters) {
        for (String order : new String[] {"yMd", "HmsS"}) {
            boolean hole = false;
            for (char letter : order.toCharArray()) {
                boolean present = letters.indexOf(letter) >= 0;
                if (present && hole) {
                    return false;
                }
                hole |= !present;
            }
        }
        return !letters.isEmpty();
    }

    @Override
    public boolean read(byte[] text, int from, int to, Moment into) {
        int i = from;
        for (Step step : steps) {
            if (step.most == 0) {
                if (i == to || text[i++] != step.letter) {
                    return false;
                }
                continue;
            }
            int first = i;
            int value = 0;
            for (; i < to && i - first < step.most && text[i] >= '0' && text[i] <= '9'; i++) {
                value = value * 10 + text[i] - '0';
            }
            if (i - first < step.least) {
                return false;
            }
            set(into, step, value);
        }
        return i == to;
    }

    private void set(Moment into, Step step, int value) {
        switch (step.letter) {
            case 'y' -> into.year = step.most == 2 ? TwoDigitYear.year(value, pivot) : value;
            case 'M' -> into.month = value;
            case 'd' -> into.day = value;
            case 'H' -> {
                into.hour = value;
                into.time = true;
            }
            case 'm' -> into.minute = value;
            case 's' -> into.second = value;
            default -> {
                into.nano = value;
                for (int digits = step.most; digits < 9; digits++) {
                    into.nano *= 10;
                }
            }
        }
    }
}
