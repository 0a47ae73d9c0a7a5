package dev.varve.chain;

import static dev.varve.cli.Workspace.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a delivery has otherwise than its contract and the delivery before it is in the ledger, the report and the status. */
class DriftTest {
    private static final String CONTRACT = """
            landing: things/{received_at:yyyyMMdd}/*.csv
            key: id
            limits: {rejects: 5}
            columns:
              id: integer
              amount: {type: "decimal(10,2)", from: [amount, betrag]}
              name: {type: text, required: false}
              day: {type: date, required: false}
            """;
    private static final String EVENTS = """
            select strftime(received_at, '%d'), kind, field, was, now, value_count, again
            from control.drift join control.delivery using (delivery_id)
            order by all
            """;

    @TempDir
    private Path folder;

    private Workspace file(Workspace shop, int day, String text) throws Exception {
        return shop.land("things/202601%02d/list.csv".formatted(day), text, "2026-02-01T00:00:00Z");
    }

    private void land(Workspace shop, int... days) throws Exception {
        List<String> files = List.of(
                "id,amount,name\n1,1.00,a\n",
                "id,name,amount,note\n1,b,1.00,x\n",
                "id,name,betrag,note\n1,c,2.00,y\n2,d,2.125,y\n3,e,123456789.5,y\n",
                "id,betrag,day\n1,3.00,2026-01-04\n2,3.00,2026-01-04 10:30:00\n");
        for (int day : days) {
            file(shop, day, files.get(day - 1));
        }
        shop.run();
    }

    @Test
    void everyDriftIsAnEventWhateverTheOrderOfLoads() throws Exception {
        Workspace shop = new Workspace(folder).contract(CONTRACT);
        land(shop, 1, 4);
        land(shop, 2, 3);
        List<String> events = shop.query(EVENTS);

        assertThat(events)
                .containsExactly(
                        "01,missing,day,,,,false",
                        "02,missing,day,,,,true",
                        "02,new,note,,,,false",
                        "02,reordered,\"\",\"id, amount, name\",\"id, name, amount\",,false",
                        "03,missing,day,,,,true",
                        "03,new,note,,,,true",
                        "03,renamed,amount,amount,betrag,,false",
                        "03,wider,amount,\"decimal(10,2)\",\"decimal(12,3)\",2,false",
                        "04,back,day,,,,false",
                        "04,gone,note,,,,false",
                        "04,missing,name,,,,false",
                        "04,wider,day,date,timestamp,1,false");
        assertThat(shop.report("2026-01-03"))
                .contains("is called betrag; it was called amount")
                .contains("2 values fit decimal(12,3), not decimal(10,2); their rows are rejected")
                .contains("2 differences that the files before had too");
        assertThat(shop.expect(0, "status").out())
                .contains("its last load drifted: back: day; gone: note; missing: name; too wide for its type: day;"
                        + " its report says more");
        shop.expect(0, "rebuild");
        assertThat(shop.query(EVENTS)).isEqualTo(events);
    }

    @Test
    void aRefusedLoadTellsWhatWouldFit() throws Exception {
        Workspace shop = new Workspace(folder).contract(CONTRACT.replace("{rejects: 5}", "{rejects: 0}"));
        file(shop, 1, "id,amount,name\n1,1.00,a\n3000000000,2,b\n").expect(65, "run", DATASET);
        assertThat(shop.query(EVENTS)).contains("01,wider,id,integer,bigint,1,false");
    }

    @Test
    void fieldsOfJsonStandInNoOrder() throws Exception {
        Workspace shop = new Workspace(folder).contract("""
                landing: things/{received_at:yyyyMMdd}/*.json
                key: id
                columns:
                  id: integer
                  name: {type: text, from: [name, title]}
                children:
                  parts:
                    each: parts
                    columns: {size: {type: integer, from: [size, length]}}
                """);
        shop.land(
                "things/20260101/a.json",
                "[{\"id\": 1, \"name\": \"a\", \"parts\": [{\"size\": 1}]}]",
                "2026-02-01T00:00:00Z");
        shop.land(
                "things/20260102/a.json",
                "[{\"title\": \"b\", \"id\": 1, \"parts\": [{\"length\": 2, \"colour\": \"red\"}]}]",
                "2026-02-01T00:00:00Z");
        shop.run();
        assertThat(shop.query(EVENTS))
                .containsExactly(
                        "02,new,parts.colour,,,,false",
                        "02,renamed,name,name,title,,false",
                        "02,renamed,parts.size,size,length,,false");
    }
}
