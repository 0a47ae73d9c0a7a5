package dev.varve.report.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** All loads of all datasets, in any order: the page sorts datasets by name and loads by newest first. */
public record LoadIndex(List<Dataset> datasets) {

    public LoadIndex {
        datasets = List.copyOf(datasets);
    }

    /**
     * @param newestData the greatest {@code effective_at} that readers see
     * @param latestRows rows of the dataset's latest table as published
     */
    public record Dataset(
            String name,
            String description,
            String owner,
            Optional<Instant> newestData,
            OptionalLong latestRows,
            List<Load> loads) {
        public Dataset {
            loads = List.copyOf(loads);
        }
    }

    /**
     * @param reason why it is not published
     * @param newestData the greatest {@code effective_at} readers see once this load is published
     * @param runTime from the first task's start to the last one's end
     * @param reported whether its report was written, so that the index may link to it
     */
    public record Load(
            String loadKey,
            Instant receivedAt,
            LoadReport.State state,
            Optional<String> reason,
            Optional<Instant> newestData,
            CheckCounts checks,
            LoadReport.Rows rows,
            Optional<Duration> runTime,
            boolean reported) {}
}
