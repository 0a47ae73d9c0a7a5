package dev.varve.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping of known keys. */
record Fields(Item item, Map<String, Item> byName) {

    static Fields none() {
        return new Fields(null, Map.of());
    }

    Optional<Item> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<String> text(String name) {
        return find(name).flatMap(Item::text);
    }

    boolean bool(String name, boolean otherwise) {
        return find(name).flatMap(Item::bool).orElse(otherwise);
    }

    List<String> texts(String name) {
        return find(name).map(Item::texts).orElse(List.of());
    }

    /** @param why what to do, where the key is missing */
    Optional<Item> required(String name, String why) {
        Optional<Item> found = find(name);
        if (found.isEmpty()) {
            item.problems()
                    .add(item.line(), item.field().isEmpty() ? name : item.field() + "." + name, "is missing; " + why);
        }
        return found;
    }
}
