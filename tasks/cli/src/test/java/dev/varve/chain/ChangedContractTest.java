package dev.varve.chain;

import static dev.varve.cli.Workspace.CONTRACT;
import static dev.varve.cli.Workspace.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Whatever changes in a contract, readers see what they would see had it always been so, once it is let in. */
@Tag("slow")
class ChangedContractTest {
    private static final String TOTALS = """
            aggregates:
              totals:
                window: day
                by: name
                measures: {things: count, total: sum(amount)}
            """;
    private static final String CONFORM = """
            select _file_id, _row_number, id, upper(name) as name, amount * 100 as cents
            from raw_rows
            where amount >= 0
            """;

    @TempDir
    private Path folder;

    private Workspace shop(String name) throws Exception {
        Workspace shop = new Workspace(folder.resolve(name)).contract(CONTRACT);
        shop.drop(1, "1,a,1", "2,b,2", "3,c,3", "4,d,4", "5,e,5", "6,f,-6");
        shop.drop(2, "1,a,1", "2,b,2.5", "3,c,3", "4,d,4", "5,e,5", "7,a,7");
        shop.drop(3, "1,a,9", "2,b,2.5", "3,c,3", "4,d,4", "5,e,5", "7,a,7");
        return shop;
    }

    @FunctionalInterface
    private interface Edit {
        void edit(Workspace shop) throws Exception;
    }

    /** One shop always had the new contract, the other gets it late; then both get another drop. */
    private Workspace changed(Edit edit) throws Exception {
        return changed(edit, Workspace::run);
    }

    /** The same of a change that waits for a person: until then readers have what they had. */
    private Workspace approved(Edit edit) throws Exception {
        return changed(edit, late -> {
            byte[] catalog = late.catalog();
            assertThat(late.expect(65, "run", DATASET).err()).contains("held");
            assertThat(tables(late.catalog())).isEqualTo(tables(catalog));
            late.expect(0, "approve", DATASET, "--contract", "--reason", "as it should be");
        });
    }

    /** Files of the tables that readers see, but for those of control. */
    private static Map<String, String> tables(byte[] catalog) {
        return new JsonMapper()
                .readTree(catalog).get("served").properties().stream()
                        .filter(table -> !table.getKey().startsWith("control."))
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, table -> table.getValue().toString()));
    }

    private Workspace changed(Edit edit, Edit let) throws Exception {
        Edit news = shop -> shop.drop(4, "1,a,9", "2,b,2.5", "3,c,3.25", "4,d,4", "5,e,5", "7,a,8", "8,h,8");
        Workspace always = shop("always");
        edit.edit(always);
        always.run();
        Workspace late = shop("late");
        late.run();
        edit.edit(late);
        let.edit(late);
        assertThat(late.everything()).isEqualTo(always.everything());
        byte[] catalog = late.catalog();
        late.run();
        assertThat(late.catalog()).isEqualTo(catalog);
        news.edit(always);
        always.run();
        news.edit(late);
        late.run();
        assertThat(late.everything()).isEqualTo(always.everything());
        return late;
    }

    @Test
    void aNewAggregate() throws Exception {
        changed(shop -> shop.contract(CONTRACT + TOTALS));
    }

    @Test
    void aChangedAggregate() throws Exception {
        Workspace shop = changed(shopWith -> {
            if (Files.exists(shopWith.home())) {
                shopWith.contract(CONTRACT + TOTALS).run();
            }
            shopWith.contract(
                    CONTRACT + TOTALS.replace("window: day", "window: month").replace("sum", "max"));
        });
        assertThat(shop.query("select name, things, total from aggregate.shop_totals order by all"))
                .containsExactly("a,2,9.00", "b,1,2.50", "c,1,3.25", "d,1,4.00", "e,1,5.00", "h,1,8.00");
    }

    @Test
    void aNewColumnThatTheFilesLack() throws Exception {
        changed(shop -> shop.contract(CONTRACT + "  colour: {type: text, default: grey}\n"));
    }

    @Test
    void aColumnThatIsTakenAway() throws Exception {
        changed(shop -> shop.contract(CONTRACT.replace("  amount: decimal(10,2)\n", "")));
    }

    @Test
    void aNewColumnThatWasUnknownBefore() throws Exception {
        Workspace shop = changed(shopWith -> {
            if (Files.exists(shopWith.home())) {
                shopWith.contract(CONTRACT.replace("  name: text\n", "")).run();
            }
            shopWith.contract(CONTRACT);
        });
        assertThat(shop.query("select name from snapshot.shop_things_latest where id = 8"))
                .containsExactly("h");
    }

    @Test
    void aChangedType() throws Exception {
        changed(shop -> shop.contract(CONTRACT.replace("decimal(10,2)", "double")));
    }

    @Test
    void aChangedKey() throws Exception {
        approved(shop -> shop.contract(CONTRACT.replace("key: id", "key: [id, name]")));
    }

    @Test
    void anUntrackedColumn() throws Exception {
        changed(shop -> shop.contract(
                CONTRACT.replace("amount: decimal(10,2)", "amount: {type: 'decimal(10,2)', tracked: false}")));
    }

    @Test
    void pointsInTime() throws Exception {
        changed(shop -> shop.contract(CONTRACT + "as_of: day_end\n"));
    }

    @Test
    void ignoredAbsence() throws Exception {
        Workspace shop = approved(shopWith -> shopWith.contract(CONTRACT + "deletes: none\n"));
        assertThat(shop.query("select name from snapshot.shop_things_latest where id = 6"))
                .containsExactly("f");
    }

    @Test
    void aConformSql() throws Exception {
        Workspace shop = approved(shopWith -> shopWith.sql("conform.sql", CONFORM));
        assertThat(shop.query("select id, name, cents from snapshot.shop_things_latest order by id"))
                .containsExactly(
                        "1,A,900.00",
                        "2,B,250.00",
                        "3,C,325.00",
                        "4,D,400.00",
                        "5,E,500.00",
                        "7,A,800.00",
                        "8,H,800.00");
    }

    @Test
    void anAggregateInSql() throws Exception {
        Workspace shop = changed(shopWith -> shopWith.sql("aggregates/by_name.sql", """
                select name, count(*) as things, sum(amount) as total
                from snapshot.shop_things_latest
                group by name;
                """));
        assertThat(shop.query("select name, things, total from aggregate.shop_by_name order by name"))
                .contains("a,2,17.00", "c,1,3.25");
    }

    @Test
    void anAggregateInSqlWhoseRowsRepeat() throws Exception {
        Workspace shop = changed(shopWith -> shopWith.sql("aggregates/names.sql", """
                -- snapshot.shop_things_latest is what readers see
                select length(name) as letters, sum(id) as ids, 'snapshot.shop_things_latest' as "from"
                from "snapshot".shop_things_latest
                group by name, id % 2
                """));
        assertThat(shop.query("select letters, ids, \"from\" from aggregate.shop_names where ids in (3, 5) order by 2"))
                .containsExactly("1,3,snapshot.shop_things_latest", "1,5,snapshot.shop_things_latest");
        shop.sql(
                "aggregates/names.sql",
                "select 1 as one, sum(id) // 1000 as none from snapshot.shop_things_latest group by id");
        shop.run();
        shop.drop(5, "1,a,9", "2,b,2.5", "3,c,3.25", "4,d,4", "5,e,5", "7,a,8");
        shop.run();
        assertThat(shop.query("select * from aggregate.shop_names"))
                .containsExactly("1,0", "1,0", "1,0", "1,0", "1,0", "1,0");
    }

    @Test
    void whatIsDeclaredNoMoreIsServedNoMore() throws Exception {
        Workspace shop = changed(shopWith -> {
            if (Files.exists(shopWith.home())) {
                shopWith.sql("aggregates/by_name.sql", "select name from snapshot.shop_things_latest")
                        .contract(CONTRACT + "as_of: day_end\n" + TOTALS)
                        .run();
                Files.delete(shopWith.sql().resolve("shop/things/aggregates/by_name.sql"));
            }
            shopWith.contract(CONTRACT);
        });
        assertThat(shop.everything().keySet())
                .contains("snapshot.shop_things_latest")
                .noneMatch(table -> table.contains("as_of") || table.startsWith("aggregate."));
    }

    @Test
    void anAttributeThatIsMadeOtherwiseReachesTheRowsThatCarryIt() throws Exception {
        Workspace shop = new Workspace(folder.resolve("carried"))
                .contract("""
                        landing: things/{received_at:yyyyMMdd}.csv
                        key: id
                        columns: {id: integer, kind: text}
                        relationships: {kind: {to: shop.kinds, by: kind, include: [label]}}
                        """)
                .sql("../kinds/contract.yaml", """
                        landing: kinds/{received_at:yyyyMMdd}.csv
                        key: kind
                        columns: {kind: text, label: text}
                        """)
                .land("kinds/20260101.csv", "kind,label\np,paper\nq,quartz\n", "2026-01-01T00:00:00Z")
                .land("things/20260102.csv", "id,kind\n1,p\n2,q\n3,r\n", "2026-01-02T00:00:00Z");
        shop.expect(0, "run", "shop.kinds");
        shop.run();
        shop.sql(
                "../kinds/conform.sql",
                "select _file_id, _row_number, kind, upper(label) as label from raw_rows where kind <> 'q'");
        shop.expect(65, "run", "shop.kinds");
        assertThat(shop.query("select id, kind_label from snapshot.shop_things_latest order by id"))
                .containsExactly("1,paper", "2,quartz", "3,");
        shop.expect(0, "approve", "shop.kinds", "--contract", "--reason", "quartz is sold no more");

        assertThat(shop.query("select id, kind_label from snapshot.shop_things_latest order by id"))
                .containsExactly("1,PAPER", "2,", "3,");
    }

    @Test
    void aCommentRunsNothingAgain() throws Exception {
        Workspace shop = shop("commented");
        shop.run();
        byte[] catalog = shop.catalog();

        shop.contract("# a remark\ndescription: Things.\n" + CONTRACT);

        assertThat(shop.run().err()).contains("nothing to do");
        assertThat(shop.catalog()).isEqualTo(catalog);
    }

    @Test
    void aConformSqlThatBreaksIsNamed() throws Exception {
        Workspace shop = shop("broken");
        shop.sql("conform.sql", "select id, nome from raw_rows");
        assertThat(shop.expect(78, "run", DATASET).err()).contains("conform.sql", "nome");
        shop.sql("conform.sql", "select id, name from raw_rows");
        assertThat(shop.expect(78, "run", DATASET).err()).contains("conform.sql", "_file_id");
        shop.sql("conform.sql", "select _file_id, _row_number, name from raw_rows");
        assertThat(shop.expect(78, "run", DATASET).err()).contains("conform.sql", "id");
    }

    @Test
    void anAggregateSqlThatBreaksIsNamed() throws Exception {
        Workspace shop = shop("broken");
        shop.sql("aggregates/by_name.sql", "select nome from snapshot.shop_things_latest");
        assertThat(shop.expect(78, "run", DATASET).err()).contains("by_name", "nome");
    }
}
