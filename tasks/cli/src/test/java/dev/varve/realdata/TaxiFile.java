package dev.varve.realdata;

import dev.varve.worlds.product.Product;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The trips that one file lists, in the product's columns.
 *
 * @param lineEnds LF and CRLF
 */
record TaxiFile(String path, YearMonth month, List<Map<String, String>> trips, LineEnds lineEnds) {

    record LineEnds(long lf, long crlf) {}

    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "VendorID", "vendor_id",
            "RatecodeID", "rate_code_id",
            "PULocationID", "pickup_location_id",
            "DOLocationID", "dropoff_location_id");

    static TaxiFile read(RealData data, Path file) throws IOException {
        String name = file.getFileName().toString();
        YearMonth month = YearMonth.parse(name.replaceAll(".*_(.*)\\.csv\\.gz", "$1"));
        String text = RealData.text(file);
        List<Map<String, String>> trips = new ArrayList<>();
        for (Map<String, String> delivered : Csv.rows(text)) {
            Map<String, String> trip =
                    new TreeMap<>(Map.of("month", month.atDay(1).toString()));
            delivered.forEach((column, value) -> trip.put(
                    OTHER_NAMES.getOrDefault(column, column), value.isEmpty() ? null : canonical(column, value)));
            trips.add(trip);
        }
        long crlf = text.split("\r\n", -1).length - 1;
        long lf = text.chars().filter(c -> c == '\n').count() - crlf;
        return new TaxiFile(data.path(file), month, trips, new LineEnds(lf, crlf));
    }

    private static String canonical(String column, String value) {
        return switch (column) {
            case "store_and_fwd_flag" -> value;
            case "pickup_datetime", "dropoff_datetime" ->
                LocalDateTime.parse(value.replace(' ', 'T'))
                        .atZone(NEW_YORK)
                        .toInstant()
                        .toString();
            default -> Product.number(new BigDecimal(value));
        };
    }

    long without(String column) {
        return trips.stream().filter(trip -> trip.get(column) == null).count();
    }

    long negative(String column) {
        return trips.stream().filter(trip -> trip.get(column).startsWith("-")).count();
    }

    /** Trips that were begun in another month than the file is for. */
    long outside() {
        return trips.stream()
                .filter(trip -> !YearMonth.from(day(trip)).equals(month))
                .count();
    }

    static LocalDate day(Map<String, String> trip) {
        return Instant.parse(trip.get("pickup_datetime")).atZone(NEW_YORK).toLocalDate();
    }
}
