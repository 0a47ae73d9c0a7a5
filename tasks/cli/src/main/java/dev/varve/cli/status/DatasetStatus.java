package dev.varve.cli.status;

import dev.varve.contract.Contract;
import dev.varve.contract.ContractPart;
import dev.varve.contract.Tables;
import dev.varve.ledger.AddedColumns;
import dev.varve.ledger.Load;
import dev.varve.ledger.change.ContractDecision;
import dev.varve.serve.Catalog;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a dataset stands.
 *
 * @param loads number by state
 * @param received when the newest published load was
 * @param newest when the newest data became true; of a dataset that does not say, when it was received
 * @param rows current ones
 * @param stale its contract changed after the newest publication
 * @param change what was decided on that contract; empty where it was not judged yet
 * @param rejects of all of its loads
 * @param drift of the load received last
 * @param added fields that deliveries made columns of
 */
record DatasetStatus(
        String dataset,
        Map<String, Long> loads,
        Optional<Instant> received,
        Optional<Instant> newest,
        long rows,
        boolean stale,
        Optional<ContractDecision> change,
        RejectCounts rejects,
        LastDrift drift,
        List<String> added) {

    static DatasetStatus unloaded(String dataset) {
        return new DatasetStatus(
                dataset,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                0,
                false,
                Optional.empty(),
                RejectCounts.NONE,
                LastDrift.NONE,
                List.of());
    }

    /** @param states rows of {@code serve/status_of_datasets} */
    static DatasetStatus of(Contract contract, List<Cells> states, Warehouse warehouse, Catalog catalog) {
        Map<String, Long> loads = new TreeMap<>();
        Instant received = null;
        for (Cells row : states) {
            if (row.text(0).equals(contract.dataset())) {
                Load.State state = Load.State.of(row.text(1));
                loads.merge(state.pending() ? "waiting" : state.text(), row.number(2), Long::sum);
                received = state == Load.State.PUBLISHED ? row.time(3) : received;
            }
        }
        if (!catalog.served().containsKey(Tables.latest(contract.table()).toString())) {
            return new DatasetStatus(
                    contract.dataset(),
                    loads,
                    Optional.ofNullable(received),
                    Optional.empty(),
                    0,
                    false,
                    Optional.empty(),
                    RejectCounts.NONE,
                    LastDrift.NONE,
                    List.of());
        }
        Cells rows = warehouse
                .query(Sql.named("serve/status_of_rows").with("table", contract.table()))
                .getFirst();
        return new DatasetStatus(
                contract.dataset(),
                loads,
                Optional.ofNullable(received),
                Optional.ofNullable(contract.effectiveAt().isPresent() ? rows.time(1) : received),
                rows.number(0),
                stale(contract, warehouse),
                Optional.empty(),
                RejectCounts.NONE,
                LastDrift.NONE,
                List.of());
    }

    DatasetStatus with(RejectCounts counted) {
        return new DatasetStatus(dataset, loads, received, newest, rows, stale, change, counted, drift, added);
    }

    DatasetStatus with(LastDrift found) {
        return new DatasetStatus(dataset, loads, received, newest, rows, stale, change, rejects, found, added);
    }

    DatasetStatus with(List<String> columns) {
        return new DatasetStatus(dataset, loads, received, newest, rows, stale, change, rejects, drift, columns);
    }

    DatasetStatus with(Optional<ContractDecision> decided) {
        return new DatasetStatus(dataset, loads, received, newest, rows, stale, decided, rejects, drift, added);
    }

    private static boolean stale(Contract declared, Warehouse warehouse) {
        Contract contract = new AddedColumns(warehouse, declared).effective();
        List<String> now = List.of(
                contract.digest(ContractPart.RAW),
                contract.digest(ContractPart.CONFORM),
                contract.digest(ContractPart.SNAPSHOT),
                contract.digest(ContractPart.AGGREGATE));
        return warehouse
                .first(Sql.named("serve/published_digests"), contract.dataset())
                .map(row -> !row.values().equals(now))
                .orElse(false);
    }

    boolean loaded() {
        return !loads.isEmpty();
    }

    String states() {
        return loads.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    Optional<Duration> age(Instant now) {
        return newest.map(time -> Duration.between(time, now));
    }

    Map<String, Object> json(Instant now, int fresh) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("dataset", dataset);
        json.put("rows", rows);
        json.put("newest_data", newest.map(Instant::toString).orElse(null));
        json.put("age_seconds", age(now).map(Duration::toSeconds).orElse(null));
        json.put("last_received", received.map(Instant::toString).orElse(null));
        json.put("loads", loads);
        json.put("rejects_open", rejects.open());
        json.put("rejects_accepted", rejects.accepted());
        json.put("rejects_replayed", rejects.replayed());
        json.put("drift", drift.fields());
        json.put("columns_added", added);
        json.put("contract_changed", stale);
        if (stale) {
            json.put("contract_decision", change.map(one -> one.kind().text()).orElse(null));
            json.put("contract_reason", change.map(ContractDecision::reason).orElse(null));
        }
        json.put("files_not_loaded", fresh);
        return json;
    }
}
