package dev.varve.cli.why;

import dev.varve.cli.screen.CellText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of a delivered file, or a file as a whole.
 *
 * @param values that identify the row where it is one of many; else empty
 * @param path in landing
 * @param load its key
 * @param archivedAs relative to the archive
 * @param sidecars paths of the files that were delivered with it
 * @param row counted from 1; 0 for the file as a whole
 * @param text of the row as it was read; null where there is none
 * @param admission how it got in where it was rejected first; null where it was not
 * @param problem why the text cannot be shown; null where it can
 */
record Origin(
        Map<String, Object> values,
        String path,
        Instant receivedAt,
        String load,
        String archivedAs,
        List<String> sidecars,
        long row,
        String text,
        Admission admission,
        String problem) {

    /**
     * A person let the row in.
     *
     * @param delivered its text where it was corrected; null where it is read as it was delivered
     */
    record Admission(Instant at, String by, String reason, String delivered) {}

    Origin with(Map<String, Object> values) {
        return new Origin(values, path, receivedAt, load, archivedAs, sidecars, row, text, admission, problem);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        if (!values.isEmpty()) {
            Map<String, Object> named = new LinkedHashMap<>();
            values.forEach((name, value) -> named.put(name, CellText.json(value)));
            json.put("values", named);
        }
        json.put("file", path);
        if (row > 0) {
            json.put("row_number", row);
        }
        json.put("received_at", CellText.json(receivedAt));
        json.put("load", load);
        json.put("archived_as", archivedAs);
        if (!sidecars.isEmpty()) {
            json.put("sidecars", sidecars);
        }
        if (text != null) {
            json.put("text", text);
        }
        if (admission != null) {
            Map<String, Object> admitted = new LinkedHashMap<>();
            admitted.put("at", CellText.json(admission.at()));
            admitted.put("by", admission.by());
            admitted.put("reason", admission.reason());
            admitted.put("delivered_as", admission.delivered());
            json.put("admitted", admitted);
        }
        if (problem != null) {
            json.put("problem", problem);
        }
        return json;
    }
}
