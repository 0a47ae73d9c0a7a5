package dev.varve.cli.served;

import dev.varve.contract.Aggregate;
import dev.varve.contract.Child;
import dev.varve.contract.Contract;
import dev.varve.contract.Relationship;
import dev.varve.contract.read.Contracts;
import dev.varve.derive.Entity;
import dev.varve.derive.WindowSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table that a contract declares.
 *
 * @param table {@code schema.table}
 * @param child the child it holds; empty for the dataset itself
 * @param aggregate of a table of windows
 */
public record DeclaredTable(
        String table, Kind kind, Contract contract, Optional<Child> child, Optional<Aggregate> aggregate) {
    public enum Kind {
        RAW,
        CHANGES,
        RANGES,
        LATEST,
        AS_OF,
        AS_OF_CORRECTED,
        WINDOWS,
        OWN_SQL
    }

    public static List<DeclaredTable> all(Contracts contracts) {
        List<DeclaredTable> all = new ArrayList<>();
        for (Contract contract : contracts.all()) {
            layers(all, contract, contract.table(), Optional.empty());
            contract.children().forEach(child -> layers(all, contract, contract.table(child), Optional.of(child)));
            for (Aggregate aggregate : contract.aggregates()) {
                all.add(new DeclaredTable(
                        "aggregate." + contract.domain() + "_" + aggregate.name(),
                        Kind.WINDOWS,
                        contract,
                        Optional.empty(),
                        Optional.of(aggregate)));
            }
            contract.aggregateSql()
                    .keySet()
                    .forEach(name -> all.add(new DeclaredTable(
                            "aggregate." + contract.domain() + "_" + name,
                            Kind.OWN_SQL,
                            contract,
                            Optional.empty(),
                            Optional.empty())));
        }
        return all;
    }

    private static void layers(List<DeclaredTable> all, Contract contract, String name, Optional<Child> child) {
        add(all, "raw." + name, Kind.RAW, contract, child);
        add(all, "conformed." + name + "_changes", Kind.CHANGES, contract, child);
        add(all, "conformed." + name, Kind.RANGES, contract, child);
        add(all, "snapshot." + name + "_latest", Kind.LATEST, contract, child);
        if (!contract.asOf().isEmpty()) {
            add(all, "snapshot." + name + "_as_of", Kind.AS_OF, contract, child);
            add(all, "snapshot." + name + "_as_of_corrected", Kind.AS_OF_CORRECTED, contract, child);
        }
    }

    private static void add(
            List<DeclaredTable> all, String table, Kind kind, Contract contract, Optional<Child> child) {
        all.add(new DeclaredTable(table, kind, contract, child, Optional.empty()));
    }

    /** Its name without schema and ending, as it is in every layer. */
    public String name() {
        return child.map(contract::table).orElse(contract.table());
    }

    /** Columns that identify what a row is about. */
    public List<String> key() {
        List<String> key = new ArrayList<>(contract.key());
        if (key.isEmpty()) {
            key.addAll(List.of("_origin", "_row_hash", "_occurrence"));
        }
        child.ifPresent(one -> key.addAll(one.key().isEmpty() ? List.of(Entity.POSITION) : one.key()));
        return key;
    }

    /** Columns that identify a row of the table. */
    public List<String> identity() {
        List<String> identity = new ArrayList<>();
        switch (kind) {
            case RAW -> identity.addAll(List.of("_file_id", "_row_number"));
            case CHANGES -> identity.addAll(List.of("_delivery_id", "_row_number"));
            case RANGES, LATEST -> identity.addAll(key());
            case AS_OF, AS_OF_CORRECTED -> {
                identity.add("as_of");
                identity.addAll(key());
            }
            case WINDOWS -> identity.addAll(WindowSql.keyNames(aggregate.orElseThrow()));
            case OWN_SQL -> {}
        }
        return identity;
    }

    public List<Relationship> relationships() {
        return child.map(Child::relationships).orElse(contract.relationships());
    }

    /** The latest rows that windows are made of. */
    public DeclaredTable latest() {
        Optional<Child> of = aggregate
                .flatMap(Aggregate::of)
                .flatMap(name -> contract.children().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst());
        String table = "snapshot." + of.map(contract::table).orElse(contract.table()) + "_latest";
        return new DeclaredTable(table, Kind.LATEST, contract, of, Optional.empty());
    }

    /** The parent's ranges of a child's. */
    public DeclaredTable parent() {
        return new DeclaredTable(
                "conformed." + contract.table(), Kind.RANGES, contract, Optional.empty(), Optional.empty());
    }

    /** What the launcher's sentence says of a table that no load has made yet. */
    public String unpublished() {
        return "nothing is published yet of " + contract.dataset() + ", so there is no " + table
                + "; load it with varve run " + contract.dataset();
    }
}
