package dev.varve.formats.raster.gdal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/** Lays out the pages of a TIFF, classic or big: header, then of each page blocks, long values, directory. */
final class TiffBytes {
    private final boolean big;
    private final ByteBuffer out;

    TiffBytes(boolean big, boolean bigEndian) {
        this.big = big;
        this.out = ByteBuffer.allocate(8 << 20).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    byte[] of(List<TiffDraft> pages) {
        int next = begin();
        for (TiffDraft page : pages) {
            Map<Integer, Object> tags = page.header();
            List<byte[]> blocks = page.blocks();
            long[] offsets = new long[blocks.size()];
            long[] counts = new long[blocks.size()];
            for (int i = 0; i < offsets.length; i++) {
                offsets[i] = out.position();
                counts[i] = blocks.get(i).length;
                out.put(blocks.get(i));
            }
            boolean tiled = page.blockWidth > 0;
            tags.putIfAbsent(tiled ? 324 : 273, offsets);
            tags.putIfAbsent(tiled ? 325 : 279, counts);
            next = directory(tags, next);
        }
        return written();
    }

    /** A page that only declares pixels, at places its tags tell. */
    byte[] header(TiffDraft page) {
        directory(page.header(), begin());
        return written();
    }

    private int begin() {
        out.put((out.order() == ByteOrder.BIG_ENDIAN ? "MM" : "II")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        out.putShort((short) (big ? 43 : 42));
        if (big) {
            out.putShort((short) 8).putShort((short) 0);
        }
        int next = out.position();
        offset(out, 0);
        return next;
    }

    private byte[] written() {
        byte[] bytes = new byte[out.position()];
        out.get(0, bytes);
        return bytes;
    }

    /** @return where the offset of the next directory goes */
    private int directory(Map<Integer, Object> tags, int previous) {
        int size = big ? 20 : 12;
        ByteBuffer entries = ByteBuffer.allocate(tags.size() * size).order(out.order());
        tags.forEach((tag, value) -> entry(entries, tag, value));
        out.position(out.position() + 7 & ~7);
        int start = out.position();
        ByteBuffer pointer = out.duplicate().order(out.order()).position(previous);
        offset(pointer, start);
        if (big) {
            out.putLong(tags.size());
        } else {
            out.putShort((short) tags.size());
        }
        out.put(entries.array());
        int next = out.position();
        offset(out, 0);
        return next;
    }

    private void entry(ByteBuffer entries, int tag, Object value) {
        byte[] bytes = bytes(value);
        int type = switch (value) {
            case String _ -> 2;
            case short[] _ -> 3;
            case int[] _ -> 4;
            case long[] _ -> big ? 16 : 4;
            default -> 12;
        };
        int size = switch (type) {
            case 2 -> 1;
            case 3 -> 2;
            case 4 -> 4;
            default -> 8;
        };
        int end = entries.position() + (big ? 20 : 12);
        entries.putShort((short) tag).putShort((short) type);
        offset(entries, bytes.length / size);
        if (bytes.length <= (big ? 8 : 4)) {
            entries.put(bytes);
        } else {
            offset(entries, out.position());
            out.put(bytes);
        }
        entries.position(end);
    }

    private byte[] bytes(Object value) {
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(out.order());
        switch (value) {
            case String text -> bytes.put(TiffDraft.ascii(text));
            case short[] shorts -> {
                for (short one : shorts) {
                    bytes.putShort(one);
                }
            }
            case int[] ints -> {
                for (int one : ints) {
                    bytes.putInt(one);
                }
            }
            case long[] longs -> {
                for (long one : longs) {
                    offset(bytes, one);
                }
            }
            case double[] doubles -> {
                for (double one : doubles) {
                    bytes.putDouble(one);
                }
            }
            default -> throw new IllegalArgumentException(value.toString());
        }
        byte[] exact = new byte[bytes.position()];
        bytes.get(0, exact);
        return exact;
    }

    private void offset(ByteBuffer to, long value) {
        if (big) {
            to.putLong(value);
        } else {
            to.putInt((int) value);
        }
    }
}
