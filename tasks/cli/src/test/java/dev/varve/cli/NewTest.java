package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.product.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code varve new} as people type it. */
class NewTest {
    @TempDir
    private Path folder;

    private Workspace shop;
    private Path sql;

    @BeforeEach
    void aShop() throws Exception {
        shop = new Workspace(folder);
        sql = folder.resolve("my sql");
    }

    private Path sample(String path, byte[] bytes) throws IOException {
        Path file = shop.landing().resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private Path sample(String path, String text) throws IOException {
        return sample(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private Outcome propose(int exit, String dataset, Path file) {
        return shop.expect(exit, "new", dataset, "--from", file.toString(), "--sql", sql.toString());
    }

    private String contract() throws IOException {
        return Files.readString(sql.resolve("shop/orders/contract.yaml"));
    }

    @Test
    void proposesWhatValidatesAndRuns() throws Exception {
        Path file = sample("orders/2026-03-05/orders.csv", "Order ID;Amount\n1;1,50\n2;2,75\n");

        Outcome said = propose(0, "shop.orders", file);

        assertThat(said.out())
                .contains(
                        "accepts 2 of 2 records",
                        "varve validate --sql '" + sql + "'",
                        "varve run shop.orders --sql '" + sql + "' --landing " + shop.landing());
        assertThat(sql.resolve("shop/orders/dag.py")).hasContent("""
                \"""Airflow loads shop.orders every day.\"""

                from varve_dags.load_dag import load_dag

                dag = load_dag("shop.orders", schedule="@daily", start="2026-03-05")
                """);
        shop.expect(0, "validate", "--sql", sql.toString());
        shop.expect(0, "run", "shop.orders", "--sql", sql.toString());
        assertThat(shop.query("select order_id, amount from snapshot.shop_orders_latest order by 1"))
                .containsExactly("1,1.50", "2,2.75");
    }

    @Test
    void startsTheDagOnTheDayOfThePathElseToday() throws Exception {
        propose(0, "shop.orders", sample("orders/sales_2026-02.csv", "id\n1\n2\n"));
        assertThat(sql.resolve("shop/orders/dag.py")).content().contains("start=\"2026-02-01\"");

        LocalDate before = LocalDate.now(ZoneOffset.UTC);
        propose(0, "shop.stock", Files.writeString(folder.resolve("stock.csv"), "id\n1\n2\n"));
        assertThat(sql.resolve("shop/stock/dag.py"))
                .content()
                .containsAnyOf(before.toString(), LocalDate.now(ZoneOffset.UTC).toString());
    }

    @Test
    void leavesWhatIsDeclaredAlone() throws Exception {
        Path file = sample("orders/orders.csv", "id\n1\n2\n");
        shop.contract(Workspace.CONTRACT);
        assertThat(propose(64, Workspace.DATASET, file).err()).contains("is declared already, by", "stays as it is");
        assertThat(sql).doesNotExist();

        propose(0, "shop.orders", file);
        String first = contract();
        Files.writeString(file, "other\n1\n2\n");
        assertThat(propose(64, "shop.orders", file).err()).contains("is declared already");
        assertThat(contract()).isEqualTo(first);
    }

    @Test
    void printsWithoutWriting() throws Exception {
        String file = sample("orders/orders.csv", "id\n1\n2\n").toString();
        assertThat(shop.expect(0, "new", "shop.orders", "--from", file, "--print")
                        .out())
                .contains("columns:", "  id: integer");
        assertThat(shop.expect(64, "new", "shop.orders", "--from", file).err()).contains("--sql", "VARVE_SQL");
    }

    @Test
    void refusesWhatCannotServeAsASample() throws Exception {
        assertThat(propose(64, "shop.orders", folder.resolve("none.csv")).err()).contains("there is no file");
        assertThat(propose(64, "shop.orders", folder).err()).contains("is no file");
        assertThat(propose(64, "Orders", sample("a.csv", "id\n1\n")).err()).contains("domain.name");
        assertThat(propose(65, "shop.orders", sample("empty.csv", "")).err()).contains("is empty");
        byte[] png = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ");
        for (byte[] binary : List.of(png, new byte[5_000], "%PDF-1.7\n1 0 obj\n".getBytes(StandardCharsets.UTF_8))) {
            assertThat(propose(65, "shop.orders", sample("picture.csv", binary)).err())
                    .contains("picture.csv is binary, not text");
        }
        assertThat(sql).doesNotExist();
    }

    @Test
    void saysWhereItCannotWrite() throws Exception {
        Files.writeString(sql, "a file");
        assertThat(propose(78, "shop.orders", sample("a.csv", "id\n1\n2\n")).err())
                .contains("cannot write", "choose another place with --sql");
    }

    @Test
    void takesNoKeyThatAWordForNullRepeats() throws Exception {
        StringBuilder text = new StringBuilder("code,name\n");
        for (int i = 0; i < 50; i++) {
            text.append("c").append(i).append(",NA\n");
        }
        propose(0, "shop.orders", sample("a.csv", text.toString()));
        assertThat(contract()).contains("\nkey: code ");
        Files.delete(sql.resolve("shop/orders/contract.yaml"));
        Files.delete(sql.resolve("shop/orders/dag.py"));

        propose(0, "shop.orders", sample("a.csv", text + "NA,x\nNA,y\n"));
        assertThat(contract())
                .doesNotContain("\nkey: code ")
                .contains("52 of 52 values fit; longest 3 bytes; \"NA\" is text 2 times; null_values makes it null")
                .contains("52 of 52 values fit; longest 2 bytes; \"NA\" is text 50 times; null_values makes it null");
    }
}
