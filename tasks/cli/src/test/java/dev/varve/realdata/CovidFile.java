package dev.varve.realdata;

import dev.varve.worlds.product.Product;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One daily file, its three layouts read by hand.
 *
 * @param rows records of the file, duplicates too
 * @param places the last record of each place, in the product's columns
 */
record CovidFile(LocalDate reportDate, int rows, Map<List<String>, Map<String, String>> places) {

    static final List<String> COLUMNS = List.of(
            "report_date",
            "country_region",
            "province_state",
            "county",
            "fips",
            "latitude",
            "longitude",
            "last_update",
            "confirmed",
            "deaths",
            "recovered",
            "active",
            "combined_key");

    private static final List<String> OLD =
            List.of("province_state", "country_region", "last_update", "confirmed", "deaths", "recovered");
    private static final List<String> LOCATED = List.of(
            "province_state",
            "country_region",
            "last_update",
            "confirmed",
            "deaths",
            "recovered",
            "latitude",
            "longitude");
    private static final List<String> COUNTIES = List.of(
            "fips",
            "county",
            "province_state",
            "country_region",
            "last_update",
            "latitude",
            "longitude",
            "confirmed",
            "deaths",
            "recovered",
            "active",
            "combined_key");

    static CovidFile read(Path file) throws IOException {
        String name = file.getFileName().toString();
        LocalDate day = LocalDate.parse(name.substring(0, 10), DateTimeFormatter.ofPattern("MM-dd-yyyy"));
        return read(day, RealData.text(file));
    }

    static CovidFile read(LocalDate day, String text) {
        List<List<String>> records = Csv.records(text);
        List<String> layout = switch (records.getFirst().size()) {
            case 6 -> OLD;
            case 8 -> LOCATED;
            case 12 -> COUNTIES;
            default -> throw new IllegalArgumentException("another layout: " + records.getFirst());
        };
        Map<List<String>, Map<String, String>> places = new HashMap<>();
        for (List<String> record : records.subList(1, records.size())) {
            Map<String, String> row = row(day, layout, record);
            places.put(List.of(row.get("country_region"), row.get("province_state"), row.get("county")), row);
        }
        return new CovidFile(day, records.size() - 1, places);
    }

    private static Map<String, String> row(LocalDate day, List<String> layout, List<String> record) {
        Map<String, String> row = new TreeMap<>();
        COLUMNS.forEach(column -> row.put(column, null));
        row.put("report_date", day.toString());
        row.put("province_state", "");
        row.put("county", "");
        for (int i = 0; i < layout.size(); i++) {
            String column = layout.get(i);
            if (!record.get(i).isEmpty()) {
                row.put(column, canonical(column, record.get(i)));
            }
        }
        return row;
    }

    private static String canonical(String column, String text) {
        return switch (column) {
            case "latitude", "longitude" -> Product.number(BigDecimal.valueOf(Double.parseDouble(text)));
            case "confirmed", "deaths", "recovered", "active" -> Product.number(new BigDecimal(text));
            case "last_update" -> moment(text).toInstant(ZoneOffset.UTC).toString();
            default -> text;
        };
    }

    private static LocalDateTime moment(String text) {
        if (!text.contains("/")) {
            return LocalDateTime.parse(text.replace(' ', 'T'));
        }
        boolean longYear = text.indexOf(' ') - text.lastIndexOf('/') == 5;
        return LocalDateTime.parse(text, DateTimeFormatter.ofPattern(longYear ? "M/d/yyyy H:mm" : "M/d/yy H:mm"));
    }
}
