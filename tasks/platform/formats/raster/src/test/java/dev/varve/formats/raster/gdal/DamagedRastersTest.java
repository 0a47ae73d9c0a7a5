package dev.varve.formats.raster.gdal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.formats.raster.RasterFile;
import dev.varve.formats.raster.RasterReader;
import dev.varve.formats.raster.SampleType;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.Selection;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * Damaged TIFFs are read or refused, and the reader lives on. {@code -Dvarve.rasters=20000} damages more,
 * {@code -Dvarve.seed=7} others.
 */
@Tag("gdal")
class DamagedRastersTest {
    private static final int ROUNDS = Integer.getInteger("varve.rasters", 300);
    private static final long MEMORY_KB = 1_000_000;

    @TempDir
    private Path folder;

    private final Random random = new Random(Long.getLong("varve.seed", 1));
    private final Map<Reason, Integer> refused = new EnumMap<>(Reason.class);
    private int read;

    @Test
    void readsOrRefusesWhateverIsDamaged() throws IOException {
        List<byte[]> originals = originals();
        long memory = 0;
        try (RasterReader reader = Library.open()) {
            for (int round = 0; round < ROUNDS; round++) {
                Path file = folder.resolve("damaged-" + round + ".tif");
                Files.write(file, damaged(originals.get(random.nextInt(originals.size()))));
                take(reader, RasterFile.of(file), round);
                memory = Math.max(memory, peak());
                Files.delete(file);
            }
        }
        System.out.println("damaged rasters: " + read + " read, refused " + refused + ", at most " + memory + " KB");
        assertThat(refused).as("some damage was found").containsKey(Reason.CORRUPT);
        assertThat(read).as("some damage only changed a value").isPositive();
        assertThat(memory).as("KB at most").isBetween(1L, MEMORY_KB);
    }

    private void take(RasterReader reader, RasterFile file, int round) {
        try {
            for (Scene scene : reader.scenes(file)) {
                long[] cells = new long[1];
                reader.cells(file, scene, Selection.ALL, batch -> cells[0] += batch.size());
                assertThat(cells[0]).as("cells of round %d", round).isEqualTo(scene.pixels());
            }
            read++;
        } catch (RefusedFile e) {
            assertThat(e.getMessage()).as("round %d", round).isNotBlank();
            refused.merge(e.reason(), 1, Integer::sum);
            if (e.reason() == Reason.CRASHED) {
                System.out.println("round " + round + ": " + e.getMessage());
            }
        }
    }

    private byte[] damaged(byte[] original) {
        byte[] bytes = original.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 1 -> {
                int start = random.nextInt(bytes.length);
                byte[] other = new byte[random.nextInt(1, 64)];
                random.nextBytes(other);
                System.arraycopy(other, 0, bytes, start, Math.min(other.length, bytes.length - start));
            }
            default -> {
                // Directories stand at an end, mostly.
                int from = random.nextBoolean() ? 0 : Math.max(0, bytes.length - 400);
                int most = random.nextBoolean() ? bytes.length - from : Math.min(400, bytes.length - from);
                for (int i = random.nextInt(1, 6); i > 0; i--) {
                    byte[] telling = {0, 1, (byte) 0xff, 0x7f, (byte) random.nextInt(256)};
                    bytes[from + random.nextInt(most)] = telling[random.nextInt(telling.length)];
                }
            }
        }
        return bytes;
    }

    private static List<byte[]> originals() throws IOException {
        List<byte[]> originals = new ArrayList<>();
        for (SampleType type : SampleType.values()) {
            TiffDraft draft =
                    new TiffDraft(40, 30, 2, type).placed().nodata("7").metadata("<Item name=\"A\">b</Item>");
            draft.blockWidth = type.bytes() > 2 ? 16 : 0;
            draft.blockHeight = 16;
            draft.deflate = type.isFloating();
            draft.big = type.isLong();
            draft.bigEndian = type == SampleType.INT32;
            originals.add(TiffDraft.bytes(type == SampleType.UINT8 ? List.of(draft, draft) : List.of(draft)));
        }
        try {
            for (Expected expected : Expected.all()) {
                if (Files.size(expected.file()) < 100_000) {
                    originals.add(Files.readAllBytes(expected.file()));
                }
            }
        } catch (TestAbortedException e) {
            System.out.println("damaged rasters: " + e.getMessage());
        }
        return originals;
    }

    /** The most memory that a reading process has taken so far; that of one which crashed is not seen any more. */
    private static long peak() {
        return CrashTest.processes().stream()
                .mapToLong(process -> {
                    try {
                        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                                .filter(line -> line.startsWith("VmHWM:"))
                                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                                .findFirst()
                                .orElse(0);
                    } catch (IOException e) {
                        return 0;
                    }
                })
                .max()
                .orElse(0);
    }
}
