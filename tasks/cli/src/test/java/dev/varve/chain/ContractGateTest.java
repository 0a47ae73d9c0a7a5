package dev.varve.chain;

import static dev.varve.cli.Workspace.CONTRACT;
import static dev.varve.cli.Workspace.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A changed contract that would make something worse for readers waits for a person. */
@Tag("slow")
class ContractGateTest {
    private static final String LATEST = "select * from snapshot.shop_things_latest order by id";
    private static final String NAMES_ARE_NUMBERS = CONTRACT.replace("name: text", "name: integer");
    private static final String TOTALS = """
            aggregates:
              totals:
                window: day
                by: name
                measures: {things: count, total: sum(amount)}
            """;

    @TempDir
    private Path folder;

    private Workspace shop;

    @BeforeEach
    void published() throws Exception {
        shop = new Workspace(folder).contract(CONTRACT + TOTALS);
        shop.drop(1, "1,a,1", "2,b,2", "3,c,3", "4,d,4").drop(2, "1,a,1.5", "2,b,2", "3,c,3", "4,d,4");
        shop.run();
    }

    private void approve() {
        shop.expect(0, "approve", DATASET, "--contract", "--reason", "as it should be");
    }

    private String held() {
        String said = shop.expect(65, "run", DATASET).err();
        assertThat(said).contains("the changed contract is held", "varve approve " + DATASET + " --contract");
        return said;
    }

    @Test
    void readersKeepTablesColumnsAndThePastUntilItIsLetIn() throws Exception {
        List<String> latest = shop.query(LATEST);
        List<String> past = shop.query(LATEST, "--as-known-at", "2026-01-02");
        List<String> windows = shop.query("select * from aggregate.shop_totals order by all");
        shop.contract(NAMES_ARE_NUMBERS + TOTALS);

        assertThat(held()).contains("8 of 8 rows", "limits.rejects", "name not_an_integer 8");

        assertThat(shop.query(LATEST)).isEqualTo(latest).hasSize(4);
        assertThat(shop.query(LATEST, "--as-known-at", "2026-01-02"))
                .isEqualTo(past)
                .hasSize(4);
        assertThat(shop.query("select * from aggregate.shop_totals order by all"))
                .isEqualTo(windows);
        assertThat(shop.query("select count(*) from control.rejected_row")).containsExactly("0");
        assertThat(shop.query("select decision from control.contract_decision where dataset = '" + DATASET
                        + "' order by sequence"))
                .containsExactly("accept", "hold");

        approve();

        assertThat(shop.query(LATEST)).isEmpty();
        assertThat(shop.query(LATEST, "--as-known-at", "2026-01-02")).isEmpty();
        assertThat(shop.query("select decision, reason from control.contract_decision where dataset = '" + DATASET
                        + "' order by sequence"))
                .last()
                .isEqualTo("accept,as it should be");
    }

    @Test
    void newLoadsWaitWhileOtherDatasetsGoOn() throws Exception {
        shop.sql("../kinds/contract.yaml", """
                landing: kinds/{received_at:yyyyMMdd}.csv
                key: kind
                columns: {kind: text}
                """);
        shop.contract(NAMES_ARE_NUMBERS + TOTALS);
        shop.drop(3, "1,5,1").land("kinds/20260101.csv", "kind\np\n", "2026-01-01T00:00:00Z");

        assertThat(shop.expect(65, "run", DATASET, "shop.kinds").err()).contains("the changed contract is held");

        assertThat(shop.query("select count(*) from snapshot.shop_kinds_latest"))
                .containsExactly("1");
        assertThat(shop.query(LATEST)).hasSize(4);
        assertThat(shop.load("registered")).isNotEmpty();
        for (String task : List.of("load", "conform", "publish")) {
            assertThat(shop.expect(65, task, "--dataset", DATASET).err()).contains("the changed contract is held");
        }
        assertThat(shop.expect(0, "status").out())
                .contains("the changed contract is held: it would reject 8 of 8 rows");

        approve();
        shop.run();
        assertThat(shop.query("select id, name from snapshot.shop_things_latest"))
                .containsExactly("1,5");
    }

    @Test
    void aContractThatIsPutBackLetsLoadsGoOn() throws Exception {
        shop.contract(NAMES_ARE_NUMBERS + TOTALS);
        held();
        shop.contract(CONTRACT + TOTALS).drop(3, "1,a,7", "2,b,2", "3,c,3", "4,d,4");

        shop.run();

        assertThat(shop.query("select amount from snapshot.shop_things_latest where id = 1"))
                .containsExactly("7.00");
    }

    @Test
    void loadsGoOnWithoutAChangeThatIsDiscardedUntilTheFileChangesAgain() throws Exception {
        shop.contract(NAMES_ARE_NUMBERS + TOTALS);
        held();
        shop.expect(0, "discard", DATASET, "--contract", "--reason", "a slip");
        shop.drop(3, "1,a,7", "2,b,2", "3,c,3", "4,d,4", "5,e,5");

        shop.run();

        assertThat(shop.query("select name from snapshot.shop_things_latest where id = 5"))
                .containsExactly("e");
        assertThat(shop.expect(0, "status").out()).contains("the changed contract is discarded (a slip)");
        assertThat(Files.readString(shop.sql().resolve("shop/things/contract.yaml")))
                .isEqualTo(NAMES_ARE_NUMBERS + TOTALS);
        List<String> latest = shop.query(LATEST);
        shop.expect(0, "rebuild");
        assertThat(shop.query(LATEST)).isEqualTo(latest);
        assertThat(shop.expect(0, "status").out()).contains("the changed contract is discarded (a slip)");

        shop.contract(NAMES_ARE_NUMBERS.replace("decimal(10,2)", "double") + TOTALS);
        held();
    }

    @Test
    void whatIsLetInIsTheSameAfterARebuild() throws Exception {
        shop.contract(CONTRACT.replace("amount: decimal(10,2)", "amount: integer") + TOTALS);
        assertThat(held()).contains("1 of 8 rows");
        approve();
        List<String> latest = shop.query(LATEST);
        assertThat(latest).hasSize(4);

        shop.expect(0, "rebuild");

        assertThat(shop.query(LATEST)).isEqualTo(latest);
        assertThat(shop.query("select decision from control.contract_decision where dataset = '" + DATASET
                        + "' order by sequence"))
                .containsExactly("accept", "hold", "accept");
    }

    @Test
    void whatMakesNothingWorseIsLetInByItselfAndTheLedgerNamesIt() throws Exception {
        shop.contract(CONTRACT.replace("decimal(10,2)", "double") + TOTALS.replace("sum(amount)", "max(amount)"));
        shop.contract(CONTRACT + TOTALS.replace("sum(amount)", "count(amount)"));

        shop.run();

        assertThat(shop.query("select distinct cause like 'contract ____________' from control.restatement"))
                .containsExactly("true");
        assertThat(shop.query("select was, now from control.restatement where was like '%1.50%'"))
                .singleElement()
                .asString()
                .contains("\"\"total\"\":\"\"1\"\"");
        assertThat(shop.query("select decided_by, reason from control.contract_decision where dataset = '" + DATASET
                        + "' order by sequence"))
                .last()
                .isEqualTo("varve,nothing that readers have gets worse");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            key: id      | key: [id, name]                       | key: id becomes id, name
            restates: all| effective_at: day                     | effective_at: received_at becomes day
            restates: all| ''                                    | restates: all becomes nothing
            key: id      | 'key: id\nsequence_by: amount'        | sequence_by: received last becomes amount
            key: id      | 'key: id\ndeletes: none'              | deletes: absence becomes none
            """)
    void whatARowIsAboutAlwaysWaits(String part, String other, String reason) throws Exception {
        String contract = CONTRACT.replace(part, other.replace("\\n", "\n")) + TOTALS;
        shop.contract(
                contract.contains("day\n") && contract.contains("effective_at")
                        ? contract.replace("  amount:", "  day: {type: date, default: 2026-01-01}\n  amount:")
                        : contract);

        assertThat(held()).contains(reason + ", which waits for a person");
    }

    @Test
    void aColumnThatIsCalledOtherwiseAndEmptyThenWaits() throws Exception {
        shop.contract(CONTRACT.replace("name: text", "title: text") + TOTALS.replace("by: name", "by: title"));

        assertThat(held()).contains("snapshot.shop_things_latest would lose name, and title would be empty");

        shop.contract(CONTRACT.replace("name: text", "title: {type: text, from: name}")
                + TOTALS.replace("by: name", "by: title"));
        shop.run();
        assertThat(shop.query("select title from snapshot.shop_things_latest where id = 1"))
                .containsExactly("a");
    }

    @Test
    void aColumnWithoutAnyValueAnyMoreWaits() throws Exception {
        shop.contract(CONTRACT.replace("name: text", "name: {type: text, from: nome}") + TOTALS);

        assertThat(held()).contains("would have no value in name");
    }

    @Test
    void aCheckThatFailsByTheChangeWaitsAndOneThatFailedBeforeDoesNot() throws Exception {
        String checked = CONTRACT.replace(
                        "amount: decimal(10,2)",
                        "amount: {type: 'decimal(10,2)', checks: [{be_between: {min_value: 0, max_value: 100}}]}")
                + TOTALS;
        shop.contract(checked).run();
        shop.sql("conform.sql", "select _file_id, _row_number, id, name, amount * 100 as amount from raw_rows");
        assertThat(held()).contains("amount", "would fail of 2 loads");
        approve();

        shop.sql(
                "conform.sql",
                "select _file_id, _row_number, id, upper(name) as name, amount * 100 as amount from raw_rows");
        shop.run();
        assertThat(shop.query("select name, amount from snapshot.shop_things_latest where id = 1"))
                .containsExactly("A,150.00");
    }

    @Test
    void aLoadThatLosesMoreThanItsLimitWaitsThoughAllFilesDoNot() throws Exception {
        Workspace delta = new Workspace(folder.resolve("delta"));
        String contract = CONTRACT.replace("restates: all\n", "");
        delta.contract(contract);
        String[] many = new String[50];
        for (int i = 0; i < many.length; i++) {
            many[i] = i + ",a," + i;
        }
        delta.drop(1, many).drop(2, "0,b,1.5", "1,b,1.5");
        delta.run();

        delta.contract(contract.replace("decimal(10,2)", "integer"));

        assertThat(delta.expect(65, "run", DATASET).err()).contains("it would reject 2 of 2 rows");
    }

    @Test
    void aFileThatWouldBeRefusedWaitsAndCannotBeLetIn() throws Exception {
        shop.contract(CONTRACT.replace("name: text", "name: text\n  colour: {type: text, required: true}") + TOTALS);

        assertThat(held()).contains("refuses files that are loaded", "colour");

        assertThat(shop.expect(65, "approve", DATASET, "--contract", "--reason", "why not")
                        .err())
                .contains("refuses files that are loaded");
        assertThat(shop.query(LATEST)).hasSize(4);
    }

    @Test
    void limitsAreInForceAtOnceAndJudgeAHeldChangeAgain() throws Exception {
        shop.contract(CONTRACT.replace("decimal(10,2)", "integer") + TOTALS);
        held();

        shop.contract(CONTRACT.replace("decimal(10,2)", "integer") + TOTALS + "limits: {rejects: 30%}\n");
        shop.run();

        assertThat(shop.query("select amount from snapshot.shop_things_latest order by id"))
                .containsExactly("1", "2", "3", "4");
    }

    @Test
    void aCheckThatChangedAloneHoldsNothingThatIsPublished() throws Exception {
        String checked = CONTRACT.replace(
                        "amount: decimal(10,2)",
                        "amount: {type: 'decimal(10,2)', checks: [{be_between: {min_value: 2, max_value: 100}}]}")
                + TOTALS;
        shop.contract(checked);

        assertThat(shop.run().err()).contains("what is published fails the changed check", "amount");

        assertThat(shop.run().err()).doesNotContain("fails the changed check");
        shop.drop(3, "1,a,1", "2,b,2", "3,c,3", "4,d,4");
        assertThat(shop.expect(65, "run", DATASET).err()).contains("held by");
    }

    @Test
    void wrongUsesAreNamed() {
        assertThat(shop.expect(64, "approve", DATASET, "--contract", "--reason", "x")
                        .err())
                .contains("there is nothing to decide");
        assertThat(shop.expect(64, "discard", DATASET, "--contract").err()).contains("there is nothing to decide");
        assertThat(shop.expect(64, "approve", DATASET, "--reason", "x").err()).contains("name a load, or --contract");
    }
}
