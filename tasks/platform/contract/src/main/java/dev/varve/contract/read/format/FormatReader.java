package dev.varve.contract.read.format;

import dev.varve.contract.Format;
import dev.varve.contract.landing.LandingPattern;
import dev.varve.contract.landing.Packing;
import dev.varve.contract.name.NearestNames;
import dev.varve.contract.yaml.YamlMapping;
import dev.varve.contract.yaml.YamlValue;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code format}, or takes it from the landing path's extension. */
public final class FormatReader {
    private static final char BACKSLASH = '\\';

    private static final List<String> TYPES = List.of("csv", "tsv", "fixed", "json", "ndjson", "parquet", "geotiff");
    private static final List<String> DELIMITED_KEYS = List.of(
            "type",
            "delimiter",
            "quote",
            "escape",
            "escapes",
            "comment",
            "encoding",
            "header",
            "skip_rows",
            "footer_rows",
            "trim",
            "null_values",
            "quoted_nulls",
            "ragged",
            "repeated_header");
    private static final List<String> FIXED_KEYS = List.of(
            "type",
            "positions",
            "comment",
            "encoding",
            "header",
            "skip_rows",
            "footer_rows",
            "trim",
            "null_values",
            "ragged",
            "repeated_header");
    private static final List<String> JSON_KEYS =
            List.of("type", "records", "records_or_one", "declared_rows", "concatenated", "null_values");
    private static final Map<String, List<String>> KEYS = Map.of(
            "csv",
            DELIMITED_KEYS,
            "tsv",
            DELIMITED_KEYS,
            "fixed",
            FIXED_KEYS,
            "json",
            JSON_KEYS,
            "ndjson",
            List.of("type", "null_values"),
            "parquet",
            List.of("type", "null_values"),
            "geotiff",
            RasterFormat.KEYS);
    private static final List<String> EVERY_KEY = Stream.of(DELIMITED_KEYS, FIXED_KEYS, JSON_KEYS, RasterFormat.KEYS)
            .flatMap(List::stream)
            .distinct()
            .toList();

    private FormatReader() {}

    /** Empty where it was reported. */
    public static Optional<Format> read(
            Optional<YamlValue> item, Optional<YamlValue> landing, Optional<LandingPattern> members) {
        YamlMapping fields = item.map(one -> one.fields("type", EVERY_KEY)).orElse(null);
        Optional<String> type = item.isPresent() && fields.find("type").isPresent()
                ? declared(fields.find("type").get())
                : landing.flatMap(path -> fromExtension(path, members));
        if (type.isEmpty()) {
            return Optional.empty();
        }
        if (fields == null) {
            return Optional.of(read(type.get(), YamlMapping.none()));
        }
        fields.byName().forEach((name, value) -> {
            if (!KEYS.get(type.get()).contains(name)) {
                value.wrong("does not apply to " + type.get() + NearestNames.meant(name, KEYS.get(type.get())));
            }
        });
        fields.find("sidecars")
                .filter(one -> landing.flatMap(YamlValue::word)
                        .map(Packing::of)
                        .filter(Packing::isBundle)
                        .isPresent())
                .ifPresent(one -> one.notYet("not yet: this version knows no sidecars within a zip or tar"));
        return Optional.of(read(type.get(), fields));
    }

    private static Optional<String> declared(YamlValue item) {
        return item.text().flatMap(text -> {
            if (TYPES.contains(text)) {
                return Optional.of(text);
            }
            item.wrong("is no format: " + text + NearestNames.meant(text, TYPES));
            return Optional.empty();
        });
    }

    /** Of the members, where these are named, else of what is packed: {@code orders.csv.zip}. */
    private static Optional<String> fromExtension(YamlValue landing, Optional<LandingPattern> members) {
        String path = Packing.bare(
                members.map(LandingPattern::text).orElse(landing.word().orElse("")));
        String extension = path.substring(path.lastIndexOf('.') + 1);
        return switch (extension) {
            case "csv", "tsv", "json", "ndjson", "parquet" -> Optional.of(extension);
            case "jsonl" -> Optional.of("ndjson");
            case "tif", "tiff" -> Optional.of("geotiff");
            default -> {
                landing.wrong(
                        "does not end in .csv, .tsv, .json, .ndjson, .parquet or .tif, packed or not; say the format, such as format: csv");
                yield Optional.empty();
            }
        };
    }

    private static Format read(String type, YamlMapping fields) {
        return switch (type) {
            case "json" -> json(fields);
            case "ndjson" -> new Format.Ndjson(nulls(fields, List.of()));
            case "parquet" -> new Format.Parquet(nulls(fields, List.of()));
            case "geotiff" -> RasterFormat.read(fields);
            case "fixed" -> fixed(fields);
            default -> delimited(type, fields);
        };
    }

    private static Format json(YamlMapping fields) {
        boolean concatenated = fields.bool("concatenated", false);
        for (String pointer : List.of("records", "declared_rows")) {
            if (concatenated) {
                fields.find(pointer)
                        .ifPresent(
                                item -> item.wrong("does not go with concatenated, where each document is a record"));
            }
        }
        if (fields.find("records").isEmpty()) {
            fields.find("records_or_one")
                    .ifPresent(item -> item.wrong("needs records: a document that is one record needs no word for it"));
        }
        return new Format.Json(
                pointer(fields, "records"),
                fields.bool("records_or_one", false),
                pointer(fields, "declared_rows"),
                concatenated,
                nulls(fields, List.of()));
    }

    private static Format delimited(String type, YamlMapping fields) {
        boolean header = fields.bool("header", true);
        String delimiter =
                fields.find("delimiter").flatMap(FormatReader::delimiter).orElse(type.equals("tsv") ? "\t" : ",");
        if (type.equals("tsv") && !delimiter.equals("\t")) {
            fields.find("delimiter").get().wrong("is not a tab; write type: csv");
        }
        Optional<Character> quote = fields.find("quote").map(FormatReader::mark).orElse(Optional.of('"'));
        Format.Escapes escapes = escapes(fields);
        Optional<Character> escape = fields.find("escape")
                .map(FormatReader::mark)
                .orElse(escapes == Format.Escapes.NONE ? Optional.empty() : Optional.of(BACKSLASH));
        if (escapes == Format.Escapes.BACKSLASH && !escape.equals(Optional.of(BACKSLASH))) {
            fields.find("escape").ifPresent(item -> item.wrong("must be a backslash where escapes is backslash"));
        }
        if (quote.isPresent() && delimiter.indexOf(quote.get()) >= 0) {
            fields.find("quote")
                    .or(() -> fields.find("delimiter"))
                    .ifPresent(item -> item.wrong("must differ from the delimiter"));
        }
        if (escape.isPresent() && delimiter.indexOf(escape.get()) >= 0) {
            fields.find("escape").ifPresent(item -> item.wrong("must differ from the delimiter"));
        }
        return new Format.Delimited(
                delimiter,
                quote,
                escape,
                escapes,
                fields.find("comment").flatMap(FormatReader::comment),
                encoding(fields),
                header,
                rows(fields, "skip_rows"),
                rows(fields, "footer_rows"),
                fields.bool("trim", false),
                nulls(fields, List.of("")),
                fields.bool("quoted_nulls", false),
                ragged(fields),
                repeatedHeader(fields, header));
    }

    private static Format fixed(YamlMapping fields) {
        boolean header = fields.bool("header", false);
        return new Format.Fixed(
                fields.required("positions", "say where columns stand, such as positions: {id: [1, 8]}")
                        .map(FixedReader::positions)
                        .orElse(List.of()),
                fields.find("comment").flatMap(FormatReader::comment),
                encoding(fields),
                header,
                rows(fields, "skip_rows"),
                rows(fields, "footer_rows"),
                fields.bool("trim", true),
                nulls(fields, List.of("")),
                ragged(fields),
                repeatedHeader(fields, header));
    }

    private static Format.Escapes escapes(YamlMapping fields) {
        return fields.find("escapes")
                        .flatMap(item -> item.choice(List.of("none", "backslash")))
                        .orElse("none")
                        .equals("backslash")
                ? Format.Escapes.BACKSLASH
                : Format.Escapes.NONE;
    }

    private static Format.Ragged ragged(YamlMapping fields) {
        return fields.find("ragged")
                        .flatMap(item -> item.choice(List.of("refuse", "pad")))
                        .orElse("refuse")
                        .equals("pad")
                ? Format.Ragged.PAD
                : Format.Ragged.REFUSE;
    }

    private static boolean repeatedHeader(YamlMapping fields, boolean header) {
        boolean repeated = fields.bool("repeated_header", false);
        if (repeated && !header) {
            fields.find("repeated_header").ifPresent(item -> item.wrong("needs a header"));
        }
        return repeated;
    }

    private static Optional<String> delimiter(YamlValue item) {
        return item.word().flatMap(text -> {
            if (text.equals("\\t")) {
                item.wrong("is a backslash and a t; write \"\\t\" in double quotes for a tab");
            } else if (text.isEmpty() || text.contains("\n") || text.contains("\r")) {
                item.wrong("must be one or more characters, no line break");
            } else {
                return Optional.of(text);
            }
            return Optional.empty();
        });
    }

    private static Optional<String> comment(YamlValue item) {
        return item.word().flatMap(text -> {
            if (text.isEmpty()) {
                item.wrong("must be the characters a comment line starts with, or none");
                return Optional.empty();
            }
            return text.equals("none") ? Optional.empty() : Optional.of(text);
        });
    }

    private static Optional<Character> mark(YamlValue item) {
        return item.word().flatMap(text -> {
            if (text.equals("none")) {
                return Optional.empty();
            }
            if (text.length() != 1 || text.isBlank()) {
                item.wrong("must be one character, or none");
                return Optional.empty();
            }
            return Optional.of(text.charAt(0));
        });
    }

    private static String encoding(YamlMapping fields) {
        return fields.find("encoding")
                .flatMap(item -> item.text().flatMap(text -> {
                    if (text.equals(Format.DETECT)) {
                        return Optional.of(text);
                    }
                    try {
                        return Optional.of(Charset.forName(text).name());
                    } catch (IllegalArgumentException e) {
                        item.wrong("is no encoding: " + text
                                + NearestNames.meant(
                                        text, List.of("detect", "utf-8", "utf-16", "iso-8859-1", "windows-1252")));
                        return Optional.empty();
                    }
                }))
                .orElse("UTF-8");
    }

    private static int rows(YamlMapping fields, String name) {
        return fields.find(name)
                .flatMap(item -> item.whole(0, Integer.MAX_VALUE))
                .orElse(0L)
                .intValue();
    }

    private static Optional<String> pointer(YamlMapping fields, String name) {
        return fields.find(name)
                .flatMap(item -> item.text().flatMap(text -> {
                    if (text.isEmpty() || YamlValue.isPointer(text)) {
                        return Optional.of(text).filter(one -> !one.isEmpty());
                    }
                    item.wrong("must be a JSON pointer such as /data/items, not " + text);
                    return Optional.empty();
                }));
    }

    /** Words for null: an unquoted null is the word null. */
    static List<String> nulls(YamlMapping fields, List<String> otherwise) {
        return fields.find("null_values").map(YamlValue::words).orElse(otherwise);
    }
}
