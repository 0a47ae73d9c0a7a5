package dev.varve.storage;

import dev.varve.contract.Compression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;

/** Packs contents as other programs do. */
final class Packed {
    private Packed() {}

    static byte[] compressed(Compression compression, byte[]... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            try (OutputStream out = compressing(bytes, compression)) {
                out.write(part);
            }
        }
        return bytes.toByteArray();
    }

    private static OutputStream compressing(OutputStream out, Compression compression) throws IOException {
        return switch (compression) {
            case NONE -> out;
            case GZIP -> new GZIPOutputStream(out);
            case BZIP2 -> new BZip2CompressorOutputStream(out);
            case XZ -> new XZCompressorOutputStream(out);
            case ZSTD ->
                ZstdCompressorOutputStream.builder()
                        .setOutputStream(out)
                        .setChecksum(true)
                        .get();
        };
    }

    /** Rows that compress as rows do. */
    static byte[] rows(int count) {
        Random random = new Random(count);
        StringBuilder text = new StringBuilder("id,name,amount\n");
        for (int i = 1; i <= count; i++) {
            text.append(i)
                    .append(",name ")
                    .append(random.nextInt(10_000))
                    .append(',')
                    .append(random.nextInt(100_000))
                    .append('\n');
        }
        return bytes(text.toString());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
