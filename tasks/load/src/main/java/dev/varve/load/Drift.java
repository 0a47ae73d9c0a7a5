package dev.varve.load;

import dev.varve.formats.Layout;
import dev.varve.ledger.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One way in which a file differs from its contract, or from the delivery before it.
 *
 * @param field of the file or of the contract; empty for the file as a whole
 * @param was in the delivery before; of a wider type the declared one; or null
 * @param now or null
 * @param values of a wider type, or with rows that a quote may have swallowed: how many; or null
 * @param again the delivery before was so too
 */
record Drift(Kind kind, String field, String was, String now, Long values, boolean again) {
    enum Kind {
        NEW,
        GONE,
        MISSING,
        BACK,
        RENAMED,
        REORDERED,
        WIDER,
        SWALLOWED,
        ENCODING
    }

    /** What the ledger keeps of a file that was read. */
    record Profile(Set<String> unknown, Set<String> missing, String encoding, Layout layout) {
        static Profile of(String drift, String layout) {
            Map<String, Object> parts = Json.map(drift);
            return new Profile(
                    names(parts.get("unknown")),
                    names(parts.get("missing")),
                    parts.get("encoding").toString(),
                    Layouts.of(layout));
        }

        private static Set<String> names(Object names) {
            Set<String> texts = new java.util.TreeSet<>();
            ((Collection<?>) names).forEach(name -> texts.add(name.toString()));
            return texts;
        }
    }

    /** @param before the profile of the delivery before; of the first, everything differs from the contract alone */
    static List<Drift> between(Optional<Profile> before, Profile now) {
        List<Drift> drifts = new ArrayList<>();
        Set<String> unknown = before.map(Profile::unknown).orElse(Set.of());
        Set<String> missing = before.map(Profile::missing).orElse(Set.of());
        now.unknown.forEach(field -> drifts.add(of(Kind.NEW, field, unknown.contains(field))));
        now.missing.forEach(field -> drifts.add(of(Kind.MISSING, field, missing.contains(field))));
        wider(before, now, drifts);
        now.layout
                .swallowed()
                .forEach(one -> drifts.add(new Drift(
                        Kind.SWALLOWED,
                        one.field(),
                        null,
                        "lines " + one.line() + " to " + one.last(),
                        one.values(),
                        false)));
        before.ifPresent(then -> {
            gone(then, now, drifts);
            renamed(then.layout, now.layout, drifts);
            reordered(then.layout, now.layout, drifts);
            if (!then.encoding.equals(now.encoding)) {
                drifts.add(new Drift(Kind.ENCODING, "", then.encoding, now.encoding, null, false));
            }
        });
        return drifts;
    }

    private static Drift of(Kind kind, String field, boolean again) {
        return new Drift(kind, field, null, null, null, again);
    }

    private static void wider(Optional<Profile> before, Profile now, List<Drift> drifts) {
        Map<String, String> then = new LinkedHashMap<>();
        before.ifPresent(profile -> profile.layout.wider().forEach(wider -> then.put(wider.column(), wider.fits())));
        for (Layout.Wider wider : now.layout.wider()) {
            boolean again = wider.fits().equals(then.get(wider.column()));
            drifts.add(new Drift(Kind.WIDER, wider.column(), wider.declared(), wider.fits(), wider.values(), again));
        }
    }

    private static void gone(Profile then, Profile now, List<Drift> drifts) {
        then.unknown.stream()
                .filter(field -> !now.unknown.contains(field))
                .forEach(field -> drifts.add(of(Kind.GONE, field, false)));
        then.missing.stream()
                .filter(field -> !now.missing.contains(field))
                .forEach(field -> drifts.add(of(Kind.BACK, field, false)));
    }

    private static void renamed(Layout then, Layout now, List<Drift> drifts) {
        now.from().forEach((column, names) -> {
            List<String> were = then.from().get(column);
            if (were != null && !were.equals(names)) {
                drifts.add(new Drift(
                        Kind.RENAMED, column, String.join(", ", were), String.join(", ", names), null, false));
            }
        });
    }

    /** Of the fields that both headers have. */
    private static void reordered(Layout then, Layout now, List<Drift> drifts) {
        List<String> were = common(then.fields(), now.fields());
        List<String> are = common(now.fields(), then.fields());
        if (!were.equals(are)) {
            drifts.add(new Drift(Kind.REORDERED, "", String.join(", ", were), String.join(", ", are), null, false));
        }
    }

    private static List<String> common(List<String> of, List<String> with) {
        Set<String> others = new HashSet<>(with);
        return of.stream().filter(others::contains).toList();
    }
}
