package dev.varve.cli.run;

import static dev.varve.cli.Workspace.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of each task's run is the same for tasks that are called one by one and for those of {@code varve run}. */
class TaskRunsTest {
    private static final String RUNS = """
            select concat_ws(',', t.task, t.outcome, l.received_at::date, l.load_key, t.row_count, t.bytes)
            from control.task_run t
            left join control.load l using (load_id)
            where t.task not in ('sense', 'report')
            order by l.received_at, t.started_at""";

    @TempDir
    private Path folder;

    private Workspace byTask;
    private Workspace byRun;

    @BeforeEach
    void twoHomesWithOneDropPublished() throws Exception {
        byTask = new Workspace(folder.resolve("by-task")).contract(Workspace.CONTRACT);
        byRun = new Workspace(folder.resolve("by-run")).contract(Workspace.CONTRACT);
        drop(1, "1,a,1", "2,b,2", "3,c,3", "4,d,4");
        tasks(0, TaskChain.TASKS.toArray(String[]::new));
        byRun.run();
    }

    @Test
    void ofAPublishedDrop() throws Exception {
        assertThat(runs(byRun)).hasSize(7).isEqualTo(runs(byTask));
        assertThat(runs(byRun).getFirst())
                .startsWith("register,done,2026-01-01")
                .endsWith(",0,38");
    }

    @Test
    void ofARefusedDrop() throws Exception {
        drop(2, "1,A,one", "2,B,2", "3,C,3", "4,D,4");
        tasks(0, "register");
        tasks(65, "load");
        tasks(0, "report");
        byRun.expect(65, "run", DATASET);

        assertThat(runs(byRun)).hasSize(7 + 2).isEqualTo(runs(byTask));
        assertThat(runs(byRun).getLast()).startsWith("load,refused,2026-01-02").endsWith(",3,40");
    }

    @Test
    void ofAHeldDrop() throws Exception {
        drop(2, "1,a,1");
        tasks(0, "register", "load", "conform", "snapshot", "aggregate");
        tasks(65, "verify");
        tasks(0, "report");
        byRun.expect(65, "run", DATASET);

        assertThat(runs(byRun)).hasSize(7 + 6).isEqualTo(runs(byTask));
        assertThat(runs(byRun).getLast()).startsWith("verify,refused,2026-01-02");
    }

    private void drop(int day, String... lines) throws IOException {
        byTask.drop(day, lines);
        byRun.drop(day, lines);
    }

    private void tasks(int exit, String... tasks) {
        for (String task : tasks) {
            byTask.expect(exit, task, "--dataset", DATASET);
        }
    }

    /** Readers are not told. */
    private static List<String> runs(Workspace workspace) throws SQLException {
        try (Connection warehouse = DriverManager.getConnection(
                        "jdbc:duckdb:" + workspace.home().resolve("warehouse.duckdb"));
                ResultSet rows = warehouse.createStatement().executeQuery(RUNS)) {
            List<String> runs = new ArrayList<>();
            while (rows.next()) {
                runs.add(rows.getString(1));
            }
            return runs;
        }
    }
}
