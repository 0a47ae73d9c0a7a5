package dev.varve.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.warehouse.Engine;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.StatementFailure;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine is the judge: it has to find exactly the name that was quoted. */
class QuotedNamesTest {
    @TempDir
    private Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = new DuckDb().inMemory(new Engine.Settings("", 0, folder, List.of(folder)));
        warehouse.run("create table kept as select 7 as n");
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select",
                "Odd Case",
                "\"",
                "\"\"",
                "a\"b",
                "a\\\"b",
                "\" from kept; drop table kept; --",
                "x\" integer); drop table kept; create table y (\"z",
                "a' || 'b",
                "a.b",
                "a -- b",
                "a /* b",
                "a;b",
                "a\nb",
                "$$",
                "${table}",
                "?",
                " ",
                "größe🙂"
            })
    void theEngineFindsTheNameItself(String name) {
        warehouse.create(Quoted.name(name), List.of(new TableColumn(name, "INTEGER"), new TableColumn("n", "INTEGER")));
        warehouse.run("insert into " + Quoted.name(name) + " values (1, 2)");

        assertThat(warehouse.columns("main", name))
                .extracting(TableColumn::name)
                .containsExactly(name, "n");
        assertThat(warehouse
                        .query("select " + Quoted.names("t", List.of(name, "n")) + " from " + Quoted.name(name) + " t")
                        .getFirst()
                        .values())
                .containsExactly(1, 2);
        assertThat(warehouse.describe("select " + Quoted.names(List.of("n", name)) + " from " + Quoted.name(name)))
                .extracting(TableColumn::name)
                .containsExactly("n", name);
        assertThat(warehouse.count("kept")).isOne();
    }

    @Test
    void partsOfARelationAreQuotedEachForItself() {
        warehouse.run("create schema " + Quoted.name("a\"b"));
        warehouse.run("create table " + Quoted.relation("a\"b.table") + " as select 1 as n");

        assertThat(warehouse.columns("a\"b", "table")).hasSize(1);
    }

    @Test
    void whatTheEngineCannotNameIsRefused() {
        for (String impossible : List.of("", "a\0", "a\0\" from kept")) {
            assertThatThrownBy(() -> warehouse.query("select 1 as \"" + impossible + '"'))
                    .isInstanceOf(StatementFailure.class);
            assertThatIllegalArgumentException().isThrownBy(() -> Quoted.name(impossible));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Quoted.relation("raw."));
    }
}
