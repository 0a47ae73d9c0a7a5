package dev.varve.realdata;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The product's own account of what it loaded of one dataset. */
record Loaded(Arrival arrival, String dataset) {

    private static final String ALL_ACCEPTED = "%1$d read, %1$d accepted, 0 rejected, 0 ignored";

    /** What the account of a file says that lost nothing. */
    static String whole(long rows) {
        return ALL_ACCEPTED.formatted(rows);
    }

    /** By path: rows read, accepted, rejected and ignored. */
    Map<String, String> files() {
        return byFirst("""
                select path, read_rows || ' read, ' || accepted_rows || ' accepted, ' || rejected_rows || ' rejected, '
                    || ignored_rows || ' ignored' as rows
                from control.delivery join control.file using (file_id)
                where control.delivery.dataset = '%s'
                """.formatted(dataset), "path", "rows");
    }

    /** By path: JSON of fields that the contract does not know and columns that the file lacks. */
    Map<String, String> drifts() {
        return byFirst("""
                select path, drift from control.delivery join control.file using (file_id)
                where control.delivery.dataset = '%s'
                """.formatted(dataset), "path", "drift");
    }

    /** By path: rows of a raw table without a value in a column, where there are any. */
    Map<String, String> nulls(String column) {
        Map<String, String> nulls = byFirst("""
                select path, count(*) - count(%s) as nulls
                from raw.%s r join control.delivery d on d.file_id = r._file_id
                group by path
                """.formatted(column, table()), "path", "nulls");
        nulls.values().removeIf("0"::equals);
        return nulls;
    }

    private String table() {
        return dataset.replace('.', '_');
    }

    /** Rows of all loads that went a certain way: accepted, contributed, duplicate, repeated. */
    String rows(String fate) {
        return arrival.value(
                "select sum(value) as rows from control.metric where subject = '%s' and name = '%s'"
                        .formatted("conformed." + table() + "_changes", fate),
                null);
    }

    /** By check and load: its state, how many rows it looked at, and how many break it. */
    Map<String, String> checks(String idPattern) {
        return byFirst("""
                select check_id || ' of ' || strftime(received_at, '%%Y-%%m-%%d') as judged,
                    c.state || ', ' || (result ->> 'failing') || ' of ' || (result ->> 'evaluated') as found
                from control.check_result c join control.load l using (load_id)
                where c.dataset = '%s' and check_id like '%s'
                """.formatted(dataset, idPattern), "judged", "found");
    }

    /** By check and load: what did not pass. */
    Map<String, String> warnings() {
        Map<String, String> warnings = checks("%");
        warnings.values().removeIf(found -> found.startsWith("pass, "));
        return warnings;
    }

    private Map<String, String> byFirst(String select, String key, String value) {
        List<Map<String, String>> rows = arrival.query(select, null);
        Map<String, String> found = new TreeMap<>();
        for (Map<String, String> row : rows) {
            if (found.put(row.get(key), row.get(value)) != null) {
                throw new AssertionError("twice: " + row);
            }
        }
        return found;
    }
}
