package dev.varve.worlds.many;

import dev.varve.warehouse.Warehouse;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;

/** Stands between a warehouse and its engine, and ends the process before or after one of its statements. */
final class Stumble {

    /** No exception of the product's own: nobody may take it for an answer. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private Event.Kill kill;
    private int statements;

    private Stumble() {}

    static Stumble under(Warehouse warehouse) {
        Stumble stumble = new Stumble();
        try {
            Field connection = Warehouse.class.getDeclaredField("connection");
            connection.setAccessible(true);
            connection.set(warehouse, stumble.watched(Connection.class, warehouse.connection()));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
        return stumble;
    }

    /** From now on. */
    void after(Event.Kill planned) {
        kill = planned;
        statements = 0;
    }

    private <T> T watched(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    boolean counted =
                            method.getName().startsWith("execute") && kill != null && ++statements == kill.statement();
                    if (counted && !kill.done()) {
                        kill = null;
                        throw new Killed();
                    }
                    Object answer;
                    try {
                        answer = method.invoke(real, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                    if (counted) {
                        kill = null;
                        throw new Killed();
                    }
                    return switch (answer) {
                        case PreparedStatement prepared -> watched(PreparedStatement.class, prepared);
                        case Statement statement -> watched(Statement.class, statement);
                        case null, default -> answer;
                    };
                }));
    }
}
