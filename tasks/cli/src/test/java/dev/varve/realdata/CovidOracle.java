package dev.varve.realdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What was known of every day at every moment: the newest file of each report date. */
final class CovidOracle {

    private final RealData data;
    private final NavigableMap<Instant, List<CovidFile>> drops = new TreeMap<>();

    CovidOracle(RealData data) {
        this.data = data;
        for (Instant moment : data.moments()) {
            drops.put(moment, data.files(moment).stream().map(CovidOracle::read).toList());
        }
    }

    private static CovidFile read(Path file) {
        try {
            return CovidFile.read(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    List<Instant> moments() {
        return data.moments();
    }

    List<CovidFile> drop(Instant moment) {
        return drops.get(moment);
    }

    /** @return rows by report date */
    NavigableMap<LocalDate, List<Map<String, String>>> asKnownAt(Instant moment) {
        NavigableMap<LocalDate, List<Map<String, String>>> known = new TreeMap<>();
        drops.headMap(moment, true)
                .values()
                .forEach(files -> files.forEach(file -> known.put(
                        file.reportDate(), new ArrayList<>(file.places().values()))));
        return known;
    }
}
