package dev.varve.chain;

import static dev.varve.cli.Workspace.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet from landing to readers, through the commands. */
class ParquetTest {
    private static final String CONTRACT = """
            landing: things/*.parquet
            key: id
            limits: {rejects: 60%}
            columns:
              id: integer
              name: text
              amount: decimal(10,2)
              seen_at: timestamp
            children:
              parts: {each: parts, columns: {sku: text, day: date}}
            """;
    private static final String FIRST = "select * from (values"
            + " (1, 'a', 1.25, timestamp '2026-01-01 10:00:00', [{'sku': 'x', 'day': date '2026-01-01'}], 'more'),"
            + " (2, 'b', 2.5, null, null, null)) t(id, name, amount, seen_at, parts, other)";
    private static final String LATEST =
            "select id, name, amount, seen_at from snapshot.shop_things_latest order by id";

    @TempDir
    private Path folder;

    private Workspace shop;

    @BeforeEach
    void contract() throws Exception {
        shop = new Workspace(folder).contract(CONTRACT);
    }

    @Test
    void rowsGoThroughEveryTask() throws Exception {
        shop.land("things/1.parquet", Parquet.of(FIRST), "2026-01-02T00:00:00Z").run();
        shop.land(
                        "things/2.parquet",
                        Parquet.of("select 2 as ID, 'B' as \"Name\", 7.5::double as amount"),
                        "2026-01-03T00:00:00Z")
                .run();

        assertThat(shop.query(LATEST)).containsExactly("1,a,1.25,2026-01-01 10:00:00", "2,B,7.50,");
        assertThat(shop.query(LATEST, "--as-known-at", "2026-01-02")).contains("2,b,2.50,");
        assertThat(shop.query("select sku, day, _row_number from snapshot.shop_parts_latest"))
                .containsExactly("x,2026-01-01,1");
        assertThat(shop.query("select _row_number, _extra from raw.shop_things where id = 1"))
                .containsExactly("1,\"{\"\"other\"\":\"\"more\"\"}\"");
        assertThat(shop.expect(0, "why", "snapshot.shop_things_latest", "id=1").out())
                .contains("file      things/1.parquet, row 1")
                .contains("{\"id\":1,\"name\":\"a\",\"amount\":1.25,\"seen_at\":\"2026-01-01T10:00:00\",\"parts\":"
                        + "[{\"sku\":\"x\",\"day\":\"2026-01-01\"}],\"other\":\"more\"}");
        shop.expect(0, "rebuild");
        assertThat(shop.query(LATEST)).containsExactly("1,a,1.25,2026-01-01 10:00:00", "2,B,7.50,");
    }

    @Test
    void rejectedRowsAreCorrectedAsJson() throws Exception {
        shop.land(
                "things/1.parquet", Parquet.of("select unnest([1, 2]) as id, 1.239 as amount"), "2026-01-02T00:00:00Z");
        shop.contract(CONTRACT.replace("60%", "100%")).run();
        Path fix = folder.resolve("fix.csv");
        shop.expect(0, "rejects", DATASET, "--export", fix.toString());
        String text = Files.readString(fix);
        assertThat(text).contains("too_many_digits", "\"{\"\"id\"\":2,\"\"amount\"\":1.239}\"");
        Files.writeString(fix, text.replace("2,\"\"amount\"\":1.239", "2,\"\"amount\"\":1.24"));

        assertThat(shop.expect(0, "rejects", DATASET, "replay", "--from", fix.toString())
                        .err())
                .contains("1.239");

        assertThat(shop.query(LATEST)).containsExactly("2,,1.24,");
        assertThat(shop.expect(0, "why", "snapshot.shop_things_latest", "id=2").out())
                .contains("delivered as\n  {\"id\":2,\"amount\":1.239}");
        shop.expect(0, "rebuild");
        assertThat(shop.query(LATEST)).containsExactly("2,,1.24,");
    }

    @Test
    void damagedFilesAreRefusedWhole() throws Exception {
        byte[] whole = Parquet.of(FIRST);
        shop.land("things/1.parquet", Arrays.copyOf(whole, whole.length - 9), "2026-01-02T00:00:00Z");
        assertThat(shop.expect(65, "run", DATASET).err())
                .contains("things/1.parquet: The Parquet file is cut off: it does not end in PAR1. Ask for it again.");
        shop.land("things/1.parquet", whole, "2026-01-02T01:00:00Z").run();
        assertThat(shop.query(LATEST)).hasSize(2);
    }

    @Test
    void membersAndPackedFilesAreReadToo() throws Exception {
        byte[] file = Parquet.of(FIRST);
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("a/things.parquet"));
            out.write(file);
        }
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(Parquet.of("select 3 as id"));
        }
        shop.contract(CONTRACT.replace("things/*.parquet", "things/*\nformat: parquet"))
                .land("things/1.zip", zip.toByteArray(), "2026-01-02T00:00:00Z")
                .land("things/2.parquet.gz", gzip.toByteArray(), "2026-01-03T00:00:00Z")
                .run();

        assertThat(shop.query("select id from snapshot.shop_things_latest order by id"))
                .isEqualTo(List.of("1", "2", "3"));
    }

    @Test
    void aContractIsProposedFromTheFilesOwnSchema() throws Exception {
        shop.land(
                "orders/2.parquet",
                Parquet.of(
                        "select i as order_id, 5::usmallint as small, 1.5::decimal(7,3) as amount, null::date as day,"
                                + " now() as at, 'x'::blob as bytes, map {'k' || i: 1} as more, {'a': 1::ubigint} as inner,"
                                + " [{'sku': 'a', 'price': 2.5::double}] as parts from range(20) r(i)"),
                "2026-01-02T00:00:00Z");
        Path sql = folder.resolve("sql");
        shop.expect(
                0,
                "new",
                "shop.orders",
                "--from",
                shop.landing().resolve("orders/2.parquet").toString(),
                "--sql",
                sql.toString());

        assertThat(Files.readAllLines(sql.resolve("shop/orders/contract.yaml")).stream()
                        .map(line -> line.replaceAll(" +", " ").strip()))
                .contains(
                        "landing: orders/2.parquet",
                        "format: parquet",
                        "key: order_id # different in all 20 records",
                        "order_id: bigint # int64 in the file's schema; never null",
                        "small: {type: integer, required: true} # uint16 in the file's schema; never null",
                        "amount: {type: \"decimal(7,3)\", required: true} # decimal(7,3) in the file's schema; never null",
                        "day: date # date in the file's schema; 20 of 20 null",
                        "at: {type: timestamp, required: true} # timestamp in microseconds, UTC in the file's schema; never null",
                        "bytes: {type: binary, required: true} # byte_array in the file's schema; never null",
                        "more: json # a map in the file's schema",
                        "inner_a: {type: \"decimal(20,0)\", from: inner.a} # uint64 in the file's schema; never null",
                        "sku: text # string in the file's schema; never null",
                        "price: double # double in the file's schema; never null");
        shop.expect(0, "run", "shop.orders", "--sql", sql.toString());
        assertThat(shop.query("select count(*), sum(amount) from snapshot.shop_orders_latest"))
                .containsExactly("20,30.000");
    }
}
