package dev.varve.formats.json;

import dev.varve.contract.name.SnakeCase;
import dev.varve.formats.tree.ValueNode;
import java.util.HashMap;
import java.util.Map;

/** A declared field name and how to find it in objects: exactly, else by letters and digits, whatever the case. */
public final class JsonName {
    static final int ABSENT = -1;
    public static final int AMBIGUOUS = -2;
    /** It could be of another column as well. */
    public static final int CONTESTED = -3;

    private static final int REMEMBERED = 10_000;

    public final String exact;
    private final String plain;
    /** Which element of an array it means, counted from 0; {@link #ABSENT} where it is no number. */
    final int index;

    private final Map<String, Boolean> matches = new HashMap<>();
    /** Names of the same object's fields. */
    private JsonSiblings siblings = new JsonSiblings();

    private int column;
    /** Where it stood last: records of a file mostly have their fields in one order. */
    private int last;

    JsonName(String exact, boolean onlyExact) {
        this.exact = exact;
        this.plain = onlyExact ? "" : SnakeCase.plain(exact);
        this.index = exact.matches("0|[1-9][0-9]{0,8}") ? Integer.parseInt(exact) : ABSENT;
    }

    void beside(JsonSiblings names, int its) {
        siblings = names;
        column = its;
    }

    public int find(ValueNode.Obj object) {
        if (last < object.size && object.names[last].equals(exact)) {
            return last;
        }
        int at = object.find(exact);
        if (at < 0 && !plain.isEmpty()) {
            at = alike(object);
        }
        if (at >= 0) {
            last = at;
        }
        return at;
    }

    private int alike(ValueNode.Obj object) {
        int found = ABSENT;
        for (int i = 0; i < object.size; i++) {
            if (matches(object.names[i])) {
                if (found >= 0) {
                    return AMBIGUOUS;
                }
                found = i;
            }
        }
        return found >= 0 && siblings.isContested(plain, column, object) ? CONTESTED : found;
    }

    private boolean matches(String name) {
        Boolean known = matches.get(name);
        if (known == null) {
            if (matches.size() == REMEMBERED) {
                matches.clear();
            }
            known = SnakeCase.plain(name).equals(plain) && !siblings.isOfAnother(name, column);
            matches.put(name, known);
        }
        return known;
    }
}
