package dev.varve.cli.propose.delimited;

import dev.varve.cli.propose.contents.ColumnNames;
import dev.varve.cli.propose.contents.Contents;
import dev.varve.cli.propose.contents.Probe;
import dev.varve.cli.propose.contents.ProposedColumn;
import dev.varve.cli.propose.evidence.Evidence;
import dev.varve.cli.propose.evidence.Typing;
import dev.varve.cli.propose.sample.Sample;
import dev.varve.cli.propose.sample.TextEncoding;
import dev.varve.cli.propose.text.Amount;
import dev.varve.cli.propose.text.Quoting;
import dev.varve.contract.Format;
import dev.varve.failure.TaskFailure;
import dev.varve.formats.Reject;
import dev.varve.formats.Row;
import dev.varve.formats.refusal.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the whole of a delimited sample. */
public final class DelimitedContents {
    private static final int HEAD = 1 << 18;
    private static final int LONGEST_FOOTER = 3;
    /** Longer lines are rarely one value. */
    private static final int PACKED = 40;

    private final Sample sample;
    private final List<String> captured;
    private final List<String> remarks = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private Format.Delimited format;
    private List<String> names;
    private long records;
    private long repeated;

    private DelimitedContents(Sample sample, List<String> captured) {
        this.sample = sample;
        this.captured = captured;
    }

    /** @param captured names that the path gives */
    public static Contents of(Sample sample, List<String> captured) throws IOException {
        return new DelimitedContents(sample, captured).read();
    }

    private Contents read() throws IOException {
        TextEncoding encoding = TextEncoding.of(sample);
        String head = encoding.head(sample, HEAD);
        if (head.length() == HEAD && head.indexOf('\n') >= 0) {
            head = head.substring(0, head.lastIndexOf('\n') + 1);
        }
        if (head.isBlank()) {
            throw TaskFailure.refused(sample.path() + " has no record; take a file that has some");
        }
        format = CsvDialect.of(
                head, encoding.declared() ? Optional.of(encoding.charset().name()) : Optional.empty());
        names = CsvDialect.first(head, format);
        if (names.size() == 1 || cutsTimesAlone(head)) {
            Optional<Contents> fixed = FixedContents.of(sample, encoding, captured);
            if (fixed.isPresent()) {
                return fixed.get();
            }
        }
        Probe probe = probe();
        if (probe.count().rejected() > 0) {
            probe = again(probe, encoding);
        }
        if (records == 0) {
            throw TaskFailure.refused(sample.path() + " has a header and no record; take a file that has some");
        }
        if (encoding.declared()) {
            remarks.add("the encoding is a guess: the bytes are no UTF-8 and look like "
                    + encoding.charset().name() + "; where files differ, write encoding: detect");
        }
        alignedWidth(head)
                .ifPresent(width -> remarks.add("nothing cuts the lines, each has " + width
                        + " characters, and no place is blank in all of them: if values stand at fixed places, the sample"
                        + " cannot tell which; write format: {type: fixed, positions: {id: [1, 8], …}}"));
        if (!format.header()) {
            remarks.add("no header was found: give the columns names; they stand in the order of the file");
        }
        if (probe.count().rejected() > 0) {
            Reject first = probe.rejects().getFirst();
            remarks.add(Amount.of(probe.count().rejected(), "record") + " cannot be read; the first, on line "
                    + first.line() + ": " + first.message());
        }
        TreeSet<String> nulls = new TreeSet<>(List.of(""));
        evidence.forEach(one -> nulls.addAll(one.nullWords.keySet()));
        List<ProposedColumn> fields = fields();
        fields.stream()
                .filter(one -> one.typing().settings().containsKey("null_values"))
                .forEach(one -> nulls.addAll(one.evidence().maybeNull.keySet()));
        boolean quoted = areQuoted(nulls, head);
        nulls.clear();
        nulls.add("");
        evidence.forEach(one -> nulls.addAll(one.nullWords.keySet()));
        if (quoted) {
            remarks.add("words for null stand in quotes too: quoted_nulls");
        }
        format = with(List.copyOf(nulls), quoted, format.footerRows(), format.ragged(), repeated > 0);
        return new Contents(format, records, fields, List.of(), remarks, encoding.why());
    }

    private boolean areQuoted(Collection<String> words, String head) {
        return format.quote()
                .filter(quote ->
                        words.stream().anyMatch(word -> !word.isEmpty() && head.contains(quote + word + quote)))
                .isPresent();
    }

    /** A colon cuts the lines, but stands nowhere but in times. */
    private boolean cutsTimesAlone(String head) {
        return format.delimiter().equals(":")
                && !head.replaceAll("\\d\\d(:\\d\\d)+", "").contains(":");
    }

    /** How long all lines are, where they are of one length, and of one field that is long or has blanks inside. */
    private Optional<Integer> alignedWidth(String head) {
        List<String> lines = head.lines().filter(line -> !line.isBlank()).toList();
        boolean aligned = names.size() == 1
                && lines.size() > 1
                && lines.stream()
                        .allMatch(line -> line.length() > PACKED || line.strip().contains(" "))
                && lines.stream().map(String::length).distinct().count() == 1;
        return aligned ? Optional.of(lines.getFirst().length()) : Optional.empty();
    }

    private Probe probe() throws IOException {
        evidence.clear();
        names.forEach(name -> evidence.add(new Evidence(false)));
        records = 0;
        repeated = 0;
        return Probe.delimited(sample, format, names.size(), this::take);
    }

    private void take(Row row) {
        Object[] values = row.values().objects();
        if (format.header() && (row.number() == 1 || Arrays.asList(values).equals(names))) {
            repeated += row.number() == 1 ? 0 : 1;
            return;
        }
        for (int i = 0; i < values.length; i++) {
            String text = Objects.toString(values[i], "");
            if (!text.isEmpty()) {
                evidence.get(i).add(records, text, false);
            }
        }
        records++;
    }

    /** Short rows are a footer where they are the last ones, else a habit of the file. */
    private Probe again(Probe probe, TextEncoding encoding) throws IOException {
        List<Reject> rejects = probe.rejects();
        long first = rejects.getFirst().number();
        long last = probe.count().read();
        if (last - first < LONGEST_FOOTER && rejects.size() == last - first + 1) {
            long lines = encoding.lines(sample) - rejects.getFirst().line() + 1;
            remarks.add("no data at the end, in the last " + Amount.of(lines, "line") + ": footer_rows");
            format = with(List.of(""), false, (int) lines, format.ragged(), false);
            return probe();
        }
        long tooFew = rejects.stream()
                .filter(reject -> reject.reason() == Reason.TOO_FEW_FIELDS)
                .count();
        if (tooFew > rejects.size() / 2 && tooFew * 100 > Math.min(probe.count().read(), 100_000)) {
            remarks.add("rows that end early are filled with nulls: ragged: pad");
            format = with(List.of(""), false, 0, Format.Ragged.PAD, false);
            return probe();
        }
        return probe;
    }

    private Format.Delimited with(
            List<String> nulls, boolean quotedNulls, int footer, Format.Ragged ragged, boolean repeatedHeader) {
        return new Format.Delimited(
                format.delimiter(),
                format.quote(),
                format.escape(),
                format.escapes(),
                format.comment(),
                format.encoding(),
                format.header(),
                format.skipRows(),
                footer,
                format.trim(),
                nulls,
                quotedNulls,
                ragged,
                repeatedHeader);
    }

    private List<ProposedColumn> fields() {
        List<ProposedColumn> fields = new ArrayList<>();
        ColumnNames columns = new ColumnNames(captured);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (format.header() && Collections.frequency(names, name) > 1) {
                remarks.add("field " + (i + 1) + " is called " + Quoting.shown(name)
                        + ", and so is another: no column can name one of them; they are kept in _extra");
                continue;
            }
            if (format.header() && ColumnNames.plain(name).isEmpty()) {
                remarks.add("field " + (i + 1) + " is called " + Quoting.shown(name)
                        + ", which no column can name; it is kept in _extra");
                continue;
            }
            String column =
                    format.header() ? columns.of(name, "column_" + (i + 1)) : columns.of("column_" + (i + 1), "column");
            boolean told = format.header() && !ColumnNames.finds(column, name, names);
            Typing typing = Typing.of(column, evidence.get(i), records);
            fields.add(new ProposedColumn(
                    column, told ? Optional.of(name) : Optional.empty(), name, evidence.get(i), typing));
        }
        if (fields.isEmpty()) {
            throw TaskFailure.refused(sample.path() + " has no field that a column could name");
        }
        return fields;
    }
}
