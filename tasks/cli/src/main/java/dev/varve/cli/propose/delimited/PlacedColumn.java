package dev.varve.cli.propose.delimited;

import dev.varve.cli.propose.delimited.BlankColumns.Run;

/** How the values of one column of a file of fixed width stand in their place. */
final class PlacedColumn {
    private static final String DATE = "\\d{4}[-/.]\\d\\d[-/.]\\d\\d";
    private static final String TIME = "\\d\\d:\\d\\d(:\\d\\d([.,]\\d+)?)?([Z]|[+-]\\d\\d:?\\d\\d)?";
    private static final String NUMBER = "[+-]?\\d*[.,]?\\d+%?";
    /** Longer numbers are rarely one. */
    private static final int LONG_DIGITS = 11;

    final Run run;
    private boolean left = true;
    private boolean right = true;
    private boolean dates = true;
    private boolean times = true;
    private boolean numbers = true;
    private boolean digits = true;
    private boolean any;

    PlacedColumn(Run run) {
        this.run = run;
    }

    void add(int[] line) {
        String value = text(line, run.from(), run.to());
        String stripped = strip(value);
        if (stripped.isEmpty()) {
            return;
        }
        any = true;
        left &= !BlankColumns.isBlank(line[run.from() - 1]);
        right &= line.length >= run.to() && !BlankColumns.isBlank(line[run.to() - 1]);
        dates &= stripped.matches(DATE);
        times &= stripped.matches(TIME);
        numbers &= stripped.matches(NUMBER);
        digits &= stripped.chars().allMatch(Character::isDigit);
    }

    static String text(int[] line, int from, int to) {
        int end = Math.min(to, line.length);
        return from > end ? "" : new String(line, from - 1, end - from + 1);
    }

    /** Without the blanks that the strict reader takes off. */
    static String strip(String value) {
        return value.replaceAll("^[ \t]+|[ \t]+$", "");
    }

    /** Shorter values leave blanks behind them. */
    boolean startsTogether() {
        return left && !right;
    }

    /** Shorter values leave blanks before them. */
    boolean endsTogether() {
        return right && !left;
    }

    /** All of one length. */
    boolean isEven() {
        return left && right;
    }

    boolean isDate() {
        return any && dates;
    }

    boolean isTime() {
        return any && times;
    }

    /** No header says this. */
    boolean isNumberOrTime() {
        return any && (numbers || dates || times);
    }

    /** Always so many digits, and no blank: perhaps several columns side by side. */
    boolean isLongDigits() {
        return any && digits && left && right && run.to() - run.from() + 1 >= LONG_DIGITS;
    }

    int width() {
        return run.to() - run.from() + 1;
    }
}
