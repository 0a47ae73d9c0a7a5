package dev.varve.chain;

import static dev.varve.cli.Workspace.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What deliveries have beyond their contract becomes columns, whichever was loaded first and whatever the contract said before. */
@Tag("slow")
class AddedColumnsTest {
    private static final String KEEP = """
            landing: things/{received_at:yyyyMMdd}/*.csv
            restates: all
            key: id
            as_of: day_end
            columns:
              id: integer
              name: text
            """;
    private static final String ADD = KEEP + "unknown_fields: add\n";
    private static final List<String> FILES = List.of(
            "id,name\n1,a\n2,b\n3,c\n",
            "id,Note,name\n1,x,a\n2,,b\n3,007,c\n",
            "id,name,NetWeight,Note\n1,a,1.50,x\n2,b,\" 2\",y\n3,c,,007\n",
            "NetWeight,id,name\n1.50,1,a\n2,2,b\n,3,c\n4,4,d\n");
    private static final String LATEST =
            "select * exclude (_received_at, _load_id, _file_id) from snapshot.shop_things_";

    @TempDir
    private Path folder;

    private Workspace shop(String name, String contract) throws Exception {
        return new Workspace(folder.resolve(name)).contract(contract);
    }

    private static void land(Workspace shop, int... days) throws Exception {
        for (int day : days) {
            shop.land("things/202601%02d/list.csv".formatted(day), FILES.get(day - 1), "2026-02-01T00:00:00Z");
        }
    }

    @Test
    void theOrderOfLoadsAndOfContractsMakesNoDifference() throws Exception {
        Workspace together = shop("together", ADD);
        land(together, 1, 2, 3, 4);
        together.run();

        Workspace backward = shop("backward", ADD);
        land(backward, 4, 2);
        backward.run();
        land(backward, 1, 3);
        backward.run();
        assertThat(backward.everything()).isEqualTo(together.everything());

        Workspace switched = shop("switched", KEEP);
        land(switched, 1, 2, 3);
        switched.run();
        // What raw kept is enough: a file that is gone is not asked for.
        Path archive = switched.home().resolve("archive/content");
        Path aside = switched.home().resolve("aside");
        Files.move(archive, aside);
        switched.contract(ADD).run();
        Files.move(aside, archive);
        land(switched, 4);
        switched.run();
        assertThat(switched.everything()).isEqualTo(together.everything());

        together.expect(0, "rebuild");
        assertThat(together.everything()).isEqualTo(switched.everything());
        assertThat(together.expect(0, "status").out()).doesNotContain("its contract changed");
        assertThat(together.run().err()).contains("nothing to do");

        assertThat(together.query("select id, note, net_weight from snapshot.shop_things_latest order by id"))
                .containsExactly("1,,1.50", "2,,2", "3,,", "4,,4");
        assertThat(together.query(
                        "select id, note, net_weight from snapshot.shop_things_latest order by id",
                        "--as-known-at",
                        "2026-01-03T12:00:00"))
                .containsExactly("1,x,1.50", "2,y, 2", "3,007,");

        Workspace declared = shop(
                "declared", KEEP + "  note: {type: text, from: Note}\n  net_weight: {type: text, from: NetWeight}\n");
        land(declared, 1, 2, 3, 4);
        declared.run();
        for (String table : List.of("latest", "as_of", "as_of_corrected")) {
            assertThat(together.query(LATEST + table + " order by all"))
                    .as(table)
                    .isEqualTo(declared.query(LATEST + table + " order by all"));
        }

        switched.contract(KEEP).run();
        assertThat(switched.query("select column_name from (describe snapshot.shop_things_latest)"))
                .contains("name")
                .doesNotContain("note", "net_weight");
    }

    @Test
    void aColumnThatIsDeclaredLaterIsReadStrictly() throws Exception {
        String tolerant = KEEP.replace("as_of: day_end\n", "limits: {rejects: 5}\nunknown_fields: add\n");
        String declared = tolerant + "  note: integer\n";
        Workspace late = shop("late", tolerant);
        land(late, 1, 2, 3, 4);
        late.run();
        late.contract(declared).run();
        Workspace always = shop("always", declared);
        land(always, 1, 2, 3, 4);
        always.run();
        assertThat(late.everything()).isEqualTo(always.everything());
        assertThat(late.query("select row_number, column_name, reason_code from control.rejected_row order by all"))
                .isEqualTo(always.query(
                        "select row_number, column_name, reason_code from control.rejected_row order by all"))
                .contains("1,note,not_an_integer");
    }

    @Test
    void whatCannotBeAColumnStaysWhereItIs() throws Exception {
        Workspace shop = shop("shop", ADD);
        String many = IntStream.rangeClosed(1, 120).mapToObj("f%03d"::formatted).collect(Collectors.joining(","));
        shop.land(
                "things/20260101/list.csv",
                "id,name,Name!,_id,SELECT,deleted,N a,n-a,¿," + many + "\n1,a,b,c,d,e,f,g,h,"
                        + IntStream.rangeClosed(1, 120)
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining(",")),
                "2026-02-01T00:00:00Z");
        shop.run();
        assertThat(shop.query("""
                select field, column_name, kept from control.added_column
                where field not like 'f%' or field in ('f098', 'f099') order by position
                """))
                .containsExactly(
                        "N a,n_a,\"\"",
                        "Name!,,the contract reads a column from it or from within it",
                        "SELECT,select,\"\"",
                        "_id,,the contract reads a column from it or from within it",
                        "deleted,,a column deleted cannot be: it is a column of the platform's own",
                        "f098,f098,\"\"",
                        "f099,,100 columns are added already",
                        "n-a,,there is a column n_a added for the field N a",
                        "¿,,it has no letter or digit to name a column by");
        assertThat(shop.query("select n_a, \"select\", f001, f098, _extra from raw.shop_things")
                        .getFirst())
                .startsWith("f,d,1,98,")
                .contains("\"\"n-a\"\":\"\"g\"\"", "\"\"f120\"\":\"\"120\"\"", "\"\"deleted\"\":\"\"e\"\"");
    }

    @Test
    void fieldsOfJsonAreKeptAsTheyStand() throws Exception {
        String contract = """
                landing: things/{received_at:yyyyMMdd}/*.ndjson
                key: id
                columns:
                  id: integer
                  city: {type: text, from: address.city}
                children:
                  parts:
                    each: parts
                    columns: {size: integer}
                unknown_fields: add
                """;
        Workspace shop = shop("shop", contract);
        String first = """
                {"id": 1, "address": {"city": "Rome", "zip": "00100"}, "n": 1.10, "parts": [{"size": 1, "colour": "red"}]}
                {"id": 2, "n": "1.10", "parts": [{"size": 2}, {"size": 3, "colour": null, "w": {"kg": 1}}]}
                """;
        shop.land("things/20260102/a.ndjson", first, "2026-02-01T00:00:00Z").run();
        shop.land("things/20260101/a.ndjson", "{\"id\": 1, \"m\": 123456789012345678901}\n", "2026-02-01T00:00:00Z")
                .run();

        assertThat(shop.query("select id, city, m, n from snapshot.shop_things_latest order by id"))
                .containsExactly("1,Rome,,1.10", "2,,,\"\"\"1.10\"\"\"");
        assertThat(shop.query("select id, m, _extra from raw.shop_things order by id, m"))
                .contains("1,123456789012345678901,\"{\"\"m\"\":123456789012345678901}\"")
                .contains("1,,\"{\"\"address\"\":{\"\"zip\"\":\"\"00100\"\"},\"\"n\"\":1.10}\"");
        assertThat(shop.query("select id, size, colour, w from snapshot.shop_parts_latest order by id, size"))
                .containsExactly("1,1,\"\"\"red\"\"\",", "2,2,,", "2,3,,\"{\"\"kg\"\":1}\"");
        assertThat(shop.query("select path, column_name from control.added_column order by position"))
                .containsExactly("m,m", "n,n", "parts.colour,colour", "parts.w,w");
        assertThat(shop.report("2026-01-02"))
                .contains("came; it is the added column colour (json)")
                .contains("came; the contract does not know it, and it is kept in _extra");
        assertThat(shop.expect(0, "status", DATASET).out())
                .contains("columns that deliveries added: m, n, parts.colour, parts.w; declare them in its contract");
    }

    @Test
    void aReplayedRowMayBringAColumn() throws Exception {
        Workspace shop = shop("shop", """
                landing: things/{received_at:yyyyMMdd}/*.ndjson
                key: id
                limits: {rejects: 5}
                columns: {id: integer}
                unknown_fields: add
                """);
        shop.land("things/20260101/a.ndjson", "{\"id\": 1}\n{\"id\": \"x\"}\n", "2026-02-01T00:00:00Z")
                .run();
        Path fix = folder.resolve("fix.csv");
        shop.expect(0, "rejects", DATASET, "--export", fix.toString());
        Files.writeString(
                fix, Files.readString(fix).replace("{\"\"id\"\": \"\"x\"\"}", "{\"\"id\"\": 2, \"\"a\"\": 3}"));
        shop.expect(0, "rejects", DATASET, "replay", "--from", fix.toString());
        assertThat(shop.query("select id, a from snapshot.shop_things_latest order by id"))
                .containsExactly("1,", "2,3");
        var before = shop.everything();
        shop.expect(0, "rebuild");
        assertThat(shop.everything()).isEqualTo(before);
    }

    @Test
    void unknownFieldsAreRefusedWithTheirNames() throws Exception {
        Workspace csv = shop("csv", KEEP + "unknown_fields: refuse\n");
        land(csv, 2);
        assertThat(csv.expect(65, "run", DATASET).err())
                .contains("things/20260102/list.csv", "'Note'", "Declare it, or set `unknown_fields: keep` or `add`");
        Workspace json = shop("json", """
                landing: things/{received_at:yyyyMMdd}/*.json
                key: id
                limits: {rejects: 2}
                columns: {id: integer}
                children: {parts: {each: parts, columns: {size: integer}}}
                unknown_fields: refuse
                """);
        json.land(
                        "things/20260101/a.json",
                        "[{\"id\": 1, \"note\": 2}, {\"id\": 3, \"parts\": [{\"size\": 1, \"colour\": 2}]}]",
                        "2026-02-01T00:00:00Z")
                .run();
        assertThat(json.expect(0, "rejects", DATASET).out())
                .contains("the contract does not know the field 'note'; declare it, or")
                .contains("the contract does not know the field 'parts.colour'");
        assertThat(json.report("2026-01-01")).contains("records that have it are rejected");
    }
}
