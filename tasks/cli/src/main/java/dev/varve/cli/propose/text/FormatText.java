package dev.varve.cli.propose.text;

import dev.varve.contract.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A format as a contract declares it, without what goes without saying. */
public final class FormatText {
    private FormatText() {}

    public static String of(Format format) {
        List<String> parts = new ArrayList<>(List.of("type: " + type(format)));
        switch (format) {
            case Format.Delimited delimited -> delimited(delimited, parts);
            case Format.Fixed fixed -> fixed(fixed, parts);
            case Format.Json json -> {
                json.records().ifPresent(pointer -> parts.add("records: " + pointer(pointer)));
                json.declaredRows().ifPresent(pointer -> parts.add("declared_rows: " + pointer(pointer)));
                if (json.concatenated()) {
                    parts.add("concatenated: true");
                }
                nulls(json.nullValues(), List.of(), parts);
            }
            case Format.Ndjson _, Format.Parquet _ -> nulls(format.nullValues(), List.of(), parts);
            case Format.Geotiff _ -> {}
        }
        return parts.size() == 1 ? parts.getFirst().substring("type: ".length()) : "{" + String.join(", ", parts) + "}";
    }

    /** Its type's name. */
    public static String type(Format format) {
        return switch (format) {
            case Format.Delimited delimited when delimited.delimiter().equals("\t") -> "tsv";
            case Format.Delimited _ -> "csv";
            case Format.Fixed _ -> "fixed";
            case Format.Json _ -> "json";
            case Format.Ndjson _ -> "ndjson";
            case Format.Parquet _ -> "parquet";
            case Format.Geotiff _ -> "geotiff";
        };
    }

    /** The same file with its header as a row, and every word as it stands. */
    public static Format.Delimited without(Format.Delimited format) {
        return new Format.Delimited(
                format.delimiter(),
                format.quote(),
                format.escape(),
                format.escapes(),
                format.comment(),
                format.encoding(),
                false,
                format.skipRows(),
                format.footerRows(),
                format.trim(),
                List.of(),
                false,
                format.ragged(),
                false);
    }

    private static void delimited(Format.Delimited format, List<String> parts) {
        if (!format.delimiter().equals("\t") && !format.delimiter().equals(",")) {
            parts.add("delimiter: " + Quoting.quoted(format.delimiter()));
        }
        if (format.quote().isEmpty()) {
            parts.add("quote: none");
        } else if (format.quote().get() != '"') {
            parts.add("quote: " + Quoting.quoted(format.quote().get().toString()));
        }
        format.escape().ifPresent(escape -> parts.add("escape: " + Quoting.quoted(escape.toString())));
        if (format.escapes() == Format.Escapes.BACKSLASH) {
            parts.add("escapes: backslash");
        }
        text(format, true, false, parts);
        if (format.quotedNulls()) {
            parts.add("quoted_nulls: true");
        }
    }

    /** Every setting but the positions. */
    public static List<String> settings(Format.Fixed format) {
        List<String> parts = new ArrayList<>(List.of("type: " + type(format)));
        text(format, false, true, parts);
        return parts;
    }

    private static void fixed(Format.Fixed format, List<String> parts) {
        parts.add(format.positions().stream()
                .map(one -> one.column() + ": [" + one.from() + ", " + one.to() + "]")
                .collect(Collectors.joining(", ", "positions: {", "}")));
        text(format, false, true, parts);
    }

    private static void text(Format.Text format, boolean header, boolean trim, List<String> parts) {
        format.comment().ifPresent(comment -> parts.add("comment: " + Quoting.quoted(comment)));
        if (!format.encoding().equals("UTF-8")) {
            parts.add("encoding: " + Quoting.of(format.encoding()));
        }
        if (format.header() != header) {
            parts.add("header: " + format.header());
        }
        if (format.skipRows() > 0) {
            parts.add("skip_rows: " + format.skipRows());
        }
        if (format.footerRows() > 0) {
            parts.add("footer_rows: " + format.footerRows());
        }
        if (format.trim() != trim) {
            parts.add("trim: " + format.trim());
        }
        nulls(format.nullValues(), List.of(""), parts);
        if (format.ragged() == Format.Ragged.PAD) {
            parts.add("ragged: pad");
        }
        if (format.repeatedHeader()) {
            parts.add("repeated_header: true");
        }
    }

    private static void nulls(List<String> words, List<String> byDefault, List<String> parts) {
        if (!words.equals(byDefault)) {
            parts.add("null_values: " + Quoting.list(words));
        }
    }

    private static String pointer(String pointer) {
        return pointer.matches("(/[A-Za-z0-9_-]+)+") ? pointer : Quoting.quoted(pointer);
    }
}
