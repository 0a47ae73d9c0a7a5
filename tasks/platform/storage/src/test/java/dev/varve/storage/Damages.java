package dev.varve.storage;

import java.util.Random;
import java.util.TreeSet;

/** Everything that happens to bytes on their way. */
final class Damages {
    private Damages() {}

    /** Every length of the last kilobyte, and 500 others. */
    static Iterable<Integer> lengths(byte[] whole) {
        TreeSet<Integer> lengths = new TreeSet<>();
        for (int length = Math.max(0, whole.length - 1024); length < whole.length; length++) {
            lengths.add(length);
        }
        new Random(7).ints(500, 0, whole.length).forEach(lengths::add);
        return lengths;
    }

    /** Every bit of the last 50 bytes, and 400 others. */
    static Iterable<Integer> bits(byte[] whole) {
        TreeSet<Integer> bits = new TreeSet<>();
        for (int bit = Math.max(0, whole.length - 50) * 8; bit < whole.length * 8; bit++) {
            bits.add(bit);
        }
        new Random(7).ints(400, 0, whole.length * 8).forEach(bits::add);
        return bits;
    }

    static byte[] flipped(byte[] whole, int bit) {
        byte[] flipped = whole.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }
}
