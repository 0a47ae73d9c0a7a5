package dev.varve.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.04S, 0.0 s",
        "PT0.94S, 0.9 s",
        "PT31S, 31 s",
        "PT59.96S, 60 s",
        "PT2M3S, 2 min 3 s",
        "PT1H, 1 h",
        "PT26H, 1 d 2 h",
        "PT-90S, −1 min 30 s"
    })
    void tellDurations(Duration duration, String words) {
        assertThat(Words.duration(duration)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "81920, 81.9 kB",
        "999950, 1.0 MB",
        "1204551, 1.2 MB",
        "123456789, 123 MB"
    })
    void tellSizes(long bytes, String words) {
        assertThat(Words.bytes(bytes)).isEqualTo(words);
    }

    @Test
    void tellTimesToTheMinuteWhereThatIsAll() {
        assertThat(Words.time(Instant.parse("2026-11-20T02:00:00Z"))).isEqualTo("2026-11-20 02:00 UTC");
        assertThat(Words.time(Instant.parse("2026-11-20T02:00:09Z"))).isEqualTo("2026-11-20 02:00:09 UTC");
    }

    @Test
    void cutLongTextAndSayHowLongItWas() {
        assertThat(Words.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Words.cut("abcdef", 3)).isEqualTo("abc… (6 characters)");
        assertThat(Words.cut("ab😀ef", 3)).isEqualTo("ab… (6 characters)");
    }
}
