package dev.varve.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of a path are data: which of them say one thing together is never told by a sign that they may contain. */
class ScopesTest {
    private static final String CONTRACT = """
            landing: "things/{region}/{part}/{received_at:yyyyMMdd}.csv"
            restates: [region, part]
            key: id
            limits: {deletes: 100 %}
            columns: {region: text, part: text, id: integer}
            """;

    @TempDir
    private Path folder;

    private Workspace shop;

    private void list(String scope, int day, String... ids) throws Exception {
        shop.land(
                "things/%s/202601%02d.csv".formatted(scope, day),
                "id\n" + String.join("\n", ids) + "\n",
                "2026-02-01T00:00:00Z");
    }

    @Test
    void scopesWhoseValuesHaveTheSignBetweenThemAreListedEachForItself() throws Exception {
        shop = new Workspace(folder).contract(CONTRACT);
        list("a|b/c", 1, "1", "2");
        list("a/b|c", 1, "3");
        list("x/y", 1, "5", "6");
        shop.run();
        assertThat(shop.query("select scope from control.delivery order by scope"))
                .containsExactly("a\\|b|c", "a|b\\|c", "x|y");

        list("a|b/c", 2, "2");
        list("x/y", 2, "6");
        shop.run();
        assertThat(shop.query("select id, region, part from snapshot.shop_things_latest order by id"))
                .containsExactly("2,a|b,c", "3,a,b|c", "6,x,y");
        var before = shop.everything();
        shop.expect(0, "rebuild");
        assertThat(shop.everything()).isEqualTo(before);
    }

    /** What a manifest says stays, whatever it would be called today. */
    @Test
    void manifestsOfEarlierBuildsKeepTheScopesThatTheyName() throws Exception {
        shop = new Workspace(folder).contract(CONTRACT);
        list("a|b/c", 1, "1", "2");
        list("x/y", 1, "5", "6");
        shop.run();
        try (var manifests = Files.walk(shop.home())) {
            for (Path manifest : manifests
                    .filter(path -> path.toString().endsWith(".json"))
                    .filter(path -> path.toString().contains("manifest"))
                    .toList()) {
                Files.writeString(manifest, Files.readString(manifest).replace("a\\\\|b|c", "a|b|c"));
            }
        }
        shop.expect(0, "rebuild");
        assertThat(shop.query("select scope from control.delivery order by scope"))
                .containsExactly("a|b|c", "x|y");
        list("x/y", 2, "6");
        shop.run();
        assertThat(shop.query("select id from snapshot.shop_things_latest order by id"))
                .containsExactly("1", "2", "6");
    }
}
