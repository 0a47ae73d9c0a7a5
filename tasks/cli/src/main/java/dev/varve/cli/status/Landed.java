package dev.varve.cli.status;

import dev.varve.contract.Complete;
import dev.varve.contract.Contract;
import dev.varve.contract.read.Contracts;
import dev.varve.ledger.Accompanied;
import dev.varve.ledger.Arrivals;
import dev.varve.storage.ObjectStore;
import dev.varve.storage.StoredObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What lies in landing, as the contracts see it.
 *
 * @param there whether there is such a folder
 * @param fresh number of files that no load has, by dataset
 * @param waiting files that wait for their sidecars, by dataset
 * @param unmatched paths that no contract asks for
 */
record Landed(
        String folder,
        boolean there,
        Map<String, Integer> fresh,
        Map<String, List<Arrivals.Waiting>> waiting,
        List<String> unmatched) {

    /** A file as loads know it. */
    record Known(String dataset, String path, long bytes) {}

    static Landed look(ObjectStore landing, Contracts contracts, Set<Known> known) {
        Map<String, Integer> fresh = new TreeMap<>();
        Map<String, List<Arrivals.Waiting>> waiting = new TreeMap<>();
        List<StoredObject> listed = landing.list("");
        Set<String> asked = new HashSet<>();
        for (Contract contract : contracts.all()) {
            for (Accompanied one : Accompanied.of(contract, listed)) {
                one.objects().map(StoredObject::path).forEach(asked::add);
                StoredObject object = one.object();
                if (object.folder() || known.contains(new Known(contract.dataset(), object.path(), object.bytes()))) {
                    continue;
                }
                if (one.missing().isEmpty()) {
                    fresh.merge(contract.dataset(), 1, Integer::sum);
                } else {
                    waiting.computeIfAbsent(contract.dataset(), name -> new ArrayList<>())
                            .add(new Arrivals.Waiting(object.path(), one.missing()));
                }
            }
        }
        List<String> unmatched = listed.stream()
                .filter(object -> !object.folder() && !asked.contains(object.path()))
                .map(StoredObject::path)
                .filter(path -> contracts.all().stream().noneMatch(contract -> marks(contract, path)))
                .toList();
        return new Landed(landing.location(), landing.isThere(""), fresh, waiting, unmatched);
    }

    /** A marker file says that a drop is complete. */
    private static boolean marks(Contract contract, String path) {
        return contract.complete() instanceof Complete.Marker(String name)
                && path.endsWith("/" + name)
                && path.startsWith(contract.landing().folder());
    }
}
