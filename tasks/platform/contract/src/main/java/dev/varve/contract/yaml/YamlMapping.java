package dev.varve.contract.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping of known keys. */
public record YamlMapping(YamlValue item, Map<String, YamlValue> byName) {

    public static YamlMapping none() {
        return new YamlMapping(null, Map.of());
    }

    public Optional<YamlValue> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Optional<String> text(String name) {
        return find(name).flatMap(YamlValue::text);
    }

    public boolean bool(String name, boolean otherwise) {
        return find(name).flatMap(YamlValue::bool).orElse(otherwise);
    }

    public List<String> texts(String name) {
        return find(name).map(YamlValue::texts).orElse(List.of());
    }

    /** @param why what to do, where the key is missing */
    public Optional<YamlValue> required(String name, String why) {
        Optional<YamlValue> found = find(name);
        if (found.isEmpty()) {
            item.problems()
                    .add(item.line(), item.field().isEmpty() ? name : item.field() + "." + name, "is missing; " + why);
        }
        return found;
    }
}
