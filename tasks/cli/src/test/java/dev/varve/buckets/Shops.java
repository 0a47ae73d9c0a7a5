package dev.varve.buckets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.product.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;

/** The example shop with landing and archive in folders or in buckets, used through the command line. */
final class Shops {
    static final List<String> DATASETS = List.of("retail.customers", "retail.orders");

    private final Path home;
    private final Map<String, String> variables;

    private Shops(Path home, Map<String, String> variables) {
        this.home = home;
        this.variables = variables;
    }

    /** Lays the drops of some days into a folder. */
    static Path drops(Path landing, int days) {
        new Shops(landing.resolveSibling("none"), variables(landing, "VARVE_LANDING", landing.toString()))
                .expect(0, "generate", "--days", Integer.toString(days), "--scale", "1");
        return landing;
    }

    static Shops inFolders(Path home, Path landing) {
        return new Shops(home, variables(home, "VARVE_LANDING", landing.toString()));
    }

    /** @param environment file that says where landing and archive are */
    static Shops inBuckets(Path home, Path environment) {
        return new Shops(home, variables(home, "VARVE_ENV", environment.toString()));
    }

    private static Map<String, String> variables(Path home, String name, String value) {
        return Map.of(
                "VARVE_ROOT",
                Path.of("../..").toAbsolutePath().normalize().toString(),
                "VARVE_HOME",
                home.toString(),
                name,
                value);
    }

    /** Copies the objects of the example shop; rasters take long to read. */
    static void upload(Path landing, String bucket) throws IOException {
        try (Stream<Path> files = Files.walk(landing.resolve("retail"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                S3Server.get()
                        .client()
                        .putObject(
                                request -> request.bucket(bucket)
                                        .key(landing.relativize(file).toString()),
                                RequestBody.fromFile(file));
            }
        }
    }

    /** With one more variable. */
    Shops with(String name, String value) {
        Map<String, String> more = new TreeMap<>(variables);
        more.put(name, value);
        return new Shops(home, more);
    }

    Map<String, String> variables() {
        return variables;
    }

    Outcome call(String... arguments) {
        return Outcome.of(variables, arguments);
    }

    Outcome expect(int exit, String... arguments) {
        Outcome outcome = call(arguments);
        assertThat(outcome.exit()).as(outcome::toString).isEqualTo(exit);
        assertThat(outcome.err()).doesNotContain("\tat ");
        return outcome;
    }

    /** Every task of every dataset for everything landed, as Airflow calls them. */
    void run() {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(DATASETS);
        expect(0, all.toArray(String[]::new));
    }

    /** What readers get, and what the ledger says of loads. */
    List<String> everything() {
        List<String> all = new ArrayList<>();
        for (String table : List.of(
                "snapshot.retail_customers_latest",
                "snapshot.retail_orders_latest",
                "conformed.retail_customers",
                "conformed.retail_orders",
                "raw.retail_orders")) {
            all.add(table
                    + expect(0, "query", "select * from " + table + " order by all", "--format", "csv")
                            .out());
        }
        all.add(expect(
                        0,
                        "query",
                        "select dataset, load_key, received_at, state from control.load order by all",
                        "--format",
                        "csv")
                .out());
        return all;
    }

    Path home() {
        return home;
    }
}
