package dev.varve.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.product.Outcome;
import dev.varve.worlds.product.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/** Real drops arriving in a landing of one's own, and what the product makes of them. */
final class Arrival {

    /** Contracts that are no example of the product. */
    static final Path OWN_CONTRACTS =
            Path.of("src/test/resources/realdata").toAbsolutePath().normalize();

    private final RealData data;
    private final List<String> datasets;
    private final Path home;
    private final Path landing;
    private final Product product;

    /**
     * @param sql folder of datasets beside the product's, or null
     * @param folder empty
     */
    Arrival(RealData data, Path sql, Path folder, String... datasets) throws IOException {
        this.data = data;
        this.datasets = List.of(datasets);
        this.home = folder.resolve("home");
        this.landing = Files.createDirectories(folder.resolve("landing"));
        this.product = new Product(home, landing, sql);
    }

    Outcome deliver(List<Instant> moments) throws IOException {
        data.deliver(moments, landing);
        return run();
    }

    /** @param receivedAt null for a file that stays away */
    Outcome deliver(Function<Path, Instant> receivedAt) throws IOException {
        data.deliver(landing, receivedAt);
        return run();
    }

    /** Delivers some moments at a time, in an order of chance. */
    void deliverShuffled(List<Instant> moments, int atOnce, Random random) throws IOException {
        List<Instant> shuffled = new ArrayList<>(moments);
        Collections.shuffle(shuffled, random);
        for (int from = 0; from < shuffled.size(); from += atOnce) {
            done(deliver(shuffled.subList(from, Math.min(from + atOnce, shuffled.size()))));
        }
    }

    Outcome run() {
        return run(Stream.concat(Stream.of("run"), datasets.stream()).toArray(String[]::new));
    }

    Outcome run(String... arguments) {
        return product.run(arguments);
    }

    /** Demands that a command went well. */
    static void done(Outcome outcome) {
        assertThat(outcome.exit()).as(outcome::toString).isZero();
    }

    /** Demands that nothing is left to do and that readers keep what they have, byte for byte. */
    void nothingMore() throws IOException {
        String catalog = Files.readString(home.resolve("serve/catalog.json"));
        done(run());
        assertThat(Files.readString(home.resolve("serve/catalog.json"))).isEqualTo(catalog);
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
}
