package dev.varve.cli.propose.evidence;

import java.util.Arrays;

/** A set of hashes of 64 bits, of which two different texts share one about never. */
public final class LongHashes {
    private long[] slots = new long[1 << 10];
    private int size;
    private boolean zero;

    /** @return whether it is new */
    public boolean add(long hash) {
        if (hash == 0) {
            boolean added = !zero;
            zero = true;
            return added;
        }
        if (size * 2 >= slots.length) {
            long[] old = slots;
            slots = new long[old.length * 2];
            size = 0;
            Arrays.stream(old).filter(one -> one != 0).forEach(this::put);
        }
        return put(hash);
    }

    int size() {
        return size;
    }

    private boolean put(long hash) {
        int at = (int) (hash ^ hash >>> 32) & slots.length - 1;
        while (slots[at] != 0) {
            if (slots[at] == hash) {
                return false;
            }
            at = at + 1 & slots.length - 1;
        }
        slots[at] = hash;
        size++;
        return true;
    }

    static long of(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = mixed(hash ^ text.charAt(i));
        }
        return hash;
    }

    public static long mixed(long bits) {
        long hash = bits * 0x9e3779b97f4a7c15L;
        hash ^= hash >>> 32;
        hash *= 0xd6e8feb86659fd93L;
        return hash ^ hash >>> 29;
    }
}
