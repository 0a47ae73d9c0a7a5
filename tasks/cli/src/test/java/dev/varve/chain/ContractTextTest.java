package dev.varve.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A contract's own text may look like a placeholder of the product's statements, and stays what it is. */
class ContractTextTest {
    private static final String LATEST = "select id, name from snapshot.shop_things_latest order by id";

    @TempDir
    private Path folder;

    @Test
    void theValueThatDeletesIsTakenAsItIsWritten() throws Exception {
        Workspace shop = new Workspace(folder)
                .contract(Workspace.CONTRACT.replace("restates: all", "deletes: {name: \"${dataset}\"}"));
        shop.drop(1, "1,a,1", "2,b,2", "3," + Workspace.DATASET + ",3").run();
        assertThat(shop.query(LATEST)).containsExactly("1,a", "2,b", "3," + Workspace.DATASET);

        shop.drop(2, "2,${dataset},2").run();
        assertThat(shop.query(LATEST)).containsExactly("1,a", "3," + Workspace.DATASET);
    }

    @Test
    void conformSqlIsTakenAsItIsWritten() throws Exception {
        Workspace shop = new Workspace(folder).contract(Workspace.CONTRACT).sql("conform.sql", """
                select _file_id, _row_number, _row_hash, id, name || ' ${rows} ${x} $1' as name, amount
                from raw_rows
                """);
        shop.drop(1, "1,a,1").run();

        assertThat(shop.query(LATEST)).containsExactly("1,a ${rows} ${x} $1");
    }

    @Test
    void aColumnOfAnAggregateMayHaveAnyName() throws Exception {
        Workspace shop = new Workspace(folder).contract(Workspace.CONTRACT).sql("aggregates/odd.sql", """
                select name as "the ""name"" from", count(*) as "n'; --" from snapshot.shop_things_latest group by 1
                """);
        shop.drop(1, "1,a,1", "2,a,2").run();
        shop.drop(2, "1,a,1", "2,a,2", "3,b,3").run();

        assertThat(shop.query("select \"the \"\"name\"\" from\", \"n'; --\" from aggregate.shop_odd order by 1"))
                .containsExactly("a,2", "b,1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1; select 2 | must be one statement, but holds 2",
                "with d as (delete from control.load returning *) select * from d | must only read",
                "drop table control.load | must only read",
                "select 1) x; drop table control.load; select (1 | does not run: Parser Error",
                "-- nothing | holds no statement"
            })
    void sqlThatIsNotOneReadingStatementRunsNowhere(String text, String said) throws Exception {
        Workspace shop = new Workspace(folder).contract(Workspace.CONTRACT);
        shop.drop(1, "1,a,1").run();

        shop.sql("aggregates/odd.sql", text);
        assertThat(shop.expect(78, "run", Workspace.DATASET).err()).contains("shop.things: aggregates/odd.sql " + said);
        shop.sql("conform.sql", text);
        assertThat(shop.expect(78, "run", Workspace.DATASET).err()).contains("shop.things: conform.sql " + said);
        assertThat(shop.expect(64, "query", text).out()).isEmpty();
        assertThat(shop.query("select count(*) from control.load")).containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select *, upper(name) as NAME from raw_rows | NAME and name, which are one name in SQL; leave one out",
                "select *, name from raw_rows | name twice; leave one out or call it otherwise",
                "select *, true as Deleted from raw_rows | Deleted, a column of the platform's own; call it otherwise"
            })
    void conformSqlAnswersEveryNameOnce(String text, String said) throws Exception {
        Workspace shop = new Workspace(folder).contract(Workspace.CONTRACT).sql("conform.sql", text);
        shop.drop(1, "1,a,1");

        assertThat(shop.expect(78, "run", Workspace.DATASET).err())
                .contains("shop.things: conform.sql answers " + said);
    }

    @Test
    void aSemicolonAndCommentsMayEndTheContractsSql() throws Exception {
        Workspace shop = new Workspace(folder)
                .contract(Workspace.CONTRACT)
                .sql("conform.sql", "from raw_rows -- all; of them")
                .sql("aggregates/odd.sql", "select count(*) as n from snapshot.shop_things_latest; -- done; really");
        shop.drop(1, "1,a,1").run();

        assertThat(shop.query("select n from aggregate.shop_odd")).containsExactly("1");
    }
}
