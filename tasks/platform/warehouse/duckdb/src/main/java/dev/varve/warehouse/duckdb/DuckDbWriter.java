package dev.varve.warehouse.duckdb;

import dev.varve.warehouse.TableWriter;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.duckdb.DuckDBAppender;

final class DuckDbWriter implements TableWriter {
    private final DuckDBAppender appender;
    private final String table;

    DuckDbWriter(DuckDBAppender appender, String table) {
        this.appender = appender;
        this.table = table;
    }

    @Override
    public void row(Object... values) {
        try {
            appender.beginRow();
            for (Object value : values) {
                append(value);
            }
            appender.endRow();
        } catch (SQLException e) {
            throw DuckDbWarehouse.meaning(e, "append to " + table);
        }
    }

    private void append(Object value) throws SQLException {
        switch (value) {
            case null -> appender.appendNull();
            case String text -> appender.append(text);
            case Long number -> appender.append(number.longValue());
            case Integer number -> appender.append(number.intValue());
            case BigDecimal number -> appender.append(number);
            case Double number -> appender.append(number.doubleValue());
            case Boolean flag -> appender.append(flag.booleanValue());
            case LocalDate date -> appender.append(date);
            case LocalDateTime time -> appender.append(time);
            case LocalTime time -> appender.append(time);
            case byte[] bytes -> appender.append(bytes);
            default -> throw new IllegalArgumentException("cannot store a " + value.getClass());
        }
    }

    @Override
    public void close() {
        try {
            appender.close();
        } catch (SQLException e) {
            throw DuckDbWarehouse.meaning(e, "append to " + table);
        }
    }
}
