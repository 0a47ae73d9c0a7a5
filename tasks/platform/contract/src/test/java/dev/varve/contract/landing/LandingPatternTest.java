package dev.varve.contract.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LandingPatternTest {

    @Test
    void capturesWhenAFileWasDeliveredAndWhatItsNameSays() {
        var pattern = new LandingPattern("covid/{received_at:yyyyMMdd'T'HHmmssX}/{report_date:MM-dd-yyyy}.csv.gz");

        var match = pattern.match("covid/20200324T231045Z/03-23-2020.csv.gz").orElseThrow();

        assertThat(match.receivedAt()).contains(Instant.parse("2020-03-24T23:10:45Z"));
        assertThat(match.values()).isEqualTo(Map.of("report_date", "2020-03-23"));
        assertThat(pattern.captures()).isEqualTo(List.of("report_date"));
        assertThat(pattern.capturesReceivedAt()).isTrue();
        assertThat(pattern.folder()).isEqualTo("covid");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a/*.csv                      | a/x.csv              | true
                    a/*.csv                      | a/.csv               | true
                    a/*.csv                      | a/b/x.csv            | false
                    a/*.csv                      | a/x.csv.gz           | false
                    a/**/*.csv                   | a/x.csv              | true
                    a/**/*.csv                   | a/b/c/x.csv          | true
                    a/**/*.csv                   | ab/x.csv             | false
                    **/x.csv                     | x.csv                | true
                    a/**                         | a/b/c.csv            | true
                    a/{shop}/x.csv               | a/north/x.csv        | true
                    a/{shop}/x.csv               | a/north/south/x.csv  | false
                    a/{shop}/x.csv               | a//x.csv             | false
                    a.b/x+(1)?[2].csv            | a.b/x+(1)?[2].csv    | true
                    a.b/x.csv                    | aXb/x.csv            | false
                    d/{day:yyyy-MM-dd}.csv       | d/2024-02-29.csv     | true
                    d/{day:yyyy-MM-dd}.csv       | d/2023-02-29.csv     | false
                    d/{day:yyyy-MM-dd}.csv       | d/2023-13-01.csv     | false
                    d/{day:yyyy-MM-dd}.csv       | d/2023-1-1.csv       | false
                    d/{day:yyyy-MM-dd}.csv       | d/yesterday.csv      | false
                    d/{day:yyyyMMdd}*.csv        | d/20240101_v2.csv    | true
                    """)
    void matchesPaths(String pattern, String path, boolean matches) {
        assertThat(new LandingPattern(pattern).match(path).isPresent()).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    {v:yyyy-MM}/x                  | 2024-07/x                      | 2024-07-01
                    {v:yyyy}/x                     | 2024/x                         | 2024-01-01
                    {v:yyyy/MM/dd}/x               | 2024/07/09/x                   | 2024-07-09
                    {v:uuuu-DDD}/x                 | 2024-366/x                     | 2024-12-31
                    {v:d.M.yy}/x                   | 3.4.24/x                       | 2024-04-03
                    {v:HHmm}.csv                   | 0730.csv                       | 07:30:00
                    {v:yyyyMMddHHmm}.csv           | 202407090730.csv               | 2024-07-09T07:30:00
                    {v:yyyyMMdd'T'HHmmss.SSS}.csv  | 20240709T073001.250.csv        | 2024-07-09T07:30:01.25
                    {v:yyyyMMddHHmmssX}.csv        | 20240709073001+02.csv          | 2024-07-09T05:30:01Z
                    {tile}_{v:yyyyMMdd}*.tif       | h18_v04_20240709_final.tif     | 2024-07-09
                    {v}.csv                        | north-1.csv                    | north-1
                    """)
    void givesCapturedTimesAsIso(String pattern, String path, String value) {
        assertThat(new LandingPattern(pattern).match(path).orElseThrow().values())
                .containsEntry("v", value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    {received_at:yyyy-MM-dd}/x           | 2024-07-09/x             | 2024-07-09T00:00:00Z
                    {received_at:yyyy-MM-dd HH.mm}/x     | 2024-07-09 07.30/x       | 2024-07-09T07:30:00Z
                    {received_at:yyyyMMdd'T'HHmmssXX}/x  | 20240709T073000+0200/x   | 2024-07-09T05:30:00Z
                    {received_at:yyyy-MM}/x              | 2024-07/x                | 2024-07-01T00:00:00Z
                    """)
    void takesAReceptionWithoutZoneForUtcAndADayForItsMidnight(String pattern, String path, Instant receivedAt) {
        assertThat(new LandingPattern(pattern).match(path).orElseThrow().receivedAt())
                .contains(receivedAt);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a/b/*.csv        | a/b
                    *.csv            | ''
                    a/x{day}.csv     | a
                    a/b/all.csv      | a/b
                    **/x.csv         | ''
                    """)
    void knowsTheFolderOfEveryMatch(String pattern, String folder) {
        assertThat(new LandingPattern(pattern).folder()).isEqualTo(folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    /a/*.csv                   | must be the path of files below the landing folder, such as shop/*.csv
                    a/                         | must be the path of files below the landing folder, such as shop/*.csv
                    a/../*.csv                 | must not have an empty, . or .. folder
                    a//x.csv                   | must not have an empty, . or .. folder
                    a/{x                       | has a { without its }
                    a/{Day}.csv                | captures {Day}; a name is lower_snake_case, such as {shop}
                    a/{x}/{x}.csv              | captures x twice
                    a/{received_at}.csv        | captures received_at without its format, such as {received_at:yyyy-MM-dd}
                    a/{received_at:HH}.csv     | captures received_at without a date
                    a/{x:--}.csv               | captures x with a format that has no letter of a date or time: --
                    a/{x:jj}.csv               | captures x with a format that java.time does not know (Unknown pattern letter: j): jj
                    """)
    void refusesWhatIsNoPattern(String pattern, String message) {
        assertThatThrownBy(() -> new LandingPattern(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
