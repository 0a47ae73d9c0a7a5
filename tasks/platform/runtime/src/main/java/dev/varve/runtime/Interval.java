package dev.varve.runtime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The schedule's interval: only its end matters, since stragglers are taken too. */
public final class Interval {
    @Option(
            names = {"--until", "--interval-end"},
            paramLabel = "TIME",
            converter = Time.class,
            description =
                    "Take only what was received before it (ISO 8601, UTC where it has no zone; default: everything).")
    private Instant until;

    public Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    /** A date, or a time with or without a zone. */
    public static final class Time implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                if (text.length() == 10) {
                    return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                }
                String time = text.replace(' ', 'T');
                return time.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                        ? OffsetDateTime.parse(time).toInstant()
                        : java.time.LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "'" + text + "' is not a time like 2026-03-05 or 2026-03-05T06:00:00Z");
            }
        }
    }
}
