package dev.varve.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Shop;
import dev.varve.worlds.product.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatusAndRejectsTest {
    @TempDir
    private Path folder;

    @Test
    void statusBeforeAnythingIsLoaded() {
        Outcome outcome = new Shop(folder).run("status");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out())
                .contains("nothing loaded yet: health.covid_cases, ", ", retail.customers, retail.orders, ")
                .contains("there is no landing folder " + folder.resolve("landing") + "; create it");
    }

    @Test
    void statusSaysHowEveryDatasetStands() throws Exception {
        Shop shop = Shop.open(folder);
        shop.write("retail/returns/2026-03-01.csv.gz", List.of("a"));
        shop.customers("2026-03-02", "1,Ada,a@x,NO,01.02.2020");
        String text = shop.run("status").out();
        assertThat(text.lines().map(line -> line.replaceAll(" +", " ")))
                .anyMatch(line ->
                        line.matches("retail.orders 27 2026-02-28 10:00:00 .* 2026-03-01 00:00:00 3 published"));
        assertThat(text)
                .contains("retail.customers: 1 file in landing is not loaded yet; varve run retail.customers loads it")
                .contains("1 file in " + shop.landing() + " matches no contract:\n  retail/returns/2026-03-01.csv.gz");

        JsonNode json =
                new JsonMapper().readTree(shop.run("status", "--format", "json").out());
        JsonNode customers = StreamSupport.stream(json.at("/datasets").spliterator(), false)
                .filter(dataset -> dataset.at("/dataset").asString().equals("retail.customers"))
                .findFirst()
                .orElseThrow();
        assertThat(customers.at("/loads/published").asInt()).isEqualTo(3);
        assertThat(customers.at("/newest_data").asString()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(customers.at("/files_not_loaded").asInt()).isEqualTo(1);
        assertThat(json.at("/files_without_contract/0").asString()).isEqualTo("retail/returns/2026-03-01.csv.gz");
    }

    @Test
    void statusOfADatasetListsLoadsAndReasons() throws Exception {
        Shop shop = Shop.open(folder);
        shop.write(
                "retail/customers/2026-03-02/customers.csv.gz", List.of("customer_id,name,email,country,signed_up_on"));
        shop.write("retail/customers/2026-03-03/customers.csv.gz", List.of("nothing,of,it"));
        assertThat(shop.run("run", "retail.customers").exit()).isEqualTo(65);
        String text = shop.run("status", "retail.customers").out();
        assertThat(text)
                .containsSubsequence(
                        "2026-02-27 00:00:00  published",
                        "2026-03-01 00:00:00  published",
                        "2026-03-02 00:00:00  held",
                        "2026-03-03 00:00:00  refused")
                .contains(" was held:\n  ", " was refused:\n  ")
                .contains("varve approve retail.customers LOAD --reason TEXT");
        JsonNode json = new JsonMapper()
                .readTree(shop.run("status", "retail.customers", "--format", "json")
                        .out());
        assertThat(json.at("/loads")).hasSize(5);
        assertThat(json.at("/loads/3/state").asString()).isEqualTo("held");
    }

    @Test
    void statusSaysThatAContractChanged() throws Exception {
        Path contract = folder.resolve("sql/lab/readings/contract.yaml");
        Files.createDirectories(contract.getParent());
        Files.writeString(contract, "landing: readings/*.csv\nkey: id\ncolumns: {id: integer, name: text}\n");
        Files.createDirectories(folder.resolve("landing/readings"));
        Files.writeString(folder.resolve("landing/readings/1.csv"), "id,name\n1,a\n");
        var product = new dev.varve.worlds.product.Product(
                folder.resolve("home"), folder.resolve("landing"), folder.resolve("sql"));
        assertThat(product.run("run", "lab.readings").exit()).isZero();
        assertThat(product.run("status", "lab.readings").out()).doesNotContain("its contract changed");
        Files.writeString(
                contract,
                "landing: readings/*.csv\nkey: id\ncolumns: {id: integer, name: {type: text, tracked: false}}\n");
        assertThat(product.run("status", "lab.readings").out())
                .contains("its contract changed after it was published; varve run lab.readings rebuilds it");
    }

    @Test
    void rejectsAreShownFilteredAndSummedUp() throws Exception {
        Shop shop = Shop.open(folder);
        String all = shop.run("rejects", "retail.orders").out();
        assertThat(all).contains("required", "a\\u001b[31m lot", "1 rejected row: 1 required");
        assertThat(shop.run("rejects", "retail.orders", "--reason", "required", "--column", "ordered_at")
                        .out())
                .isEqualTo(all);
        for (List<String> other : List.of(
                List.of("--reason", "not_a_date"), List.of("--column", "amount"), List.of("--file", "2026-02-27"))) {
            assertThat(shop.run("rejects", "retail.orders", other.get(0), other.get(1))
                            .out())
                    .isEqualTo("no rejected rows\n");
        }
        assertThat(shop.run("rejects", "retail.orders", "--file", "orders/2026-02-28", "--format", "csv")
                        .out())
                .startsWith(
                        "file,row,line,byte_offset,column,reason,message,text,text_is_cut,received_at,load,state,annotation\n"
                                + "retail/orders/2026-02-28/orders.ndjson.gz,1,1,0,ordered_at,required,")
                .contains("\"{\"\"order_id\"\":10,\"\"customer_id\"\":1,\"\"amount\"\":\"\"a\\u001b[31m lot\"\"}\"");
        JsonNode json = new JsonMapper()
                .readTree(
                        shop.run("rejects", "retail.orders", "--format", "json").out());
        assertThat(json.at("/0/row").asInt()).isEqualTo(1);
        String load = json.at("/0/load").asString().substring(0, 8);
        assertThat(shop.run("rejects", "retail.orders", "--load", load).out()).isEqualTo(all);
        Outcome none = shop.run("rejects", "retail.orders", "--load", "zzz");
        assertThat(none.exit()).isEqualTo(64);
        assertThat(none.err()).contains("no load with a key that begins with zzz");
    }

    @Test
    void rejectsOfAnUnknownDatasetNameThoseThereAre() {
        Outcome outcome = new Shop(folder).run("rejects", "retail.nothing");
        assertThat(outcome.exit()).isEqualTo(64);
        assertThat(outcome.err()).contains("there is no dataset retail.nothing; there are: health.covid_cases, ");
    }

    @ParameterizedTest
    @CsvSource({
        "PT30S, 0 minutes",
        "PT1M, 1 minute",
        "PT119M, 119 minutes",
        "PT2H, 2 hours",
        "PT47H, 47 hours",
        "PT48H, 2 days",
        "P60D, 60 days",
        "P61D, 2 months",
        "P729D, 24 months",
        "P730D, 2 years",
        "-PT3H, in 3 hours"
    })
    void agesAreSaidInTheUnitOfPeople(Duration age, String text) {
        assertThat(TimeAgo.text(age)).isEqualTo(text);
    }
}
