package dev.varve.cli;

import dev.varve.contract.Complete;
import dev.varve.contract.Contract;
import dev.varve.contract.Contracts;
import dev.varve.storage.LocalFolder;
import dev.varve.storage.StoredObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What lies in landing, as the contracts see it.
 *
 * @param there whether there is such a folder
 * @param fresh number of files that no load has, by dataset
 * @param unmatched paths that no contract asks for
 */
record Landed(Path folder, boolean there, Map<String, Integer> fresh, List<String> unmatched) {

    /** A file as loads know it. */
    record Known(String dataset, String path, long bytes) {}

    static Landed look(Path folder, Contracts contracts, Set<Known> known) {
        Map<String, Integer> fresh = new TreeMap<>();
        List<String> unmatched = new ArrayList<>();
        for (StoredObject object : new LocalFolder(folder).list("")) {
            if (object.folder()) {
                continue;
            }
            boolean asked = false;
            for (Contract contract : contracts.all()) {
                if (contract.landing().match(object.path()).isPresent()) {
                    asked = true;
                    if (!known.contains(new Known(contract.dataset(), object.path(), object.bytes()))) {
                        fresh.merge(contract.dataset(), 1, Integer::sum);
                    }
                }
            }
            if (!asked && contracts.all().stream().noneMatch(contract -> marks(contract, object.path()))) {
                unmatched.add(object.path());
            }
        }
        return new Landed(folder, Files.isDirectory(folder), fresh, unmatched);
    }

    /** A marker file says that a drop is complete. */
    private static boolean marks(Contract contract, String path) {
        return contract.complete() instanceof Complete.Marker(String name)
                && path.endsWith("/" + name)
                && path.startsWith(contract.landing().folder());
    }
}
