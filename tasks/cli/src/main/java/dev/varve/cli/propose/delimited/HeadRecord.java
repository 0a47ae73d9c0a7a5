package dev.varve.cli.propose.delimited;

import java.util.ArrayList;
import java.util.List;

/**
 * One record of the first characters of a delimited file, cut by a guess.
 *
 * @param line it starts at, counted from 1
 * @param broken a quote opened and did not close where a field ends
 */
record HeadRecord(int line, List<String> fields, boolean broken) {

    /** A guess at the three characters that cut a file. @param quote 0 for none; escape 0 for a doubled quote */
    record Cut(char delimiter, char quote, char escape) {

        List<HeadRecord> records(String head) {
            List<HeadRecord> records = new ArrayList<>();
            List<String> fields = new ArrayList<>();
            StringBuilder field = new StringBuilder();
            boolean inQuotes = false;
            boolean closed = false;
            boolean broken = false;
            int line = 1;
            int start = 1;
            for (int i = 0; i < head.length(); i++) {
                char c = head.charAt(i);
                if (c == '\r' && i + 1 < head.length() && head.charAt(i + 1) == '\n') {
                    continue;
                }
                boolean newline = c == '\n' || c == '\r';
                line += newline ? 1 : 0;
                if (inQuotes) {
                    if (escape != 0 && c == escape && i + 1 < head.length()) {
                        field.append(head.charAt(++i));
                    } else if (c == quote && escape == 0 && i + 1 < head.length() && head.charAt(i + 1) == quote) {
                        field.append(head.charAt(++i));
                    } else if (c == quote) {
                        inQuotes = false;
                        closed = true;
                    } else {
                        field.append(c);
                    }
                } else if (newline || c == delimiter) {
                    fields.add(field.toString());
                    field.setLength(0);
                    closed = false;
                    if (newline) {
                        if (fields.size() > 1 || !fields.getFirst().isEmpty()) {
                            records.add(new HeadRecord(start, List.copyOf(fields), broken));
                        }
                        fields.clear();
                        broken = false;
                        start = line;
                    }
                } else if (quote != 0 && c == quote && field.isEmpty() && !closed) {
                    inQuotes = true;
                } else {
                    broken |= closed;
                    field.append(c);
                }
            }
            if (!field.isEmpty() || !fields.isEmpty()) {
                fields.add(field.toString());
                records.add(new HeadRecord(start, List.copyOf(fields), broken || inQuotes));
            }
            return records;
        }
    }
}
