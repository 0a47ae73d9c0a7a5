package dev.varve.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that one load names more than once: the last is taken, and somebody is told. */
class DuplicatesTest {
    private static final String CONTRACT = """
            landing: things/{received_at:yyyyMMdd}/*.ndjson
            key: id
            columns: {id: integer, name: text}
            children:
              parts: {each: parts, key: slot, columns: {slot: {type: text, personal: true}, size: integer}}
              notes: {each: notes, columns: {note: text}}
            """;

    @TempDir
    private Path folder;

    private Workspace shop;

    @BeforeEach
    void open() throws Exception {
        shop = new Workspace(folder).contract(CONTRACT);
    }

    @Test
    void ofChildrenAreToldByTheirOwnKey() throws Exception {
        day(1, """
                {"id":1,"name":"a","parts":[{"slot":"x","size":1},{"slot":"y","size":2},{"slot":"x","size":3},{"slot":"x","size":4}],"notes":[{"note":"n"},{"note":"n"}]}
                {"id":2,"name":"b","parts":[{"slot":"x","size":5}]}
                """);

        assertThat(shop.query("select id, slot, size from snapshot.shop_parts_latest order by all"))
                .containsExactly("1,x,4", "1,y,2", "2,x,5");
        assertThat(checks()).containsExactly("builtin.no_duplicates,pass", "builtin.no_duplicates.parts,warn");
        assertThat(result("builtin.no_duplicates.parts"))
                .contains("\"failing\":2", "2 duplicates of 1 key", "[\"1\",\"•••\",\"3\"]");
    }

    @Test
    void ofTheDatasetAreToldByKeyAndHowOften() throws Exception {
        day(1, """
                {"id":1,"name":"a"}
                {"id":7,"name":"b"}
                {"id":7,"name":"c"}
                """);

        assertThat(shop.query("select id, name from snapshot.shop_things_latest order by all"))
                .containsExactly("1,a", "7,c");
        assertThat(checks()).containsExactly("builtin.no_duplicates,warn", "builtin.no_duplicates.parts,pass");
        assertThat(result("builtin.no_duplicates")).contains("1 duplicate of 1 key", "[\"7\",\"2\"]");
    }

    /** Of rows that others beat nothing would be left to occur twice. */
    @Test
    void aDeclaredUniquenessIsJudgedOnWhatWasDelivered() throws Exception {
        shop.contract(CONTRACT + "checks: [{compound_columns_to_be_unique: [id]}]\n");
        shop.land("things/20260101/a.ndjson", """
                {"id":1,"name":"a"}
                {"id":7,"name":"b"}
                {"id":7,"name":"c"}
                """, "2026-01-01T00:00:00Z");

        shop.expect(65, "run", Workspace.DATASET);

        assertThat(shop.query(
                        "select check_id, state from control.check_result where check_id like '%unique%' order by 1"))
                .containsExactly("builtin.key_is_unique,pass", "things.compound_columns_to_be_unique,fail");
        assertThat(result("things.compound_columns_to_be_unique")).contains("\"failing\":2", "\"evaluated\":3");
    }

    @Test
    void keysOfSeveralLoadsAreNone() throws Exception {
        day(1, "{\"id\":1,\"name\":\"a\",\"parts\":[{\"slot\":\"x\",\"size\":1}]}\n");
        day(2, "{\"id\":1,\"name\":\"b\",\"parts\":[{\"slot\":\"x\",\"size\":2}]}\n");

        assertThat(checks())
                .containsExactly(
                        "builtin.no_duplicates,pass",
                        "builtin.no_duplicates,pass",
                        "builtin.no_duplicates.parts,pass",
                        "builtin.no_duplicates.parts,pass");
    }

    private void day(int day, String lines) throws Exception {
        Path drop = Files.createDirectories(shop.landing().resolve("things/2026030" + day));
        Files.writeString(drop.resolve("a.ndjson"), lines);
        shop.run();
    }

    private java.util.List<String> checks() {
        return shop.query(
                "select check_id, state from control.check_result where check_id like 'builtin.no_dup%' order by all");
    }

    private String result(String check) {
        return String.join("\n", shop.query("select result from control.check_result where check_id = '" + check + "'"))
                .replace("\"\"", "\"");
    }
}
