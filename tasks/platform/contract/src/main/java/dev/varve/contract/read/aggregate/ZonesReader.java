package dev.varve.contract.read.aggregate;

import dev.varve.contract.Aggregate;
import dev.varve.contract.Aggregate.Grid;
import dev.varve.contract.yaml.YamlMapping;
import dev.varve.contract.yaml.YamlValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads {@code zones} of an aggregate over cells. */
final class ZonesReader {
    private static final BigDecimal SMALLEST = new BigDecimal("0.000001");
    private static final BigDecimal LARGEST = new BigDecimal("1000000000");

    /** Beside the columns of a cell. */
    private static final List<String> PLACES = List.of("zone_column", "zone_row");

    private ZonesReader() {}

    static Optional<Grid> read(YamlValue item, Optional<AggregateReader.Source> source) {
        source.filter(one -> !one.table().child().equals(Optional.of(Aggregate.CELLS)))
                .ifPresent(other -> item.wrong("places cells of a raster; write of: cells, or leave it out"));
        source.ifPresent(one -> PLACES.stream()
                .filter(name -> one.table().column(name).isPresent())
                .forEach(name -> item.wrong("says in " + name + " where a cell is, which is a column of "
                        + one.table().subject() + " already; rename that one")));
        YamlMapping zones = item.fields("grid", List.of("grid", "polygons"));
        Optional<YamlValue> polygons = zones.find("polygons");
        polygons.ifPresent(one -> one.notYet("not yet: this version knows zones of a grid, not polygons"));
        Optional<YamlValue> grid = polygons.isPresent()
                ? zones.find("grid")
                : zones.required("grid", "say how large a square is, such as {grid: 0.1}");
        return grid.flatMap(ZonesReader::grid);
    }

    private static Optional<Grid> grid(YamlValue item) {
        YamlMapping fields = item.fields("size", List.of("size", "crs"));
        fields.find("crs")
                .filter(crs -> !crs.word().orElse("").equals("native"))
                .ifPresent(crs ->
                        crs.notYet("not yet: a grid is in the reference system of each scene (native), in its units"));
        return fields.required("size", "say how large a square is, in the units of the scenes, such as 0.1")
                .flatMap(ZonesReader::size);
    }

    private static Optional<Grid> size(YamlValue item) {
        return item.number().map(number -> {
            if (number.compareTo(SMALLEST) < 0 || number.compareTo(LARGEST) > 0) {
                item.wrong("must be a number from 0.000001 to 1000000000, not " + number.toPlainString());
            }
            return new Grid(number.doubleValue());
        });
    }
}
