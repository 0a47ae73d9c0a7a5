package dev.varve.cli.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.Contract;
import dev.varve.contract.landing.LandingPattern;
import dev.varve.contract.read.Contracts;
import dev.varve.formats.Reject;
import dev.varve.formats.Row;
import dev.varve.formats.RowSink;
import dev.varve.formats.reading.Readers;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A proposal with what the strict reader makes of its sample. */
public record Proposed(Proposal proposal, Contract contract, List<Row> rows, List<Reject> rejects) {

    public static Proposed from(Path file, Optional<Path> landing) throws IOException {
        Proposal proposal = Proposal.propose("shop.orders", file, landing);
        Contract contract = Contracts.parse(Map.of("shop.orders", proposal.contract()))
                .find("shop.orders")
                .orElseThrow();
        Map<String, String> captured = landing.flatMap(
                        root -> contract.landing().match(root.relativize(file).toString()))
                .map(LandingPattern.Match::values)
                .orElse(Map.of());
        Proposed proposed = new Proposed(proposal, contract, new ArrayList<>(), new ArrayList<>());
        try (InputStream content = open(file)) {
            Readers.of(contract, captured).read(content, new RowSink() {
                @Override
                public void accept(Row row) {
                    proposed.rows.add(row.copy());
                }

                @Override
                public void reject(Reject reject) {
                    proposed.rejects.add(reject);
                }
            });
        }
        return proposed;
    }

    static Proposed of(Path folder, String name, String text) throws IOException {
        return of(folder, name, text, StandardCharsets.UTF_8);
    }

    static Proposed of(Path folder, String name, String text, Charset charset) throws IOException {
        return from(Files.write(folder.resolve(name), text.getBytes(charset)), Optional.empty());
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    /** The strict reader takes every record of the sample. */
    public Proposed fits(int records) {
        assertThat(rejects).isEmpty();
        assertThat(rows).hasSize(records);
        assertThat(proposal.summary()).contains("accepts %1$,d of %1$,d record".formatted(records));
        return this;
    }

    /** What the contract says of a column or another key, without its comment. */
    public String says(String key) {
        return line(key).replaceFirst(" +# .*", "").strip().substring(key.length() + 2);
    }

    String comment(String key) {
        return line(key).replaceFirst(".*? # ", "");
    }

    private String line(String key) {
        return proposal.contract()
                .lines()
                .filter(line -> line.strip().startsWith(key + ":"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + key + " in\n" + proposal.contract()));
    }

    public List<String> columns() {
        return contract.columns().stream().map(column -> column.name()).toList();
    }

    public Object value(int row, String column) {
        return rows.get(row).values().object(columns().indexOf(column));
    }
}
