package dev.varve.derive;

import dev.varve.contract.Child;
import dev.varve.contract.Contract;
import dev.varve.contract.ContractPart;
import dev.varve.contract.Deletes;
import dev.varve.contract.Redelivery;
import dev.varve.contract.Tables;
import dev.varve.ledger.Ids;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Load;
import dev.varve.ledger.Metric;
import dev.varve.ledger.Stage;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Insert-only facts: one row per accepted raw row of a load, a pure function of the load's own rows. */
final class Changes {
    /** What stands for the hash of a row that deletes its key, and of one without attributes; hashes themselves are not negative. */
    static final String DELETED = "cast(-1 as bigint)";

    private static final String SAME = "cast(-2 as bigint)";
    private final Warehouse warehouse;
    private final Ledger ledger;
    private final Dataset dataset;
    private final Contract contract;

    Changes(Ledger ledger, Dataset dataset) {
        this.warehouse = ledger.warehouse();
        this.ledger = ledger;
        this.dataset = dataset;
        this.contract = dataset.contract();
    }

    /** Writes the changes of every load that has none of this contract; in the caller's transaction. */
    void write() {
        String digest = Ids.hash(
                contract.digest(ContractPart.RAW),
                contract.digest(ContractPart.CONFORM),
                Long.toString(warehouse.hashedBy()));
        ensureTables();
        Set<Long> written = ledger.marked(dataset.name(), Stage.CHANGES, digest);
        for (Load load : ledger.loads(dataset.name())) {
            if (load.state() == Load.State.SUPERSEDED) {
                forget(load);
            } else if (load.isLoaded() && !written.contains(load.id())) {
                long rows = write(load);
                account(load);
                ledger.mark(dataset.name(), load.id(), Stage.CHANGES, digest, rows);
            }
        }
    }

    private void ensureTables() {
        for (Entity entity : dataset.entities()) {
            List<TableColumn> present = warehouse.columns(entity.changes());
            String query = entity.child().isEmpty() ? query("false") : childQuery(entity, "and false");
            List<TableColumn> wanted = entity.child().isEmpty() || !present.isEmpty() || tableExists(dataset.main())
                    ? warehouse.describe(query)
                    : List.of();
            if (!present.equals(wanted)) {
                warehouse.run("drop table if exists " + entity.changes());
                warehouse.create(entity.changes().toString(), wanted);
                ledger.loads(dataset.name()).forEach(load -> ledger.unmark(dataset.name(), load.id(), Stage.CHANGES));
            }
        }
    }

    private boolean tableExists(Entity entity) {
        return !warehouse.columns(entity.changes()).isEmpty();
    }

    /** What other loads bring now. */
    private void forget(Load load) {
        for (Entity entity : dataset.entities()) {
            warehouse.run("delete from " + entity.changes() + " where _load_id = ?", load.id());
        }
        ledger.unmark(dataset.name(), load.id(), Stage.CHANGES);
    }

    private long write(Load load) {
        long rows = 0;
        for (Entity entity : dataset.entities()) {
            Tables.Name table = entity.changes();
            warehouse.run("delete from " + table + " where _load_id = ?", load.id());
            rows += warehouse.run("insert into " + table + " "
                    + (entity.child().isEmpty()
                            ? query("_d.load_id = " + load.id())
                            : childQuery(entity, "and _p._load_id = " + load.id())));
        }
        return rows;
    }

    private String query(String onlyLoad) {
        Entity main = dataset.main();
        List<String> columns = new ArrayList<>();
        if (dataset.keyless()) {
            columns.add((contract.isRestating() ? "_d.scope" : "_d.path || ' ' || cast(_d.received_at as varchar)")
                    + " as _origin");
            columns.add("_r._row_hash");
        }
        main.columns().stream()
                .filter(column -> !column.name().startsWith("_"))
                .forEach(column -> columns.add("_r." + Quoted.name(column.name())));
        String rows = contract.conformSql().isEmpty()
                ? Tables.raw(main.table()).toString()
                : "("
                        + Datasets.conformSql(
                                warehouse,
                                contract,
                                Tables.raw(main.table())
                                        + " where _file_id in (select _d.file_id from control.delivery _d where "
                                        + onlyLoad + ")")
                        + ")";
        return Sql.named("conform/changes")
                .with("columns", String.join(", ", columns))
                .with("effective_at", effectiveAt(main))
                .with("operation", operation())
                .with(
                        "sequence",
                        contract.sequenceBy()
                                .map(name -> "_r." + Quoted.name(name))
                                .orElse("cast(null as bigint)"))
                .with(
                        "hash",
                        "case when " + operation() + " = 'delete' then " + DELETED + " else " + hash(main) + " end")
                .with("rows", rows)
                .with("received_at", receivedAt())
                .with("grown", grown(onlyLoad))
                .with("dataset", dataset.name())
                .with("only_load", "and " + onlyLoad)
                .complete();
    }

    private String childQuery(Entity entity, String onlyLoad) {
        List<String> columns = new ArrayList<>();
        entity.touchNames().forEach(name -> columns.add("_p." + Quoted.name(name)));
        for (TableColumn column : entity.columns()) {
            boolean own = !dataset.main().key().contains(column);
            if (own) {
                columns.add(
                        column.name().equals(Child.POSITION)
                                        && entity.child().orElseThrow().isCounted()
                                ? "_r._position as " + Child.POSITION
                                : "_r." + Quoted.name(column.name()));
            }
        }
        return Sql.named("conform/child_changes")
                .with("columns", String.join(", ", columns))
                .with("hash", hash(entity))
                .with("table", entity.table())
                .with("parent", dataset.main().table())
                .with("only_load", onlyLoad)
                .complete();
    }

    private String effectiveAt(Entity main) {
        return contract.effectiveAt()
                .map(name -> main.column(name).orElseThrow().type().equals("DATE")
                        ? warehouse.dialect().startOfDay("_r." + Quoted.name(name), contract.zone())
                        : "_r." + Quoted.name(name))
                .orElse(receivedAt());
    }

    private boolean grows() {
        return contract.redelivery().samePath().equals(Optional.of(Redelivery.SamePath.GROWS));
    }

    private String receivedAt() {
        return grows() ? "_g._since" : "_d.received_at";
    }

    private String grown(String onlyLoad) {
        return grows()
                ? "join ("
                        + Sql.named("conform/grown_since")
                                .with("table", dataset.main().table())
                                .with("dataset", dataset.name())
                                .with("only_load", onlyLoad.replace("_d.", "_n."))
                                .complete()
                        + ") _g on _g._delivery = _d.delivery_id and _g._at_row = _r._row_number"
                : "";
    }

    private String operation() {
        return contract.deletes() instanceof Deletes.ByValue(String column, String value)
                ? "case when cast(_r." + Quoted.name(column) + " as varchar) = '" + value.replace("'", "''")
                        + "' then 'delete' else 'upsert' end"
                : "'upsert'";
    }

    /** Over tracked attributes. The key and the time are no attributes. */
    private String hash(Entity entity) {
        List<String> untracked = entity.untracked();
        List<String> hashed = entity.attributes().stream()
                .filter(column -> !contract.effectiveAt().equals(Optional.of(column.name()))
                        || entity.child().isPresent())
                .filter(column -> !untracked.contains(column.name()))
                .map(TableColumn::name)
                .toList();
        return hashed.isEmpty() ? SAME : warehouse.dialect().halfHash("_r", hashed);
    }

    /** How the rows of a load are accounted for, by entity. */
    private void account(Load load) {
        Cells counts = counts(load, "load_rows_accounting", dataset.main(), dataset.rowKey());
        Map<Metric, Long> account = new EnumMap<>(Metric.class);
        account.put(Metric.ACCEPTED, counts.number(0));
        account.put(Metric.REPEATED, counts.number(1));
        account.put(Metric.REPLACED, counts.number(2));
        account.put(Metric.DUPLICATE, counts.number(3));
        account.put(Metric.CONTRIBUTED, counts.number(4));
        measure(load, dataset.main(), account);
        for (Entity child : dataset.children()) {
            Cells own = counts(load, "load_child_rows_accounting", child, Quoted.names(child.keyNames()));
            measure(load, child, Map.of(Metric.ACCEPTED, own.number(0), Metric.DUPLICATE, own.number(1)));
        }
    }

    private Cells counts(Load load, String statement, Entity entity, String key) {
        return warehouse
                .query(Sql.named("conform/" + statement)
                        .with("repeated", Repetitions.of(contract).repeated())
                        .with("key", key)
                        .with("load", Long.toString(load.id()))
                        .with("table", entity.table()))
                .getFirst();
    }

    private void measure(Load load, Entity entity, Map<Metric, Long> account) {
        ledger.measure(dataset.name(), load.id(), entity.changes().toString(), account);
    }

    /** Every key that the candidate may change, as a query. */
    String touched(Candidate candidate) {
        String loads = SqlNames.ids(candidate.loadIds());
        List<String> queries = new ArrayList<>(cameLast(candidate) ? differing(loads) : named(loads));
        queries.add(touched("touched_by_versions")
                .with("loads", loads)
                .with("of_version", Repetitions.of(contract).ofPath() ? "" : "and _n.received_at = _d.received_at")
                .complete());
        if (dataset.keyless() && Repetitions.of(contract) == Repetitions.IGNORE) {
            queries.add(touched("touched_by_twins").with("loads", loads).complete());
        }
        candidate.admittedAt().ifPresent(time -> queries.addAll(admitted(Cells.text(time))));
        return String.join(" union ", queries);
    }

    private List<String> admitted(String time) {
        List<String> queries = new ArrayList<>();
        queries.add(touched("touched_by_admissions").with("admitted_at", time).complete());
        if (contract.isRestating()) {
            queries.add(touched("touched_by_scopes_of_admissions")
                    .with("admitted_at", time)
                    .complete());
        }
        return queries;
    }

    /** Whatever the loads name, and listings of their scopes ever named. */
    private List<String> named(String loads) {
        List<String> queries = new ArrayList<>();
        queries.add(touched("touched_by_loads").with("loads", loads).complete());
        if (contract.isRestating()) {
            queries.add(touched("touched_by_scopes").with("loads", loads).complete());
        }
        return queries;
    }

    /**
     * What is in force differs from what the load says. One that came last, where nothing but receipts say when things are so, puts a
     * step behind all others: a key that it names as it stands stays as it is, and so does one that is gone and not named.
     */
    private List<String> differing(String loads) {
        List<String> queries = new ArrayList<>();
        queries.add(touched("touched_by_difference").with("loads", loads).complete());
        if (contract.closesAbsent()) {
            queries.add(touched("touched_by_absence")
                    .with("loads", loads)
                    .with(
                            "of_scopes",
                            contract.scope().isEmpty()
                                    ? ""
                                    : touched("named_in_scopes")
                                            .with("loads", loads)
                                            .complete())
                    .complete());
        }
        return queries;
    }

    private boolean cameLast(Candidate candidate) {
        return candidate.loads().size() == 1
                && candidate.admittedAt().isEmpty()
                && !candidate.wholeRanges()
                && !dataset.keyless()
                && dataset.children().isEmpty()
                && dataset.main().untracked().isEmpty()
                && contract.effectiveAt().isEmpty()
                && !grows()
                && warehouse
                                .query(Sql.named("conform/received_since")
                                        .with("dataset", dataset.name())
                                        .with("loads", SqlNames.ids(candidate.loadIds())))
                                .getFirst()
                                .number(0)
                        == 0;
    }

    private Sql touched(String statement) {
        return Sql.named("conform/" + statement)
                .with("key", Quoted.names(dataset.main().touchNames()))
                .with("key_a", Quoted.names("_a", dataset.main().touchNames()))
                .with("key_p", Quoted.names("_p", dataset.main().touchNames()))
                .with("same_key", SqlNames.same("_a", "_p", dataset.main().touchNames()))
                .with("same_key_b", SqlNames.same("_b", "_p", dataset.main().touchNames()))
                .with("table", dataset.main().table())
                .with("dataset", dataset.name());
    }
}
