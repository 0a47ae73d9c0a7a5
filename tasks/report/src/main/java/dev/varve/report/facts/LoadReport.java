package dev.varve.report.facts;

import dev.varve.contract.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Everything the report of one load shows. The page is a pure function of it: neither clock nor chance adds to it. Text
 * is shown escaped, so it may be hostile; personal values are masked by whoever fills the record.
 *
 * @param loadKey the load-manifest key
 * @param reason one sentence without a full stop, why the load is held, refused, retracted or not published yet; empty
 *     where published
 * @param previous the load of this dataset received before this one
 * @param deliveries in the order of the manifest
 * @param rows of the load as a whole, for the first screen
 * @param intakes how the rows read were accounted for, one per entity
 * @param changes what readers see changed, or would see changed, one per table
 * @param scenes of a raster; else none
 * @param checks in the order of the contract; the page shows failures first
 * @param rejects grouped by reason and column
 * @param timings in the order they started
 * @param decisions oldest first
 */
public record LoadReport(
        String dataset,
        String description,
        String owner,
        String loadKey,
        long loadId,
        Instant receivedAt,
        State state,
        Optional<String> reason,
        Solution solution,
        Optional<AirflowRun> airflow,
        Optional<Neighbour> previous,
        Optional<Neighbour> next,
        List<Delivery> deliveries,
        Freshness freshness,
        Rows rows,
        List<Intake> intakes,
        List<TableChange> changes,
        List<Restatement> restatements,
        List<Drift> drifts,
        Scenes scenes,
        List<Check> checks,
        List<Rejects> rejects,
        List<Timing> timings,
        List<Decision> decisions) {

    public LoadReport {
        deliveries = List.copyOf(deliveries);
        intakes = List.copyOf(intakes);
        changes = List.copyOf(changes);
        restatements = List.copyOf(restatements);
        drifts = List.copyOf(drifts);
        checks = List.copyOf(checks);
        rejects = List.copyOf(rejects);
        timings = List.copyOf(timings);
        decisions = List.copyOf(decisions);
    }

    public static LoadReportBuilder of(
            String dataset, String loadKey, Instant receivedAt, State state, Solution solution) {
        return new LoadReportBuilder(dataset, loadKey, receivedAt, state, solution);
    }

    /** The same, to be changed. */
    public LoadReportBuilder builder() {
        return new LoadReportBuilder(this);
    }

    /** Where a load stands, as a reader of the report sees it. */
    public enum State {
        PUBLISHED,
        HELD,
        REFUSED,
        RETRACTED,
        SUPERSEDED,
        PENDING;

        /** From the ledger's word; every state on the way to publication is pending. */
        public static State of(String word) {
            for (State state : values()) {
                if (state.word().equals(word.toLowerCase(Locale.ROOT))) {
                    return state;
                }
            }
            return PENDING;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What made the load.
     *
     * @param commit of the solution's repository, where it is known
     * @param contractDigest hexadecimal
     * @param zones release of the tz database
     */
    public record Solution(
            String version,
            Optional<String> commit,
            String contractDigest,
            String engine,
            String engineVersion,
            String zones) {}

    /** @param attempt counted from 1 */
    public record AirflowRun(String dag, String run, int attempt, Optional<String> url) {}

    /** The load before or after, of the same dataset. */
    public record Neighbour(String loadKey, Instant receivedAt) {}

    /**
     * @param path in landing
     * @param size bytes, as stored
     * @param contentHash SHA-256 of the decompressed bytes, hexadecimal
     * @param refused why the whole file was refused; its row counts are 0
     */
    public record Delivery(
            String path,
            long size,
            String contentHash,
            Instant receivedAt,
            long read,
            long accepted,
            long rejected,
            long ignored,
            Optional<String> refused) {}

    /** @param newestData the greatest {@code effective_at} readers see; its age is measured at the load's {@code received_at} */
    public record Freshness(Optional<Instant> newestData, List<FreshnessBound> bounds) {
        public Freshness {
            bounds = List.copyOf(bounds);
        }
    }

    /**
     * A declared freshness bound.
     *
     * @param name for people: {@code data age at most}
     * @param observed empty where nothing could be measured; such a bound is not met
     */
    public record FreshnessBound(String name, Duration limit, Optional<Duration> observed, boolean met) {}

    /** @param read from the files; inserted, updated and deleted count rows of the dataset's latest table */
    public record Rows(long read, long inserted, long updated, long deleted, long rejected) {}

    /**
     * read = accepted + rejected + ignored; accepted = contributed + duplicate + repeated + replaced.
     *
     * @param entity the dataset or one of its children
     */
    public record Intake(
            String entity,
            long read,
            long accepted,
            long rejected,
            long ignored,
            long duplicate,
            long repeated,
            long replaced,
            long contributed) {}

    /** What the lines of a table are. */
    public enum Unit {
        /** of a latest or as-of table */
        ROWS,
        /** validity ranges of a conformed table; updated means closed or moved */
        RANGES,
        /** windows of an aggregate; updated means recomputed with another result */
        WINDOWS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param table with its schema
     * @param after lines in the table once the load is published, where counted
     */
    public record TableChange(String table, Unit unit, long inserted, long updated, long deleted, OptionalLong after) {}

    /**
     * A published figure that this load moved.
     *
     * @param where the key or window, for people
     * @param was empty where there was none
     * @param is empty where there is none any more
     */
    public record Restatement(String table, String where, String column, Optional<String> was, Optional<String> is) {}

    /**
     * A way in which files of this load differ from their contract, or from the files before them.
     *
     * @param what in words
     * @param files how many of them
     * @param again the files before were so too
     */
    public record Drift(String field, String what, int files, boolean again) {}

    public enum CheckState {
        PASS,
        WARN,
        FAIL,
        ERROR,
        SKIPPED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static CheckState of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * @param id stable within the dataset; names the anchor
     * @param subject table or column, for people
     * @param expectation in words
     * @param state a check that could not run is an error
     * @param message what an assertion said, or why it was skipped; empty where it passed
     * @param failing rows that do not fit
     * @param sample at most 20 of them; empty columns where there are none
     * @param sql returns exactly the failing rows
     * @param history states of the last loads, oldest first, this one last; at most 30 are shown
     */
    public record Check(
            String id,
            String subject,
            String expectation,
            Severity severity,
            CheckState state,
            Optional<String> message,
            Optional<String> observed,
            Optional<String> expected,
            String why,
            String owner,
            long failing,
            Sample sample,
            Optional<String> sql,
            List<CheckState> history) {
        public Check {
            history = List.copyOf(history);
        }

        /** A critical check that failed, or any that could not run: it holds the load. */
        public boolean holds() {
            return state == CheckState.ERROR || state == CheckState.FAIL && severity == Severity.CRITICAL;
        }
    }

    /** @param rows values as text, null for NULL, as many as there are columns */
    public record Sample(List<String> columns, List<List<String>> rows) {
        public static final Sample NONE = new Sample(List.of(), List.of());

        public Sample {
            columns = List.copyOf(columns);
            rows = rows.stream()
                    .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                    .toList();
        }
    }

    /**
     * Rejected rows that share a reason.
     *
     * @param code stable reason code
     * @param column that did not fit, empty where the record as a whole was broken
     * @param count of all, also those the sample leaves out
     */
    public record Rejects(String code, Optional<String> column, long count, List<RejectedRow> sample) {
        public Rejects {
            sample = List.copyOf(sample);
        }
    }

    /**
     * @param row in its file, counted from 1
     * @param line physical line, counted from 1
     * @param offset of the first byte in the decompressed file
     * @param text the original text
     */
    public record RejectedRow(String file, long row, long line, long offset, String message, String text) {}

    /**
     * One run of one task.
     *
     * @param ended empty where it was killed or still runs
     * @param outcome as {@code TaskOutcome} shows it
     */
    public record Timing(
            String task,
            int attempt,
            Instant started,
            Optional<Instant> ended,
            String outcome,
            OptionalLong rows,
            OptionalLong bytes,
            OptionalLong peakMemoryBytes) {}

    /** @param decision accept, hold, retract or reapply; of rejected rows also which, as {@code admit 3 rejected rows} */
    public record Decision(String decision, Instant at, String by, String reason) {}
}
