package dev.varve.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands in the ledger for one {@code received_at}: the newest version of each object of landing. */
public final class Delivered {
    private final String dataset;
    private final Map<String, Integer> newest = new HashMap<>();
    private final Map<String, Map<String, Long>> files = new HashMap<>();

    Delivered(String dataset) {
        this.dataset = dataset;
    }

    void add(String object, int version, String path, long fileId) {
        int before = newest.getOrDefault(object, 0);
        if (version > before) {
            newest.put(object, version);
            files.put(object, new HashMap<>());
        }
        if (version >= before) {
            files.get(object).put(path, fileId);
        }
    }

    /** The object has what it had when it was registered last. */
    public boolean repeats(String object, List<Manifest.Item> items) {
        Map<String, Long> now = new HashMap<>();
        items.forEach(item -> now.put(item.path(), fileId(item)));
        return now.equals(files.get(object));
    }

    /** The version that an object's items are. */
    public int next(String object) {
        return newest.getOrDefault(object, 0) + 1;
    }

    private long fileId(Manifest.Item item) {
        return Ledger.fileId(dataset, item.content().contentId(), item.captured());
    }
}
