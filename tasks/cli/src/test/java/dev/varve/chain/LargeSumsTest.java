package dev.varve.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.math.BigInteger;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows whose values add up to more than their type holds. */
class LargeSumsTest {
    private static final String MOST = "9".repeat(38);

    @TempDir
    private Path folder;

    private Workspace shop;

    @BeforeEach
    void open() throws Exception {
        shop = new Workspace(folder);
    }

    private void measured(String type, String values) throws Exception {
        shop.contract("""
                landing: things/{received_at:yyyyMMdd}/*.csv
                key: id
                effective_at: at
                columns: {id: integer, at: timestamp, place: text, v: "%s"}
                aggregates:
                  days: {window: day, by: [place], measures: {total: sum(v), mean: avg(v)}}
                """.formatted(type));
        StringBuilder rows = new StringBuilder("id,at,place,v\n");
        int id = 0;
        for (String value : values.split(" ")) {
            rows.append(++id)
                    .append(",2026-01-05T10:00:00,north,")
                    .append(value)
                    .append('\n');
        }
        rows.append("99,2026-01-05T10:00:00,south,1\n");
        shop.land("things/20260105/a.csv", rows.toString(), "2026-01-05T12:00:00Z");
    }

    private void isHeldBy(String... said) throws Exception {
        String told = shop.expect(65, "run", Workspace.DATASET).err();

        assertThat(told)
                .contains("window_start 2026-01-05, place north", "total", "sum(v)")
                .contains(said);
        assertThat(shop.expect(0, "status").out()).doesNotContain("a bug");
    }

    @Test
    void ofBigintsAreDecimals() throws Exception {
        measured("bigint", "9223372036854775807 9223372036854775807 9223372036854775806");

        shop.expect(0, "run", Workspace.DATASET);

        assertThat(shop.query("select place, total, total_sum from (select place, total, mean_sum as total_sum from"
                        + " aggregate.shop_days) order by place"))
                .containsExactly("north,27670116110564327420,27670116110564327420", "south,1,1");
    }

    @Test
    void ofBigintsAddUpOverWindowsOfSeveralLoads() throws Exception {
        measured("bigint", "9223372036854775807 -9223372036854775808");
        shop.expect(0, "run", Workspace.DATASET);
        shop.land(
                "things/20260106/b.csv",
                "id,at,place,v\n7,2026-01-05T11:00:00,north,-9223372036854775808\n",
                "2026-01-06T12:00:00Z");

        shop.expect(0, "run", Workspace.DATASET);

        assertThat(shop.query("select total from aggregate.shop_days where place = 'north'"))
                .containsExactly(
                        BigInteger.TWO.pow(63).negate().subtract(BigInteger.ONE).toString());
        shop.expect(0, "verify", "--full", "--dataset", Workspace.DATASET);
    }

    @Test
    void ofDecimalsBeyondEveryDecimalRefuseByName() throws Exception {
        measured("decimal(38,0)", MOST + " 1");

        isHeldBy("correct the values");
    }

    @Test
    void ofDecimalsWithAFractionToo() throws Exception {
        measured("decimal(38,6)", "9".repeat(32) + ".5 " + "9".repeat(32) + ".5 -" + "9".repeat(32) + ".5");

        isHeldBy("correct the values");
    }

    @Test
    void ofDecimalsThatFitStay() throws Exception {
        measured("decimal(38,0)", "4" + "0".repeat(37) + " 4" + "0".repeat(37) + " -1");

        shop.expect(0, "run", Workspace.DATASET);

        assertThat(shop.query("select total from aggregate.shop_days where place = 'north'"))
                .containsExactly("7" + "9".repeat(37));
    }

    @Test
    void ofDoublesAreNeverInfiniteWhereNoValueIs() throws Exception {
        measured("double", "1.7e308 1.7e308");

        isHeldBy("correct the values");
    }
}
