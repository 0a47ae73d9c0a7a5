package dev.varve.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No statement is deeper for more columns. */
class WideTablesTest {
    private static final int MOST = 2_000;

    @TempDir
    private Path folder;

    private static String columns(int count, String delimiter, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining(delimiter));
    }

    private Workspace wide(int count, String more) throws Exception {
        return new Workspace(folder)
                .contract("landing: things/{received_at:yyyyMMdd}/*.csv\nkey: c0\ncolumns:\n"
                        + columns(count, "", i -> "  c" + i + ": " + (i % 3 == 1 ? "text" : "integer") + "\n") + more);
    }

    private void land(Workspace shop, int day, int count, int last) throws Exception {
        String header = columns(count, ",", i -> "c" + i);
        String rows = IntStream.range(0, 3)
                .mapToObj(row -> columns(count - 1, ",", i -> Integer.toString(row * 10 + i)) + "," + (last + row))
                .collect(Collectors.joining("\n"));
        shop.land("things/2026010" + day + "/a.csv", header + "\n" + rows + "\n", "2026-01-0" + day + "T00:00:00Z");
    }

    @Test
    void asWideAsTheLimitIsLoadedCorrectedAndProved() throws Exception {
        Workspace shop = wide(MOST, "");
        land(shop, 1, MOST, 100);
        shop.expect(0, "run", Workspace.DATASET);
        land(shop, 2, MOST, 200);
        shop.expect(0, "run", Workspace.DATASET);

        String last = "c" + (MOST - 1);
        assertThat(shop.query("select c0, c1998, " + last + " from snapshot.shop_things_latest order by c0"))
                .containsExactly("0,1998,200", "10,2008,201", "20,2018,202");
        assertThat(shop.query(
                        "select " + last + " from snapshot.shop_things_latest order by c0",
                        "--as-known-at",
                        "2026-01-01T12:00:00"))
                .containsExactly("100", "101", "102");
        shop.expect(0, "verify", "--full", "--dataset", Workspace.DATASET);
    }

    @Test
    void widerIsRefusedByTheContract() throws Exception {
        Workspace shop = wide(MOST + 1, "");

        assertThat(shop.expect(78, "validate").err()).contains("2001 columns", "limits.columns", "2000");
    }

    @Test
    void theLimitIsDeclared() throws Exception {
        Workspace shop = wide(9, "limits: {columns: 8}\n");

        assertThat(shop.expect(78, "run", Workspace.DATASET).err()).contains("9 columns", "limits.columns", "8");
    }
}
