package dev.varve.chain;

import static dev.varve.cli.Workspace.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What personal columns hold is nowhere but in the tables, the archive and the warehouse, also where a row does not fit. */
class PersonalTest {
    private static final String CONTRACT = """
            landing: things/*.csv
            limits: {rejects: 100%}
            columns:
              id: integer
              iban: {type: text(8), personal: true}
              city: text(8)
            """;
    /** Of rejected rows alone. */
    private static final List<String> SECRETS =
            List.of("GEHEIM1", "GEHEIM2", "GEHEIM3", "GEHEIM4", "GEHEIM5", "GEHEIM6", "GEHEIM7");

    @TempDir
    private Path folder;

    private Workspace shop;

    @BeforeEach
    void rowsThatDoNotFit() throws Exception {
        shop = new Workspace(folder).contract(CONTRACT);
        shop.land("things/a.csv", """
                        id,iban,city
                        1,AB1,Oslo
                        2,GEHEIM1-and-more,Oslo
                        x,GEHEIM2,Oslo
                        GEHEIM3,3,Oslo
                        4,GEHEIM4
                        5,"GEHEIM5"x,Oslo
                        O'x GEHEIM6's 'own' column's,6,Oslo
                        7,GEHEIM7,a city too long
                        """, "2026-01-01T00:00:00Z");
    }

    private void assertHidden(String where, String text) {
        assertThat(SECRETS).as(where).allSatisfy(secret -> assertThat(text).doesNotContain(secret));
    }

    private void assertFilesHideThem(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertHidden(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
    }

    @Test
    void rejectedRowsAreMaskedInReportsAndMessagesAndForReaders() throws Exception {
        var run = shop.run();
        assertHidden("the run", run.out() + run.err());
        assertFilesHideThem(shop.home().resolve("reports"));
        assertThat(shop.report("2026-01-01"))
                .contains("'•••' is not an integer")
                .contains("'•••' has 16 bytes, and 8 may be stored")
                .contains("--show-personal")
                .contains("row 3, line 4");

        for (String format : List.of("table", "csv", "json")) {
            assertHidden(
                    format,
                    shop.expect(0, "rejects", DATASET, "--format", format).out());
        }
        assertThat(shop.expect(0, "rejects", DATASET).out())
                .contains("7 rejected rows: 3 not_an_integer, 2 too_long, 1 broken_quote, 1 too_few_fields")
                .contains("values are masked, since shop.things has personal columns; --show-personal shows them");
        assertThat(shop.query("select row_number, column_name, message, raw_text from control.rejected_row order by 1"))
                .contains("2,iban,\"'•••' has 16 bytes, and 8 may be stored\",•••")
                .hasSize(7);
        assertFilesHideThem(shop.home().resolve("serve"));
    }

    @Test
    void whoMayReadsThemFromTheWarehouse() throws Exception {
        shop.run();
        String shown = shop.expect(0, "rejects", DATASET, "--show-personal", "--format", "csv")
                .out();
        assertThat(SECRETS).allSatisfy(secret -> assertThat(shown).contains(secret));
        assertThat(shop.expect(0, "rejects", DATASET, "--show-personal").out()).doesNotContain("values are masked");

        Path fix = folder.resolve("fix.csv");
        assertThat(shop.expect(64, "rejects", DATASET, "--export", fix.toString())
                        .err())
                .contains("shop.things has personal columns")
                .contains("add --show-personal if it may");
        assertThat(fix).doesNotExist();
        shop.expect(0, "rejects", DATASET, "--export", fix.toString(), "--show-personal");
        Files.writeString(
                fix,
                Files.readString(fix)
                        .replace("x,GEHEIM2,Oslo", "3,GEHEIM2,Oslo")
                        .replace("4,GEHEIM4\"", "GEHEIM4,4,Oslo\""));
        var replayed = shop.expect(65, "rejects", DATASET, "replay", "--from", fix.toString());
        assertThat(replayed.err()).contains("1 row replayed").contains("'•••' is not an integer");
        assertHidden("the replay", replayed.out() + replayed.err());
        assertThat(shop.query("select id, iban from raw.shop_things order by 1"))
                .containsExactly("1,AB1", "3,GEHEIM2");
        assertFilesHideThem(shop.home().resolve("reports"));
        assertThat(shop.query("select decision, message, raw_text, corrected_text from control.reject_decision"))
                .containsExactly("admit,'•••' is not an integer,•••,•••");
        assertHidden(
                "accepted and replayed ones",
                shop.expect(0, "rejects", DATASET, "--state", "all", "--format", "csv")
                        .out());
    }

    @Test
    void aColumnThatBecomesPersonalHidesWhatReadersHadBefore() throws Exception {
        shop.contract(CONTRACT.replace(", personal: true", "")).run();
        assertThat(shop.query("select raw_text from control.rejected_row").toString())
                .contains("GEHEIM2");
        assertThat(shop.report("2026-01-01")).contains("GEHEIM2");

        shop.land("things/b.csv", "id,iban,city\n8,AB2,Rome\n", "2026-01-02T00:00:00Z")
                .run();
        shop.contract(CONTRACT)
                .land("things/c.csv", "id,iban,city\n9,AB3,Rome\n", "2026-01-03T00:00:00Z")
                .run();
        assertHidden(
                "readers",
                shop.query("select message, raw_text from control.rejected_row").toString());
        assertThat(shop.report("2026-01-01")).contains("--show-personal");
        assertFilesHideThem(shop.home().resolve("reports"));
    }

    @Test
    void datasetsWithoutPersonalColumnsShowEverything() throws Exception {
        shop.contract(CONTRACT.replace(", personal: true", "")).run();
        assertThat(shop.report("2026-01-01")).contains("GEHEIM6").doesNotContain("--show-personal");
        assertThat(shop.expect(0, "rejects", DATASET, "--format", "csv").out()).contains("GEHEIM6");
    }

    @Test
    void recordsOfJsonAreMaskedToo() throws Exception {
        shop = new Workspace(folder.resolve("json")).contract("""
                landing: things/*.ndjson
                key: id
                limits: {rejects: 100%}
                columns: {id: integer, note: text}
                children:
                  people: {each: people, columns: {name: {type: text(8), personal: true}, age: integer}}
                """);
        shop.land("things/a.ndjson", """
                        {"id":1,"people":[{"name":"Ann","age":3}]}
                        {"id":2,"people":[{"name":"GEHEIM1-and-more"}]}
                        {"id":3,"people":[{"name":"Bob","age":"GEHEIM2"}]}
                        {"id":{"x":"GEHEIM3"},"people":[]}
                        {"id":4,"people":"GEHEIM4"}
                        {"id":5,"people":[{"name":"GEHEIM5
                        {"id":6,"GEHEIM6":1,"GEHEIM6":2}
                        """, "2026-01-01T00:00:00Z");
        var run = shop.run();
        assertHidden("the run", run.out() + run.err());
        assertFilesHideThem(shop.home().resolve("reports"));
        assertHidden(
                "readers",
                shop.query("select message, raw_text from control.rejected_row").toString());
        assertThat(shop.query("select count(*) from control.rejected_row")).containsExactly("6");
    }

    @Test
    void figuresOfPersonalColumnsAreMaskedWhereTheyWereRestated() throws Exception {
        shop = new Workspace(folder.resolve("figures")).contract("""
                landing: things/{received_at:yyyyMMdd}/*.csv
                key: id
                effective_at: day
                columns:
                  id: integer
                  day: date
                  name: {type: text, personal: true}
                  amount: integer
                aggregates:
                  per_day: {window: day, by: name, measures: {total: sum(amount), last: max(name)}}
                """);
        shop.land("things/20260102/a.csv", "id,day,name,amount\n1,2026-01-01,GEHEIM1,5\n", "2026-01-02T00:00:00Z")
                .run();
        shop.land("things/20260103/a.csv", "id,day,name,amount\n1,2026-01-01,GEHEIM1,7\n", "2026-01-03T00:00:00Z")
                .run();
        assertThat(shop.report("2026-01-03")).contains("name •••").contains("total");
        assertFilesHideThem(shop.home().resolve("reports"));
    }
}
