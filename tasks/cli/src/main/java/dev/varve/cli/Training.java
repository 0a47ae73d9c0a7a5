package dev.varve.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs what most processes run, so that the start-up cache knows their classes. */
final class Training {
    private Training() {}

    public static void main(String[] args) throws IOException {
        Path home = Files.createTempDirectory("varve-training");
        try {
            Map<String, String> environment =
                    Map.of("VARVE_ROOT", System.getenv("VARVE_ROOT"), "VARVE_HOME", home.toString());
            Path drop = Files.createDirectories(home.resolve("landing/retail/customers/2026-03-01"));
            Files.writeString(
                    drop.resolve("customers.csv"),
                    "customer_id,name,email,country,signed_up_on\n1,A,a@b,NO,01.02.2026\n");
            Path gz = drop.resolve("customers.csv.gz");
            try (OutputStream out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(gz))) {
                Files.copy(drop.resolve("customers.csv"), out);
            }
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
            for (String task : List.of(
                    "sense", "register", "load", "conform", "snapshot", "aggregate", "verify", "publish", "report")) {
                Varve.run(nowhere, nowhere, environment, task, "--dataset", "retail.customers");
            }
            Varve.run(nowhere, nowhere, environment, "status");
            Varve.run(nowhere, nowhere, environment, "query", "select * from snapshot.retail_customers_latest");
            Varve.run(nowhere, nowhere, environment, "--version");
        } finally {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
