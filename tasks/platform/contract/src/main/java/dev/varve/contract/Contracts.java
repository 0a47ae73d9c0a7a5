package dev.varve.contract;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Every dataset of the product and of the user, checked together. */
public final class Contracts {

    private final SortedMap<String, Contract> byDataset;

    private Contracts(SortedMap<String, Contract> byDataset) {
        this.byDataset = byDataset;
    }

    /**
     * Reads {@code <root>/<domain>/<name>/contract.yaml} below every root; {@code platform} is not a domain.
     *
     * @throws InvalidContract with every problem of every contract
     */
    public static Contracts read(List<Path> roots) {
        throw new UnsupportedOperationException();
    }

    /** In the order of their names. */
    public List<Contract> all() {
        return List.copyOf(byDataset.values());
    }

    public Optional<Contract> find(String dataset) {
        return Optional.ofNullable(byDataset.get(dataset));
    }
}
