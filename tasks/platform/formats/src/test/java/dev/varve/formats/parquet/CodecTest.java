package dev.varve.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.formats.refusal.RefusedFile;
import io.airlift.compress.v3.lz4.Lz4JavaCompressor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodecTest {

    private static byte[] block(byte[] text, int from, int length) {
        Lz4JavaCompressor compressor = new Lz4JavaCompressor();
        byte[] into = new byte[compressor.maxCompressedLength(length)];
        return Arrays.copyOf(into, compressor.compress(text, from, length, into, 0, into.length));
    }

    private static byte[] unpacked(byte[] packed, int length) {
        byte[] into = new byte[length + 3];
        Codec.LZ4.unpack(packed, 0, packed.length, into, 3, "the page");
        return Arrays.copyOfRange(into, 3, into.length);
    }

    @Test
    void lz4IsFramedInBlocksOrNotAtAll() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] text = new byte[random.nextInt(1, 3_000)];
            for (int k = 0; k < text.length; k++) {
                text[k] = (byte) random.nextInt(random.nextInt(1, 40));
            }
            ByteArrayOutputStream framed = new ByteArrayOutputStream();
            for (int from = 0; from < text.length; ) {
                int length = random.nextInt(1, text.length - from + 1);
                byte[] block = block(text, from, length);
                framed.writeBytes(ByteBuffer.allocate(8)
                        .putInt(length)
                        .putInt(block.length)
                        .array());
                framed.writeBytes(block);
                from += length;
            }
            assertThat(unpacked(framed.toByteArray(), text.length)).isEqualTo(text);
            assertThat(unpacked(block(text, 0, text.length), text.length)).isEqualTo(text);
        }
    }

    @Test
    void damagedLz4IsRefused() {
        byte[] text = "the same, the same, the same, and the same again".getBytes();
        byte[] block = block(text, 0, text.length);
        for (int cut = 1; cut < block.length; cut++) {
            byte[] broken = Arrays.copyOf(block, cut);
            assertThatThrownBy(() -> unpacked(broken, text.length))
                    .isInstanceOf(RefusedFile.class)
                    .hasMessageStartingWith("The Parquet file is damaged: the page ");
        }
        assertThatThrownBy(() -> unpacked(block, text.length + 1)).isInstanceOf(RefusedFile.class);
    }
}
