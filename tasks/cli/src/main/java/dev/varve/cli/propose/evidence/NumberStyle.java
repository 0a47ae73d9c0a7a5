package dev.varve.cli.propose.evidence;

import dev.varve.cli.propose.text.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A way of writing numbers.
 *
 * @param group 0 where digits stand in no groups
 */
record NumberStyle(char decimal, char group, boolean percent) {
    static final NumberStyle PLAIN = new NumberStyle('.', (char) 0, false);

    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d+");
    private static final Pattern FRACTION = Pattern.compile("\\d*");
    private static final Pattern DIGITS = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,3})?");

    /** Every other style that people use, those first that say the least. */
    static List<NumberStyle> local() {
        List<NumberStyle> styles = new ArrayList<>();
        for (boolean percent : new boolean[] {false, true}) {
            if (percent) {
                styles.add(new NumberStyle('.', (char) 0, true));
            }
            styles.add(new NumberStyle(',', (char) 0, percent));
            styles.add(new NumberStyle('.', ',', percent));
            for (char group : ".'\u2019 \u00a0\u202f".toCharArray()) {
                styles.add(new NumberStyle(',', group, percent));
            }
            for (char group : "'\u2019 \u00a0\u202f".toCharArray()) {
                styles.add(new NumberStyle('.', group, percent));
            }
        }
        return styles;
    }

    /** The number with digits and a point alone, or null where the text is none of this style. */
    String plain(String text) {
        String number = text;
        if (percent) {
            if (!number.endsWith("%")) {
                return null;
            }
            number = number.substring(0, number.length() - 1).replaceFirst("[ \u00a0\u202f]$", "");
        }
        if (decimal == '.' && group == 0) {
            return DIGITS.matcher(number).matches() ? number : null;
        }
        int point = number.indexOf(decimal);
        String whole = point < 0 ? number : number.substring(0, point);
        String fraction = point < 0 ? "" : number.substring(point + 1);
        if (!FRACTION.matcher(fraction).matches() || point >= 0 && fraction.isEmpty()) {
            return null;
        }
        if (group != 0 && whole.indexOf(group) >= 0) {
            String mark = Pattern.quote(String.valueOf(group));
            if (!whole.matches("[-+]?\\d{1,3}(" + mark + "\\d{3})+")) {
                return null;
            }
            whole = whole.replace(String.valueOf(group), "");
        }
        return WHOLE.matcher(whole).matches() ? whole + (point < 0 ? "" : "." + fraction) : null;
    }

    /** As a contract declares it; empty for plain numbers. */
    String declaration() {
        List<String> parts = new ArrayList<>();
        if (decimal != '.') {
            parts.add("decimal: " + Quoting.quoted(String.valueOf(decimal)));
        }
        if (group != 0) {
            parts.add("group: " + Quoting.quoted(String.valueOf(group)));
        }
        if (percent) {
            parts.add("percent: true");
        }
        return parts.isEmpty() ? "" : "{" + String.join(", ", parts) + "}";
    }
}
