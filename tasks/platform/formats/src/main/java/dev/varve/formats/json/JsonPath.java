package dev.varve.formats.json;

import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.tree.ValueNode;
import java.util.Arrays;
import java.util.List;

/**
 * One place of {@code from}: {@code a.b} below the element, {@code .} the element, {@code ../a} below an enclosing element,
 * {@code /a/b} from the document's top.
 */
public final class JsonPath {
    private static final String UP = "../";

    /** Null unless the place is told from the document's top. */
    public final String pointer;

    final int up;
    public final JsonName[] names;

    private JsonPath(String pointer, int up, JsonName[] names) {
        this.pointer = pointer;
        this.up = up;
        this.names = names;
    }

    public static JsonPath of(String from) {
        if (from.startsWith("/")) {
            return new JsonPath(
                    from,
                    0,
                    segments(from).stream()
                            .map(name -> new JsonName(name, true))
                            .toArray(JsonName[]::new));
        }
        int up = 0;
        String rest = from;
        for (; rest.startsWith(UP); up++) {
            rest = rest.substring(UP.length());
        }
        return new JsonPath(null, up, names(rest.equals("..") ? "" : rest));
    }

    /** Of a dotted path; none for the element itself. */
    static JsonName[] names(String dotted) {
        return dotted.isEmpty() || dotted.equals(".")
                ? new JsonName[0]
                : Arrays.stream(dotted.split("\\."))
                        .map(name -> new JsonName(name, false))
                        .toArray(JsonName[]::new);
    }

    /** Of an RFC 6901 pointer. */
    static List<String> segments(String pointer) {
        return Arrays.stream(pointer.split("/", -1))
                .skip(1)
                .map(name -> name.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    /** The same place from the document's top, for a record that stands in the array at a pointer. */
    JsonPath fromTop(String records) {
        List<String> enclosing = segments(records);
        if (pointer != null || up == 0 || up > enclosing.size()) {
            return this;
        }
        StringBuilder top = new StringBuilder();
        enclosing.subList(0, enclosing.size() - up).forEach(name -> top.append(child(name)));
        Arrays.stream(names).forEach(name -> top.append(child(name.exact)));
        return new JsonPath(top.toString(), 0, new JsonName[0]);
    }

    /** One more segment of a pointer. */
    static String child(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    boolean isElement() {
        return pointer == null && up == 0 && names.length == 0;
    }

    /**
     * Looks below a node and marks what it finds as taken.
     *
     * @return null where nothing stands there
     * @throws Ambiguous where two names are alike
     */
    ValueNode find(ValueNode element) throws Ambiguous {
        ValueNode node = element;
        ValueNode holder = null;
        int place = 0;
        for (JsonName name : names) {
            holder = node;
            switch (node) {
                case ValueNode.Obj object -> {
                    object.touched = true;
                    place = name.find(object);
                    if (place <= JsonName.AMBIGUOUS) {
                        throw new Ambiguous(name.exact, place);
                    }
                    node = place < 0 ? null : object.values[place];
                }
                case ValueNode.Array array
                when pointer != null -> {
                    array.touched = true;
                    place = name.index;
                    node = place < 0 || place >= array.elements.size() ? null : array.elements.get(place);
                }
                default -> node = null;
            }
            if (node == null) {
                return null;
            }
        }
        switch (holder) {
            case ValueNode.Obj object -> object.used[place] = true;
            case ValueNode.Array array -> array.use(place);
            case null, default -> {}
        }
        return node;
    }

    /** Two fields of one object match a name equally well, or one matches the names of two columns. */
    static final class Ambiguous extends Exception {
        private static final long serialVersionUID = 1L;

        Ambiguous(String name, int place) {
            super(
                    (place == JsonName.AMBIGUOUS
                                    ? "two fields are called like " + Misfit.shown(name)
                                    : "a field is called like " + Misfit.shown(name)
                                            + ", and like what another column is read from")
                            + "; write the exact name into `from`",
                    null,
                    false,
                    false);
        }

        Misfit misfit() {
            return new Misfit(Reason.DUPLICATE_FIELD, getMessage());
        }
    }
}
