package dev.varve.chain;

import static dev.varve.cli.Workspace.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people and programs write for a value, from landing to readers. */
class WritingsTest {

    @TempDir
    private Path folder;

    @Test
    void durationsGoThroughEveryTaskAsTheirSeconds() throws Exception {
        Workspace shop = new Workspace(folder).contract("""
                landing: things/*.csv
                key: [trip, arrives]
                columns:
                  trip: text
                  arrives: duration
                  dwell: {type: duration, default: "0:00:30", checks: [be_between: {min_value: 0, max_value: 3600}]}
                aggregates:
                  per_day: {window: day, by: trip, measures: {n: count, total: sum(arrives), mean: avg(dwell), last: max(arrives)}}
                """);
        shop.land(
                        "things/a.csv",
                        "trip,arrives,dwell\na,23:59:00,\na,25:30:00,PT45S\nb,-0:05,0:00:01.5\nb,1 day 02:00:00,0:01\n",
                        "2026-01-01T00:00:00Z")
                .run();

        assertThat(shop.query("select trip, arrives, dwell from snapshot.shop_things_latest order by 1, 2"))
                .containsExactly(
                        "a,86340.000000,30.000000",
                        "a,91800.000000,45.000000",
                        "b,-300.000000,1.500000",
                        "b,93600.000000,60.000000");
        assertThat(shop.query("select trip, n, total, mean, last from aggregate.shop_per_day order by 1"))
                .containsExactly("a,2,178140.000000,37.5,91800.000000", "b,2,93300.000000,30.75,93600.000000");
        assertThat(
                        shop.query(
                                "select trip, to_seconds(arrives) from snapshot.shop_things_latest where trip = 'a' order by 2"))
                .containsExactly("a,23:59:00", "a,25:30:00");
    }

    @Test
    void aDurationOutOfItsBoundsHoldsTheLoad() throws Exception {
        Workspace shop = new Workspace(folder).contract("""
                landing: things/*.csv
                columns:
                  arrives: {type: duration, checks: [be_between: {max_value: 86400}]}
                """);
        shop.land("things/a.csv", "arrives\n24:00:01\n", "2026-01-01T00:00:00Z");
        shop.expect(65, "run", DATASET);
    }

    @Test
    void numbersOfPeopleAreNegativeInTheirWays() throws Exception {
        Workspace shop = new Workspace(folder).contract("""
                landing: things/*.csv
                format: {type: csv, delimiter: ";"}
                columns:
                  id: integer
                  amount: {type: "decimal(12,2)", number: {decimal: ",", group: "."}}
                  units: {type: bigint, number: "."}
                """);
        shop.land(
                        "things/a.csv",
                        "id;amount;units\n1;(1.234,50);(7)\n2;12,5-;7-\n3;\u22127;\u22127\n4;1.000,00;7\n",
                        "2026-01-01T00:00:00Z")
                .run();
        assertThat(shop.query("select amount, units from raw.shop_things order by id"))
                .containsExactly("-1234.50,-7", "-12.50,-7", "-7.00,-7", "1000.00,7");
    }

    @Test
    void zonesThatTimestampsNameAreThoseOfTheContract() throws Exception {
        Workspace shop = new Workspace(folder).contract("""
                landing: things/*.csv
                zone: Europe/Paris
                columns:
                  id: integer
                  seen: {type: timestamp, format: ["EEE MMM dd HH:mm:ss z yyyy", iso], zone_names: {EDT: "-04:00"}}
                limits: {rejects: 50%}
                """);
        shop.land(
                        "things/a.csv",
                        "id,seen\n1,Tue Oct 31 14:51:20 EDT 2017\n2,Tue Oct 31 14:51:20 CET 2017\n"
                                + "3,2017-10-31 14:51:20 UTC\n4,Tue Oct 31 14:51:20 PDT 2017\n",
                        "2026-01-01T00:00:00Z")
                .run();
        assertThat(shop.query("select id, seen from raw.shop_things order by id"))
                .containsExactly("1,2017-10-31 18:51:20", "2,2017-10-31 13:51:20", "3,2017-10-31 14:51:20");
        assertThat(shop.expect(0, "rejects", DATASET, "--format", "csv").out())
                .contains("unknown_zone")
                .contains("names the zone PDT, which is not declared");
    }

    @Test
    void anElementMayStandWhereAListBelongs() throws Exception {
        Workspace shop = new Workspace(folder).contract("""
                landing: things/*.ndjson
                key: id
                columns: {id: integer}
                children:
                  parts: {each: part, each_or_one: true, columns: {sku: text}}
                """);
        shop.land(
                        "things/a.ndjson",
                        "{\"id\":1,\"part\":[{\"sku\":\"a\"},{\"sku\":\"b\"}]}\n{\"id\":2,\"part\":{\"sku\":\"c\"}}\n{\"id\":3}\n",
                        "2026-01-01T00:00:00Z")
                .run();
        assertThat(shop.query("select id, position, sku from snapshot.shop_parts_latest order by 1, 2"))
                .containsExactly("1,1,a", "1,2,b", "2,1,c");
    }
}
