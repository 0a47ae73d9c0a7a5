package dev.varve.cli.status;

import static dev.varve.cli.Workspace.CONTRACT;
import static dev.varve.cli.Workspace.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger keeps what happened; each way to tell it makes its own sentence. */
class RefusalReasonsTest {
    private static final String REASON = "select reason from control.load where state = 'refused'";
    private static final String FILE = "select d.path || ': ' || f.reason from control.delivery d"
            + " join control.file f using (file_id) where f.state = 'refused'";
    private static final String ROWS = "2 of 4 rows do not fit the contract, more than limits.rejects allows (1)";

    @TempDir
    private Path folder;

    private Workspace shop;

    @BeforeEach
    void aPublishedLoad() throws Exception {
        shop = new Workspace(folder).contract(CONTRACT + "limits: {rejects: 1}\n");
        shop.drop(1, "1,a,1").run();
    }

    @Test
    void ofAFileAreItsPathAndWhatIsWrongWithIt() throws Exception {
        String told = refusedFile();

        List<String> facts = shop.query(REASON);
        assertThat(facts).hasSize(1).isEqualTo(shop.query(FILE));
        assertThat(unquoted(facts)).startsWith("things/20260102/list.csv: ");
        assertThat(told)
                .contains(DATASET + ": load " + key() + " refused: " + unquoted(facts)
                        + " Readers keep what they had; deliver the whole file again\n");
        assertThat(status())
                .contains(key() + " was refused:\n  " + unquoted(facts)
                        + "\n  readers keep what they had; deliver the whole file again\n");
        assertThat(shop.report("2026-01-02"))
                .contains("Deliver the file again, whole.")
                .doesNotContain("readers keep what they had");
    }

    @Test
    void ofTooManyRejectsAreTheirCountsAndTheLimit() throws Exception {
        String told = refusedRows();

        assertThat(unquoted(shop.query(REASON))).isEqualTo(ROWS);
        assertThat(told)
                .contains(DATASET + ": load " + key() + " refused: " + ROWS + "; varve rejects " + DATASET + " --load "
                        + key() + " lists them\n");
        assertThat(status())
                .contains(key() + " was refused:\n  " + ROWS + "\n  readers keep what they had; varve rejects "
                        + DATASET + " --load " + key() + " lists the rows\n");
        assertThat(shop.report("2026-01-02"))
                .contains("varve rejects " + DATASET + " --load " + key() + " lists the rows that do not fit.")
                .doesNotContain("Deliver the file again");
    }

    @Test
    void ofAnOlderWarehouseBecomeFacts() throws Exception {
        refusedFile();
        String load = DATASET + ": load " + key() + " refused: ";
        String cut = "things/20260102/list.csv: the gzip stream ends after 12 bytes";
        String unlike = "things/20260102/list.csv: No column of the contract stands in the header.";
        writeAsBefore(
                load + cut + "; readers keep what they had; deliver the whole file again",
                load + unlike + " Readers keep what they had; deliver the whole file again",
                load + cut + "; deliver the whole file again, readers keep what they had",
                load + ROWS + "; varve rejects " + DATASET + " --load " + key() + " lists them");

        shop.run();

        assertThat(unquoted(shop.query(REASON)).lines()).containsExactly(cut, unlike, cut, ROWS);
        assertThat(status())
                .contains(" was refused:\n  " + cut + "\n  " + unlike + "\n")
                .doesNotContain(load);
    }

    private String refusedFile() throws Exception {
        shop.land("things/20260102/list.csv", "nothing,of,it\n", "2026-01-02T00:00:00Z");
        return shop.expect(65, "run", DATASET).err();
    }

    private String refusedRows() throws Exception {
        shop.drop(2, "1,A,1.50", "2,B,two", "3,c,three", "4,D,4");
        return shop.expect(65, "run", DATASET).err();
    }

    private void writeAsBefore(String... sentences) throws SQLException {
        try (Connection warehouse =
                        DriverManager.getConnection("jdbc:duckdb:" + shop.home().resolve("warehouse.duckdb"));
                PreparedStatement old =
                        warehouse.prepareStatement("update control.load set reason = ? where state = 'refused'");
                PreparedStatement before = warehouse.prepareStatement(
                        "delete from control.migration where name = '0007_reasons_are_facts'")) {
            old.setString(1, String.join("\n", sentences));
            assertThat(old.executeUpdate()).isOne();
            assertThat(before.executeUpdate()).isOne();
        }
    }

    private String status() {
        return shop.expect(0, "status", DATASET).out();
    }

    private String key() {
        return shop.load("refused").substring(0, 12);
    }

    /** The only value. */
    private static String unquoted(List<String> csv) {
        return String.join("\n", csv).replaceFirst("^\"(?s)(.*)\"$", "$1").replace("\"\"", "\"");
    }
}
