package dev.varve.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.run.TaskChain;
import dev.varve.ledger.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChainReportTest {
    private static final long MB = 1 << 20;

    private final ChainReport report = new ChainReport("some rows");

    private static Timings seconds(double seconds) {
        return new Timings(seconds, 2 * seconds, (long) (100 * seconds) * MB);
    }

    /** Nine tasks of a second each. */
    private void tasks(ChainSteps steps) {
        TaskChain.TASKS.forEach(task -> steps.add(task, seconds(1)));
    }

    private String printed() {
        StringWriter text = new StringWriter();
        report.print(new PrintWriter(text));
        return text.toString().replaceAll(" +", " ");
    }

    @Test
    void setsWhatTasksTakeTogetherAgainstDbt() {
        tasks(report.delivery("first"));
        tasks(report.delivery("second"));
        report.delivery("first").add(ChainReport.READ, seconds(2));
        report.delivery("first").add(ChainReport.SNAPSHOT, seconds(8));
        report.delivery("first").add(ChainReport.RUN, seconds(5));
        report.delivery("first").add(ChainReport.RUN_STAGED, new Timings(2, 0, 0));

        assertThat(printed())
                .contains("some rows\n first second\n")
                .contains("\nverify 1.00 2.00 100 1.00 2.00 100\n")
                .contains("\nconform to verify 4.00 8.00 100 4.00 8.00 100\n")
                .contains("\nconform to report 6.00 12.00 100 6.00 12.00 100\n")
                .contains("\nsense to publish 8.00 16.00 100 8.00 16.00 100\n")
                .contains("\nvarve run 5.00 10.00 500\n")
                .contains("\nconform to verify in varve run 2.00\n")
                .contains("\ndbt read_csv and snapshot 10.00 20.00 800\n")
                .contains("\nconform to verify / dbt snapshot 0.50 × 0.50 × 0.13 ×\n")
                .contains("\nconform to verify in varve run / dbt snapshot 0.25 ×\n")
                .contains("\nsense to publish / dbt read_csv and snapshot 0.80 × 0.80 × 0.13 ×\n")
                .contains("\nvarve run / dbt read_csv and snapshot 0.50 × 0.50 × 0.63 ×\n");
    }

    @Test
    void leavesOutWhatWasNotMeasured() {
        tasks(report.delivery("first"));

        assertThat(printed()).contains("sense to publish").doesNotContain("dbt", "varve run", "×", "query");
    }

    @Test
    void hasTheMeanOfDeltasAndTheMedianOfRounds() {
        for (int seconds : new int[] {1, 2, 9}) {
            report.mean("deltas, mean").add("load", seconds(seconds));
            report.delivery("first").add("load", seconds(seconds));
            report.asked().add("latest, one key", seconds(seconds));
        }

        assertThat(printed())
                .contains("\nload 4.00 8.00 900 2.00 4.00 200\n")
                .contains("\nquery seconds processor peak MB\nlatest, one key 2.00 4.00 200\n");
    }

    @Test
    void tellsOtherProgramsEveryNumber() {
        tasks(report.delivery("first"));
        report.delivery("first").add("load", seconds(3));
        report.delivery("first").add(ChainReport.SNAPSHOT, seconds(8));

        Map<String, Object> numbers = Json.map(Json.inOrder(report.numbers()));

        assertThat(numbers.get("deliveries").toString())
                .contains("load=[{seconds=1.0, processor_seconds=2.0, peak_bytes=104857600},"
                        + " {seconds=3.0, processor_seconds=6.0, peak_bytes=314572800}]");
        assertThat(numbers.get("seconds").toString()).contains("conform to verify=4.0", "sense to publish=10.0");
        assertThat(numbers.get("ratios")).hasToString("{first={conform to verify / dbt snapshot=0.5}}");
    }

    @Test
    void isDrawnBesideDbt() {
        tasks(report.delivery("first"));
        report.delivery("first").add(ChainReport.READ, seconds(2));
        report.delivery("first").add(ChainReport.SNAPSHOT, seconds(8));
        report.asked().add("latest, one key", seconds(1));
        report.asked().add("latest, count and sum", seconds(3));
        report.asked().add("as known first, one key", seconds(7));
        BarChart bars = new BarChart();
        report.draw(bars);

        assertThat(bars.svg())
                .contains("some rows; first: ranges, latest, checks", "4.00 s, 0.50 ×", "8.00 s, 0.80 ×")
                .contains("some rows; query, one key", ">3.00 s<", "7.00 s, 7.00 ×")
                .doesNotContain("in varve run");
    }
}
