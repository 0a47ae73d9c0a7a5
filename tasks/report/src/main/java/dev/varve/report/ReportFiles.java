package dev.varve.report;

import dev.varve.report.facts.LoadIndex;
import dev.varve.report.facts.LoadIndex.Dataset;
import dev.varve.report.facts.LoadReport;
import dev.varve.report.page.LoadFolder;
import dev.varve.report.page.Pages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The reports of a home: {@code reports/index.html}, {@code reports/DATASET/latest.html} and
 * {@code reports/DATASET/RECEIVED_AT-KEY/index.html}, each page with its JSON twin beside it. A reader sees a file whole,
 * old or new.
 */
public final class ReportFiles {
    private static final Pattern DATASET = Pattern.compile("\\w[\\w.-]*");
    private final Path reports;

    public ReportFiles(Path home) {
        reports = home.resolve("reports");
    }

    /**
     * Writes the report of one load over what an earlier run wrote.
     *
     * @return the page
     */
    public Path write(LoadReport report) throws IOException {
        Path page = page(report.dataset(), report.receivedAt(), report.loadKey());
        replace(page.resolveSibling("report.json"), ReportJson.write(report));
        replace(page, Pages.load(report));
        return page;
    }

    /**
     * Writes the index, and for every dataset the page that leads to its newest report.
     *
     * @return the page
     */
    public Path write(LoadIndex index) throws IOException {
        for (Dataset dataset : index.datasets()) {
            var newest = dataset.loads().stream()
                    .filter(LoadIndex.Load::reported)
                    .max(Comparator.comparing(LoadIndex.Load::receivedAt).thenComparing(LoadIndex.Load::loadKey));
            if (newest.isPresent()) {
                String folder =
                        LoadFolder.of(newest.get().receivedAt(), newest.get().loadKey());
                replace(
                        folder(dataset.name()).resolve("latest.html"),
                        Pages.latest(dataset.name(), folder + "/index.html"));
            }
        }
        replace(reports.resolve("index.json"), ReportJson.write(index));
        Path page = reports.resolve("index.html");
        replace(page, Pages.index(index));
        return page;
    }

    /** Where the report of a load is, whether written yet or not. */
    public Path page(String dataset, Instant receivedAt, String loadKey) {
        return folder(dataset).resolve(LoadFolder.of(receivedAt, loadKey)).resolve("index.html");
    }

    private Path folder(String dataset) {
        if (!DATASET.matcher(dataset).matches()) {
            throw new IllegalArgumentException("Not the name of a dataset: " + dataset);
        }
        return reports.resolve(dataset);
    }

    private static void replace(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path partial = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".partial");
        try {
            Files.writeString(partial, text, StandardCharsets.UTF_8);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
