package dev.varve.warehouse.duckdb;

import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.TableWriter;
import java.math.BigDecimal;
import java.util.List;

/** Collects rows in a batch; few go through the appender, many through one long insert, see {@link Inserting}. */
final class DuckDbWriter implements TableWriter {
    private final DuckDbWarehouse warehouse;
    private final Target target;
    private final Batch batch;
    private final ArrowMemory memory;
    /** Rows that are taken over but not yet handed on, or null. */
    private ArrowBatch filling;

    /** @param columns every column, in order */
    record Target(String schema, String table, List<TableColumn> columns, ColumnLayout[] kinds) {
        Target(String schema, String table, List<TableColumn> columns) {
            this(schema, table, columns, columns.stream().map(ColumnLayout::of).toArray(ColumnLayout[]::new));
        }

        String name() {
            return schema + "." + table;
        }
    }

    DuckDbWriter(DuckDbWarehouse warehouse, Target target) {
        this.warehouse = warehouse;
        this.target = target;
        this.batch = new Batch(target.kinds(), this::takeOver);
        this.memory = new ArrowMemory(target.kinds());
    }

    @Override
    public void nothing() {
        batch.nothing();
    }

    @Override
    public void number(long value) {
        batch.number(value);
    }

    @Override
    public void real(double value) {
        batch.number(Double.doubleToRawLongBits(value));
    }

    @Override
    public void decimal(BigDecimal value) {
        batch.decimal(value);
    }

    @Override
    public void bytes(byte[] value, int from, int to) {
        batch.bytes(value, from, to);
    }

    @Override
    public void endRow() {
        batch.endRow();
    }

    private void takeOver() {
        filling = filling == null ? memory.empty() : filling;
        boolean full = filling.add(batch);
        batch.clear();
        if (full) {
            handOn();
        }
    }

    private void handOn() {
        ArrowBatch filled = filling;
        filling = null;
        warehouse.insert(target, filled);
    }

    @Override
    public void close() {
        try {
            if (filling != null && batch.rows > 0) {
                takeOver();
            }
            if (filling != null) {
                handOn();
            }
            warehouse.finish(target, batch, memory);
        } finally {
            memory.close();
        }
    }
}
