package dev.varve.warehouse.duckdb;

import dev.varve.warehouse.duckdb.DuckDbWriter.Target;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Writes a batch row by row: what costs least where there are few. */
final class Appending {
    private Appending() {}

    static void append(DuckDBConnection connection, Target target, Batch batch) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender(target.schema(), target.table())) {
            for (int row = 0; row < batch.rows; row++) {
                appender.beginRow();
                for (Batch.Values values : batch.columns) {
                    append(appender, values, row);
                }
                appender.endRow();
            }
        }
    }

    private static void append(DuckDBAppender appender, Batch.Values values, int row) throws SQLException {
        if (!values.present[row]) {
            appender.appendNull();
            return;
        }
        ColumnLayout kind = values.kind;
        switch (kind.form()) {
            case BOOLEAN -> appender.append(values.numbers[row] != 0);
            case INTEGER -> appender.append((int) values.numbers[row]);
            case BIGINT -> appender.append(values.numbers[row]);
            case DOUBLE -> appender.append(Double.longBitsToDouble(values.numbers[row]));
            case DATE -> appender.appendEpochDays((int) values.numbers[row]);
            case TIME -> appender.appendDayMicros(values.numbers[row]);
            case TIMESTAMP -> appender.appendEpochMicros(values.numbers[row]);
            case DECIMAL ->
                appender.append(
                        kind.isWide() ? values.decimals[row] : BigDecimal.valueOf(values.numbers[row], kind.scale()));
            case TEXT ->
                appender.append(new String(
                        values.bytes,
                        values.starts[row],
                        values.starts[row + 1] - values.starts[row],
                        StandardCharsets.UTF_8));
            case BINARY ->
                appender.append(Arrays.copyOfRange(values.bytes, values.starts[row], values.starts[row + 1]));
        }
    }
}
