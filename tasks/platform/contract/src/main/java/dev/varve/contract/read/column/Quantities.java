package dev.varve.contract.read.column;

import dev.varve.contract.Limits;
import dev.varve.contract.yaml.YamlValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations, shares and sizes as people write them. */
public final class Quantities {

    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,15}(?:\\.\\d+)?)\\s*([A-Za-z%]*)");
    private static final List<String> SIZES = List.of("B", "kB", "MB", "GB", "TB");
    private static final List<String> BINARY_SIZES = List.of("B", "KiB", "MiB", "GiB", "TiB");

    private Quantities() {}

    public static Optional<Duration> duration(YamlValue item) {
        return item.text().flatMap(text -> {
            Optional<Duration> duration = duration(text);
            if (duration.isEmpty()) {
                item.wrong("must be a duration such as 2 days, 10 minutes or PT36H, not " + text);
            }
            return duration;
        });
    }

    private static Optional<Duration> duration(String text) {
        try {
            if (text.startsWith("P")) {
                Duration duration = Duration.parse(text);
                return duration.isNegative() || duration.isZero() ? Optional.empty() : Optional.of(duration);
            }
            Matcher matcher = AMOUNT.matcher(text);
            if (!matcher.matches() || matcher.group(1).contains(".")) {
                return Optional.empty();
            }
            long amount = Long.parseLong(matcher.group(1));
            return amount == 0 ? Optional.empty() : unit(matcher.group(2)).map(unit -> unit.multipliedBy(amount));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> unit(String word) {
        return switch (word) {
            case "second", "seconds" -> Optional.of(Duration.ofSeconds(1));
            case "minute", "minutes" -> Optional.of(Duration.ofMinutes(1));
            case "hour", "hours" -> Optional.of(Duration.ofHours(1));
            case "day", "days" -> Optional.of(Duration.ofDays(1));
            case "week", "weeks" -> Optional.of(Duration.ofDays(7));
            default -> Optional.empty();
        };
    }

    /** {@code 10 %} of the whole, or an absolute number. */
    public static Optional<Limits.Limit> limit(YamlValue item) {
        return item.text().flatMap(text -> {
            Matcher matcher = AMOUNT.matcher(text);
            if (matcher.matches()) {
                double amount = Double.parseDouble(matcher.group(1));
                if (matcher.group(2).equals("%") && amount <= 100) {
                    return Optional.of(new Limits.Limit(
                            new BigDecimal(matcher.group(1)).movePointLeft(2).doubleValue(), true));
                }
                if (matcher.group(2).isEmpty() && !matcher.group(1).contains(".")) {
                    return Optional.of(new Limits.Limit(amount, false));
                }
            }
            item.wrong("must be a share such as 10 % (at most 100 %) or a whole number, not " + text);
            return Optional.empty();
        });
    }

    /** Bytes: {@code 100 GB}, {@code 512 MiB} or a plain number. */
    public static Optional<Long> bytes(YamlValue item) {
        return item.text().flatMap(text -> {
            Matcher matcher = AMOUNT.matcher(text);
            if (matcher.matches()) {
                String unit = matcher.group(2).isEmpty() ? "B" : matcher.group(2);
                BigDecimal amount = new BigDecimal(matcher.group(1));
                BigDecimal factor = factor(unit);
                if (factor.signum() > 0 && amount.signum() > 0) {
                    return Optional.of(amount.multiply(factor)
                            .min(BigDecimal.valueOf(Long.MAX_VALUE))
                            .longValue());
                }
            }
            item.wrong("must be a size such as 100 GB or 512 MiB, not " + text);
            return Optional.empty();
        });
    }

    private static BigDecimal factor(String unit) {
        for (int i = 0; i < SIZES.size(); i++) {
            if (SIZES.get(i).toLowerCase(Locale.ROOT).equals(unit.toLowerCase(Locale.ROOT))) {
                return BigDecimal.valueOf(1000).pow(i);
            }
            if (BINARY_SIZES.get(i).equals(unit)) {
                return BigDecimal.valueOf(1024).pow(i);
            }
        }
        return BigDecimal.ZERO;
    }
}
