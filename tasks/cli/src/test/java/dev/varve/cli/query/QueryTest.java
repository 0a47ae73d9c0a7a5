package dev.varve.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Shop;
import dev.varve.worlds.product.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryTest {
    private static final String VALUES =
            "select 1.50::decimal(5,2) as a, 9223372036854775808::hugeint as b, timestamp '2026-03-29 02:30:00' as c,"
                    + " null as d, '' as e, 0.00000001::decimal(10,8) as f, {'g': [1, null]} as h, '\\xAB'::blob as i,"
                    + " time '06:00:00' as j, 'say \"x\", y' as k, true as l, timestamp '2026-03-05 06:00:00.25' as m";

    private Shop shop;
    private Path home;

    @BeforeAll
    void load(@TempDir Path folder) throws Exception {
        shop = Shop.open(folder);
        home = folder.resolve("home");
    }

    @Test
    void csvIsExact() {
        assertThat(inOslo("csv")).isEqualTo("""
                        a,b,c,d,e,f,h,i,j,k,l,m
                        1.50,9223372036854775808,2026-03-29 02:30:00,,"",0.00000001,"{""g"":[1,null]}",ab,06:00:00,"say ""x"", y",true,2026-03-05 06:00:00.25
                        """);
    }

    @Test
    void jsonIsExact() {
        assertThat(inOslo("json"))
                .isEqualTo("[{\"a\":1.50,\"b\":9223372036854775808,\"c\":\"2026-03-29 02:30:00\",\"d\":null,\"e\":\"\","
                        + "\"f\":0.00000001,\"h\":{\"g\":[1,null]},\"i\":\"ab\",\"j\":\"06:00:00\","
                        + "\"k\":\"say \\\"x\\\", y\",\"l\":true,\"m\":\"2026-03-05 06:00:00.25\"}]\n");
    }

    /** Where half past two of that night does not exist. */
    private String inOslo(String format) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Oslo"));
        try {
            return shop.run("query", VALUES, "--format", format).out();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void columnsOfOneNameKeepTheirValuesInJson() {
        assertThat(shop.run("query", "select 1 as a, 2 as a", "--format", "json")
                        .out())
                .isEqualTo("[{\"a\":1,\"a_1\":2}]\n");
        assertThat(shop.run("query", "select 1 as a where false", "--format", "json")
                        .out())
                .isEqualTo("[]\n");
    }

    @Test
    void aTableShowsControlCharactersAndCutsLongValues() {
        assertThat(shop.run("query", "select chr(27) || '[31m' as red, repeat('x', 70) as long, 7 as number")
                        .out())
                .contains("\\u001b[31m", "x".repeat(59) + "…  ", "     7\n")
                .doesNotContain("\u001b");
    }

    @Test
    void everyRowOfALargeAnswerArrives() {
        assertThat(shop.run("query", "select range as n from range(5000)").out().lines())
                .hasSize(5002)
                .last()
                .isEqualTo("4999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table x as select 1",
                "copy (select 1) to 'HOME/out.csv'",
                "attach 'HOME/warehouse.duckdb' as w",
                "insert into snapshot.retail_orders_latest select * from snapshot.retail_orders_latest",
                "drop view snapshot.retail_orders_latest",
                "set threads = 1",
                "install httpfs",
                "select 1; drop view snapshot.retail_orders_latest",
                "with d as (copy (select 1) to 'HOME/out.csv') select 1"
            })
    void onlyReads(String sql) {
        assertThat(refused(sql.replace("HOME", home.toString()))).contains("query only reads: it takes one SELECT");
        assertThat(home.resolve("out.csv")).doesNotExist();
    }

    @Test
    void takesOneStatement() {
        assertThat(refused("select 1; select 2")).contains("takes one statement and was given 2");
        assertThat(refused(" -- nothing")).contains("the query is empty");
        assertThat(shop.run("query", "select ';' as a;", "--format", "csv").out())
                .isEqualTo("a\n;\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read_text('%s')", "read_csv('%s')", "'%s'", "read_parquet('%s')"})
    void readsNoFileOutsideServe(String from) throws Exception {
        Path file = Files.writeString(home.resolve("secret.csv"), "a,b\n1,2\n");
        assertThat(refused("select * from " + from.formatted(file)))
                .hasLineCount(1)
                .contains("query reads the tables of serve/ and no other file: not ");
    }

    @Test
    void aMistakeIsSaidInTheEnginesWords() {
        assertThat(refused("selec 1")).startsWith("varve: Parser Error: syntax error at or near \"selec\"");
        assertThat(refused("select nope from snapshot.retail_orders_latest"))
                .contains("Referenced column \"nope\" not found", "varve:                ^^^^")
                .doesNotContain("Exception");
        assertThat(refused("select error('boom')")).isEqualTo("varve: Invalid Input Error: boom\n");
    }

    @Test
    void aTableThatIsNotThereIsNamed() {
        assertThat(refused("select * from snapshot.security_known_exploited_latest"))
                .isEqualTo(
                        "varve: nothing is published yet of security.known_exploited, so there is no"
                                + " snapshot.security_known_exploited_latest; load it with varve run security.known_exploited\n");
        assertThat(refused("select * from snapshot.security_known_exploited_latest", "--as-known-at", "2026-03-01"))
                .contains("nothing is published yet of security.known_exploited");
        assertThat(refused("select * from snapshot.retail_order_latest")).contains("snapshot.retail_orders_latest");
        assertThat(refused("select * from retail_orders_latest"))
                .contains("write its schema too: snapshot.retail_orders_latest");
    }

    @Test
    void namesMayBeQuoted() {
        assertThat(shop.run(
                                "query",
                                "select count(*) as n from \"snapshot\" . \"retail_orders_latest\"",
                                "--format",
                                "csv")
                        .out())
                .isEqualTo("n\n27\n");
    }

    @Test
    void answersAsKnownThen() {
        String sql = "select name from snapshot.retail_customers_latest where customer_id = 1";
        assertThat(shop.run("query", sql, "--format", "csv", "--as-known-at", "2026-02-27T12:00:00")
                        .out())
                .isEqualTo("name\nAda\n");
        assertThat(shop.run("query", sql, "--format", "csv", "--as-known-at", "2026-01-01")
                        .out())
                .isEqualTo("name\n");
    }

    private String refused(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "query";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Outcome outcome = shop.run(all);
        assertThat(outcome.exit()).as(outcome::toString).isEqualTo(64);
        return outcome.err();
    }
}
