package dev.varve.storage.unpack;

import dev.varve.contract.landing.Compression;
import dev.varve.storage.deflate.GzipStream;
import dev.varve.storage.stream.BlockStream;
import dev.varve.storage.stream.Damaged;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;

/** Reads every stream, member or frame that follows another, and refuses what is none. */
public final class Decompressed extends BlockStream {
    /** What {@code zstd --ultra} needs, and twice what {@code xz -9} does. */
    private static final int MOST_MEMORY = 1 << 27;

    private final InputStream in;

    private Decompressed(InputStream in) {
        this.in = in;
    }

    public static InputStream of(InputStream stored, Compression compression) throws IOException {
        try {
            return switch (compression) {
                case NONE -> stored;
                case GZIP -> new Decompressed(new GzipStream(stored));
                case BZIP2 -> new Decompressed(new Bzip2Streams(stored));
                case XZ ->
                    new Decompressed(XZCompressorInputStream.builder()
                            .setInputStream(new java.io.BufferedInputStream(stored, BUFFER))
                            .setDecompressConcatenated(true)
                            .setMemoryLimitKiB(MOST_MEMORY >> 10)
                            .get());
                case ZSTD -> new Decompressed(new ZstdCompressorInputStream(new ZstdFrames(stored)));
            };
        } catch (RuntimeException e) {
            throw damaged(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (MemoryLimitException e) {
            throw needsMemory();
        } catch (RuntimeException e) {
            throw damaged(e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    static Damaged needsMemory() {
        return new Damaged("too_large", "needs more than " + (MOST_MEMORY >> 20) + " MiB of memory to be unpacked");
    }

    /** Decoders stumble over some damages instead of naming them. */
    private static IOException damaged(RuntimeException e) {
        return new IOException(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
    }
}
