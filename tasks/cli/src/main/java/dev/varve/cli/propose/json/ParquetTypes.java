package dev.varve.cli.propose.json;

import dev.varve.cli.propose.contents.ProposedColumn;
import dev.varve.cli.propose.evidence.Evidence;
import dev.varve.cli.propose.evidence.Typing;
import dev.varve.cli.propose.sample.Sample;
import dev.varve.cli.propose.text.Amount;
import dev.varve.contract.Limits;
import dev.varve.contract.name.SnakeCase;
import dev.varve.formats.parquet.LogicalType;
import dev.varve.formats.parquet.ParquetFile;
import dev.varve.formats.parquet.SchemaField.Physical;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a Parquet file's own schema says of its fields, by their dotted path; elements of lists have the path of their list. */
final class ParquetTypes {
    private static final int MOST_DIGITS = 38;
    private final Map<String, dev.varve.formats.parquet.SchemaField> leaves = new HashMap<>();
    private final List<String> maps = new ArrayList<>();
    private final List<String> lists = new ArrayList<>();

    private ParquetTypes(List<dev.varve.formats.parquet.SchemaField> fields) {
        fields.forEach(field -> add(field, field.name()));
    }

    static ParquetTypes of(Sample sample, Limits limits) throws IOException {
        try (InputStream in = sample.open();
                ParquetFile file = ParquetFile.open(in, limits.bytes(), limits.ratio())) {
            return new ParquetTypes(file.fields());
        }
    }

    private void add(dev.varve.formats.parquet.SchemaField field, String path) {
        if (!field.isGroup()) {
            leaves.put(path, field);
        } else if (field.kind() instanceof LogicalType.Map) {
            maps.add(path);
        } else if (field.kind() instanceof LogicalType.List) {
            lists.add(path);
            dev.varve.formats.parquet.SchemaField repeated = field.children().getFirst();
            boolean wraps = repeated.isGroup() && repeated.children().size() == 1;
            dev.varve.formats.parquet.SchemaField element =
                    wraps ? repeated.children().getFirst() : repeated;
            // An array of arrays is no table: it stays whole.
            if (!(element.kind() instanceof LogicalType.List)) {
                add(element, path);
            }
        } else {
            field.children().forEach(child -> add(child, path + "." + child.name()));
        }
    }

    /** @param each path of the array whose elements these fields are; empty for those of the record */
    List<ProposedColumn> typed(List<ProposedColumn> fields, String each, long records) {
        List<ProposedColumn> typed = new ArrayList<>();
        Map<String, ProposedColumn> whole = new LinkedHashMap<>();
        for (ProposedColumn field : fields) {
            String path = path(field, each);
            Optional<String> map =
                    maps.stream().filter(one -> path.startsWith(one + ".")).findFirst();
            if (map.isPresent()) {
                if (!whole.containsKey(map.get())) {
                    ProposedColumn one = map(map.get(), each, field.evidence(), records);
                    whole.put(map.get(), one);
                    typed.add(one);
                }
            } else {
                typed.add(typed(field, path, records));
            }
        }
        // Those in which nothing is a field of its own, such as maps of lists.
        for (String map : maps) {
            boolean inner = !each.isEmpty() && !map.startsWith(each + ".");
            boolean known = whole.containsKey(map)
                    || typed.stream().anyMatch(field -> path(field, each).equals(map));
            if (!inner && !known && isDirect(map, each)) {
                typed.add(map(map, each, new Evidence(!each.isEmpty()), records));
            }
        }
        return typed;
    }

    /** Not within an inner array. */
    private boolean isDirect(String map, String each) {
        return lists.stream().noneMatch(list -> map.startsWith(list + ".") && list.length() > each.length());
    }

    boolean isWithinMap(String path) {
        return maps.stream().anyMatch(map -> path.equals(map) || path.startsWith(map + "."));
    }

    private static String path(ProposedColumn field, String each) {
        if (field.from().filter(from -> from.startsWith("../")).isPresent()) {
            return field.from().get();
        }
        String name = field.name();
        boolean element = field.from().filter("."::equals).isPresent();
        return each.isEmpty() ? name : element ? each : each + "." + name;
    }

    private static ProposedColumn map(String path, String each, Evidence evidence, long records) {
        String own = each.isEmpty() ? path : path.substring(each.length() + 1);
        Typing typing = new Typing("json", Map.of(), records, "a map in the file's schema", Optional.empty());
        String column = SnakeCase.name(own);
        Optional<String> from = Optional.of(own).filter(name -> !name.equals(column));
        return new ProposedColumn(column, from, own, evidence, typing);
    }

    private ProposedColumn typed(ProposedColumn field, String path, long records) {
        dev.varve.formats.parquet.SchemaField leaf = leaves.get(path);
        boolean whole =
                leaf != null && field.typing().type().equals("json") && (leaf.isRepeated() || lists.contains(path));
        if (leaf == null || whole) {
            return field;
        }
        Map<String, String> settings = new LinkedHashMap<>();
        if (leaf.definition() == 0) {
            settings.put("required", "true");
        }
        long nulls = field.typing().nulls();
        String comment = said(leaf) + " in the file's schema; "
                + (nulls == 0 ? "never null" : Amount.of(nulls) + " of " + Amount.of(records) + " null");
        return new ProposedColumn(
                field.column(),
                field.from(),
                field.name(),
                field.evidence(),
                new Typing(type(leaf), settings, nulls, comment, Optional.empty()));
    }

    private static String said(dev.varve.formats.parquet.SchemaField leaf) {
        String kind = leaf.kind().text();
        return kind.isEmpty() ? leaf.physical().name().toLowerCase(java.util.Locale.ROOT) : kind;
    }

    /** The narrowest type that holds every value the schema allows. */
    private static String type(dev.varve.formats.parquet.SchemaField leaf) {
        return switch (leaf.kind()) {
            case LogicalType.Text _, LogicalType.Uuid _ -> "text";
            case LogicalType.Json _, LogicalType.List _, LogicalType.Map _, LogicalType.Variant _ -> "json";
            case LogicalType.HalfFloat _ -> "double";
            case LogicalType.Whole(int bits, boolean signed) ->
                bits < 32 || bits == 32 && signed ? "integer" : bits == 32 || signed ? "bigint" : "decimal(20,0)";
            case LogicalType.Decimal(int precision, int scale) ->
                "decimal(" + Math.min(precision, MOST_DIGITS) + "," + Math.min(scale, MOST_DIGITS) + ")";
            case LogicalType.Date _ -> "date";
            case LogicalType.Time _ -> "time";
            case LogicalType.Timestamp _ -> "timestamp";
            case LogicalType.Plain _ -> plain(leaf.physical());
        };
    }

    private static String plain(Physical physical) {
        return switch (physical) {
            case BOOLEAN -> "boolean";
            case INT32 -> "integer";
            case INT64 -> "bigint";
            case INT96 -> "timestamp";
            case FLOAT, DOUBLE -> "double";
            case BYTE_ARRAY, FIXED -> "binary";
        };
    }
}
