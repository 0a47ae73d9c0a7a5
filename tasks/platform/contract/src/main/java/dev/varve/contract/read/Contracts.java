package dev.varve.contract.read;

import dev.varve.contract.Contract;
import dev.varve.contract.InvalidContract;
import dev.varve.contract.Problem;
import dev.varve.contract.read.reference.References;
import dev.varve.contract.yaml.Problems;
import dev.varve.contract.yaml.SqlFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every dataset of the product and of the user, checked together. */
public final class Contracts {

    private final SortedMap<String, Contract> byDataset;
    private final Map<String, ContractFiles> files;

    private Contracts(SortedMap<String, Contract> byDataset, Map<String, ContractFiles> files) {
        this.byDataset = byDataset;
        this.files = files;
    }

    /**
     * Reads {@code <root>/<domain>/<name>/contract.yaml} below every root; {@code platform} is not a domain.
     *
     * @throws InvalidContract with every problem of every contract
     */
    public static Contracts read(List<Path> roots) {
        List<Problem> problems = new ArrayList<>();
        return of(Folders.read(roots, problems), problems);
    }

    /**
     * Contracts without files beside them.
     *
     * @param texts the YAML of each contract, by dataset
     * @throws InvalidContract with every problem of every contract; its file is the dataset
     */
    public static Contracts parse(Map<String, String> texts) {
        Map<String, ContractDraft> drafts = new LinkedHashMap<>();
        texts.forEach((dataset, yaml) ->
                drafts.put(dataset, new ContractDraft(dataset, yaml, SqlFiles.NONE, new Problems(dataset))));
        return of(drafts, new ArrayList<>());
    }

    static Contracts of(Map<String, ContractDraft> drafts, List<Problem> problems) {
        References references = new References(drafts);
        SortedMap<String, Contract> byDataset = new TreeMap<>();
        drafts.values().forEach(draft -> {
            if (draft.isReadable()) {
                byDataset.put(draft.dataset(), draft.finish(references));
            }
        });
        TableNames.report(drafts.values());
        drafts.values()
                .forEach(draft -> draft.problems().found().stream()
                        .distinct()
                        .sorted(Comparator.comparingInt(Problem::line))
                        .forEach(problems::add));
        if (!problems.isEmpty()) {
            throw new InvalidContract(problems);
        }
        Map<String, ContractFiles> files = new TreeMap<>();
        drafts.forEach((dataset, draft) ->
                files.put(dataset, new ContractFiles(draft.problems().file(), draft.yaml(), draft.files())));
        return new Contracts(byDataset, files);
    }

    /** The text of each file that declares a dataset, by its path below the dataset's folder. */
    public SortedMap<String, String> texts(String dataset) {
        return files.get(dataset).texts();
    }

    /**
     * The same with other files of some datasets, checked together.
     *
     * @param texts as {@link #texts} gives them, by dataset
     * @throws InvalidContract with every problem of every contract
     */
    public Contracts with(Map<String, Map<String, String>> texts) {
        Map<String, ContractFiles> all = new TreeMap<>(files);
        texts.forEach((dataset, each) -> all.put(dataset, ContractFiles.of("the kept contract of " + dataset, each)));
        return of(all);
    }

    /** The same without some datasets. */
    public Contracts without(Collection<String> datasets) {
        Map<String, ContractFiles> all = new TreeMap<>(files);
        all.keySet().removeAll(datasets);
        return of(all);
    }

    private static Contracts of(Map<String, ContractFiles> files) {
        Map<String, ContractDraft> drafts = new LinkedHashMap<>();
        files.forEach((dataset, each) -> drafts.put(dataset, each.draft(dataset)));
        return of(drafts, new ArrayList<>());
    }

    /** Names of the other datasets that refer to one. */
    public List<String> referring(String dataset) {
        return byDataset.values().stream()
                .filter(contract -> !contract.dataset().equals(dataset))
                .filter(contract -> contract.everyRelationship().stream()
                        .anyMatch(relationship -> relationship.to().equals(dataset)))
                .map(Contract::dataset)
                .toList();
    }

    /** In the order of their names. */
    public List<Contract> all() {
        return List.copyOf(byDataset.values());
    }

    public Optional<Contract> find(String dataset) {
        return Optional.ofNullable(byDataset.get(dataset));
    }
}
