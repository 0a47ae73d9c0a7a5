package dev.varve.cli.bench;

import dev.varve.cli.run.TaskChain;
import dev.varve.failure.TaskFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The same deliveries, one after the other, for tasks in processes of their own, for dbt and for one {@code varve run}, on fresh homes.
 *
 * @param tasks whose home is asked at the end
 */
record ChainRound(ChainRows rows, ChainHome tasks, Optional<ChainHome> run, Optional<Dbt> dbt, PrintWriter out) {
    private static final String SNAPSHOT = "snapshot.bench_chain_latest";

    void begin(boolean restated) throws IOException {
        tasks.begin(rows.contract(restated));
        if (run.isPresent()) {
            run.get().begin(rows.contract(restated));
        }
        if (dbt.isPresent()) {
            dbt.get().begin();
        }
    }

    /** @param columns that get what is measured */
    void deliver(String name, Path file, int drop, List<ChainSteps> columns) throws IOException {
        Path landed = tasks.land(file, drop);
        for (String task : TaskChain.TASKS) {
            add(columns, task, tasks.task(task));
        }
        if (dbt.isPresent()) {
            add(columns, ChainReport.READ, dbt.get().read(landed, rows));
            add(columns, ChainReport.SNAPSHOT, dbt.get().snapshot());
        }
        if (run.isPresent()) {
            run.get().land(file, drop);
            add(columns, ChainReport.RUN, run.get().run());
            add(columns, ChainReport.RUN_STAGED, run.get().within(drop, ChainHome.tasks("conform", "verify")));
        }
        out.printf(
                "%s: warehouse %,d MB, serve %,d MB%n",
                name, tasks.scratch().stored() >> 20, tasks.scratch().served() >> 20);
        out.flush();
    }

    private static void add(List<ChainSteps> columns, String step, Timings one) {
        columns.forEach(column -> column.add(step, one));
    }

    /** What readers get, of now and of then; and whether all made the same ranges. */
    void ask(ChainSteps asked) throws IOException {
        String one = "select _r.* from " + SNAPSHOT + " _r where _r.id = " + rows.oneKey();
        String all = "select count(*), sum(_r.amount) from " + SNAPSHOT + " _r";
        asked.add("latest, " + ChainReport.ONE_KEY, tasks.query(one));
        asked.add("latest, " + ChainReport.ALL, tasks.query(all));
        require("rows of latest", tasks.answer().split(",")[0], rows.rows());
        asked.add("as known first, " + ChainReport.ONE_KEY, tasks.query(one, "--as-known-at", ChainHome.KNOWN_FIRST));
        asked.add("as known first, " + ChainReport.ALL, tasks.query(all, "--as-known-at", ChainHome.KNOWN_FIRST));
        require("rows as known first", tasks.answer().split(",")[0], rows.rows());
        long ranges = ranges(tasks);
        if (run.isPresent()) {
            require("ranges of varve run", Long.toString(ranges(run.get())), ranges);
        }
        if (dbt.isPresent()) {
            require("ranges of dbt", Long.toString(dbt.get().ranges()), ranges);
        }
        out.printf(Locale.ROOT, "%,d ranges%n", ranges);
    }

    private static long ranges(ChainHome home) throws IOException {
        home.query("select count(*) from conformed.bench_chain");
        return Long.parseLong(home.answer());
    }

    private static void require(String what, String counted, long wanted) {
        if (!counted.equals(Long.toString(wanted))) {
            throw TaskFailure.damaged(what + ": " + counted + " instead of " + wanted
                    + ", so that what was measured cannot be compared; please report it");
        }
    }

    void clear() throws IOException {
        tasks.scratch().clear();
        if (run.isPresent()) {
            run.get().scratch().clear();
        }
        if (dbt.isPresent()) {
            dbt.get().clear();
        }
    }
}
