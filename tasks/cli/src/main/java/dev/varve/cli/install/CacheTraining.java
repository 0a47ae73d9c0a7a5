package dev.varve.cli.install;

import dev.varve.cli.Varve;
import dev.varve.cli.run.TaskChain;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** Runs what most processes run, so that the start-up cache knows their classes. */
final class CacheTraining {
    private CacheTraining() {}

    public static void main(String[] args) throws IOException {
        Path home = Files.createTempDirectory("varve-training");
        try {
            Map<String, String> environment =
                    Map.of("VARVE_ROOT", System.getenv("VARVE_ROOT"), "VARVE_HOME", home.toString());
            run(environment, "generate", "--days", "2", "--scale", "1");
            for (String task : TaskChain.TASKS) {
                run(environment, task, "--dataset", "retail.customers");
            }
            run(environment, "run", "retail.orders");
            run(environment, "status");
            run(environment, "query", "select * from snapshot.retail_customers_latest");
            run(environment, "--version");
        } finally {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void run(Map<String, String> environment, String... args) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        System.out.println(String.join(" ", args) + ": " + Varve.run(nowhere, System.out, environment, args));
    }
}
