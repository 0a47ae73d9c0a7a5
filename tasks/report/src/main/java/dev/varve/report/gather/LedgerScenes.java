package dev.varve.report.gather;

import dev.varve.contract.Contract;
import dev.varve.contract.Format.Geotiff;
import dev.varve.contract.Tables;
import dev.varve.ledger.Load;
import dev.varve.report.facts.Scenes;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The scenes of a raster's loads; of other datasets none. */
final class LedgerScenes {
    private final Warehouse warehouse;
    private final Map<String, Map<Long, Map<Scene, Instant>>> superseded = new HashMap<>();

    LedgerScenes(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    private record Scene(long file, long row) {}

    Scenes of(Contract contract, Load load) {
        if (!(contract.format() instanceof Geotiff) || !isThere(Tables.raw(contract.table()))) {
            return Scenes.NONE;
        }
        Map<Scene, Instant> gone = superseded(contract).getOrDefault(load.id(), Map.of());
        List<Scenes.Scene> shown = warehouse.query(sql("scenes").with("table", contract.table()), load.id()).stream()
                .map(row -> scene(contract, row, gone))
                .toList();
        long count = warehouse
                .query(sql("count_scenes").with("table", contract.table()), load.id())
                .getFirst()
                .number(0);
        return new Scenes(shown, count);
    }

    /** What a report shows of scenes that changes after the load; empty where nothing is superseded. */
    String changing(Contract contract, Load load) {
        return superseded(contract).getOrDefault(load.id(), Map.of()).entrySet().stream()
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    private Map<Long, Map<Scene, Instant>> superseded(Contract contract) {
        return superseded.computeIfAbsent(contract.dataset(), dataset -> {
            Map<Long, Map<Scene, Instant>> loads = new HashMap<>();
            boolean possible = contract.format() instanceof Geotiff
                    && !contract.key().isEmpty()
                    && isThere(Tables.ranges(contract.table()));
            for (Cells row : possible ? warehouse.query(supersededScenes(contract)) : List.<Cells>of()) {
                loads.computeIfAbsent(row.number(0), load -> new TreeMap<>(LedgerScenes::compare))
                        .put(new Scene(row.number(1), row.number(2)), row.time(3));
            }
            return loads;
        });
    }

    private static int compare(Scene one, Scene other) {
        return one.file == other.file ? Long.compare(one.row, other.row) : Long.compare(one.file, other.file);
    }

    /** Where files become effective when they are received, every later one of the same key; else those of the same time. */
    private static Sql supersededScenes(Contract contract) {
        return sql("superseded_scenes")
                .with("table", contract.table())
                .with("columns", Quoted.names(contract.key()))
                .with(
                        "same",
                        contract.key().stream()
                                .map(name -> "_r." + Quoted.name(name) + " = _c." + Quoted.name(name))
                                .collect(Collectors.joining(" and ")))
                .with("compared", contract.effectiveAt().isPresent() ? "=" : ">=");
    }

    private Scenes.Scene scene(Contract contract, Cells row, Map<Scene, Instant> gone) {
        Scene scene = new Scene(row.number(0), row.number(1));
        List<Scenes.Band> bands =
                warehouse
                        .query(sql("scene_bands").with("table", Tables.bands(contract.table())), scene.file, scene.row)
                        .stream()
                        .map(band -> band(contract, band))
                        .toList();
        return new Scenes.Scene(
                row.text(2),
                scene.row,
                row.number(3),
                row.number(4),
                Optional.ofNullable(row.text(5)),
                Optional.ofNullable(gone.get(scene)),
                Optional.ofNullable(row.text(11)).map(png -> picture(row, png)),
                bands,
                row.number(12));
    }

    private static Scenes.Picture picture(Cells row, String png) {
        return new Scenes.Picture(
                png,
                row.number(7),
                row.number(8),
                Arrays.stream(row.text(6).split(",")).map(Integer::valueOf).toList(),
                real(row, 9),
                real(row, 10));
    }

    private static Scenes.Band band(Contract contract, Cells row) {
        int number = (int) row.number(0);
        Optional<String> declared = ((Geotiff) contract.format())
                .bands().stream()
                        .filter(band -> band.number() == number)
                        .map(Geotiff.Band::name)
                        .findFirst();
        return new Scenes.Band(
                number,
                declared.or(() -> Optional.ofNullable(row.text(1))),
                Optional.ofNullable(row.text(2)),
                row.number(3),
                row.number(4),
                row.number(5),
                real(row, 6),
                real(row, 7),
                real(row, 8),
                real(row, 9),
                row.number(10));
    }

    private static OptionalDouble real(Cells row, int index) {
        return row.values().get(index) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    private boolean isThere(Tables.Name table) {
        return !warehouse.columns(table).isEmpty();
    }

    private static Sql sql(String name) {
        return Sql.named("report/" + name);
    }
}
