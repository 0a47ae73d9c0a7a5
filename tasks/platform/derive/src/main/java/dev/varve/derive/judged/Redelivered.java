package dev.varve.derive.judged;

import dev.varve.derive.Dataset;
import dev.varve.derive.SqlNames;
import dev.varve.ledger.Load;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.util.List;

/** What the files of one load say that came before: with the same bytes, under the same path, or both in one drop. */
public final class Redelivered {
    private final Warehouse warehouse;
    private final Dataset dataset;
    private final Load load;

    public Redelivered(Warehouse warehouse, Dataset dataset, Load load) {
        this.warehouse = warehouse;
        this.dataset = dataset;
        this.load = load;
    }

    /**
     * A file whose bytes came before.
     *
     * @param before path of the newest earlier delivery of the bytes
     * @param atOnce it has the same {@code received_at}
     */
    public record Twin(String path, String before, long rows, boolean atOnce) {
        public boolean elsewhere() {
            return !path.equals(before);
        }
    }

    /** In the order of their paths. */
    public List<Twin> twins() {
        return warehouse.query(sql("twins").complete()).stream()
                .map(row -> new Twin(
                        row.text(1), row.text(6), row.number(5), row.time(2).equals(row.time(7))))
                .toList();
    }

    /** How many keys the load's twins would set back to what they said before another file said otherwise. */
    public long setBack() {
        boolean dated = dataset.contract().effectiveAt().isPresent();
        return count(sql("set_back")
                .with("key_c", Quoted.names("_c", dataset.main().keyNames()))
                .with("same_key", SqlNames.same("_o", "_c", dataset.main().keyNames()))
                .with("same_time", dated ? "and _o._effective_at = _c._effective_at" : "")
                .with("twins", sql("twins").complete()));
    }

    /** How many rows of twins list anew a scope that another file listed since. */
    public long listedSince() {
        return count(sql("listed_since").with("twins", sql("twins").complete()));
    }

    /** Paths that came with other content before; none where a person let such a load in already. */
    public List<String> otherContent() {
        return warehouse.query(sql("other_content").complete()).stream()
                .filter(row -> !row.flag(1))
                .map(row -> row.text(0))
                .toList();
    }

    /** Keys (where there are none, rows) of the versions that the load's files replace, and those that would be gone. */
    public Cells replaced() {
        Sql statement = sql(dataset.keyless() ? "replaced_rows" : "replaced_keys")
                .with("replaced", sql("replaced").complete());
        if (!dataset.keyless()) {
            statement = statement
                    .with("key_a", Quoted.names("_a", dataset.main().keyNames()))
                    .with("same_key", SqlNames.same("_o", "_c", dataset.main().keyNames()));
        }
        return warehouse.query(statement.complete()).getFirst();
    }

    /** Keys of which two files of the load say something else for one time, with the paths of both behind the key. */
    public List<Cells> contradictions() {
        return dataset.keyless()
                ? List.of()
                : warehouse.query(sql("contradictions")
                        .with("key_c", Quoted.names("_c", dataset.main().keyNames()))
                        .complete());
    }

    private long count(Sql statement) {
        return warehouse.query(statement.complete()).getFirst().number(0);
    }

    private Sql sql(String name) {
        return Sql.named("verify/" + name)
                .with("load", Long.toString(load.id()))
                .with("dataset", dataset.name())
                .with("table", dataset.main().table());
    }
}
