package dev.varve.contract.read.format;

import dev.varve.contract.Column;
import dev.varve.contract.Format;
import dev.varve.contract.name.NearestNames;
import dev.varve.contract.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code positions}: where the columns of a fixed-width file stand. */
public final class FixedReader {
    private static final int LONGEST_LINE = 1 << 28;

    private FixedReader() {}

    /** From left to right. */
    static List<Format.Position> positions(YamlValue item) {
        List<Format.Position> positions = new ArrayList<>();
        Map<String, YamlValue> entries = item.entries();
        if (entries.isEmpty() && item.isMap()) {
            item.wrong("names no column");
        }
        entries.forEach((column, value) -> position(column, value).ifPresent(positions::add));
        positions.sort(Comparator.comparingInt(Format.Position::from));
        for (int i = 1; i < positions.size(); i++) {
            Format.Position before = positions.get(i - 1);
            Format.Position after = positions.get(i);
            if (after.from() <= before.to()) {
                entries.get(after.column())
                        .wrong("overlaps with " + before.column() + ", which ends at " + before.to());
            }
        }
        return positions;
    }

    private static Optional<Format.Position> position(String column, YamlValue value) {
        List<YamlValue> ends = value.isList() ? value.list() : List.of();
        if (ends.size() != 2) {
            value.wrong("must be the first and the last character, such as [1, 8]");
            return Optional.empty();
        }
        Optional<Long> from = ends.getFirst().whole(1, LONGEST_LINE);
        Optional<Long> to = ends.getLast().whole(1, LONGEST_LINE);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.get() > to.get()) {
            value.wrong("ends before it starts");
            return Optional.empty();
        }
        return Optional.of(
                new Format.Position(column, from.get().intValue(), to.get().intValue()));
    }

    /** Demands that every column of the file has its position, and every position its column. */
    public static void match(YamlValue format, Map<String, Column> columns) {
        List<String> known = columns.values().stream()
                .filter(column -> !column.captured())
                .map(Column::name)
                .toList();
        Map<String, YamlValue> placed = format.entries().get("positions").entries();
        placed.forEach((name, value) -> {
            if (!known.contains(name)) {
                value.wrong("is no column of the file" + NearestNames.meant(name, known));
            }
        });
        known.stream()
                .filter(name -> !placed.containsKey(name))
                .forEach(name -> format.wrong("has no position for " + name + "; add it to positions"));
    }
}
