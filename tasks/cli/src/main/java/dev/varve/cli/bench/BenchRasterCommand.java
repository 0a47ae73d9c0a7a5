package dev.varve.cli.bench;

import dev.varve.runtime.Locations;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "raster",
        mixinStandardHelpOptions = true,
        description = {
            "Loads one large raster (float32, LZW) as cells and compares, in alternation, medians over the rounds:",
            "(a) GDALRasterIO of every pixel, which keeps none; (b) the reader alone, which makes cells of them;",
            "(c) load: a row a pixel in the warehouse; (d) gdal_translate -of XYZ, where it is installed."
        },
        footer = {"", "Examples:", "  varve bench raster", "  varve bench raster --size 2000 --rounds 1"})
final class BenchRasterCommand implements Callable<Integer> {
    private static final String DATASET = "bench.raster";
    private static final String TRANSLATE = "gdal_translate";

    @Mixin
    private Locations places;

    @Spec
    private CommandSpec spec;

    @Option(names = "--size", defaultValue = "10000", description = "Rows and columns (default: ${DEFAULT-VALUE})")
    private int size;

    @Option(names = "--rounds", defaultValue = "3", description = "How often (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Files.createDirectories(places.home().root().resolve("bench"));
        Path landing = Files.createDirectories(folder.resolve("raster-" + size));
        Path file = landing.resolve("scene.20260101.tif");
        if (!Files.exists(file)) {
            out.printf("writing %,d x %,d pixels to %s%n", size, size, file);
            BenchImage.write(file, size);
        }
        Path sql = folder.resolve("sql-raster");
        Files.writeString(
                Files.createDirectories(sql.resolve(DATASET.replace('.', '/'))).resolve("contract.yaml"),
                BenchImage.CONTRACT);
        Optional<Path> translate = translate();
        Comparison comparison = new Comparison();
        Scratch scratch = new Scratch(places.root(), folder.resolve("scratch"));
        Path log = folder.resolve("log");
        long stored = 0;
        for (int round = 0; round < rounds; round++) {
            Timings plain = Timings.run(log, scratch.command("bench", "pixels", file.toString()));
            Timings cells = Timings.run(log, scratch.command("bench", "pixels", "--cells", file.toString()));
            scratch.clear();
            Timings.run(log, scratch.task("register", DATASET, landing, sql));
            Timings load = Timings.run(log, scratch.task("load", DATASET, landing, sql));
            stored = scratch.stored();
            scratch.clear();
            comparison.add("(a) GDALRasterIO", plain);
            comparison.add("(b) the reader alone", cells);
            comparison.add("(c) load", load);
            out.printf(
                    "round %d: (a) %.2f s, (b) %.2f s, (c) %.2f s",
                    round + 1, plain.seconds(), cells.seconds(), load.seconds());
            if (translate.isPresent()) {
                Timings text = Timings.run(log, translated(translate.get(), file));
                comparison.add("(d) " + TRANSLATE, text);
                out.printf(", (d) %.2f s", text.seconds());
            }
            out.println();
            out.flush();
        }
        long pixels = (long) size * size;
        out.printf(
                "%n%,d x %,d pixels, float32, LZW, %.1f MB; medians of %d%n",
                size, size, Files.size(file) / 1e6, rounds);
        comparison.print(out, pixels, "cells");
        if (translate.isEmpty()) {
            out.printf("(d) %s: not found, skipped%n", TRANSLATE);
        }
        out.printf("warehouse file: %.2f bytes a cell%n", (double) stored / pixels);
        out.flush();
        return 0;
    }

    /** Text that goes nowhere: no disk takes part. */
    private static List<String> translated(Path translate, Path file) {
        return List.of(translate.toString(), "-q", "-of", "XYZ", file.toString(), "/dev/null");
    }

    private static Optional<Path> translate() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, TRANSLATE))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
