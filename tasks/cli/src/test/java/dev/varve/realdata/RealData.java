package dev.varve.realdata;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** One folder of published data: {@code landing/<moment>/<file>} and {@code drops.csv}, which tells what is in them. */
record RealData(Path folder) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Skips the test where the data is not there; {@code -Dvarve.data} says where else to look. */
    static RealData assumed(String name) {
        Path data = Path.of(System.getProperty("varve.data", "../../../shared/data"));
        Path folder = data.resolve(name).toAbsolutePath().normalize();
        assumeTrue(Files.isDirectory(folder), () -> "skipped: no " + folder);
        return new RealData(folder);
    }

    /** Moments of delivery in their order. */
    List<Instant> moments() {
        return entries(folder.resolve("landing")).stream()
                .map(drop -> Instant.from(MOMENT.parse(drop.getFileName().toString())))
                .toList();
    }

    List<Path> files(Instant moment) {
        return entries(folder.resolve("landing").resolve(MOMENT.format(moment)));
    }

    /** Lets the drops of these moments arrive in a landing of one's own. */
    void deliver(List<Instant> moments, Path landing) throws IOException {
        for (Instant moment : moments) {
            for (Path file : files(moment)) {
                Path arrived = landing.resolve(path(file));
                Files.createDirectories(arrived.getParent());
                Files.copy(file, arrived);
            }
        }
    }

    /** All files of one name, whatever their folder, in its order. */
    List<Path> named(String name) {
        return all().filter(file -> file.getFileName().toString().equals(name)).toList();
    }

    Stream<Path> all() {
        return entries(folder.resolve("landing")).stream()
                .flatMap(entry -> Files.isDirectory(entry) ? entries(entry).stream() : Stream.of(entry));
    }

    /** Lets every file arrive that has a moment, which becomes its time of modification. */
    void deliver(Path landing, Function<Path, Instant> receivedAt) throws IOException {
        for (Path file : all().toList()) {
            Instant moment = receivedAt.apply(file);
            if (moment != null) {
                Path arrived = landing.resolve(path(file));
                Files.createDirectories(arrived.getParent());
                Files.copy(file, arrived);
                Files.setLastModifiedTime(arrived, FileTime.from(moment));
            }
        }
    }

    /** Where a file lies below the landing. */
    String path(Path file) {
        return folder.getParent().relativize(file).toString();
    }

    /** The rows of {@code drops.csv}. */
    List<Map<String, String>> described() throws IOException {
        return Csv.rows(Files.readString(folder.resolve("drops.csv")));
    }

    /** The rows of {@code drops.csv} about the moment. */
    List<Map<String, String>> described(Instant moment) throws IOException {
        return described().stream()
                .filter(row -> row.get("loaded_at_utc").equals(MOMENT.format(moment)))
                .toList();
    }

    /** Decompressed, without a byte order mark. */
    static String text(Path file) throws IOException {
        try (InputStream content = new GZIPInputStream(Files.newInputStream(file))) {
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted(Comparator.naturalOrder()).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
