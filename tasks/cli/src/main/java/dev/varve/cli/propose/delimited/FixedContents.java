package dev.varve.cli.propose.delimited;

import dev.varve.cli.propose.contents.ColumnNames;
import dev.varve.cli.propose.contents.Contents;
import dev.varve.cli.propose.contents.ProposedColumn;
import dev.varve.cli.propose.delimited.BlankColumns.Run;
import dev.varve.cli.propose.delimited.FixedPlaces.Place;
import dev.varve.cli.propose.evidence.Evidence;
import dev.varve.cli.propose.evidence.Typing;
import dev.varve.cli.propose.sample.Sample;
import dev.varve.cli.propose.sample.TextEncoding;
import dev.varve.contract.Format;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Reads the whole of a sample whose values stand at fixed places, where blanks tell the places. */
final class FixedContents {
    /** Fewer uneven lines may share a blank place by chance. */
    private static final int FEW_LINES = 3;

    private final Sample sample;
    private final TextEncoding encoding;
    private final List<String> captured;
    private final List<String> remarks = new ArrayList<>();
    private final BlankColumns all = new BlankColumns();
    private final BlankColumns data = new BlankColumns();
    private int[] first;

    private FixedContents(Sample sample, TextEncoding encoding, List<String> captured) {
        this.sample = sample;
        this.encoding = encoding;
        this.captured = captured;
    }

    /**
     * @param encoding of a sample that nothing else cuts
     * @return empty where no place, or none but those at the ends, is blank in every line
     */
    static Optional<Contents> of(Sample sample, TextEncoding encoding, List<String> captured) throws IOException {
        return new FixedContents(sample, encoding, captured).read();
    }

    private Optional<Contents> read() throws IOException {
        lines(line -> {
            all.add(line);
            if (first == null) {
                first = line;
            } else {
                data.add(line);
            }
        });
        boolean trusted = all.even() || !sample.extension().matches("[ct]sv") && all.lines() > FEW_LINES;
        if (data.lines() == 0 || !trusted || data.runs().size() < 2) {
            return Optional.empty();
        }
        List<Run> below = FixedPlaces.joined(columns(data.runs(), true));
        boolean header = isHeader(columns(below, true));
        Optional<List<Run>> with = header ? FixedPlaces.widened(below, all.runs()) : Optional.empty();
        if (header && with.isEmpty()) {
            remarks.add("the words of the header do not stand over their columns alone: give the columns names");
        }
        List<Run> runs = header ? with.orElse(below) : FixedPlaces.joined(columns(all.runs(), false));
        if (runs.size() < 2) {
            return Optional.empty();
        }
        BlankColumns seen = header ? data : all;
        int longest = Math.max(seen.longest(), runs.getLast().to());
        return Optional.of(
                contents(FixedPlaces.of(columns(runs, header), longest, seen.lines()), header, with.isPresent()));
    }

    private List<PlacedColumn> columns(List<Run> runs, boolean withoutFirst) throws IOException {
        List<PlacedColumn> columns = runs.stream().map(PlacedColumn::new).toList();
        records(withoutFirst, line -> columns.forEach(column -> column.add(line)));
        return columns;
    }

    /** Its words stand over every column, and over some that have nothing but numbers or times. */
    private boolean isHeader(List<PlacedColumn> columns) {
        boolean words = columns.stream()
                .map(column -> PlacedColumn.text(first, column.run.from(), column.run.to()))
                .allMatch(text -> text.chars().anyMatch(Character::isLetter)
                        && text.chars().noneMatch(Character::isDigit));
        if (words && columns.stream().noneMatch(PlacedColumn::isNumberOrTime)) {
            remarks.add("is the first line a header? Where it is, add header: true to the format");
        }
        return words && columns.stream().anyMatch(PlacedColumn::isNumberOrTime);
    }

    private Contents contents(List<Place> places, boolean header, boolean named) throws IOException {
        List<Evidence> evidence =
                places.stream().map(place -> new Evidence(false)).toList();
        long[] records = new long[1];
        boolean[] uneven = new boolean[1];
        records(header, line -> {
            for (int i = 0; i < places.size(); i++) {
                String text = PlacedColumn.strip(PlacedColumn.text(
                        line, places.get(i).from(), places.get(i).to()));
                if (!text.isEmpty()) {
                    evidence.get(i).add(records[0], text, false);
                }
            }
            uneven[0] |= line.length < places.getLast().to();
            records[0]++;
        });
        if (!header) {
            remarks.add("no header was found: give the columns names; they stand in the order of the file");
        }
        remarks.add("positions: they follow the blanks of this sample; compare them with the file's description");
        List<ProposedColumn> fields = new ArrayList<>();
        List<Format.Position> positions = new ArrayList<>();
        Map<String, String> why = new LinkedHashMap<>();
        TreeSet<String> nulls = new TreeSet<>(List.of(""));
        ColumnNames names = new ColumnNames(captured);
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            String fallback = "column_" + (i + 1);
            String name = named ? PlacedColumn.strip(PlacedColumn.text(first, place.from(), place.to())) : fallback;
            String column = names.of(name, fallback);
            Typing typing = Typing.of(column, evidence.get(i), records[0]);
            fields.add(new ProposedColumn(column, Optional.empty(), name, evidence.get(i), typing));
            positions.add(new Format.Position(column, place.from(), place.to()));
            why.put(column, place.why());
            nulls.addAll(evidence.get(i).nullWords.keySet());
        }
        Format.Fixed format = new Format.Fixed(
                positions,
                Optional.empty(),
                encoding.declared() ? encoding.charset().name() : "UTF-8",
                header,
                0,
                0,
                true,
                List.copyOf(nulls),
                uneven[0] ? Format.Ragged.PAD : Format.Ragged.REFUSE,
                false);
        return new Contents(format, records[0], fields, List.of(), remarks, encoding.why(), why);
    }

    private void records(boolean withoutFirst, Consumer<int[]> take) throws IOException {
        boolean[] passed = {!withoutFirst};
        lines(line -> {
            if (passed[0]) {
                take.accept(line);
            }
            passed[0] = true;
        });
    }

    /** Those that are not blank, as code points. */
    private void lines(Consumer<int[]> take) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(sample.open(), encoding.charset()))) {
            boolean start = true;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String text = start && line.startsWith("\ufeff") ? line.substring(1) : line;
                start = false;
                if (!text.isBlank()) {
                    take.accept(text.codePoints().toArray());
                }
            }
        }
    }
}
