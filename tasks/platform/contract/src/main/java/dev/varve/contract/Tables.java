package dev.varve.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tables that a contract makes. Nothing else says what they are called, except SQL files, which name them by their layer.
 *
 * @param dataset {@code domain.name}
 * @param children by name
 * @param pixels how the name of a raster's table of pixels ends; empty where it keeps none
 * @param rejectedKeys keys of rejected rows are kept
 * @param asOf there are predetermined points in time
 * @param aggregates by name, those declared in the contract
 * @param aggregateSql by name, those of the user's own SQL
 */
public record Tables(
        String dataset,
        List<String> children,
        Optional<String> pixels,
        boolean rejectedKeys,
        boolean asOf,
        List<String> aggregates,
        List<String> aggregateSql) {

    /** What a table holds, and so what it is called. */
    public enum Kind {
        RAW("raw", ""),
        /** Keys of rejected rows, which a listing does not lack. */
        REJECTED("raw", "_rejected"),
        /** A raster's cells or tiles. */
        PIXELS("raw", ""),
        CHANGES("conformed", "_changes"),
        RANGES("conformed", ""),
        LATEST("snapshot", "_latest"),
        AS_OF("snapshot", "_as_of"),
        AS_OF_CORRECTED("snapshot", "_as_of_corrected"),
        /** An aggregate that the contract declares. */
        WINDOWS("aggregate", ""),
        /** An aggregate of the user's own SQL. */
        OWN_SQL("aggregate", "");

        private final String schema;
        private final String ending;

        Kind(String schema, String ending) {
            this.schema = schema;
            this.ending = ending;
        }

        public String schema() {
            return schema;
        }

        /** @param entity name without schema and ending */
        public Name of(String entity) {
            return new Name(schema, entity + ending);
        }

        /** The name without schema and ending of a table of this kind; empty for a table of another. */
        public Optional<String> entity(String name) {
            boolean one = name.startsWith(schema + ".") && name.endsWith(ending);
            return one
                    ? Optional.of(name.substring(schema.length() + 1, name.length() - ending.length()))
                    : Optional.empty();
        }
    }

    /** A table's name; as text {@code schema.table}. */
    public record Name(String schema, String table) {
        /** @param text {@code schema.table} */
        public static Name of(String text) {
            int dot = text.indexOf('.');
            return new Name(text.substring(0, dot), text.substring(dot + 1));
        }

        @Override
        public String toString() {
            return schema + "." + table;
        }
    }

    /**
     * A table that the contract makes.
     *
     * @param entity its name without schema and ending, the same in every layer
     * @param part the child or aggregate that it holds; empty for the dataset itself
     */
    public record Made(Kind kind, String entity, String part) {
        public Name name() {
            return kind.of(entity);
        }
    }

    /** {@code retail_orders} of {@code retail.orders}: the dataset's name in every layer. */
    public static String entity(String dataset) {
        return dataset.replace('.', '_');
    }

    /** {@code retail_order_lines}: the name in every layer of what a dataset of the domain names beside itself. */
    public static String entity(String domain, String part) {
        return domain + "_" + part;
    }

    /** The name in every layer of the bands of a raster's scenes. */
    public static String bands(String entity) {
        return entity + "_bands";
    }

    public static Name raw(String entity) {
        return Kind.RAW.of(entity);
    }

    public static Name rejected(String entity) {
        return Kind.REJECTED.of(entity);
    }

    public static Name changes(String entity) {
        return Kind.CHANGES.of(entity);
    }

    public static Name ranges(String entity) {
        return Kind.RANGES.of(entity);
    }

    public static Name latest(String entity) {
        return Kind.LATEST.of(entity);
    }

    public static Name asOf(String entity) {
        return Kind.AS_OF.of(entity);
    }

    public static Name asOfCorrected(String entity) {
        return Kind.AS_OF_CORRECTED.of(entity);
    }

    public static Name aggregate(String entity) {
        return Kind.WINDOWS.of(entity);
    }

    /** Every one: the dataset's own, its children's, its aggregates'. */
    public List<Made> all() {
        String domain = dataset.substring(0, dataset.indexOf('.'));
        List<Made> all = new ArrayList<>();
        addLayers(all, entity(dataset), "");
        children.forEach(child -> addLayers(all, entity(domain, child), child));
        aggregates.forEach(name -> all.add(new Made(Kind.WINDOWS, entity(domain, name), name)));
        aggregateSql.forEach(name -> all.add(new Made(Kind.OWN_SQL, entity(domain, name), name)));
        return all;
    }

    private void addLayers(List<Made> all, String entity, String child) {
        all.add(new Made(Kind.RAW, entity, child));
        if (child.isEmpty() && rejectedKeys) {
            all.add(new Made(Kind.REJECTED, entity, child));
        }
        if (child.isEmpty()) {
            pixels.ifPresent(ending -> all.add(new Made(Kind.PIXELS, entity + ending, child)));
        }
        all.add(new Made(Kind.CHANGES, entity, child));
        all.add(new Made(Kind.RANGES, entity, child));
        all.add(new Made(Kind.LATEST, entity, child));
        if (asOf) {
            all.add(new Made(Kind.AS_OF, entity, child));
            all.add(new Made(Kind.AS_OF_CORRECTED, entity, child));
        }
    }
}
