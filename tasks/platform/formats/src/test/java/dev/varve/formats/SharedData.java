package dev.varve.formats;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Real data beside the repository; tests that need it are skipped where it is absent. */
public record SharedData(Path folder) {

    public static SharedData of(String name) {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.exists(root.resolve("shared/data"))) {
            root = root.getParent();
        }
        assumeTrue(root != null, "../shared/data is absent, so real files are not read");
        return new SharedData(root.resolve("shared/data").resolve(name));
    }

    /** Files of the landing folder that end so, in the order of their paths. */
    public List<Path> landed(String suffix) {
        try (Stream<Path> files = Files.walk(folder.resolve("landing"))) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Fields of drops.csv, without its header; only the last may carry a comma. */
    public List<String[]> drops(int fields) {
        try {
            return Files.readAllLines(folder.resolve("drops.csv")).stream()
                    .skip(1)
                    .map(line -> line.split(",", fields))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Outcome read(RecordReader reader, Path file) {
        try (GZIPInputStream content = new GZIPInputStream(Files.newInputStream(file), 64 * 1024)) {
            return Outcome.of(reader, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
