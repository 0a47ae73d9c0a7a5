package dev.varve.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.product.Outcome;
import dev.varve.worlds.product.Product;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunOrderTest {
    @TempDir
    private Path folder;

    @Test
    void whatOthersReferToIsLoadedBeforeThem() {
        Product product = new Product(folder.resolve("home"), folder.resolve("home/landing"), null);
        product.run("generate", "--days", "2");

        Outcome run = product.run("run", "retail.orders", "retail.customers");

        assertThat(run.exit()).as(run::toString).isZero();
        assertThat(run.out()
                        .lines()
                        .filter(line -> line.startsWith("retail."))
                        .map(line -> line.substring(0, 16).strip()))
                .containsExactly("retail.customers", "retail.orders", "retail.customers", "retail.orders");
    }
}
