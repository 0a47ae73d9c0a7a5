package dev.varve.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.varve.warehouse.Engine;
import dev.varve.warehouse.RefusedSql;
import dev.varve.warehouse.UserSql;
import dev.varve.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserSqlTest {
    @TempDir
    private Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = new DuckDb().inMemory(new Engine.Settings("", 0, folder, List.of(folder)));
        warehouse.run("create table t as select 1 as a, 's' as b");
    }

    @AfterEach
    void nothingRan() {
        assertThat(warehouse.count("t")).isOne();
        warehouse.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "SELECT 1 ; ",
                "select 1; -- done",
                "select ';' as a, \"x;)\" from t",
                "select 'it''s )' from t",
                "select E'\\');' from t",
                "select $$;)$$, $a$ $$;( $a$",
                "-- first; line\nselect 1",
                "/* a; /* b */ ) */ with x as (select 1) select * from x",
                "select price$ from t where a = '('"
            })
    void acceptsOneSelect(String text) {
        assertThat(UserSql.query(warehouse, text)).isNotEmpty().doesNotMatch("(?s).*;\\s*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  -- nothing",
                "delete from t",
                "select 1; select 2",
                "select 1; 'x'",
                "select 1) x; drop table t; select (1",
                "select (1",
                "select 'open",
                "select \"open",
                "select /* open",
                "select $a$ open",
                "insert into t select 1",
                "pragma version"
            })
    void refusesEverythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> UserSql.query(warehouse, text));
    }

    @Test
    void closesAConditionAfterItsComment() {
        assertThat(UserSql.condition(warehouse, "a > 1 -- why")).isEqualTo("(a > 1 -- why\n)");
        assertThatIllegalArgumentException().isThrownBy(() -> UserSql.condition(warehouse, "a > 1;"));
        assertThatIllegalArgumentException().isThrownBy(() -> UserSql.condition(warehouse, " "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from t",
                "values (1), (2)",
                "table t",
                "describe t",
                "summarize t",
                "show tables",
                "(select 1) union (select 2) order by 1",
                "with recursive r(n) as (select 1 union all select n + 1 from r where n < 3) select * from r",
                "pivot t on b in ('s') using sum(a)",
                "select 'delete from t', '\"type\":\"DELETE_QUERY_NODE\"', '\"cte_map\":' from t",
                "select 1 -- why",
                "select 1 -- why; because",
                "select 1; -- done; really /*",
                "select ';' /* ; */ ; /* ; */ ;"
            })
    void whatTheEngineTakesAsASelectStandsInParentheses(String text) {
        String query = UserSql.query(warehouse, text);

        assertThat(warehouse.query("select * from (\n" + query + "\n) q")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from t",
                "with d as (delete from t returning *) select * from d",
                "with d as (truncate t) select 1",
                "with d as (insert into t values (2, 'x') returning *) select * from d",
                "with d as (update t set a = 2 returning *) from d",
                "with d as (copy t to 'FOLDER/t.csv') select 1",
                "select (with d as (delete from t returning *) select count(*) from d)",
                "select 1 union select * from (with d as (delete from t returning a) select * from d)",
                "create table u as select 1",
                "attach 'FOLDER/u.duckdb'",
                "select 1; drop table t"
            })
    void aWriteIsRefusedWhereverItStands(String text) {
        String write = text.replace("FOLDER", folder.toString());
        for (Runnable guarded :
                List.<Runnable>of(() -> UserSql.query(warehouse, write), () -> UserSql.require(warehouse, write))) {
            assertThatExceptionOfType(RefusedSql.class)
                    .isThrownBy(guarded::run)
                    .withMessageStartingWith("must only read: write one SELECT")
                    .extracting(RefusedSql::fault)
                    .isEqualTo(RefusedSql.Fault.WRITES);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void eachFaultHasItsSentence() {
        assertThat(refused("select 1; select 2;")).hasMessage("must be one statement, but holds 2");
        assertThat(refused("-- nothing")).hasMessage("holds no statement; write one SELECT");
        assertThat(refused("selec 1")).hasMessage("does not run: Parser Error: syntax error at or near \"selec\"");
        assertThat(refused("; select 1")).hasMessageContaining("a semicolon at its end or none");
        assertThat(refused("pivot t on b using sum(a)")).hasMessageContaining("ON column IN (…)");
    }

    private RefusedSql refused(String text) {
        try {
            throw new AssertionError(UserSql.query(warehouse, text));
        } catch (RefusedSql e) {
            return e;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true) or (false",
                "true) from t; drop table t; select (true",
                "true from t",
                "true limit 1",
                "true; drop table t",
                "true /*",
                "'",
                "-- nothing",
                "select 1",
                "exists (with d as (delete from t returning *) select * from d)"
            })
    void aConditionStaysWithinItsParentheses(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserSql.condition(warehouse, text))
                .withMessage("where must be one SQL condition: " + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a = 1", "(a = 1) or (a = 2)", "b = ') -- ('", "exists (select 1 from t)", "a = 1 -- ;"})
    void aConditionChoosesRows(String text) {
        assertThat(warehouse.query("select * from t where " + UserSql.condition(warehouse, text) + " or true"))
                .hasSize(1);
    }
}
