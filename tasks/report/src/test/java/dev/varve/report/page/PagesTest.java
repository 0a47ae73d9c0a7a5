package dev.varve.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.Severity;
import dev.varve.report.Examples;
import dev.varve.report.facts.LoadReport;
import dev.varve.report.facts.LoadReport.Check;
import dev.varve.report.facts.LoadReport.CheckState;
import dev.varve.report.facts.LoadReport.Sample;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final int LIMIT = 1_500_000;

    @Test
    void sayTheSameForTheSameInputOnAnyMachine() {
        String here = Pages.load(Examples.held()) + Pages.index(Examples.index());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));

            assertThat(Pages.load(Examples.held()) + Pages.index(Examples.index()))
                    .isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void allowTheirOwnStyleAndScriptOnly() throws Exception {
        String page = Pages.load(Examples.held());

        assertThat(page)
                .contains("default-src &#39;none&#39;")
                .contains("style-src &#39;" + hash(between(page, "<style>", "</style>")) + "&#39;")
                .contains("script-src &#39;" + hash(between(page, "<script>", "</script>")) + "&#39;");
    }

    @Test
    void reachForNothingOutside() {
        assertThat(Pages.load(Examples.held()) + Pages.index(Examples.index()))
                .doesNotContainPattern(" src=\"(?!data:image/png;base64,[A-Za-z0-9+/=]+\")")
                .doesNotContain("url(", "@import", "<link", "<iframe", " style=", "fetch(");
        assertThat(Pages.SCRIPT.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(15_000);
    }

    @Test
    void staySmallWithFiveHundredChecksThatFailWithLongSamples() {
        String value = "<value> & 'more' ".repeat(20);
        Sample sample = new Sample(
                List.of("a", "b", "c", "d", "e", "f"), Collections.nCopies(20, Collections.nCopies(6, value)));
        String page = Pages.load(withChecks(500, CheckState.FAIL, sample));

        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LIMIT);
        assertThat(page).contains("20 of 37 failing rows", "Sample and statement are in <a href=\"report.json\">");
        assertThat(Pattern.compile("id=\"check-").matcher(page).results()).hasSize(500);
    }

    @Test
    void showEverySampleAndStatementOfAnOrdinaryBadDay() {
        Sample sample = new Sample(List.of("id", "amount"), Collections.nCopies(3, List.of("90822", "-4120.00")));
        String page = Pages.load(withChecks(500, CheckState.WARN, sample));

        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LIMIT);
        assertThat(page).doesNotContain("Sample and statement are in");
    }

    @Test
    void keepTheirAnchors() {
        String page = Pages.load(Examples.held());
        List<String> ids = Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(ids)
                .doesNotHaveDuplicates()
                .contains("verdict", "tiles", "changed", "gate", "freshness", "checks", "rejected", "rows", "files")
                .contains("tasks", "provenance", "check-amount.between", "rejected-not_a_decimal.amount");
        Set<String> targets = new HashSet<>();
        Pattern.compile("href=\"#([^\"]+)\"").matcher(page).results().forEach(found -> targets.add(found.group(1)));
        assertThat(ids).containsAll(targets);
    }

    @Test
    void unfoldWhatHoldsTheLoadAndNothingElse() {
        assertThat(Pages.load(Examples.held()))
                .contains("<details class=\"check fail\" id=\"check-amount.between\" open>")
                .contains("<details class=\"check error\" id=\"check-sql.lines_add_up\" open>")
                .contains("<details class=\"check warn\" id=\"check-email.regex\">");
    }

    @Test
    void tellNullFromEmptyText() {
        assertThat(Pages.load(Examples.held())).contains("<td><i>null</i></td>");
    }

    @Test
    void leadToTheLoadBeforeAndToAirflow() {
        assertThat(Pages.load(Examples.published()))
                .contains("<a href=\"../2026-11-19T020000Z-c07d11f0a2e3/index.html\" rel=\"prev\">")
                .contains("<a href=\"http://localhost:8080/dags/retail_orders/runs/");
    }

    @Test
    void foldManyPassingChecksAway() {
        assertThat(Pages.load(withChecks(500, CheckState.PASS, Sample.NONE)))
                .contains("<details class=\"fold\">", "500 pass");
        assertThat(Pages.load(Examples.published())).doesNotContain("class=\"fold\"");
    }

    @Test
    void showDatasetsByNameAndTheirLoadsNewestFirst() {
        String page = Pages.index(Examples.index());

        assertThat(page).contains("12 loads of 3 datasets: 10 published, 1 held, 1 refused.");
        assertThat(page.indexOf("id=\"dataset-health.covid_cases\""))
                .isLessThan(page.indexOf("id=\"dataset-retail.orders\""));
        assertThat(page.indexOf("retail.orders/2026-11-20T")).isBetween(0, page.indexOf("retail.orders/2026-11-19T"));
    }

    @Test
    void showScenesWithTheirBands() {
        String page = Pages.load(Examples.held());

        assertThat(between(page, "id=\"scenes\"", "</section>"))
                .contains("13 rasters", "imagery/north_20261119.tif", "60 × 40, EPSG:4326", "and 11 more")
                .contains("width=\"200\" height=\"133\"")
                .contains("alt=\"Picture of temperature in imagery/north_20261119.tif, from −1.25 to 24.5 °C\"")
                .contains(">3.66667<", ">1E−12<", ">51771<", "no value", "and 2 bands more")
                .contains("page 2", "superseded", "by a file received 2026-11-20 02:00 UTC", "no picture", ">–<");
        assertThat(Pages.load(Examples.published())).doesNotContain("id=\"scenes\"");
    }

    private static LoadReport withChecks(int count, CheckState state, Sample sample) {
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Check check = Examples.check(
                    "column_%d.between".formatted(i), "column_" + i, "is between 0 and 1", Severity.CRITICAL, state);
            checks.add(new Check(
                    check.id(),
                    check.subject(),
                    check.expectation(),
                    check.severity(),
                    state,
                    Optional.of("Expecting all values of column_%d to be between 0 and 1 but 37 were not".formatted(i)),
                    check.observed(),
                    check.expected(),
                    "Shares of a whole.",
                    check.owner(),
                    sample.rows().isEmpty() ? 0 : 37,
                    sample,
                    check.sql(),
                    Examples.history("PWPFPPEPPSPPPPWPPPPPPPPPPPPPFF")));
        }
        return Examples.held().builder().checks(checks).build();
    }

    private static String between(String page, String start, String end) {
        int from = page.indexOf(start) + start.length();
        return page.substring(from, page.indexOf(end, from));
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }
}
