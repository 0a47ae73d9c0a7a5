package dev.varve.quality;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs queries; every error of the engine is a {@link CheckCannotRun}. */
record Session(Connection connection) {

    @FunctionalInterface
    interface Reading<T> {
        T read(ResultSet result) throws SQLException;
    }

    <T> T query(String sql, Reading<T> reading) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return reading.read(result);
        } catch (SQLException e) {
            throw new CheckCannotRun(e);
        }
    }

    /** The columns a query would have, without running it. */
    List<String> columns(String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return labels(statement.getMetaData());
        } catch (SQLException e) {
            throw new CheckCannotRun(e);
        }
    }

    /** @param relation schema and table */
    boolean exists(String relation) {
        int dot = relation.indexOf('.');
        try (PreparedStatement statement = connection.prepareStatement(Statements.text("table_exists"))) {
            statement.setString(1, relation.substring(0, Math.max(dot, 0)).toLowerCase(Locale.ROOT));
            statement.setString(2, relation.substring(dot + 1).toLowerCase(Locale.ROOT));
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getLong(1) > 0;
            }
        } catch (SQLException e) {
            throw new CheckCannotRun(e);
        }
    }

    static List<String> labels(ResultSetMetaData metaData) throws SQLException {
        List<String> labels = new ArrayList<>();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            labels.add(metaData.getColumnLabel(i));
        }
        return labels;
    }
}
