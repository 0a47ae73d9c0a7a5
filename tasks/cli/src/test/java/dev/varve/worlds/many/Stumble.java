package dev.varve.worlds.many;

import dev.varve.storage.Archive;
import dev.varve.warehouse.Warehouse;
import dev.varve.worlds.many.Event.At;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;

/**
 * Stands between a warehouse and its engine, and between the archive and its disk, and ends the process before or after one of
 * its statements or renames.
 */
final class Stumble {

    /** No exception of the product's own: nobody may take it for an answer. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private Event.Kill kill;
    private int done;

    private Stumble() {}

    static Stumble under(Warehouse warehouse, Archive archive) {
        Stumble stumble = new Stumble();
        try {
            Field connection = field(Warehouse.class, "connection");
            connection.set(warehouse, stumble.watched(Connection.class, warehouse.connection()));
            Object folder = field(Archive.class, "store").get(archive);
            Field root = field(folder.getClass(), "root");
            root.set(folder, Disk.watched((Path) root.get(folder), stumble::rename));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
        return stumble;
    }

    private static Field field(Class<?> of, String name) throws ReflectiveOperationException {
        Field field = of.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /** From now on. */
    void after(Event.Kill planned) {
        kill = planned;
        done = 0;
    }

    private boolean isTheLast(At at) {
        return kill != null && kill.at() == at && ++done == kill.number();
    }

    private void dies(boolean last, boolean by) {
        if (last && kill.done() == by) {
            kill = null;
            throw new Killed();
        }
    }

    private void rename(Disk.Rename rename) throws IOException {
        boolean last = isTheLast(At.RENAME);
        dies(last, false);
        rename.run();
        dies(last, true);
    }

    private <T> T watched(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    boolean last = method.getName().startsWith("execute") && isTheLast(At.STATEMENT);
                    dies(last, false);
                    Object answer;
                    try {
                        answer = method.invoke(real, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                    dies(last, true);
                    return switch (answer) {
                        case PreparedStatement prepared -> watched(PreparedStatement.class, prepared);
                        case Statement statement -> watched(Statement.class, statement);
                        case null, default -> answer;
                    };
                }));
    }
}
