package dev.varve.aws;

import dev.varve.storage.StoreFailure;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses between tries: twice as long each time, and random, so that those who failed together do not come back together. */
final class Pauses {
    /** Milliseconds. */
    private static final long FIRST = 100;

    private static final long LONGEST = 5_000;

    private Pauses() {}

    /** @param tries that have failed, from 1 on */
    static void sleep(int tries) throws StoreFailure {
        long most = Math.min(LONGEST, FIRST << Math.min(tries - 1, 20));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.transientFailure("interrupted while waiting to try again; run this again", e);
        }
    }
}
