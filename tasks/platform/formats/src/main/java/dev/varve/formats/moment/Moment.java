package dev.varve.formats.moment;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;

/** What a text says of a date and a time; written by {@link Writing}, read by the parsers. Reused from value to value. */
public final class Moment {
    public int year;
    public int month;
    public int day;
    public int hour;
    public int minute;
    public int second;
    public int nano;
    public boolean time;
    /** Null where the text names no offset and no zone. */
    public ZoneId zone;

    public void clear() {
        year = 1;
        month = 1;
        day = 1;
        hour = 0;
        minute = 0;
        second = 0;
        nano = 0;
        time = false;
        zone = null;
    }

    public boolean exists() {
        return month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= 31 && day <= YearMonth.of(year, month).lengthOfMonth())
                && hour <= 23
                && minute <= 59
                && second <= 59;
    }

    public boolean finerThanMicroseconds() {
        return nano % 1000 != 0;
    }

    /** Of the epoch; as {@link java.time.LocalDate#toEpochDay} counts, without the object. */
    public long day() {
        // Years begin in March, so that the day that comes and goes is the last one.
        long y = month > 2 ? year : year - 1L;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }

    /** Of the day. */
    public long micros() {
        return ((hour * 60L + minute) * 60 + second) * 1_000_000 + nano / 1_000;
    }

    public LocalDateTime local() {
        return LocalDateTime.of(year, month, day, hour, minute, second, nano);
    }
}
