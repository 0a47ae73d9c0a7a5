package dev.varve.realdata;

import dev.varve.worlds.Outcome;
import dev.varve.worlds.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Real drops arriving in a landing of one's own, and what the product makes of them. */
final class Arrival {

    private final RealData data;
    private final String dataset;
    private final Path home;
    private final Path landing;
    private final Product product;

    /** @param folder empty */
    Arrival(RealData data, String dataset, Path folder) throws IOException {
        this.data = data;
        this.dataset = dataset;
        this.home = folder.resolve("home");
        this.landing = Files.createDirectories(folder.resolve("landing"));
        this.product = new Product(home, landing, null);
    }

    Outcome deliver(List<Instant> moments) throws IOException {
        data.deliver(moments, landing);
        return run();
    }

    Outcome run() {
        return product.run("run", dataset);
    }

    List<Map<String, String>> query(String select, Instant asKnownAt) {
        return product.query(select, asKnownAt);
    }

    String value(String select, Instant asKnownAt) {
        return product.query(select, asKnownAt).getFirst().values().iterator().next();
    }

    /** Equal for equal rows, whatever their order. */
    String digest(String table, List<String> columns, Instant asKnownAt) {
        String select = "select cast(count(*) as varchar) || ' ' || cast(sum(hash(" + String.join(", ", columns)
                + ")) as varchar) as digest from " + table;
        return value(select, asKnownAt);
    }

    String catalog() throws IOException {
        return Files.readString(home.resolve("serve/catalog.json"));
    }
}
