package dev.varve.report.page;

import dev.varve.report.facts.LoadIndex;
import dev.varve.report.facts.LoadIndex.Dataset;
import dev.varve.report.facts.LoadIndex.Load;
import dev.varve.report.facts.LoadReport.State;
import dev.varve.report.text.Anchor;
import dev.varve.report.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the template of the index asks for. */
record IndexPage(List<Dataset> datasets) {
    private static final Comparator<Load> NEWEST_FIRST =
            Comparator.comparing(Load::receivedAt).thenComparing(Load::loadKey).reversed();

    static IndexPage of(LoadIndex index) {
        return new IndexPage(index.datasets().stream()
                .sorted(Comparator.comparing(Dataset::name))
                .map(IndexPage::sorted)
                .toList());
    }

    static Optional<Load> newest(Dataset dataset) {
        return dataset.loads().stream().max(NEWEST_FIRST.reversed());
    }

    /** {@code 10 published, 1 held, 1 refused}. */
    String summary() {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        datasets.forEach(dataset -> dataset.loads().forEach(load -> counts.merge(load.state(), 1, Integer::sum)));
        List<String> words = new ArrayList<>();
        counts.forEach((state, count) -> words.add(Words.count(count) + " " + state.word()));
        return words.isEmpty() ? "No load yet" : String.join(", ", words);
    }

    int loads() {
        return datasets.stream().mapToInt(dataset -> dataset.loads().size()).sum();
    }

    Strip history(Dataset dataset) {
        return Strip.of(dataset.loads().reversed().stream()
                .map(load -> load.state().word())
                .toList());
    }

    long waiting(Dataset dataset) {
        return dataset.loads().stream()
                .filter(load -> load.state() == State.HELD)
                .count();
    }

    static String href(Dataset dataset, Load load) {
        return dataset.name() + "/" + LoadFolder.of(load.receivedAt(), load.loadKey()) + "/index.html";
    }

    static String anchor(Dataset dataset) {
        return Anchor.of("dataset", dataset.name());
    }

    private static Dataset sorted(Dataset dataset) {
        return new Dataset(
                dataset.name(),
                dataset.description(),
                dataset.owner(),
                dataset.newestData(),
                dataset.latestRows(),
                dataset.loads().stream().sorted(NEWEST_FIRST).toList());
    }
}
