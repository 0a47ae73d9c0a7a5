package dev.varve.ledger;

import java.time.Instant;

/**
 * One execution of a task.
 *
 * @param run names the run it belongs to: Airflow's, or one of the command line
 * @param loadId null where the task looked after several
 * @param peakMemory bytes
 * @param link to the run, or null
 */
public record TaskRun(
        String run,
        String dataset,
        Long loadId,
        String task,
        int attempt,
        Instant startedAt,
        Instant endedAt,
        TaskOutcome outcome,
        long rows,
        long bytes,
        long peakMemory,
        String version,
        String link) {}
