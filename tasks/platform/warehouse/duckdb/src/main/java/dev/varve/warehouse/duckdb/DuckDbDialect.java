package dev.varve.warehouse.duckdb;

import dev.varve.contract.Aggregate;
import dev.varve.contract.Type;
import dev.varve.warehouse.Dialect;
import dev.varve.warehouse.Quoted;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

final class DuckDbDialect implements Dialect {

    @Override
    public String engine() {
        return "DuckDB " + org.duckdb.DuckDBDriver.class.getPackage().getImplementationVersion();
    }

    @Override
    public String type(Type type) {
        return switch (type) {
            case Type.Bool() -> "BOOLEAN";
            case Type.Int() -> "INTEGER";
            case Type.BigInt() -> "BIGINT";
            case Type.Decimal(int precision, int scale) -> "DECIMAL(" + precision + "," + scale + ")";
            case Type.Double() -> "DOUBLE";
            case Type.Date() -> "DATE";
            case Type.Time() -> "TIME";
            case Type.Timestamp() -> "TIMESTAMP";
            case Type.Text(int bytes) -> "VARCHAR"; // the engine ignores a length
            case Type.Binary() -> "BLOB";
            case Type.Json() -> "VARCHAR";
        };
    }

    @Override
    public String startOfDay(String date, ZoneId zone) {
        String midnight = "cast(" + date + " as timestamp)";
        return isUtc(zone) ? midnight : midnight + " at time zone '" + zone.getId() + "' at time zone 'UTC'";
    }

    @Override
    public String windowStart(String timestamp, Aggregate.Window window, ZoneId zone) {
        String unit = window.unit().name().toLowerCase(Locale.ROOT);
        return switch (window.unit()) {
            case MINUTE, HOUR ->
                window.count() == 1
                        ? "date_trunc('" + unit + "', " + timestamp + ")"
                        : "time_bucket(interval '" + window.count() + " " + unit + "s', " + timestamp
                                + ", timestamp '2000-01-01')";
            default -> "cast(date_trunc('" + unit + "', " + local(timestamp, zone) + ") as date)";
        };
    }

    @Override
    public String sum(String column, String columnType) {
        return switch (columnType) {
            // Added in the order of their size: the sum of doubles depends on the order.
            case "DOUBLE" -> "sum(" + column + " order by " + column + ")";
            default -> "cast(sum(" + column + ") as " + sumType(columnType) + ")";
        };
    }

    @Override
    public String sumType(String columnType) {
        if (columnType.startsWith("DECIMAL")) {
            return "DECIMAL(38," + columnType.replaceAll(".*,|\\)", "") + ")";
        }
        return columnType.equals("DOUBLE") ? "DOUBLE" : "BIGINT";
    }

    @Override
    public String hash(String alias, List<String> columns) {
        return "hash(" + Quoted.names(alias, columns) + ")";
    }

    @Override
    public String textHash(String text) {
        return "cast(md5_number_upper(" + text + ") >> 1 as bigint)";
    }

    @Override
    public Optional<String> units(String column, String columnType) {
        if (columnType.equals("INTEGER") || columnType.equals("BIGINT")) {
            return Optional.of("cast(" + column + " as hugeint)");
        }
        // A product may have more digits than a decimal can; every decimal's own digits fit a HUGEINT.
        return columnType.startsWith("DECIMAL")
                ? Optional.of("cast(replace(cast(" + column + " as varchar), '.', '') as hugeint)")
                : Optional.empty();
    }

    @Override
    public String stored(String columnType) {
        // Parquet files hold a HUGEINT as a double.
        return columnType.endsWith("HUGEINT") ? "DECIMAL(38,0)" : columnType;
    }

    private static String local(String timestamp, ZoneId zone) {
        return isUtc(zone) ? timestamp : "(" + timestamp + ") at time zone 'UTC' at time zone '" + zone.getId() + "'";
    }

    private static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }
}
