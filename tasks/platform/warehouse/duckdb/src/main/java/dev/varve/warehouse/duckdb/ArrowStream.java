package dev.varve.warehouse.duckdb;

import dev.varve.warehouse.duckdb.ArrowBatch.Buffers;
import dev.varve.warehouse.duckdb.DuckDbWriter.Target;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.c.ArrowArrayStream;

/**
 * Batches as Arrow's C stream interface hands them over (arrow.apache.org/docs/format/CStreamInterface.html). The engine calls
 * back into this class from threads of its own; nothing may be thrown there, it would end the process.
 */
@SuppressWarnings("restricted") // pointers from the engine have no sizes of their own
final class ArrowStream implements AutoCloseable {
    private static final int FAILED = 5; // EIO
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfLong POINTER = ValueLayout.JAVA_LONG;
    private static final long SCHEMA_SIZE = 72;
    private static final long SCHEMA_RELEASE = 56;
    private static final long ARRAY_SIZE = 80;
    private static final long ARRAY_RELEASE = 64;
    private static final long ARRAY_PRIVATE = 72;
    private static final long NULLABLE = 2;

    private final Arena arena = Arena.ofShared();
    private final Target target;
    private final Callable<ArrowBatch> source;
    private final Map<Long, ArrowBatch> lent = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final MemorySegment stream;
    private final MemorySegment releaseArray;
    private final MemorySegment releaseChild;
    private final MemorySegment releaseSchema;
    private volatile Throwable failure;
    private volatile MemorySegment message = MemorySegment.NULL;

    ArrowStream(Target target, Callable<ArrowBatch> source) {
        this.target = target;
        this.source = source;
        releaseArray = callback("releaseArray", void.class, MemorySegment.class);
        releaseChild = callback("releaseChild", void.class, MemorySegment.class);
        releaseSchema = callback("releaseSchema", void.class, MemorySegment.class);
        stream = arena.allocate(40, 8);
        stream.set(
                POINTER,
                0,
                callback("getSchema", int.class, MemorySegment.class, MemorySegment.class)
                        .address());
        stream.set(
                POINTER,
                8,
                callback("getNext", int.class, MemorySegment.class, MemorySegment.class)
                        .address());
        stream.set(
                POINTER,
                16,
                callback("lastError", MemorySegment.class, MemorySegment.class).address());
        stream.set(
                POINTER,
                24,
                callback("releaseStream", void.class, MemorySegment.class).address());
    }

    private MemorySegment callback(String name, Class<?> result, Class<?>... arguments) {
        try {
            MethodHandle method = MethodHandles.lookup().bind(this, name, MethodType.methodType(result, arguments));
            ValueLayout[] layouts = new ValueLayout[arguments.length];
            java.util.Arrays.fill(layouts, ValueLayout.ADDRESS);
            FunctionDescriptor function = result == void.class
                    ? FunctionDescriptor.ofVoid(layouts)
                    : FunctionDescriptor.of(result == int.class ? ValueLayout.JAVA_INT : ValueLayout.ADDRESS, layouts);
            return Linker.nativeLinker().upcallStub(method, function, arena);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    ArrowArrayStream address() {
        return new ArrowArrayStream(stream.address());
    }

    /** Why no more batches came, or null. */
    Throwable failure() {
        return failure;
    }

    private int getSchema(MemorySegment self, MemorySegment out) {
        try {
            int count = target.kinds().length;
            MemorySegment schema = out.reinterpret(SCHEMA_SIZE);
            MemorySegment children = arena.allocate(8L * count, 8);
            for (int i = 0; i < count; i++) {
                MemorySegment child = arena.allocate(SCHEMA_SIZE, 8);
                describe(
                        child,
                        target.kinds()[i].format(),
                        target.columns().get(i).name(),
                        0,
                        MemorySegment.NULL);
                children.setAtIndex(POINTER, i, child.address());
            }
            describe(schema, "+s", "", count, children);
            return 0;
        } catch (Throwable e) {
            return failed(e);
        }
    }

    private void describe(MemorySegment schema, String format, String name, int children, MemorySegment list) {
        schema.fill((byte) 0);
        schema.set(POINTER, 0, arena.allocateFrom(format).address());
        schema.set(POINTER, 8, arena.allocateFrom(name).address());
        schema.set(LONG, 24, NULLABLE);
        schema.set(LONG, 32, children);
        schema.set(POINTER, 40, list.address());
        schema.set(POINTER, SCHEMA_RELEASE, releaseSchema.address());
    }

    private int getNext(MemorySegment self, MemorySegment out) {
        try {
            MemorySegment array = out.reinterpret(ARRAY_SIZE);
            ArrowBatch batch = source.call();
            if (batch == ArrowBatch.END) {
                array.fill((byte) 0);
            } else {
                lend(batch, array);
            }
            return 0;
        } catch (Throwable e) {
            return failed(e);
        }
    }

    /** @return bytes that describe a batch of so many columns: a pointer, an array and three buffers a column, and its own buffer */
    static long description(int columns) {
        return columns * (8 + ARRAY_SIZE + 24) + 8;
    }

    private void lend(ArrowBatch batch, MemorySegment array) {
        int count = batch.columns.length;
        MemorySegment own = batch.description;
        for (int i = 0; i < count; i++) {
            Buffers column = batch.columns[i];
            boolean hasBytes = target.kinds()[i].hasBytes();
            MemorySegment buffers = own.asSlice(count * (8 + ARRAY_SIZE) + i * 24L, 24);
            buffers.setAtIndex(POINTER, 0, column.valid.address());
            buffers.setAtIndex(POINTER, 1, column.data.address());
            buffers.setAtIndex(POINTER, 2, column.bytes.address());
            MemorySegment child = own.asSlice(count * 8L + i * ARRAY_SIZE, ARRAY_SIZE);
            fill(child, batch.rows, column.nulls, hasBytes ? 3 : 2, buffers, releaseChild);
            own.setAtIndex(POINTER, i, child.address());
        }
        // No bitmap: a record is never null.
        MemorySegment none = own.asSlice(count * (8 + ARRAY_SIZE + 24), 8);
        fill(array, batch.rows, 0, 1, none, releaseArray);
        array.set(LONG, 32, count);
        array.set(POINTER, 48, own.address());
        long id = ids.incrementAndGet();
        lent.put(id, batch);
        array.set(LONG, ARRAY_PRIVATE, id);
    }

    private static void fill(
            MemorySegment array, long rows, long nulls, int count, MemorySegment buffers, MemorySegment release) {
        array.fill((byte) 0);
        array.set(LONG, 0, rows);
        array.set(LONG, 8, nulls);
        array.set(LONG, 24, count);
        array.set(POINTER, 40, buffers.address());
        array.set(POINTER, ARRAY_RELEASE, release.address());
    }

    private int failed(Throwable e) {
        failure = e;
        message = arena.allocateFrom(String.valueOf(e));
        return FAILED;
    }

    private MemorySegment lastError(MemorySegment self) {
        return message;
    }

    private void releaseArray(MemorySegment array) {
        MemorySegment fields = array.reinterpret(ARRAY_SIZE);
        ArrowBatch batch = lent.remove(fields.get(LONG, ARRAY_PRIVATE));
        fields.set(POINTER, ARRAY_RELEASE, 0);
        if (batch != null) {
            batch.release();
        }
    }

    private void releaseChild(MemorySegment array) {
        array.reinterpret(ARRAY_SIZE).set(POINTER, ARRAY_RELEASE, 0);
    }

    private void releaseSchema(MemorySegment schema) {
        schema.reinterpret(SCHEMA_SIZE).set(POINTER, SCHEMA_RELEASE, 0);
    }

    private void releaseStream(MemorySegment self) {
        stream.set(POINTER, 24, 0);
    }

    @Override
    public void close() {
        lent.values().forEach(ArrowBatch::release);
        arena.close();
    }
}
