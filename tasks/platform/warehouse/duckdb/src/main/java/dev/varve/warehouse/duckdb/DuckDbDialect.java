package dev.varve.warehouse.duckdb;

import dev.varve.contract.Aggregate;
import dev.varve.contract.Type;
import dev.varve.warehouse.Dialect;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.ZoneOffsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

final class DuckDbDialect implements Dialect {
    private final Consumer<ZoneId> zones;

    /** @param zones writes the offsets of a zone that a statement will look up */
    DuckDbDialect(Consumer<ZoneId> zones) {
        this.zones = zones;
    }

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
            case Type.Duration() -> type(Type.Duration.STORED);
            case Type.Timestamp() -> "TIMESTAMP";
            case Type.Text(int bytes) -> "VARCHAR"; // the engine ignores a length
            case Type.Binary() -> "BLOB";
            case Type.Json() -> "VARCHAR";
        };
    }

    @Override
    public String startOfDay(String date, ZoneId zone) {
        String midnight = "cast(" + date + " as timestamp)";
        return isUtc(zone)
                ? midnight
                : looked(
                        "greatest(" + midnight + " - to_seconds(_z._east), _z._turned)",
                        ZoneTables.LOCAL_TIMES,
                        midnight,
                        zone);
    }

    @Override
    public String windowStart(String timestamp, Aggregate.Window window, ZoneId zone) {
        String unit = window.unit().name().toLowerCase(Locale.ROOT);
        String local = isUtc(zone) ? timestamp : "(" + timestamp + " + to_seconds(_z._east))";
        boolean clock = window.unit() == Aggregate.Unit.MINUTE || window.unit() == Aggregate.Unit.HOUR;
        String start = !clock
                ? "cast(date_trunc('" + unit + "', " + local + ") as date)"
                : window.count() == 1
                        ? "date_trunc('" + unit + "', " + local + ")"
                        : "time_bucket(interval '" + window.count() + " " + unit + "s', " + local
                                + ", timestamp '2000-01-01')";
        if (isUtc(zone)) {
            return start;
        }
        // A window that begins before the zone turned begins by the offset before.
        String instant = start + " - to_seconds(case when " + start
                + " - to_seconds(_z._east) >= _z._turned then _z._east else _z._before end)";
        return looked(clock ? instant : start, ZoneTables.INSTANTS, timestamp, zone);
    }

    /** @param value of the part {@code _z} in which a time lies */
    private String looked(String value, String table, String time, ZoneId zone) {
        zones.accept(zone);
        String within = "least(greatest(" + time + ", timestamp '" + ZoneOffsets.FIRST + "'), timestamp '"
                + ZoneOffsets.LAST.minusDays(1) + "')";
        return "(select " + value + " from " + table + " _z where _z._zone = '" + zone.getId()
                + "' and _z._month = cast(date_trunc('month', " + within + ") as date) and _z._starts <= " + within
                + " and _z._ends > " + within + ")";
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
        return switch (columnType) {
            case "DOUBLE" -> "DOUBLE";
            case "BIGINT" -> "DECIMAL(38,0)";
            default -> "BIGINT";
        };
    }

    @Override
    public String hash(String alias, List<String> columns) {
        return "hash(" + Quoted.names(alias, columns) + ")";
    }

    @Override
    public String halfHash(String alias, List<String> columns) {
        return "cast(" + hash(alias, columns) + " >> 1 as bigint)";
    }

    @Override
    public String hashOfSamples() {
        return "select cast(hash(true, 7, 8000000000, 1.5, 12345678901234567890.12, 0.1e0, null, date '2026-01-02', time '03:04:05', "
                + "timestamp '2026-01-02 03:04:05.678901', 'short', 'a text that is longer than twelve bytes', '\\xAB'::blob) "
                + ">> 1 as bigint)";
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

    private static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }
}
