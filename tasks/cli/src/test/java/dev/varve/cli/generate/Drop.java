package dev.varve.cli.generate;

import dev.varve.contract.Contract;
import dev.varve.contract.landing.LandingPattern;
import dev.varve.contract.read.Contracts;
import dev.varve.formats.Reject;
import dev.varve.formats.Row;
import dev.varve.formats.RowSink;
import dev.varve.formats.reading.Readers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** One file as its contract reads it. */
record Drop(String path, Contract contract, Instant receivedAt, List<Row> rows, List<Reject> rejects) {
    private static final Contracts CONTRACTS = Contracts.read(List.of(Path.of("../../sql")));

    static Drop read(Path landing, String path) throws IOException {
        Contract contract = CONTRACTS
                .find(path.startsWith("retail/orders/") ? "retail.orders" : "retail.customers")
                .orElseThrow();
        LandingPattern.Match match = contract.landing().match(path).orElseThrow();
        try (InputStream content = new GZIPInputStream(Files.newInputStream(landing.resolve(path)))) {
            return of(path, contract, match.receivedAt().orElseThrow(), content);
        }
    }

    static Drop example(String dataset, String name) throws IOException {
        Contract contract = CONTRACTS.find(dataset).orElseThrow();
        Path file = Path.of("../../sql", dataset.replace('.', '/'), "example", name);
        try (InputStream content = Files.newInputStream(file)) {
            return of(file.toString(), contract, Instant.EPOCH, content);
        }
    }

    private static Drop of(String path, Contract contract, Instant receivedAt, InputStream content) throws IOException {
        Drop drop = new Drop(path, contract, receivedAt, new ArrayList<>(), new ArrayList<>());
        Readers.of(contract, java.util.Map.of()).read(content, new RowSink() {
            @Override
            public void accept(Row row) {
                drop.rows.add(row.copy());
            }

            @Override
            public void reject(Reject reject) {
                drop.rejects.add(reject);
            }
        });
        return drop;
    }

    Object value(Row row, String column) {
        return row.values()
                .object(contract.columns().indexOf(contract.column(column).orElseThrow()));
    }

    List<Object> values(String column) {
        return rows.stream().map(row -> value(row, column)).toList();
    }

    Row row(String column, Object value) {
        return rows.stream()
                .filter(row -> value.equals(value(row, column)))
                .findFirst()
                .orElseThrow();
    }
}
