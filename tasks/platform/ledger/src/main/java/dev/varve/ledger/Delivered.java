package dev.varve.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands in the ledger for one {@code received_at}: which versions each object of landing had. */
public final class Delivered {
    private final String dataset;
    private final Instant receivedAt;
    private final Set<Long> ids = new HashSet<>();
    private final Map<String, Integer> newest = new HashMap<>();
    private final Map<String, Map<String, Long>> contents = new HashMap<>();

    Delivered(String dataset, Instant receivedAt) {
        this.dataset = dataset;
        this.receivedAt = receivedAt;
    }

    void add(long deliveryId, String object, int version, String path, long fileId) {
        ids.add(deliveryId);
        int before = newest.getOrDefault(object, 0);
        if (version > before) {
            newest.put(object, version);
            contents.put(object, new HashMap<>());
        }
        if (version >= before) {
            contents.get(object).put(path, fileId);
        }
    }

    /** The object has what it had when it was registered last. */
    public boolean repeats(String object, List<Manifest.Item> items) {
        Map<String, Long> now = new HashMap<>();
        items.forEach(item -> now.put(item.path(), fileId(item)));
        return now.equals(contents.get(object));
    }

    /** The version that an object's items are. */
    public int next(String object) {
        return newest.getOrDefault(object, 0) + 1;
    }

    /** The same content came with this {@code received_at} already, under this path or another. */
    public boolean contains(Manifest.Item item) {
        return ids.contains(Ledger.deliveryId(dataset, receivedAt, item));
    }

    private long fileId(Manifest.Item item) {
        return Ledger.fileId(dataset, item.content().contentId(), item.captured());
    }
}
