package dev.varve.cli.why;

import dev.varve.cli.screen.CellText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One row that was asked about, and where it comes from.
 *
 * @param row its values by column; empty where there is none
 * @param says sentences
 * @param files how many rows each file has in it; empty where the origins say it all
 */
record Explanation(Map<String, Object> row, List<String> says, List<Share> files, List<Origin> origins) {

    /** Rows of one file among many. */
    record Share(String path, Instant receivedAt, String load, long rows) {
        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("file", path);
            json.put("received_at", CellText.json(receivedAt));
            json.put("load", load);
            json.put("rows", rows);
            return json;
        }
    }

    Explanation(Map<String, Object> row, List<String> says, List<Origin> origins) {
        this(row, says, List.of(), origins);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        Map<String, Object> values = new LinkedHashMap<>();
        row.forEach((name, value) -> values.put(name, CellText.json(value)));
        json.put("row", values);
        json.put("says", says);
        if (!files.isEmpty()) {
            json.put("files", files.stream().map(Share::json).toList());
        }
        json.put("origins", origins.stream().map(Origin::json).toList());
        return json;
    }
}
