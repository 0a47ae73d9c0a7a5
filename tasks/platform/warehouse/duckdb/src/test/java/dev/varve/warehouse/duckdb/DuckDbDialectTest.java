package dev.varve.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.varve.contract.Type;
import dev.varve.warehouse.TableColumn;
import java.lang.reflect.Constructor;
import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DuckDbDialectTest {
    private static final int SIZE = 12;

    static Class<?>[] types() {
        return Type.class.getPermittedSubclasses();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeCanBeAppended(Class<?> kind) throws ReflectiveOperationException {
        Constructor<?> constructor = kind.getDeclaredConstructors()[0];
        Type type = (Type) constructor.newInstance(
                Collections.nCopies(constructor.getParameterCount(), SIZE).toArray());
        TableColumn column = new TableColumn("c", new DuckDbDialect(zone -> {}).type(type));

        assertThatCode(() -> ColumnLayout.of(column)).doesNotThrowAnyException();
    }
}
