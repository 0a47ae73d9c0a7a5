package dev.varve.formats.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import io.airlift.compress.v3.Decompressor;
import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.lz4.Lz4JavaDecompressor;
import io.airlift.compress.v3.snappy.SnappyJavaDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/** How the bytes of pages are compressed. */
enum Codec {
    UNCOMPRESSED,
    SNAPPY,
    GZIP,
    LZO,
    BROTLI,
    LZ4,
    ZSTD,
    LZ4_RAW;

    static Codec of(long id, String column) {
        if (id < 0 || id >= values().length) {
            throw Damage.corrupt("the codec of " + column + " is " + id);
        }
        return values()[(int) id];
    }

    boolean isRead() {
        return this != LZO && this != BROTLI;
    }

    /** Fills {@code into} from a place on, exactly. */
    void unpack(byte[] packed, int from, int to, byte[] into, int at, String where) {
        try {
            boolean exact = switch (this) {
                case UNCOMPRESSED -> copy(packed, from, to, into, at);
                case SNAPPY -> unpack(new SnappyJavaDecompressor(), packed, from, to, into, at);
                case GZIP -> gunzip(packed, from, to, into, at);
                case ZSTD ->
                    Zstd.decompressByteArray(into, at, into.length - at, packed, from, to - from) == into.length - at;
                case LZ4_RAW -> unpack(new Lz4JavaDecompressor(), packed, from, to, into, at);
                case LZ4 ->
                    framed(packed, from, to, into, at) || unpack(new Lz4JavaDecompressor(), packed, from, to, into, at);
                default -> throw new IllegalStateException(name());
            };
            if (!exact) {
                throw Damage.corrupt(where + " does not unpack to the " + (into.length - at) + " bytes that it should");
            }
        } catch (IOException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | MalformedInputException
                | ZstdException e) {
            throw Damage.corrupt(where + " cannot be unpacked by " + this);
        }
    }

    private static boolean unpack(Decompressor codec, byte[] packed, int from, int to, byte[] into, int at) {
        int length = into.length - at;
        // Writers leave nothing of nothing.
        return from == to ? length == 0 : codec.decompress(packed, from, to - from, into, at, length) == length;
    }

    /**
     * As Hadoop frames it: blocks, each behind its size and its packed size. Others write one block without a frame under the same
     * name.
     *
     * @return false where it is no frame
     */
    private static boolean framed(byte[] packed, int from, int to, byte[] into, int at) {
        ByteBuffer sizes = ByteBuffer.wrap(packed);
        int next = from;
        int filled = at;
        while (next < to) {
            if (to - next < 2 * Integer.BYTES) {
                return false;
            }
            int size = sizes.getInt(next);
            int stored = sizes.getInt(next + Integer.BYTES);
            next += 2 * Integer.BYTES;
            if (size < 0 || stored < 0 || size > into.length - filled || stored > to - next) {
                return false;
            }
            try {
                if (new Lz4JavaDecompressor().decompress(packed, next, stored, into, filled, size) != size) {
                    return false;
                }
            } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
                return false;
            }
            next += stored;
            filled += size;
        }
        return filled == into.length;
    }

    private static boolean copy(byte[] packed, int from, int to, byte[] into, int at) {
        if (to - from != into.length - at) {
            return false;
        }
        System.arraycopy(packed, from, into, at, to - from);
        return true;
    }

    private static boolean gunzip(byte[] packed, int from, int to, byte[] into, int at) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed, from, to - from))) {
            return in.readNBytes(into, at, into.length - at) == into.length - at && in.read() < 0;
        }
    }
}
