package dev.varve.formats;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;

/** What a text says of a date and a time; written by {@link Writing}, read by the parsers. Reused from value to value. */
final class Moment {
    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
    int nano;
    boolean time;
    /** Null where the text names no offset and no zone. */
    ZoneId zone;

    void clear() {
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

    boolean exists() {
        return month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= 31 && day <= YearMonth.of(year, month).lengthOfMonth())
                && hour <= 23
                && minute <= 59
                && second <= 59;
    }

    boolean finerThanMicroseconds() {
        return nano % 1000 != 0;
    }

    LocalDate date() {
        return LocalDate.of(year, month, day);
    }

    LocalTime timeOfDay() {
        return LocalTime.of(hour, minute, second, nano);
    }

    LocalDateTime local() {
        return LocalDateTime.of(year, month, day, hour, minute, second, nano);
    }
}
