package dev.varve.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another version of the engine may hash rows otherwise: what it did not hash itself is not compared with what it did. */
class HashedAnewTest {
    private static final List<String> HISTORY = List.of(
            "1,a,2026-01-01 00:00:00,",
            "2,b,2026-01-01 00:00:00,2026-01-02 00:00:00",
            "2,c,2026-01-02 00:00:00,",
            "3,d,2026-01-01 00:00:00,");

    @TempDir
    private Path folder;

    @Test
    void whatAnotherVersionHashedIsDerivedAnew() throws Exception {
        Workspace shop = new Workspace(folder).contract("""
                landing: things/{received_at:yyyyMMdd}/*.csv
                key: id
                columns: {id: integer, name: text}
                """);
        shop.land("things/20260101/a.csv", "id,name\n1,a\n2,b\n3,d\n", "2026-01-01T00:00:00Z");
        shop.expect(0, "run", Workspace.DATASET);
        hashOtherwise(shop);
        shop.land("things/20260102/a.csv", "id,name\n2,c\n", "2026-01-02T00:00:00Z");

        shop.expect(0, "run", Workspace.DATASET);

        assertThat(shop.query("select id, name, effective_from, effective_to from conformed.shop_things order by all"))
                .containsExactlyElementsOf(HISTORY);
        assertThat(shop.query("select count(distinct _hash) from conformed.shop_things"))
                .containsExactly("4");
        shop.expect(0, "verify", "--full", "--dataset", Workspace.DATASET);
    }

    private static void hashOtherwise(Workspace shop) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:duckdb:" + shop.home().resolve("warehouse.duckdb"));
                Statement statement = connection.createStatement()) {
            statement.execute("update control.published set hashed_by = hashed_by + 1");
            statement.execute("update control.stage_marker set digest = 'of another version' where task = 'changes'");
            statement.execute("update conformed.shop_things set _hash = 7 + id % 2");
            statement.execute("update conformed.shop_things_changes set _hash = 7 + id % 2");
        }
    }
}
