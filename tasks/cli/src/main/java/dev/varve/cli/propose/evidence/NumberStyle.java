package dev.varve.cli.propose.evidence;

import dev.varve.cli.propose.text.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A way of writing numbers.
 *
 * @param group 0 where digits stand in no groups
 * @param declared a column says so: then a minus may be parentheses, stand behind or be one of typography
 */
record NumberStyle(char decimal, char group, boolean percent, boolean declared) {
    static final NumberStyle PLAIN = new NumberStyle('.', (char) 0, false, false);

    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d+");
    private static final Pattern FRACTION = Pattern.compile("\\d*");
    private static final Pattern DIGITS = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,3})?");

    private NumberStyle(char decimal, char group, boolean percent) {
        this(decimal, group, percent, true);
    }

    /** Every other style that people use, those first that say the least. */
    static List<NumberStyle> local() {
        List<NumberStyle> styles = new ArrayList<>();
        for (boolean percent : new boolean[] {false, true}) {
            styles.add(new NumberStyle('.', (char) 0, percent));
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
        String number = declared ? hyphened(text) : text;
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

    /** With its minus as a hyphen in front. */
    private static String hyphened(String text) {
        if (text.startsWith("(") && text.endsWith(")")) {
            return unsigned(text.substring(1, text.length() - 1), text);
        }
        if (text.startsWith("\u2212")) {
            return unsigned(text.substring(1), text);
        }
        return text.length() > 1 && (text.endsWith("-") || text.endsWith("\u2212"))
                ? unsigned(text.substring(0, text.length() - 1), text)
                : text;
    }

    private static String unsigned(String rest, String text) {
        return rest.isEmpty() || rest.charAt(0) < '.' || rest.charAt(0) > '9' ? text : "-" + rest;
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
        return !parts.isEmpty() ? "{" + String.join(", ", parts) + "}" : declared ? "\".\"" : "";
    }
}
