package dev.varve.formats.value;

import static dev.varve.formats.ColumnDraft.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.formats.ColumnDraft;
import dev.varve.formats.RowValues;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneNamesTest {
    private static final String DATE = "EEE MMM dd HH:mm:ss z yyyy";

    private static Object parse(ColumnDraft column, String text) {
        RowValues value = new RowValues(column.build().type());
        Misfit misfit = ValueParser.of(column.build()).parse(text, value, 0);
        return misfit != null ? misfit : value.object(0);
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, Tue Oct 31 14:51:20 EDT 2017, 2017-10-31T18:51:20",
        "America/New_York, tue oct 31 14:51:20 edt 2017, 2017-10-31T18:51:20",
        "America/New_York, Tue Jan 31 14:51:20 EST 2017, 2017-01-31T19:51:20",
        "America/Chicago, Tue Jan 31 14:51:20 CST 2017, 2017-01-31T20:51:20",
        "Asia/Shanghai, Tue Jan 31 14:51:20 CST 2017, 2017-01-31T06:51:20",
        "Asia/Kolkata, Tue Jan 31 14:51:20 IST 2017, 2017-01-31T09:21:20",
        "Europe/London, Mon Jul 31 14:51:20 BST 2017, 2017-07-31T13:51:20",
        "Europe/Berlin, Mon Jul 31 14:51:20 CEST 2017, 2017-07-31T12:51:20",
        "Asia/Tokyo, Mon Jul 31 14:51:20 JST 2017, 2017-07-31T05:51:20",
        "America/New_York, Tue Oct 31 14:51:20 UTC 2017, 2017-10-31T14:51:20",
        "UTC, Tue Oct 31 14:51:20 GMT 2017, 2017-10-31T14:51:20",
        "UTC, Tue Oct 31 14:51:20 Z 2017, 2017-10-31T14:51:20"
    })
    void namesOfTheColumnsOwnZoneAreKnown(String zone, String text, LocalDateTime value) {
        assertThat(parse(column("c", "timestamp").formats(DATE).zone(zone), text))
                .isEqualTo(value);
    }

    @Test
    void aNameTellsWhichOfTwoHoursItIs() {
        ColumnDraft newYork = column("c", "timestamp").formats(DATE).zone("America/New_York");
        assertThat(parse(newYork, "Sun Nov 05 01:30:00 EDT 2017")).isEqualTo(LocalDateTime.of(2017, 11, 5, 5, 30));
        assertThat(parse(newYork, "Sun Nov 05 01:30:00 EST 2017")).isEqualTo(LocalDateTime.of(2017, 11, 5, 6, 30));
    }

    @Test
    void aNameOfTheOtherHalfOfTheYearIsStillItsOffset() {
        ColumnDraft newYork = column("c", "timestamp").formats(DATE).zone("America/New_York");
        assertThat(parse(newYork, "Mon Jul 31 14:51:20 EST 2017")).isEqualTo(LocalDateTime.of(2017, 7, 31, 19, 51, 20));
        assertThat(parse(newYork, "Tue Jan 31 14:51:20 EDT 2017")).isEqualTo(LocalDateTime.of(2017, 1, 31, 18, 51, 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EDT", "EST", "CST", "PDT", "IST", "BST", "CEST", "MSK", "XYZ", "Eastern Daylight Time"})
    void aNameThatNothingSaysTheOffsetOfRejectsAndIsNamed(String name) {
        ColumnDraft utc = column("c", "timestamp").formats(DATE);
        String text = "Tue Oct 31 14:51:20 " + name + " 2017";
        assertThat(parse(utc, text))
                .isEqualTo(new Misfit(
                        Reason.UNKNOWN_ZONE,
                        "'" + text + "' names the zone " + name
                                + ", which is not declared: add it to `zone_names`, such as {" + name
                                + ": \"-04:00\"}, or declare the `zone` that has this name",
                        text));
    }

    @Test
    void declaredNamesMeanWhatTheContractSays() {
        ColumnDraft offset = column("c", "timestamp").formats(DATE).zoneName("EDT", "-04:00");
        assertThat(parse(offset, "Tue Oct 31 14:51:20 EDT 2017")).isEqualTo(LocalDateTime.of(2017, 10, 31, 18, 51, 20));
        ColumnDraft zone = column("c", "timestamp").formats(DATE).zoneName("ET", "America/New_York");
        assertThat(parse(zone, "Tue Jan 31 14:51:20 ET 2017")).isEqualTo(LocalDateTime.of(2017, 1, 31, 19, 51, 20));
        assertThat(((Misfit) parse(zone, "Sun Nov 05 01:30:00 ET 2017")).reason())
                .isEqualTo(Reason.REPEATED_LOCAL_TIME);
        ColumnDraft other =
                column("c", "timestamp").formats(DATE).zone("America/Chicago").zoneName("CST", "Asia/Shanghai");
        assertThat(parse(other, "Tue Jan 31 14:51:20 CST 2017")).isEqualTo(LocalDateTime.of(2017, 1, 31, 6, 51, 20));
        ColumnDraft words =
                column("c", "timestamp").formats("yyyy-MM-dd HH:mm zzzz").zoneName("EASTERN DAYLIGHT TIME", "-04:00");
        assertThat(parse(words, "2017-10-31 14:51 Eastern Daylight Time"))
                .isEqualTo(LocalDateTime.of(2017, 10, 31, 18, 51));
    }

    @Test
    void isoIsReadWithANameThatIsKnownBehindIt() {
        ColumnDraft iso = column("c", "timestamp").zone("America/New_York");
        assertThat(parse(iso, "2017-10-31 14:51:20 UTC")).isEqualTo(LocalDateTime.of(2017, 10, 31, 14, 51, 20));
        assertThat(parse(iso, "2017-10-31T14:51:20.25 GMT"))
                .isEqualTo(LocalDateTime.of(2017, 10, 31, 14, 51, 20, 250_000_000));
        assertThat(parse(iso, "2017-10-31 14:51 EDT")).isEqualTo(LocalDateTime.of(2017, 10, 31, 18, 51));
        assertThat(((Misfit) parse(iso, "2017-10-31 14:51:20 PDT")).message()).contains("names the zone PDT");
        for (String text : new String[] {
            "2017-10-31 14:51:20  UTC", "2017-10-31 14:51:20Z UTC", "2017-10-32 14:51:20 UTC", "2017-10-31 UTC", "UTC"
        }) {
            assertThat(((Misfit) parse(iso, text)).reason()).as(text).isEqualTo(Reason.NOT_A_TIMESTAMP);
        }
    }

    @Test
    void aTextThatNoNameWouldMendIsNoTimestamp() {
        ColumnDraft utc = column("c", "timestamp").formats(DATE);
        for (String text :
                new String[] {"Tue Feb 30 14:51:20 EDT 2017", "Tue Oct 31 14:51:20 2017", "EDT", "", "soon"}) {
            assertThat(((Misfit) parse(utc, text)).reason()).as(text).isEqualTo(Reason.NOT_A_TIMESTAMP);
        }
        ColumnDraft numbers = column("c", "timestamp").formats("dd/MM/yyyy HH:mm");
        assertThat(((Misfit) parse(numbers, "31/10/2017 14:51 EDT")).reason()).isEqualTo(Reason.UNKNOWN_ZONE);
    }

    @Test
    void dateColumnsMindNoZone() {
        ColumnDraft day = column("c", "date").formats(DATE);
        assertThat(parse(day, "Tue Oct 31 00:00:00 EDT 2017")).isEqualTo(java.time.LocalDate.of(2017, 10, 31));
    }

    /** Of zones whose names the JDK writes: what it wrote of an instant is read as that instant. */
    @Test
    void whatAZoneWritesIsReadWhereItIsDeclared() {
        Random random = new Random(3);
        DateTimeFormatter written = DateTimeFormatter.ofPattern(DATE, Locale.US);
        for (String id : new String[] {
            "America/New_York",
            "America/Los_Angeles",
            "America/Halifax",
            "Europe/Paris",
            "Europe/London",
            "Europe/Lisbon",
            "Asia/Kolkata",
            "Australia/Sydney",
            "Pacific/Auckland",
            "Africa/Johannesburg",
            "Asia/Seoul"
        }) {
            ZoneId zone = ZoneId.of(id);
            ColumnDraft column = column("c", "timestamp").formats(DATE).zone(id);
            for (int i = 0; i < 2_000; i++) {
                LocalDateTime instant = LocalDateTime.of(2008, 1, 1, 0, 0).plusSeconds(random.nextLong(600_000_000));
                String text = written.format(instant.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone));
                assertThat(parse(column, text)).as("%s in %s", text, id).isEqualTo(instant);
            }
        }
    }
}
