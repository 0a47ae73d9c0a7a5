package dev.varve.cli.rejects;

import static dev.varve.cli.Workspace.CONTRACT;
import static dev.varve.cli.Workspace.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import dev.varve.worlds.product.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of things with rejected rows, which a person looks after. */
@Tag("slow")
class RejectsTest {
    private static final String LENIENT = CONTRACT + "limits: {rejects: 80%}\nas_of: day_end\n";
    private static final String LATEST = "select id, name, amount from snapshot.shop_things_latest order by id";
    private static final String[] AFTER_BOTH_DROPS = {"--as-known-at", "2026-01-03"};

    @TempDir
    private Path folder;

    private Workspace shop;

    @BeforeEach
    void twoLists() throws Exception {
        shop = drops(new Workspace(folder.resolve("shop")).contract(LENIENT));
        shop.run();
    }

    private static Workspace drops(Workspace shop) throws IOException {
        return shop.drop(1, "1,a,1", "2,b,2", "3,c,3", "4,d,4")
                .drop(2, "1,A,one", "2,B,2", "x,\"c, or C\",3", "4,D,4,4");
    }

    private Path export(String... filters) {
        Path file = folder.resolve("fix.csv");
        String[] arguments = new String[filters.length + 4];
        arguments[0] = "rejects";
        arguments[1] = DATASET;
        arguments[2] = "--export";
        arguments[3] = file.toString();
        System.arraycopy(filters, 0, arguments, 4, filters.length);
        shop.expect(0, arguments);
        return file;
    }

    private static void edit(Path file, UnaryOperator<String> edit) throws IOException {
        String before = Files.readString(file);
        String after = edit.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
    }

    private Outcome replay(int exit, Path from) {
        return shop.expect(exit, "rejects", DATASET, "replay", "--from", from.toString());
    }

    private static String corrected(String text) {
        return text.replace("\"1,A,one\"", "\"1,A,1.50\"")
                .replace("\"x,\"\"c, or C\"\",3\"", "\"3,\"\"c, or C\"\",3\"")
                .replace("\"4,D,4,4\"", "\"4,D,4.40\"");
    }

    @Test
    void exportsRowsThatCanBeEdited() throws Exception {
        assertThat(Files.readString(export()))
                .startsWith(
                        "\ufeff\"file_id\",\"file\",\"row\",\"line\",\"column\",\"reason\",\"message\",\"annotation\","
                                + "\"text\",\"received_at\",\"load\"\r\n")
                .contains("\"things/20260102/list.csv\",\"1\",\"2\",\"amount\",\"not_a_decimal\",")
                .contains(",\"x,\"\"c, or C\"\",3\",\"2026-01-02 00:00:00\",");
        assertThat(Files.readAllLines(export("--column", "amount"))).hasSize(2);
    }

    @Test
    void correctedRowsGetInAndTheRestStaysAsItWas() throws Exception {
        List<String> before = shop.query(LATEST, AFTER_BOTH_DROPS);
        List<String> asOf = shop.query("select * exclude (_load_id) from snapshot.shop_things_as_of order by all");
        Path file = export();
        edit(file, RejectsTest::corrected);

        assertThat(replay(0, file).err()).contains(DATASET + ": 3 rows replayed");

        assertThat(shop.query(LATEST)).containsExactly("1,A,1.50", "2,B,2.00", "3,\"c, or C\",3.00", "4,D,4.40");
        assertThat(shop.query(LATEST, AFTER_BOTH_DROPS)).isEqualTo(before).contains("1,a,1.00");
        assertThat(shop.query("select * exclude (_load_id) from snapshot.shop_things_as_of order by all"))
                .isEqualTo(asOf);
        assertThat(shop.query("select distinct _received_at from snapshot.shop_things_latest"))
                .containsExactly("2026-01-02 00:00:00");
        assertThat(shop.query("select read_rows, accepted_rows, rejected_rows, ignored_rows, admitted_rows"
                        + " from control.file where admitted_rows > 0"))
                .containsExactly("4,4,0,0,3");
        assertThat(shop.expect(0, "rejects", DATASET).out())
                .isEqualTo("no rejected rows; besides 3 replayed (--state all lists them)\n");
        assertThat(shop.report("2026-01-02")).contains("<b>admit 3 rejected rows</b> by user ", "corrected by hand");
        assertThat(shop.expect(0, "why", "snapshot.shop_things_latest", "id=1").out())
                .contains("admitted  20", ", by user ", ": corrected by hand\n")
                .contains("text\n  1,A,1.50\n", "delivered as\n  1,A,one\n");
        assertThat(shop.expect(0, "rejects", DATASET, "--state", "replayed").out())
                .contains("1,A,one", "3 replayed rows: 1 not_a_decimal, 1 not_an_integer, 1 too_many_fields");
    }

    @Test
    void theResultEqualsACleanLoad() throws Exception {
        Path file = export();
        edit(file, RejectsTest::corrected);
        replay(0, file);
        Workspace clean = new Workspace(folder.resolve("clean")).contract(LENIENT);
        clean.drop(1, "1,a,1", "2,b,2", "3,c,3", "4,d,4")
                .drop(2, "1,A,1.50", "2,B,2", "3,\"c, or C\",3", "4,D,4.40")
                .run();

        for (String table : List.of("conformed.shop_things", "snapshot.shop_things_latest")) {
            String rows = "select * exclude (_load_id, _file_id" + (table.startsWith("c") ? ", _delivery_id" : "")
                    + ") from " + table + " order by all";
            assertThat(shop.query(rows)).isEqualTo(clean.query(rows));
        }
        shop.drop(5, "1,A,1.50", "2,B,2");
        clean.drop(5, "1,A,1.50", "2,B,2");
        shop.expect(65, "run", DATASET);
        clean.expect(65, "run", DATASET);
        assertThat(shop.query(LATEST)).isEqualTo(clean.query(LATEST));
    }

    @Test
    void aSecondReplayDoesNothingAndSaysSo() throws Exception {
        Path file = export();
        edit(file, RejectsTest::corrected);
        replay(0, file);
        byte[] catalog = shop.catalog();

        assertThat(replay(0, file).err()).contains("nothing to replay: 3 rows of them are in already");
        assertThat(shop.expect(0, "rejects", DATASET, "replay").err()).contains("nothing to replay: no open rejects");
        assertThat(shop.run().err()).contains("nothing to do");
        assertThat(shop.catalog()).isEqualTo(catalog);
    }

    @Test
    void rebuildsReplayedRows() throws Exception {
        List<String> asKnown = shop.query(LATEST, AFTER_BOTH_DROPS);
        Path file = export();
        edit(file, RejectsTest::corrected);
        replay(0, file);
        shop.expect(0, "rejects", DATASET, "--state", "all");
        shop.drop(4, "1,A,1.50", "2,B,2", "3,c,3", "4,D,").run();
        var before = shop.everything();
        List<String> files = shop.query("select * from control.file order by all");
        List<String> decisions = shop.query("select * from control.reject_decision order by all");

        Files.delete(shop.home().resolve("warehouse.duckdb"));
        shop.expect(0, "rebuild");
        shop.expect(0, "rebuild");

        assertThat(shop.everything()).isEqualTo(before);
        assertThat(shop.query("select * from control.file order by all")).isEqualTo(files);
        assertThat(shop.query("select * from control.reject_decision order by all"))
                .isEqualTo(decisions)
                .hasSize(3);
        assertThat(shop.query(LATEST, AFTER_BOTH_DROPS)).isEqualTo(asKnown);
    }

    @Test
    void whatStillDoesNotFitStaysRejected() throws Exception {
        Path file = export();
        edit(file, text -> text.replace("\"1,A,one\"", "\"1,A,1.50\"").replace("\"4,D,4,4\"", "\"4,D,four\""));

        assertThat(replay(65, file).err())
                .contains("1 row replayed")
                .contains("things/20260102/list.csv:4, column amount: not_a_decimal: ")
                .contains("2 rows still do not fit and stay rejected");

        assertThat(shop.query(LATEST)).containsExactly("1,A,1.50", "2,B,2.00", "3,c,3.00", "4,d,4.00");
        assertThat(shop.expect(0, "rejects", DATASET).out())
                .contains("2 rejected rows: 1 not_an_integer, 1 too_many_fields");
    }

    @Test
    void rowsThatNobodyCorrectedAreNoFailure() throws Exception {
        Path file = export();
        edit(file, text -> text.replace("\"1,A,one\"", "\"1,A,1.50\""));
        assertThat(replay(0, file).err()).contains("1 row replayed", "2 rows still do not fit");
        assertThat(shop.expect(65, "rejects", DATASET, "replay").err()).contains("nothing was replayed");
    }

    @Test
    void aTextThatIsTwoRowsIsRefused() throws Exception {
        Path file = export();
        edit(file, text -> text.replace("\"1,A,one\"", "\"1,A,1.50\n9,z,9\""));
        byte[] catalog = shop.catalog();
        assertThat(replay(65, file).err())
                .contains("The corrected text of row 1 is not exactly one record", "nothing was replayed");
        assertThat(shop.catalog()).isEqualTo(catalog);
    }

    @Test
    void readsWhatASpreadsheetSaves() throws Exception {
        Path file = export("--column", "amount");
        String id = Files.readString(file)
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .split(",")[0]
                .replace("\"", "");
        Files.writeString(file, "row;file_id;text;note\n1;" + id + ";\"1,A,1.5\";\"a \"\"note\"\"\"\n;;;\n");
        assertThat(replay(0, file).err()).contains("1 row replayed");
    }

    @Test
    void aFileThatIsNoExportIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("other.csv"), "id,name\n1,a\n");
        assertThat(replay(64, file).err()).contains("has no column file_id; keep the columns");
        Files.writeString(file, "file_id,row,text\nf00,1,a\n");
        assertThat(replay(64, file).err()).contains("there is no file f00; keep the columns file_id and row");
        assertThat(shop.expect(64, "rejects", DATASET, "replay", "--from", file.toString(), "--column", "amount")
                        .err())
                .contains("--from says which rows; leave out --row and the filters");
        Files.writeString(file, "file_id,row,text\nf00,1.0,a\n");
        assertThat(replay(64, file).err()).contains("'1.0' is no row number");
        Files.writeString(file, "file_id,row,text\nf00,1,\"a\n");
        assertThat(replay(64, file).err()).contains("a quote that opens on line 2 is never closed");
        Files.writeString(file, "file_id,row,text\nf00,1,\"a\"b\n");
        assertThat(replay(64, file).err()).contains("a quote that opens on line 2 closes before the end of its value");
        Files.write(file, new byte[] {'a', (byte) 0xe9});
        assertThat(replay(64, file).err()).contains("is not UTF-8");
    }

    @Test
    void acceptedRowsAreOpenNoMoreAndTablesStay() throws Exception {
        var before = shop.everything();
        shop.expect(0, "rejects", DATASET, "accept", "--row", "list.csv:3", "--text", "a test row", "--by", "Ada");
        shop.expect(0, "rejects", DATASET, "annotate", "--column", "amount", "--text", "asked the supplier");

        assertThat(shop.everything()).isEqualTo(before);
        assertThat(shop.expect(0, "rejects", DATASET).out())
                .contains("2 rejected rows: 1 not_a_decimal, 1 too_many_fields; besides 1 accepted");
        assertThat(shop.query(
                        "select decision, decided_by, reason, row_number from control.reject_decision order by all"))
                .contains("accept,Ada,a test row,3");
        assertThat(shop.expect(0, "rejects", DATASET, "--format", "csv").out()).contains(",open,asked the supplier\n");
        assertThat(shop.expect(0, "status").out())
                .contains(DATASET + ": 2 rejected rows wait for a person; varve rejects " + DATASET + " lists them");
        assertThat(shop.expect(0, "status", "--format", "json").out())
                .contains("\"rejects_open\":2,\"rejects_accepted\":1,\"rejects_replayed\":0");
        assertThat(Files.readString(export("--state", "accepted")))
                .contains("c, or C")
                .doesNotContain("1,A,one");
    }

    @Test
    void decisionsNeedRowsAndReasons() {
        assertThat(shop.expect(0, "rejects", DATASET, "accept", "--help").out())
                .contains("Usage: varve rejects DATASET accept [OPTIONS]", "Examples:");
        assertThat(shop.expect(64, "rejects", DATASET, "accept", "--text", "known")
                        .err())
                .contains("say which rows: --row FILE:ROW");
        assertThat(shop.expect(64, "rejects", DATASET, "accept", "--all", "--text", " ")
                        .err())
                .contains("--text is empty; say why");
        assertThat(shop.expect(64, "rejects", DATASET, "accept", "--all").err()).contains("--text");
        assertThat(shop.expect(64, "rejects", DATASET, "accept", "--row", "list.csv", "--text", "known")
                        .err())
                .contains("'list.csv' names no row: write it as FILE:ROW");
        assertThat(shop.expect(64, "rejects", DATASET, "annotate", "--row", "list.csv:2", "--text", "known")
                        .err())
                .contains("row 2 of list.csv is not among the rejects");
        assertThat(shop.expect(64, "rejects", DATASET, "replay", "--despite-checks")
                        .err())
                .contains("--despite-checks needs --text");
    }

    @Test
    void aCorrectedContractReplaysOnlyFromNowOn() throws Exception {
        List<String> before = shop.query(LATEST, AFTER_BOTH_DROPS);
        shop.contract(LENIENT.replace("amount: decimal(10,2)", "amount: {type: 'decimal(10,2)', null_values: [one]}"));

        assertThat(shop.expect(0, "rejects", DATASET, "replay", "--column", "amount")
                        .err())
                .contains("1 row replayed", "all of them were read again with it");

        assertThat(shop.query(LATEST)).contains("1,A,");
        assertThat(shop.query(LATEST, AFTER_BOTH_DROPS)).isEqualTo(before).contains("1,a,1.00");
        assertThat(shop.run().err()).contains("nothing to do");
        var everything = shop.everything();
        Files.delete(shop.home().resolve("warehouse.duckdb"));
        shop.expect(0, "rebuild");
        assertThat(shop.everything()).isEqualTo(everything);
        assertThat(shop.query(LATEST, AFTER_BOTH_DROPS)).isEqualTo(before);
    }

    @Test
    void aContractThatWasRunHasNothingLeftToReplay() throws Exception {
        Path file = export("--column", "amount");
        edit(file, text -> text.replace("1,A,one", "1,A,1.50"));
        shop.contract(LENIENT.replace("amount: decimal(10,2)", "amount: text")).run();
        assertThat(shop.query(LATEST)).contains("1,A,one");
        assertThat(shop.expect(0, "rejects", DATASET, "replay", "--column", "amount")
                        .err())
                .contains("nothing to replay: no open rejects");
        assertThat(replay(0, file).err()).contains("nothing to replay: 1 row of them is in already");
    }

    @Test
    void annotationsOfTheFileAreKept() throws Exception {
        Path file = export();
        edit(
                file,
                text -> text.replace(",,\"1,A,one\"", ",\"asked, twice\",\"1,A,1.50\"")
                        .replace(",,\"4,D,4,4\"", ",hopeless,\"4,D,4,4\""));
        replay(0, file);
        assertThat(shop.query(
                        "select decision, reason, row_number from control.reject_decision order by row_number, 1"))
                .containsExactly("admit,corrected by hand,1", "annotate,\"asked, twice\",1", "annotate,hopeless,4");
        assertThat(Files.readString(export())).contains("\"hopeless\",\"4,D,4,4\"");
    }

    @Test
    void aReplayThatFailsACheckChangesNothing() throws Exception {
        shop.contract(LENIENT + "checks:\n  - row_count_to_be_between: {max_value: 3}\n");
        byte[] catalog = shop.catalog();
        Path file = export();
        edit(file, RejectsTest::corrected);
        List<String> before = shop.query(LATEST);

        assertThat(replay(65, file).err())
                .contains("would fail", "row_count_to_be_between", "nothing was replayed, readers keep what they have");
        assertThat(shop.query(LATEST)).isEqualTo(before);
        assertThat(shop.catalog()).isEqualTo(catalog);

        shop.expect(
                0, "rejects", DATASET, "replay", "--from", file.toString(), "--despite-checks", "--text", "it is so");
        assertThat(shop.query(LATEST)).contains("1,A,1.50");
        assertThat(shop.query("select decision, reason from control.decision where decided_by <> 'varve'"))
                .containsExactly("accept,it is so");
    }

    @Test
    void limitsAreNumbersOrShares() throws Exception {
        shop.contract(CONTRACT + "limits: {rejects: 1}\n").drop(4, "1,A,1.50", "2,B,two", "3,c,three", "4,D,4");
        assertThat(shop.expect(65, "run", DATASET).err())
                .contains("refused: 2 of 4 rows do not fit the contract, more than limits.rejects allows (1)");
        assertThat(shop.query("select count(*) from raw.shop_things")).containsExactly("5");
        shop.drop(5, "1,A,1.50", "2,B,two", "3,c,3", "4,D,4").run();
        assertThat(shop.query(LATEST)).contains("1,A,1.50");
    }

    @Test
    void aRefusedLoadIsLoadedOnceItsRejectsAreCorrected() throws Exception {
        shop.drop(4, "1,A,one", "2,B,two", "3,C,three", "4,D,four");
        shop.expect(65, "run", DATASET);
        Path file = export("--load", shop.load("refused").substring(0, 12));
        edit(file, text -> text.replace("\"2,B,two\"", "\"2,B,2.20\""));

        assertThat(replay(0, file).err()).contains("1 row replayed", "is published", "3 rows still do not fit");

        assertThat(shop.query(LATEST)).containsExactly("1,a,1.00", "2,B,2.20", "3,c,3.00", "4,d,4.00");
        assertThat(shop.query(LATEST, "--as-known-at", "2026-01-05"))
                .containsExactly("1,a,1.00", "2,B,2.00", "3,c,3.00", "4,d,4.00");
        var everything = shop.everything();
        Files.delete(shop.home().resolve("warehouse.duckdb"));
        shop.expect(0, "rebuild");
        assertThat(shop.everything()).isEqualTo(everything);
    }
}
