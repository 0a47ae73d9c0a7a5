package dev.varve.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageryDropsTest {
    @TempDir
    private Path folder;

    private Map<String, String> written(String name, int days, long seed) throws IOException {
        Path landing = folder.resolve(name);
        ImageryDrops.write(landing, days, seed);
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(landing)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(
                        landing.relativize(file).toString(),
                        java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }

    @Test
    void writesTheSameBytesForTheSameNumbers() throws IOException {
        Map<String, String> scenes = written("one", 10, 42);

        assertThat(scenes).isEqualTo(written("two", 10, 42));
        assertThat(scenes.keySet())
                .containsExactly(
                        "imagery/lst/2026-03-01/north_20260228.tif",
                        "imagery/lst/2026-03-01/south_20260228.tif",
                        "imagery/lst/2026-03-02/north_20260301.tif",
                        "imagery/lst/2026-03-02/south_20260301.tif",
                        "imagery/lst/2026-03-03/north_20260301_corrected.tif",
                        "imagery/lst/2026-03-03/north_20260302.tif",
                        "imagery/lst/2026-03-03/south_20260302.tif");
        assertThat(scenes.values()).doesNotHaveDuplicates();
        assertThat(written("other", 1, 43).values()).doesNotContainAnyElementsOf(scenes.values());
        assertThat(scenes).containsAllEntriesOf(written("few", 2, 42));
    }

    @Test
    void tellsWhatHappens() throws IOException {
        assertThat(ImageryDrops.write(folder, 3, 42))
                .extracting(DropSummary::text)
                .containsExactly(
                        "rows 12 to 17 of tile north are nine degrees too cold",
                        "yesterday's scene of tile north comes again, corrected");
        assertThat(ImageryDrops.write(folder, 1, 42)).isEmpty();
    }
}
