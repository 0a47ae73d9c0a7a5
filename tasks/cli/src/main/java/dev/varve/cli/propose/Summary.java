package dev.varve.cli.propose;

import dev.varve.cli.propose.contents.Contents;
import dev.varve.cli.propose.contents.KeyCandidates;
import dev.varve.cli.propose.contents.Probe;
import dev.varve.cli.propose.contents.ProposedColumn;
import dev.varve.cli.propose.sample.LandingPath;
import dev.varve.cli.propose.sample.Sample;
import dev.varve.cli.propose.text.Amount;
import dev.varve.cli.propose.text.FormatText;
import dev.varve.formats.Reject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tells a person what was found in a sample and what needs a look. */
final class Summary {
    private Summary() {}

    static String of(
            String dataset, Sample sample, Contents contents, LandingPath landing, KeyCandidates keys, Probe probe) {
        StringBuilder text = new StringBuilder(dataset + " from " + sample.name() + ": "
                + Amount.of(contents.records(), "record") + " of " + FormatText.type(contents.format()) + ", "
                + Amount.of(contents.fields().size() + landing.captured().size(), "column"));
        if (!contents.arrays().isEmpty()) {
            text.append(", ").append(Amount.of(contents.arrays().size(), "array"));
        }
        text.append("\nRead again with this contract, the strict reader accepts ")
                .append(Amount.of(probe.count().accepted()))
                .append(" of ")
                .append(Amount.of(probe.count().read() - probe.count().ignored(), "record"))
                .append(".\nLook at:\n");
        remarks(sample, contents, landing, keys, probe)
                .forEach(remark -> text.append("  - ").append(remark).append('\n'));
        return text.toString();
    }

    private static List<String> remarks(
            Sample sample, Contents contents, LandingPath landing, KeyCandidates keys, Probe probe) {
        List<String> remarks = new ArrayList<>();
        remarks.add("key: " + key(contents, keys));
        if (keys.key().isEmpty() && !contents.arrays().isEmpty()) {
            remarks.add("children: arrays become tables only beside a key, so they stand there as comments");
        }
        remarks.addAll(landing.remarks());
        Stream.concat(contents.fields().stream(), contents.arrays().stream().flatMap(array -> array.fields().stream()))
                .forEach(
                        field -> field.typing().doubt().ifPresent(doubt -> remarks.add(field.column() + ": " + doubt)));
        List<String> times = contents.fields().stream()
                .filter(field -> field.typing().isTime())
                .map(ProposedColumn::column)
                .toList();
        if (!times.isEmpty()) {
            remarks.add("effective_at: does one of " + String.join(", ", times)
                    + " say when a row became true? Times without a zone are read as UTC; say otherwise with zone");
        }
        sample.members().ifPresent(members -> remarks.addAll(members.remarks()));
        remarks.add("restates: does a file list everything, or what is new?");
        remarks.addAll(contents.remarks());
        for (Reject reject : probe.rejects().stream().limit(3).toList()) {
            remarks.add("rejected, line " + reject.line() + (reject.column() == null ? "" : ", " + reject.column())
                    + ": " + reject.message());
        }
        return remarks.stream().distinct().toList();
    }

    private static String key(Contents contents, KeyCandidates keys) {
        if (!keys.key().isEmpty()) {
            return String.join(", ", keys.key()) + " is " + keys.evidence() + "; is it meant to be, in every file?";
        }
        if (keys.candidates().isEmpty()) {
            return "none was found; without one every row is its own";
        }
        List<String> candidate = keys.candidates().getFirst();
        boolean nullable = contents.fields().stream()
                .anyMatch(field -> candidate.contains(field.column()) && !field.isNeverNull());
        return "choose one; " + String.join(" with ", candidate) + " is " + keys.evidence()
                + (nullable ? ". What can be null there needs a default, such as default: \"\"" : "");
    }
}
