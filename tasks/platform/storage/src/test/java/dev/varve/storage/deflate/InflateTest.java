package dev.varve.storage.deflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compared with zlib, which comes with Java: the same content, and the same streams refused. */
class InflateTest {
    private static final byte[] REFUSED = null;

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "6, 0", "9, 0", "9, 1", "6, 2"})
    void givesBackWhatWasDeflated(int level, int strategy) throws IOException {
        Random random = new Random(level * 10L + strategy);
        for (int i = 0; i < 60; i++) {
            byte[] content = content(random, random.nextInt(i % 10 == 0 ? 700_000 : 3_000));
            byte[] packed = deflated(content, level, strategy, random.nextInt(3));
            assertThat(Arrays.equals(inflated(packed, random), content))
                    .as("content %d", i)
                    .isTrue();
        }
    }

    @Test
    void refusesAndTakesWhatZlibDoes() throws IOException {
        Random random = new Random(5);
        int refused = 0;
        int taken = 0;
        for (int i = 0; i < 8_000; i++) {
            int level = i % 4 == 0 ? 1 : 9;
            byte[] packed = deflated(content(random, 20 + random.nextInt(600)), level, i % 3 == 0 ? 2 : 0, 0);
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                // The lengths of the codes stand in front.
                int bit = random.nextInt(random.nextBoolean() ? Math.min(packed.length, 60) * 8 : packed.length * 8);
                packed[bit / 8] ^= (byte) (1 << bit % 8);
            }
            byte[] expected = zlib(packed);
            byte[] actual = tried(packed, random);
            assertThat(actual).as("stream %d", i).isEqualTo(expected);
            if (expected == REFUSED) {
                refused++;
            } else {
                taken++;
            }
        }
        assertThat(refused).isGreaterThan(2_000);
        assertThat(taken).isGreaterThan(200);
    }

    @Test
    void refusesAndTakesRubbishAsZlibDoes() throws IOException {
        Random random = new Random(6);
        int taken = 0;
        for (int i = 0; i < 40_000; i++) {
            byte[] rubbish = new byte[1 + random.nextInt(40)];
            random.nextBytes(rubbish);
            byte[] expected = zlib(rubbish);
            assertThat(tried(rubbish, random)).as("rubbish %d", i).isEqualTo(expected);
            taken += expected == REFUSED ? 0 : 1;
        }
        assertThat(taken).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 8, 9, 255, 32_767, 32_768})
    void copiesFromAnyDistance(int distance) throws IOException {
        byte[] content = new byte[300_000];
        new Random(distance).nextBytes(content);
        for (int i = distance; i < content.length; i++) {
            content[i] = content[i - distance];
        }
        assertThat(Arrays.equals(inflated(deflated(content, 9, 0, 0), new Random(1)), content))
                .isTrue();
    }

    @Test
    void endsWhereTheStreamEndsAndGoesOnWithAnother() throws IOException {
        byte[] first = deflated(new byte[] {1, 2, 3}, 9, 0, 0);
        byte[] second = deflated(new byte[] {4, 5}, 9, 0, 0);
        PackedBytes both = packed(first, new byte[] {77}, second);
        Inflate inflate = new Inflate(both);
        byte[] out = new byte[10];

        assertThat(inflate.read(out, 0, 10)).isEqualTo(3);
        assertThat(inflate.read(out, 0, 10)).isEqualTo(-1);
        assertThat(both.demand()).isEqualTo(77);
        inflate.restart();
        assertThat(inflate.read(out, 0, 10)).isEqualTo(2);
        assertThat(out).startsWith(4, 5, 3);
        assertThat(inflate.read(out, 0, 10)).isEqualTo(-1);
        assertThat(both.atEnd()).isTrue();
    }

    @Test
    void takesNothingFromTheStreamBefore() throws IOException {
        byte[] content = "abcdefgh".repeat(20).getBytes();
        byte[] later = new byte[100];
        PackedBytes both = packed(deflated(content, 9, 0, 0), farBack());
        Inflate inflate = new Inflate(both);
        while (inflate.read(later, 0, 100) >= 0) {
            // to the end
        }
        inflate.restart();

        assertThatThrownBy(() -> inflate.read(later, 0, 100))
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("before the start");
    }

    @Test
    void saysWhereAStreamBreaksOff() throws IOException {
        byte[] whole = deflated(content(new Random(3), 5_000), 9, 0, 0);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> inflated(cut, new Random(1)))
                    .as("%d bytes", length)
                    .isInstanceOf(EOFException.class);
        }
    }

    /** A literal, then three bytes from a distance of four, in fixed codes. */
    private static byte[] farBack() {
        long bits = 0b011; // last block, fixed codes
        bits |= (long) (Integer.reverse(0x30 + 'x') >>> 24) << 3;
        bits |= (long) (Integer.reverse(1) >>> 25) << 11;
        bits |= (long) (Integer.reverse(3) >>> 27) << 18;
        byte[] stream = new byte[5];
        for (int i = 0; i < stream.length; i++) {
            stream[i] = (byte) (bits >>> 8 * i);
        }
        return stream;
    }

    /** Runs, text, far repetitions and noise. */
    private static byte[] content(Random random, int length) {
        byte[] content = new byte[length];
        int i = 0;
        while (i < length) {
            int run = Math.min(1 + random.nextInt(400), length - i);
            switch (random.nextInt(4)) {
                case 0 -> Arrays.fill(content, i, i + run, (byte) random.nextInt(256));
                case 1 -> {
                    for (int k = i; k < i + run; k++) {
                        content[k] = (byte) "etaoin shrdlu,\n0123456789".charAt(random.nextInt(25));
                    }
                }
                case 2 -> {
                    int from = random.nextInt(i + 1);
                    for (int k = 0; k < run; k++) {
                        content[i + k] = content[from + k];
                    }
                }
                default -> {
                    byte[] noise = new byte[run];
                    random.nextBytes(noise);
                    System.arraycopy(noise, 0, content, i, run);
                }
            }
            i += run;
        }
        return content;
    }

    /** @param flush 0: at the end only; 1: empty stored blocks in between; 2: and the history forgotten there */
    private static byte[] deflated(byte[] content, int level, int strategy, int flush) {
        Deflater deflater = new Deflater(level, true);
        deflater.setStrategy(strategy);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        int half = content.length / 2;
        int mode = new int[] {Deflater.NO_FLUSH, Deflater.SYNC_FLUSH, Deflater.FULL_FLUSH}[flush];
        deflater.setInput(content, 0, half);
        for (int n = 1; n > 0 || !deflater.needsInput(); ) {
            n = deflater.deflate(buffer, 0, buffer.length, mode);
            out.write(buffer, 0, n);
        }
        deflater.setInput(content, half, content.length - half);
        deflater.finish();
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static PackedBytes packed(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return new PackedBytes(new ByteArrayInputStream(all.toByteArray()));
    }

    private static byte[] inflated(byte[] packed, Random random) throws IOException {
        // A source that gives as many bytes at once as it likes.
        Inflate inflate = new Inflate(new PackedBytes(new ByteArrayInputStream(packed) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(40_000)));
            }
        }));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 + random.nextInt(100_000)];
        for (int n = inflate.read(buffer, 0, buffer.length); n >= 0; n = inflate.read(buffer, 0, buffer.length)) {
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
    }

    private static byte[] tried(byte[] packed, Random random) throws IOException {
        try {
            return inflated(packed, random);
        } catch (EOFException | ZipException e) {
            return REFUSED;
        }
    }

    private static byte[] zlib(byte[] packed) {
        Inflater inflater = new Inflater(true);
        // One byte more than there is, as its documentation asks for.
        inflater.setInput(Arrays.copyOf(packed, packed.length + 1));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        try {
            while (!inflater.finished()) {
                int n = inflater.inflate(buffer);
                out.write(buffer, 0, n);
                if (n == 0 && !inflater.finished()) {
                    return REFUSED;
                }
            }
            return inflater.getBytesRead() > packed.length ? REFUSED : out.toByteArray();
        } catch (DataFormatException e) {
            return REFUSED;
        } finally {
            inflater.end();
        }
    }
}
