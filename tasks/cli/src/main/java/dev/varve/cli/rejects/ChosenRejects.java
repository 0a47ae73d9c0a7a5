package dev.varve.cli.rejects;

import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Moments;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rejected rows that a person means: those named, or the open ones that the filters choose. */
final class ChosenRejects {
    private final String dataset;
    private final List<Rejected> all = new ArrayList<>();

    ChosenRejects(Warehouse warehouse, String dataset, Rejected.Filter filter) {
        this.dataset = dataset;
        Rejected.read(warehouse, dataset, filter, all::add);
    }

    List<Rejected> open() {
        return all.stream()
                .filter(reject -> reject.state() == Rejected.State.OPEN)
                .toList();
    }

    /** @param rows each {@code FILE:ROW}; none for every open one */
    List<Rejected> named(List<String> rows) {
        if (rows.isEmpty()) {
            return open();
        }
        Set<Rejected> named = new LinkedHashSet<>();
        rows.forEach(row -> named.add(named(row)));
        return List.copyOf(named);
    }

    private Rejected named(String name) {
        int colon = name.lastIndexOf(':');
        String row = name.substring(colon + 1);
        if (colon < 1 || !row.matches("\\d{1,18}")) {
            throw TaskFailure.usage("'" + name + "' names no row: write it as FILE:ROW, for example orders.csv:17");
        }
        return find(name.substring(0, colon), Long.parseLong(row));
    }

    /** @param file its id */
    Optional<Rejected> ofFile(String file, long row) {
        return all.stream()
                .filter(reject -> reject.row() == row && reject.file().equals(file))
                .findFirst();
    }

    /** @param file its id, its path, or the end of its path */
    private Rejected find(String file, long row) {
        List<Rejected> found = all.stream()
                .filter(reject -> reject.row() == row)
                .filter(reject -> reject.file().equals(file)
                        || reject.path().equals(file)
                        || reject.path().endsWith("/" + file))
                .toList();
        if (found.isEmpty()) {
            throw TaskFailure.usage(dataset + ": row " + row + " of " + file
                    + " is not among the rejects; varve rejects " + dataset + " --state all lists them");
        }
        if (found.size() > 1) {
            throw TaskFailure.usage(dataset + ": several files end with " + file + "; name one of them by its id: "
                    + found.stream()
                            .map(reject -> reject.file() + ":" + row + " (" + reject.path() + ", received "
                                    + Moments.text(reject.receivedAt()) + ")")
                            .collect(Collectors.joining(", ")));
        }
        return found.getFirst();
    }
}
