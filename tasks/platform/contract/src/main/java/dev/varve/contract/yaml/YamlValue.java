package dev.varve.contract.yaml;

import dev.varve.contract.name.NearestNames;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One value of a YAML file with its place. Scalars are text as written; only those who ask for a number or boolean read one. */
public record YamlValue(Problems problems, String field, Node node, int line) {

    YamlValue(Problems problems, String field, Node node) {
        this(problems, field, node, lineOf(node));
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    public void wrong(String message) {
        problems.add(line(), field, message);
    }

    public void notYet(String message) {
        problems.add(line(), field, message, true);
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Nothing was written after the key. */
    public boolean isEmpty() {
        return node instanceof ScalarNode scalar && scalar.isPlain() && isNull(scalar.getValue());
    }

    boolean isPlain() {
        return node instanceof ScalarNode scalar && scalar.isPlain();
    }

    /** The scalar as written; reports anything else. */
    public Optional<String> text() {
        if (isEmpty()) {
            wrong("has no value; give one or leave the key out");
            return Optional.empty();
        }
        return word();
    }

    /** The scalar as written, where an unquoted null is the word null. */
    public Optional<String> word() {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        wrong("must be one value, not a " + (isMap() ? "mapping" : "list"));
        return Optional.empty();
    }

    public Optional<Boolean> bool() {
        return text().flatMap(text -> {
            if (isPlain() && (text.equals("true") || text.equals("false"))) {
                return Optional.of(text.equals("true"));
            }
            wrong("must be true or false, not " + text);
            return Optional.empty();
        });
    }

    public Optional<Long> whole(long least, long most) {
        return text().flatMap(text -> {
            if (isPlain() && text.matches("[-+]?[0-9]{1,18}")) {
                long value = Long.parseLong(text);
                if (value >= least && value <= most) {
                    return Optional.of(value);
                }
            }
            wrong("must be a whole number "
                    + (most == Long.MAX_VALUE ? "of at least " + least : "from " + least + " to " + most)
                    + ", not " + text);
            return Optional.empty();
        });
    }

    public Optional<BigDecimal> number() {
        return text().flatMap(text -> {
            if (isPlain() && text.matches("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,3})?")) {
                return Optional.of(new BigDecimal(text));
            }
            wrong("must be a number, not " + text);
            return Optional.empty();
        });
    }

    /** One of the given words. */
    public Optional<String> choice(List<String> words) {
        return text().flatMap(text -> {
            if (words.contains(text)) {
                return Optional.of(text);
            }
            wrong("must be " + either(words) + ", not " + text);
            return Optional.empty();
        });
    }

    /** The elements; a scalar or mapping is a list of itself. */
    public List<YamlValue> list() {
        if (!(node instanceof SequenceNode sequence)) {
            if (isEmpty()) {
                wrong("has no value; give one or leave the key out");
                return List.of();
            }
            return List.of(this);
        }
        List<YamlValue> items = new ArrayList<>();
        for (Node one : sequence.getValue()) {
            items.add(new YamlValue(problems, field + "[" + items.size() + "]", one));
        }
        return items;
    }

    /** The elements as text; a scalar is a list of one. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        if (isList() && list().isEmpty()) {
            wrong("lists nothing; leave the key out");
        }
        for (YamlValue item : list()) {
            item.text().ifPresent(text -> {
                if (texts.contains(text)) {
                    item.wrong("lists " + text + " twice");
                } else {
                    texts.add(text);
                }
            });
        }
        return texts;
    }

    /** What a mapping says by name, in the order of the file. */
    public Map<String, YamlValue> entries() {
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            wrong(isEmpty() ? "has no value; give one or leave the key out" : "must be a mapping of names");
            return entries;
        }
        boolean flow = mapping.getFlowStyle() == FlowStyle.FLOW;
        YamlValue before = null;
        for (NodeTuple tuple : mapping.getValue()) {
            YamlValue key = new YamlValue(problems, field, tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                key.wrong("has a key that is no text");
                continue;
            }
            String name = scalar.getValue();
            if (flow && before != null && before.isSplitBy(name)) {
                YamlValue split = before;
                before = split.joined(name);
                entries.put(split.name(), before);
                continue;
            }
            before = new YamlValue(
                    problems, field.isEmpty() ? name : field + "." + name, tuple.getValueNode(), key.line());
            if (entries.putIfAbsent(name, before) != null) {
                key.wrong("says " + name + " twice");
            }
        }
        return entries;
    }

    /**
     * A mapping of known keys, each of which is read by its name.
     *
     * @param main the key that a scalar or list stands for; empty where it stands for none
     */
    public YamlMapping fields(String main, List<String> known) {
        if (isMap()) {
            Map<String, YamlValue> entries = entries();
            for (Map.Entry<String, YamlValue> entry : List.copyOf(entries.entrySet())) {
                if (!known.contains(entry.getKey())) {
                    entry.getValue().wrong("is not known" + NearestNames.meant(entry.getKey(), known));
                    entries.remove(entry.getKey());
                }
            }
            return new YamlMapping(this, entries);
        }
        if (!main.isEmpty() && !isEmpty()) {
            return new YamlMapping(this, Map.of(main, this));
        }
        wrong(isEmpty() ? "has no value; give one or leave the key out" : "must be a mapping of " + either(known));
        return new YamlMapping(this, Map.of());
    }

    /** The last part of the field. */
    private String name() {
        return field.substring(field.lastIndexOf('.') + 1);
    }

    /** A key of this name without a value, at the same place. */
    public YamlValue bare(String name) {
        ScalarNode empty = new ScalarNode(Tag.NULL, "", ScalarStyle.PLAIN);
        return new YamlValue(problems, field + "." + name, empty, line);
    }

    private YamlValue joined(String rest) {
        ScalarNode split = (ScalarNode) node;
        String whole = split.getValue() + "," + rest;
        wrong("inside { } YAML splits " + whole + " at the comma: quote it, \"" + whole + "\"");
        return new YamlValue(problems, field, new ScalarNode(split.getTag(), whole, ScalarStyle.DOUBLE_QUOTED), line);
    }

    private boolean isSplitBy(String next) {
        return isPlain()
                && ((ScalarNode) node).getValue().contains("(")
                && !((ScalarNode) node).getValue().contains(")")
                && next.contains(")");
    }

    private static boolean isNull(String text) {
        return text.isEmpty() || text.equals("~") || text.equals("null") || text.equals("Null") || text.equals("NULL");
    }

    private static String either(List<String> words) {
        return words.size() == 1
                ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }

    /** Whether a text is a JSON pointer (RFC 6901). */
    public static boolean isPointer(String text) {
        return text.startsWith("/") && !text.matches(".*~(?![01]).*");
    }

    /** Scalars of a value that another reader judges. */
    public List<String> wordsOrNone() {
        return isMap() || isEmpty()
                ? List.of()
                : list().stream()
                        .filter(one -> !one.isMap() && !one.isList())
                        .flatMap(one -> one.word().stream())
                        .toList();
    }

    public List<String> words() {
        return list().stream().flatMap(one -> one.word().stream()).distinct().toList();
    }
}
