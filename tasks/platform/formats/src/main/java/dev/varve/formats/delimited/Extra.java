package dev.varve.formats.delimited;

import dev.varve.formats.tree.JsonWriter;
import dev.varve.formats.value.Booleans;
import java.util.ArrayList;
import java.util.List;

/** Fields that no column takes, as JSON: what would be null is null there too. */
final class Extra {
    private final Header header;
    private final byte[][] nulls;
    private final String[] names;
    private final List<String> labels;
    /** Whether something stood in a field without a name at the end. */
    private final boolean[] seen;

    Extra(Header header, List<String> nullWords) {
        this.header = header;
        this.nulls = Booleans.words(nullWords);
        this.labels = header.labels();
        this.names = new String[header.unknown().length];
        this.seen = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            StringBuilder json = new StringBuilder();
            JsonWriter.string(json, labels.get(header.unknown()[i]));
            names[i] = json.append(':').toString();
            seen[i] = header.unknown()[i] < header.named();
        }
    }

    List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < seen.length; i++) {
            if (seen[i]) {
                unknown.add(labels.get(header.unknown()[i]));
            }
        }
        return unknown;
    }

    /** @return null where the file has no such field */
    String of(RecordFields fields) {
        if (names.length == 0) {
            return null;
        }
        StringBuilder json = null;
        for (int i = 0; i < names.length; i++) {
            int field = header.unknown()[i];
            if (field >= header.named() && (field >= fields.count || fields.isNothing(field))) {
                continue;
            }
            json = json == null ? new StringBuilder("{") : json;
            if (field < fields.count) {
                seen[i] = true;
                json.append(json.length() > 1 ? "," : "").append(names[i]);
                if (isNull(fields, field)) {
                    json.append("null");
                } else {
                    JsonWriter.string(json, fields.string(field));
                }
            }
        }
        return json == null ? null : json.append('}').toString();
    }

    private boolean isNull(RecordFields fields, int field) {
        int from = fields.from[field];
        int to = fields.to[field];
        return ((fields.form[field] & RecordFields.QUOTED) == 0 || fields.escaping.quotedNulls)
                && (Booleans.isOneOf(nulls, fields.bytes, from, to) || fields.escaping.isNull(fields.bytes, from, to));
    }
}
