package dev.varve.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text against every ground it stands on, by the formula of WCAG 2. */
class ContrastTest {
    private static final Pattern COLOUR = Pattern.compile("--([a-z0-9-]+): #([0-9a-f]{3,6});");

    @ParameterizedTest
    @CsvSource({
        "ink, ground",
        "ink, card",
        "ink, soft",
        "quiet, ground",
        "quiet, card",
        "quiet, soft",
        "link, ground",
        "link, card",
        "pass, card",
        "pass, pass-soft",
        "warn, card",
        "warn, warn-soft",
        "fail, card",
        "fail, fail-soft",
        "error, card",
        "idle, card",
        "idle, idle-soft",
        "ink, pass-soft",
        "ink, warn-soft",
        "ink, fail-soft",
        "ink, idle-soft",
        "pass, soft",
        "warn, soft",
        "fail, soft",
        "error, soft"
    })
    void isEnoughByDayAndNight(String text, String ground) {
        String[] styles = Pages.STYLE.split("@media", 3);

        assertThat(ratio(colours(styles[0]), text, ground)).isGreaterThanOrEqualTo(4.5);
        assertThat(ratio(colours(styles[1]), text, ground)).isGreaterThanOrEqualTo(4.5);
    }

    private static Map<String, String> colours(String style) {
        Map<String, String> colours = new HashMap<>();
        COLOUR.matcher(style).results().forEach(found -> colours.put(found.group(1), found.group(2)));
        return colours;
    }

    private static double ratio(Map<String, String> colours, String text, String ground) {
        double one = luminance(colours.get(text));
        double other = luminance(colours.get(ground));
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(String colour) {
        String hex = colour.length() == 6 ? colour : colour.replaceAll("(.)", "$1$1");
        return 0.2126 * channel(hex, 0) + 0.7152 * channel(hex, 2) + 0.0722 * channel(hex, 4);
    }

    private static double channel(String hex, int at) {
        double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
