package dev.varve.cli.served;

import dev.varve.contract.Aggregate;
import dev.varve.contract.Child;
import dev.varve.contract.Contract;
import dev.varve.contract.Relationship;
import dev.varve.contract.Tables;
import dev.varve.contract.read.Contracts;
import dev.varve.derive.Dataset;
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
        String table, Tables.Kind kind, Contract contract, Optional<Child> child, Optional<Aggregate> aggregate) {

    /** Those that readers ask about; the keys of rejected rows and a raster's pixels are read with them. */
    public static List<DeclaredTable> all(Contracts contracts) {
        return contracts.all().stream()
                .flatMap(contract -> contract.tables().all().stream()
                        .filter(made -> made.kind() != Tables.Kind.REJECTED && made.kind() != Tables.Kind.PIXELS)
                        .map(made -> of(contract, made)))
                .toList();
    }

    private static DeclaredTable of(Contract contract, Tables.Made made) {
        boolean windows = made.kind() == Tables.Kind.WINDOWS;
        boolean layered = !windows && made.kind() != Tables.Kind.OWN_SQL;
        return new DeclaredTable(
                made.name().toString(),
                made.kind(),
                contract,
                contract.children().stream()
                        .filter(child -> layered && child.name().equals(made.part()))
                        .findFirst(),
                contract.aggregates().stream()
                        .filter(aggregate -> windows && aggregate.name().equals(made.part()))
                        .findFirst());
    }

    /** Its name without schema and ending, as it is in every layer. */
    public String name() {
        return child.map(contract::table).orElse(contract.table());
    }

    /** Columns that identify what a row is about. */
    public List<String> key() {
        return Dataset.keyNames(contract, child);
    }

    /** Columns that identify a row of the table. */
    public List<String> identity() {
        List<String> identity = new ArrayList<>();
        switch (kind) {
            case RAW, REJECTED, PIXELS -> identity.addAll(List.of("_file_id", "_row_number"));
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
        String table =
                Tables.latest(of.map(contract::table).orElse(contract.table())).toString();
        return new DeclaredTable(table, Tables.Kind.LATEST, contract, of, Optional.empty());
    }

    /** The parent's ranges of a child's. */
    public DeclaredTable parent() {
        return new DeclaredTable(
                Tables.ranges(contract.table()).toString(),
                Tables.Kind.RANGES,
                contract,
                Optional.empty(),
                Optional.empty());
    }

    /** What the launcher's sentence says of a table that no load has made yet. */
    public String unpublished() {
        return "nothing is published yet of " + contract.dataset() + ", so there is no " + table
                + "; load it with varve run " + contract.dataset();
    }
}
