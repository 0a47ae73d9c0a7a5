package dev.varve.report;

import dev.varve.ledger.Json;
import dev.varve.ledger.Load;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Fields that come and go between one load's files and those of the load before. */
final class Drifts {
    private final Warehouse warehouse;

    Drifts(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** How many files of a load have each field that the contract does not know, and lack each of its columns. */
    private record Fields(int files, Map<String, Integer> unknown, Map<String, Integer> missing) {}

    /** @param before the load before; without one nothing has drifted, however the files differ from the contract */
    List<LoadReport.Drift> between(Optional<Load> before, Load load) {
        Fields now = fields(load);
        Fields then = before.map(this::fields).orElse(now);
        if (now.files == 0 || then.files == 0) {
            return List.of();
        }
        List<LoadReport.Drift> drifts = new ArrayList<>();
        add(drifts, now, then, Fields::unknown, "came; the contract does not know it, and it is kept in _extra");
        add(drifts, then, now, Fields::unknown, "went; the contract did not know it");
        add(drifts, now, then, Fields::missing, "is missing; its column is null or has its default");
        add(drifts, then, now, Fields::missing, "is back");
        return drifts;
    }

    private static void add(
            List<LoadReport.Drift> drifts,
            Fields has,
            Fields lacks,
            Function<Fields, Map<String, Integer>> kind,
            String what) {
        kind.apply(has).forEach((field, files) -> {
            if (!kind.apply(lacks).containsKey(field)) {
                drifts.add(new LoadReport.Drift(field, what, files));
            }
        });
    }

    private Fields fields(Load load) {
        Fields fields = new Fields(0, new TreeMap<>(), new TreeMap<>());
        int files = 0;
        for (Cells row : warehouse.query(Sql.named("report/drift"), load.id())) {
            Map<String, Object> drift = Json.map(row.text(0));
            count(fields.unknown, drift.get("unknown"));
            count(fields.missing, drift.get("missing"));
            files++;
        }
        return new Fields(files, fields.unknown, fields.missing);
    }

    private static void count(Map<String, Integer> counts, Object names) {
        ((List<?>) names).forEach(name -> counts.merge(name.toString(), 1, Integer::sum));
    }
}
