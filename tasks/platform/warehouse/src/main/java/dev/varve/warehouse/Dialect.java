package dev.varve.warehouse;

import dev.varve.contract.Aggregate;
import dev.varve.contract.Type;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What engines say differently. */
public interface Dialect {
    /** The engine's name and version. */
    String engine();

    String type(Type type);

    /** A timestamp expression (UTC): the instant at which the day of a date expression begins in the zone. */
    String startOfDay(String date, ZoneId zone);

    /** The window's start: a date in the zone for days and longer, a timestamp (UTC) for minutes and hours. */
    String windowStart(String timestamp, Aggregate.Window window, ZoneId zone);

    /** A sum whose value does not depend on the order of the rows. */
    String sum(String column, String columnType);

    /** The type of {@link #sum}. */
    String sumType(String columnType);

    /** A hash of these columns of a row, as a number of 64 bits without sign; another version of the engine may hash otherwise. */
    String hash(String alias, List<String> columns);

    /** The same as a number of 63 bits. */
    String halfHash(String alias, List<String> columns);

    /** A query for a number that differs where the engine hashes otherwise than another version of it. */
    String hashOfSamples();

    /** An exact number in units of its last digit, without a fraction; empty for columns of other types. */
    Optional<String> units(String column, String columnType);

    /** The type in which a column of a user's query is kept, so that copies of the table hold the same values. */
    String stored(String columnType);
}
