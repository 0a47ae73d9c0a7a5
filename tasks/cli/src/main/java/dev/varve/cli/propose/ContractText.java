package dev.varve.cli.propose;

import dev.varve.cli.propose.contents.ColumnNames;
import dev.varve.cli.propose.contents.Contents;
import dev.varve.cli.propose.contents.KeyCandidates;
import dev.varve.cli.propose.contents.ProposedColumn;
import dev.varve.cli.propose.evidence.Typing;
import dev.varve.cli.propose.sample.LandingPath;
import dev.varve.cli.propose.sample.Sample;
import dev.varve.cli.propose.sample.SampleMembers;
import dev.varve.cli.propose.text.Amount;
import dev.varve.cli.propose.text.FormatText;
import dev.varve.cli.propose.text.Quoting;
import dev.varve.contract.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a proposal as YAML, with its evidence in comments. */
final class ContractText {
    private static final int COMMENT = 48;
    private static final String CHANGE_NAMES =
            "(.*_)?(updated|modified|changed|last_update|last_updated|last_modified|effective|valid_from|as_of)(_.*)?";

    private final StringBuilder yaml = new StringBuilder();

    private ContractText() {}

    static String of(Sample sample, Contents contents, LandingPath landing, KeyCandidates keys) {
        ContractText text = new ContractText();
        text.line(
                "",
                "Proposed from " + Quoting.shown(sample.name()) + ", " + Amount.of(contents.records(), "record")
                        + ". Comments tell what the sample shows: correct, then delete them.");
        text.line("landing: " + Quoting.path(landing.pattern()), packed(sample));
        sample.members()
                .flatMap(SampleMembers::pattern)
                .ifPresent(pattern -> text.line("members: " + Quoting.quoted(pattern), "other members do not count"));
        text.format(contents);
        text.key(keys);
        text.effectiveAt(contents.fields());
        text.line(
                "# restates: " + (landing.captured().isEmpty() ? "all" : Quoting.of(landing.captured())),
                "where every file lists "
                        + (landing.captured().isEmpty()
                                ? "everything"
                                : "the whole of its " + landing.captured().getFirst())
                        + "; what is missing then counts as gone");
        text.yaml.append('\n');
        text.line("columns:", "");
        for (String captured : landing.captured()) {
            text.line("  " + Quoting.of(captured) + ": date", "from the path");
        }
        contents.fields().forEach(field -> text.column(field, "  "));
        text.children(contents.arrays(), keys.key().isEmpty());
        return text.yaml.toString();
    }

    private void format(Contents contents) {
        if (!(contents.format() instanceof Format.Fixed fixed)) {
            line("format: " + FormatText.of(contents.format()), contents.why());
            return;
        }
        line("format:", contents.why());
        FormatText.settings(fixed).forEach(setting -> line("  " + setting, ""));
        line("  positions:", "the first and the last character of each, counted from 1");
        for (Format.Position position : fixed.positions()) {
            line(
                    "    " + Quoting.of(position.column()) + ": [" + position.from() + ", " + position.to() + "]",
                    contents.boundaries().getOrDefault(position.column(), ""));
        }
    }

    /** Its first bytes agree with its name. */
    private static String packed(Sample sample) {
        String suffix = sample.packing().suffix();
        return sample.members()
                .map(members ->
                        "a " + suffix + " with " + Amount.of(members.alike().size(), "member") + " of this dataset")
                .orElse(
                        suffix.isEmpty()
                                ? ""
                                : "compressed with "
                                        + sample.packing().compression().text());
    }

    private void key(KeyCandidates keys) {
        if (!keys.key().isEmpty()) {
            line("key: " + Quoting.of(keys.key()), keys.evidence());
        }
        for (List<String> candidate : keys.candidates()) {
            line("# key: " + Quoting.of(candidate), (keys.key().isEmpty() ? "" : "or this, ") + keys.evidence());
        }
        if (keys.key().isEmpty() && keys.candidates().isEmpty()) {
            line(
                    "# key: …",
                    "nothing found: "
                            + (keys.evidence().startsWith("different")
                                    ? "no column, pair or triple differs in every record"
                                    : keys.evidence())
                            + "; without a key every row is its own");
        }
    }

    private void effectiveAt(List<ProposedColumn> fields) {
        List<String> times = fields.stream()
                .filter(field -> field.typing().isTime())
                .sorted((a, b) -> Boolean.compare(
                        b.column().matches(CHANGE_NAMES), a.column().matches(CHANGE_NAMES)))
                .map(ProposedColumn::column)
                .limit(3)
                .toList();
        if (!times.isEmpty()) {
            String others = times.size() == 1 ? "" : "or " + String.join(", ", times.subList(1, times.size())) + ": ";
            line(
                    "# effective_at: " + Quoting.of(times.getFirst()),
                    others + "when a row became true; else it counts from its delivery");
        }
    }

    private void column(ProposedColumn field, String indent) {
        Typing typing = field.typing();
        List<String> parts = new ArrayList<>();
        boolean plain = field.from().isEmpty() && typing.settings().isEmpty();
        parts.add(plain ? typing.type() : "type: " + Quoting.type(typing.type()));
        field.from().ifPresent(from -> parts.add("from: " + Quoting.of(from)));
        for (Map.Entry<String, String> setting : typing.settings().entrySet()) {
            parts.add(setting.getKey() + ": " + setting.getValue());
        }
        String value = plain ? parts.getFirst() : "{" + String.join(", ", parts) + "}";
        line(indent + Quoting.of(field.column()) + ": " + value, typing.comment() + values(field));
    }

    /** The values themselves, where they are few, frequent and harmless. */
    private static String values(ProposedColumn field) {
        Map<String, Long> few = field.evidence().few;
        boolean codes = field.typing().type().equals("text")
                && few != null
                && few.size() > 1
                && field.evidence().maybeNull.isEmpty()
                && field.evidence().values >= 10L * few.size()
                && few.keySet().stream().allMatch(value -> value.matches("[A-Za-z0-9_ -]{1,20}"));
        return codes ? "; only " + few.keySet().stream().sorted().collect(Collectors.joining(", ")) : "";
    }

    private void children(List<Contents.Array> arrays, boolean withoutKey) {
        if (arrays.isEmpty()) {
            return;
        }
        // Children know their parent by its key; until a person chooses one they can only be suggested.
        String off = withoutKey ? "# " : "";
        yaml.append('\n');
        line(off + "children:", withoutKey ? "need a key above" : "");
        for (Contents.Array array : arrays) {
            line(off + "  " + array.name() + ":", "");
            line(off + "    each: " + Quoting.of(array.each()), Amount.of(array.elements(), "element"));
            Optional<ProposedColumn> key = KeyCandidates.within(array);
            key.ifPresent(field -> {
                boolean named =
                        KeyCandidates.rank(field.column(), ColumnNames.singular(array.name())) < KeyCandidates.NO_NAME;
                line(
                        off + (named ? "    key: " : "    # key: ") + Quoting.of(field.column()),
                        "different in every record" + (named ? "" : "; without it, the position counts"));
            });
            line(off + "    columns:", "");
            array.fields().forEach(field -> column(field, off + "      "));
        }
    }

    private void line(String code, String comment) {
        yaml.append(code);
        if (!comment.isEmpty()) {
            yaml.append(" ".repeat(code.isEmpty() ? 0 : Math.max(1, COMMENT - code.length())))
                    .append("# ")
                    .append(comment);
        }
        yaml.append('\n');
    }
}
