package dev.varve.formats.value;

import static dev.varve.formats.ColumnDraft.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.formats.RowValues;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    private static Object parse(String type, String text) {
        RowValues value = new RowValues(column("c", type).build().type());
        byte[] bytes = (">" + text + "<").getBytes(StandardCharsets.UTF_8);
        Misfit misfit = ValueParser.of(column("c", type).build()).parse(bytes, 1, bytes.length - 1, value, 0);
        return misfit != null ? misfit : value.object(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00:00:00 | 0",
                "23:59:59 | 86399",
                "25:30:00 | 91800",
                "7:05:09 | 25509",
                "1234:00:00 | 4442400",
                "1234567:00:00 | 4444441200",
                "25:30 | 91800",
                "0:05 | 300",
                "-00:05:00 | -300",
                "+26:00:00 | 93600",
                "27:00:00.25 | 97200.25",
                "27:00:00,000001 | 97200.000001",
                "27:00:00.250000000 | 97200.25",
                "1 day | 86400",
                "3 days | 259200",
                "1 day 01:30:00 | 91800",
                "1 days 01:30:00 | 91800",
                "1 day, 1:30:00 | 91800",
                "-1 days +23:00:00 | -3600",
                "-1 day, 23:00:00 | -3600",
                "-1 days -02:03:04 | -93784",
                "PT25H30M | 91800",
                "P1DT1H30M | 91800",
                "PT0S | 0",
                "P2W | 1209600",
                "PT-1H-30M | -5400",
                "-PT1.5S | -1.5",
                "PT-0.5S | -0.5",
                "PT0,000001S | 0.000001",
                "277777777:46:39 | 999999999999"
            })
    void lengthsOfTimeAreSeconds(String text, BigDecimal seconds) {
        assertThat(parse("duration", text)).isEqualTo(seconds.setScale(6));
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_A_DURATION, 25:60:00",
        "NOT_A_DURATION, 25:00:60",
        "NOT_A_DURATION, 25:0:00",
        "NOT_A_DURATION, 25:00:0",
        "NOT_A_DURATION, 25:00:00.",
        "NOT_A_DURATION, :30:00",
        "NOT_A_DURATION, --1:00:00",
        "NOT_A_DURATION, 25-30-00",
        "NOT_A_DURATION, 91800",
        "NOT_A_DURATION, 1.5",
        "NOT_A_DURATION, P",
        "NOT_A_DURATION, PT",
        "NOT_A_DURATION, P1DT",
        "NOT_A_DURATION, P1Y",
        "NOT_A_DURATION, P1M",
        "NOT_A_DURATION, pt1h",
        "NOT_A_DURATION, 1 month",
        "NOT_A_DURATION, 1day1:00:00",
        "NOT_A_DURATION, 5 days ago",
        "NOT_A_DURATION, ' 1:00:00'",
        "NOT_A_DURATION, ''",
        "NOT_A_DURATION, 25:30:00 AM",
        "TOO_MANY_DIGITS, 25:00:00.0000001",
        "TOO_MANY_DIGITS, PT0.1234567S",
        "OUT_OF_RANGE, 277777777:46:40",
        "OUT_OF_RANGE, P999999999999999999D"
    })
    void whatIsNoLengthOfTimeIsRejected(Reason reason, String text) {
        assertThat(parse("duration", text))
                .isInstanceOfSatisfying(
                        Misfit.class, misfit -> assertThat(misfit.reason()).isEqualTo(reason));
    }

    @Test
    void timesOfDayPastMidnightNameTheTypeThatTakesThem() {
        for (String text : new String[] {"24:00:00", "25:30:00", "99:59"}) {
            assertThat(((Misfit) parse("time", text)).message())
                    .isEqualTo(
                            "'" + text + "' is past the end of a day; declare duration if hours go on after midnight");
        }
        assertThat(((Misfit) parse("time", "23:60")).message())
                .isEqualTo("'23:60' is not a time as the column's format writes it");
    }

    /** Whatever length: as a clock, as days and a clock, and as ISO 8601 it is the same. */
    @Test
    void everyWritingOfALengthReadsAlike() {
        Random random = new Random(21);
        for (int i = 0; i < 100_000; i++) {
            long micros = random.nextLong(1L << random.nextInt(1, 55)) * (random.nextInt(4) == 0 ? -1 : 1);
            if (random.nextBoolean()) {
                micros = micros / 1_000_000 * 1_000_000;
            }
            Duration length =
                    Duration.ofNanos(0).plusSeconds(micros / 1_000_000).plusNanos(micros % 1_000_000 * 1_000);
            Object value = BigDecimal.valueOf(micros, 6);
            Duration size = length.abs();
            String sign = micros < 0 ? "-" : "";
            String fraction = size.toNanosPart() == 0 ? "" : ".%06d".formatted(size.toNanosPart() / 1_000);
            String minutes = "%02d:%02d".formatted(size.toMinutesPart(), size.toSecondsPart()) + fraction;
            assertThat(parse("duration", sign + "%02d:".formatted(size.toHours()) + minutes))
                    .isEqualTo(value);
            assertThat(parse("duration", length.toString())).as("%s", length).isEqualTo(value);
            if (size.toDays() > 0) {
                String clock = "%02d:".formatted(size.toHoursPart()) + minutes;
                assertThat(parse("duration", sign + size.toDays() + " days " + sign + clock))
                        .isEqualTo(value);
            }
        }
    }
}
