package dev.varve.derive;

import dev.varve.contract.Tables;
import dev.varve.derive.sum.RowSums;
import dev.varve.derive.sum.Summed;
import dev.varve.derive.sum.TableSum;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The difference between what readers see and what they would see: rows to delete and rows to insert, table by table. Belongs to
 * the candidate of one dataset, though it may change tables of others. Markers with the candidate's digest say which tasks have
 * staged their part of it; they go with what is staged, so whatever stands there is of one candidate.
 */
public final class Staging {
    /**
     * What was staged for a table.
     *
     * @param identity columns that identify a row
     * @param whole the staged rows replace the table
     * @param updated rows that are both deleted and inserted
     * @param candidate digest of the candidate that it was staged for
     */
    public record Change(
            Tables.Name table,
            List<String> identity,
            boolean whole,
            long inserted,
            long deleted,
            long updated,
            String candidate) {
        /** A row comes or goes. */
        public boolean changes() {
            return rows() > 0;
        }

        long rows() {
            return inserted + deleted;
        }

        /** Its name with its schema. */
        public String target() {
            return table.toString();
        }
    }

    /** The rows a table should have. */
    public interface Rows {
        /** @param whole all of them, or those of the touched part alone */
        String query(boolean whole);
    }

    private static final String BEHIND = "_published_";
    private final Warehouse warehouse;
    private final RowSums sums;
    private final Dataset owner;

    public Staging(Warehouse warehouse, Dataset owner) {
        this.warehouse = warehouse;
        this.sums = new RowSums(warehouse);
        this.owner = owner;
    }

    /** The staged rows of a table, both kinds: its touched part before and after. Beside the table, whose place they may take. */
    public String table(Tables.Name table) {
        return table.schema() + "._staged_" + owner.contract().table() + "__" + table.table();
    }

    /** Keys that the candidate's loads touch. */
    public String touched() {
        return "staging." + owner.contract().table() + "__touched";
    }

    /**
     * Stages a table of a candidate.
     *
     * @param touched condition that chooses the published rows of the touched part, on alias {@code _p}
     * @param whole replace the table
     */
    Change stage(Candidate candidate, Summed target, Rows rows, String touched, boolean whole) {
        Tables.Name table = target.table();
        String staged = table(table);
        List<TableColumn> wanted = warehouse.describe(rows.query(true));
        List<TableColumn> present = warehouse.columns(table);
        boolean replace = whole || !present.equals(wanted);
        drop(table);
        String columns = Quoted.names(SqlNames.names(wanted));
        if (replace) {
            warehouse.run(sql("stage_whole")
                    .with("staged", staged)
                    .with("columns", columns)
                    .with("rows", rows.query(true)));
        } else {
            warehouse.run(sql("stage_difference")
                    .with("staged", staged)
                    .with("columns", columns)
                    .with("rows", rows.query(false))
                    .with("published", table.toString())
                    .with("touched", touched));
        }
        return record(candidate, target, replace);
    }

    /** What was written to the staged table of a target. @param whole it replaces the table */
    Change record(Candidate candidate, Summed target, boolean whole) {
        Tables.Name table = target.table();
        String staged = table(table);
        Map<String, TableSum> sum = sums.countStaged(target, staged, "true");
        sums.stage(owner.name(), table, sum);
        long inserted = rows(sum, RowSums.INSERT);
        long deleted = rows(sum, RowSums.DELETE);
        Change change = new Change(
                table,
                target.identity(),
                whole,
                inserted,
                deleted,
                inserted == 0 || deleted == 0 ? 0 : updated(staged, target.identity()),
                candidate.digest());
        warehouse.run(
                sql("record_staged"),
                owner.name(),
                change.target(),
                String.join(", ", target.identity()),
                whole,
                change.inserted(),
                change.deleted(),
                change.updated(),
                change.candidate());
        return change;
    }

    private static long rows(Map<String, TableSum> sums, String change) {
        return sums.getOrDefault(change, TableSum.NONE).all().rows();
    }

    private long updated(String staged, List<String> identity) {
        return warehouse
                .query(sql("updated").with("staged", staged).with("same", SqlNames.alike("_d", "_i", identity)))
                .getFirst()
                .number(0);
    }

    private void drop(Tables.Name table) {
        warehouse.run("drop table if exists " + table(table));
        warehouse.run(sql("forget_staged"), owner.name(), table.toString());
        sums.forgetStaged(owner.name(), table);
    }

    public List<Change> changes() {
        return warehouse.query(sql("staged"), owner.name()).stream()
                .map(row -> new Change(
                        Tables.Name.of(row.text(0)),
                        List.of(row.text(1).split(", ")),
                        row.flag(2),
                        row.number(3),
                        row.number(4),
                        row.number(5),
                        row.text(6)))
                .toList();
    }

    public Optional<Change> change(Tables.Name table) {
        return changes().stream().filter(change -> change.table().equals(table)).findFirst();
    }

    /** What readers would see of a table, as a relation; without rows where there is no such table yet. */
    public String candidate(Tables.Name table, List<TableColumn> columns) {
        Optional<Change> change = change(table);
        if (change.isPresent()) {
            return candidate(change.get(), table.toString(), SqlNames.names(columns));
        }
        if (warehouse.columns(table).isEmpty()) {
            return SqlNames.noRows(columns);
        }
        return table.toString();
    }

    private String candidate(Change change, String published, List<String> names) {
        return (change.whole() ? sql("candidate_whole") : sql("candidate_difference"))
                .with("columns", Quoted.names(names))
                .with("columns_p", Quoted.names("_p", names))
                .with("staged", table(change.table()))
                .with("published", published)
                .with("same", SqlNames.alike("_s", "_p", names))
                .complete();
    }

    /** Of what is staged for a table, without what says whether a row comes or goes. */
    public List<TableColumn> columns(Tables.Name table) {
        return warehouse.columns(Tables.Name.of(table(table))).stream().skip(1).toList();
    }

    private List<String> stagedNames(Change change) {
        return SqlNames.names(columns(change.table()));
    }

    /** Ranges of an entity as readers would see them. */
    String ranges(Entity entity) {
        return candidate(entity.ranges(), StageRanges.columns(entity));
    }

    /** What the rows of a change are by now. @param condition on a row, on alias {@code _r} */
    Map<String, TableSum> count(Summed target, String condition) {
        return sums.countStaged(target, table(target.table()), condition);
    }

    /** What the rows of a change were when they were staged. @param kind {@link RowSums#INSERT} or {@link RowSums#DELETE} */
    TableSum recorded(Tables.Name table, String kind) {
        return sums.staged(owner.name(), table, kind);
    }

    /** Makes the candidate what the tables hold; in the caller's transaction. */
    public void apply() {
        changes().forEach(this::apply);
    }

    /** Lets the tables look as they would be, in a transaction that is taken back: what is staged whole is not copied. */
    public void show() {
        changes().forEach(change -> {
            if (change.whole()) {
                cover(change);
            } else {
                apply(change);
            }
        });
    }

    private void apply(Change change) {
        String staged = table(change.table());
        List<String> names = stagedNames(change);
        if (change.whole()) {
            warehouse.run("drop table if exists " + change.target());
            warehouse.run("alter table " + staged + " drop column _op");
            warehouse.run("alter table " + staged + " rename to "
                    + Quoted.name(change.table().table()));
            return;
        }
        if (change.deleted() > 0) {
            long gone = warehouse.run(sql("delete_staged")
                    .with("target", change.target())
                    .with("staged", staged)
                    .with("same", SqlNames.alike("_s", "_p", names)));
            if (gone != change.deleted()) {
                throw Proof.damage(
                        owner.name(),
                        List.of(change.target() + " has " + gone + " of the " + change.deleted()
                                + " rows that were to be deleted there"));
            }
        }
        if (change.inserted() > 0) {
            warehouse.run(sql("insert_staged")
                    .with("target", change.target())
                    .with("columns", Quoted.names(names))
                    .with("staged", staged));
        }
    }

    /** Does some work while the candidate stands in front of the tables that readers see; in the caller's transaction. */
    void inFront(Runnable work) {
        List<Change> changes = changes();
        changes.forEach(this::cover);
        work.run();
        changes.forEach(this::uncover);
    }

    private void cover(Change change) {
        String rows = candidate(change, behind(change).toString(), stagedNames(change));
        if (!warehouse.columns(change.table()).isEmpty()) {
            warehouse.run("alter table " + change.target() + " rename to "
                    + Quoted.name(behind(change).table()));
        }
        warehouse.run("create view " + change.target() + " as select * from " + rows + " _c");
    }

    private void uncover(Change change) {
        warehouse.run("drop view " + change.target());
        if (!warehouse.columns(behind(change)).isEmpty()) {
            warehouse.run("alter table " + behind(change) + " rename to "
                    + Quoted.name(change.table().table()));
        }
    }

    private static Tables.Name behind(Change change) {
        return new Tables.Name(change.table().schema(), BEHIND + change.table().table());
    }

    /** Drops every staged row and the markers of the tasks that stood on them; in the caller's transaction. */
    public void clear() {
        for (Change change : changes()) {
            drop(change.table());
        }
        warehouse.run("drop table if exists " + touched());
        warehouse.run(Sql.named("ledger/forget_staging_markers"), owner.name());
    }

    static Sql sql(String name) {
        return Sql.named("stage/" + name);
    }
}
