package dev.varve.aws;

import dev.varve.storage.StoreFailure;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses between tries: twice as long each time, and random, so that those who failed together do not come back together. */
final class Pauses {
    private Pauses() {}

    /** @param tries that have failed, from 1 on @param first in milliseconds @param longest in milliseconds */
    static void sleep(long first, long longest, int tries) throws StoreFailure {
        long most = Math.min(longest, first << Math.min(tries - 1, 20));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.transientFailure("interrupted while waiting to try again; run this again", e);
        }
    }
}
