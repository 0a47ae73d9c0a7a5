package dev.varve.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of one drop that are large enough to go in by parts, read by several threads at once. */
class ManyFilesTest {
    private static final int FILES = 6;
    private static final int ROWS = 150_000;
    private static final int BROKEN = 3;

    private static final String CONTRACT = """
            landing: things/{received_at:yyyyMMdd}/{part}.ndjson
            key: [part, n]
            columns:
              part: integer
              n: integer
            children:
              tag:
                each: tags
                columns: {tag: {type: text, from: .}}
            limits: {rejects: 10%}
            """;

    @TempDir
    private Path folder;

    @Test
    void rowsChildrenAndRejectsOfEachAreItsOwn() throws Exception {
        Workspace shop = new Workspace(folder).contract(CONTRACT);
        for (int part = 0; part < FILES; part++) {
            shop.land("things/20260101/" + part + ".ndjson", lines(part), "2026-01-01T00:00:00Z");
        }
        shop.expect(0, "register", "--dataset", Workspace.DATASET);

        shop.expect(0, "load", "--dataset", Workspace.DATASET);

        List<String> found = rows(
                shop,
                "select part, count(*), count(distinct _row_number), sum(n),"
                        + " (select count(*) from raw.shop_tag t where t._file_id = r._file_id),"
                        + " (select count(*) from control.rejected_row j where j.file_id = r._file_id)"
                        + " from raw.shop_things r group by part, _file_id order by part");
        assertThat(found).hasSize(FILES);
        for (int part = 0; part < FILES; part++) {
            int rejected = part == BROKEN ? 2 : 0;
            int rows = ROWS + part - rejected;
            long sum = (long) (ROWS + part) * (ROWS + part - 1) / 2 - (rejected > 0 ? 7 + ROWS - 1 : 0);
            assertThat(found.get(part))
                    .isEqualTo(String.join(
                            ",", List.of("" + part, "" + rows, "" + rows, "" + sum, "" + (tags(part)), "" + rejected)));
        }
    }

    @Test
    void aFileThatBreaksAtItsEndLeavesNothing() throws Exception {
        Workspace shop = new Workspace(folder).contract("""
                landing: things/{received_at:yyyyMMdd}/*.csv
                columns:
                  n: integer
                  name: text
                """);
        for (int file = 0; file < 4; file++) {
            StringBuilder text = new StringBuilder("n,name\n");
            for (int n = 0; n < ROWS; n++) {
                text.append(n).append(",file ").append(file).append('\n');
            }
            text.append(file == 2 ? "1,\"open" : "");
            shop.land("things/20260101/" + file + ".csv", text.toString(), "2026-01-01T00:00:00Z");
        }
        shop.expect(0, "register", "--dataset", Workspace.DATASET);

        assertThat(shop.expect(65, "load", "--dataset", Workspace.DATASET).err())
                .contains("2.csv", "cut");

        assertThat(rows(shop, "select count(*), count(distinct _file_id) from raw.shop_things"))
                .containsExactly(3 * ROWS + ",3");
    }

    /** Of the warehouse itself: nothing is published. */
    private static List<String> rows(Workspace shop, String query) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:duckdb:" + shop.home().resolve("warehouse.duckdb"));
                ResultSet result = connection.createStatement().executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    cells.add(result.getString(i));
                }
                rows.add(String.join(",", cells));
            }
            return rows;
        }
    }

    private static long tags(int part) {
        long tags = 0;
        for (int n = 0; n < ROWS + part; n++) {
            tags += n % 3 == 0 ? 2 : 0;
        }
        return tags;
    }

    /** @param part two lines of one are rejected, the first of them near the start */
    private static String lines(int part) {
        StringBuilder lines = new StringBuilder();
        for (int n = 0; n < ROWS + part; n++) {
            boolean broken = part == BROKEN && (n == 7 || n == ROWS - 1);
            lines.append("{\"n\":").append(broken ? "\"x\"" : "" + n);
            lines.append(n % 3 == 0 ? ",\"tags\":[\"a\",\"b\"]}\n" : "}\n");
        }
        return lines.toString();
    }
}
